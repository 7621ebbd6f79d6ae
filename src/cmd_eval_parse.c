#include "base/file.h"
#include "base/limits.h"
#include "base/strbuf.h"
#include "commands.h"
#include "options.h"
#include "parse/evaluation.h"
#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

/* The text of analysed sentences, from their `# text` lines; a new paragraph begins a line. */
static Str raw_text(Arena *arena, Str bytes) {
    StrBuf text = {0};
    for (Str line; str_next_field(&bytes, '\n', &line);) {
        line = str_trim(line);
        if (str_has_prefix(line, "# newpar") || str_has_prefix(line, "# newdoc"))
            strbuf_add_text(&text, text.len ? "\n\n" : "");
        if (!str_has_prefix(line, "# text = "))
            continue;
        strbuf_add(&text, (Str){line.at + strlen("# text = "), line.len - strlen("# text = ")});
        strbuf_add_char(&text, ' ');
    }
    Str raw = arena_str(arena, strbuf_str(&text));
    strbuf_release(&text);
    return raw;
}

static bool parse_gold(Pipeline *pipeline, Arena *arena, const Options *options, Str gold, Str *system, Error *err) {
    Worker *worker = worker_new(pipeline);
    Article article = {.id = STR("gold"), .language = options->defaults.language};
    Coded coded = {0};
    char *bytes = NULL;
    size_t size = 0, repaired;
    bool ok = !options->gold_tokens || conllu_read(gold, arena, &article, &coded.trees, &coded.tree_count, err);
    if (ok && !options->gold_tokens)
        article.text = text_normalise(arena, raw_text(arena, gold), &repaired);
    if (ok && !article.language.len)
        article.language = language_detect(article.text);
    ok = ok && (options->gold_tokens ? worker_parse_words(worker, arena, &article, &coded, err)
                                     : worker_parse(worker, arena, &article, &coded, err));
    if (ok) {
        FILE *out = open_memstream(&bytes, &size);
        for (size_t i = 0; out && i < coded.tree_count; i++)
            conllu_write(&coded.trees[i], article.text, out);
        ok = (out && fclose(out) == 0) || error_set(err, "not enough memory for the trees");
    }
    if (ok)
        *system = arena_str(arena, (Str){bytes, size});
    free(bytes);
    worker_free(worker);
    return ok;
}

static void print_agreement(const Agreement scores[METRIC_COUNT]) {
    puts("Metric     | Precision |    Recall |  F1 Score");
    puts("-----------+-----------+-----------+-----------");
    for (int m = 0; m < METRIC_COUNT; m++) {
        const Agreement *a = &scores[m];
        double precision = a->system ? 100.0 * (double)a->correct / (double)a->system : 0.0;
        double recall = a->gold ? 100.0 * (double)a->correct / (double)a->gold : 0.0;
        printf("%-10s |%10.2f |%10.2f |%10.2f\n", metric_name((Metric)m), precision, recall, 100.0 * agreement_f1(a));
    }
}

int cmd_eval_parse(const char *program, int argc, char **argv) {
    Options options;
    Error err = {""};
    if (!options_parse(&options, argc, argv, FILES_NEEDED))
        return EXIT_WRONG_CALL;
    if (options.file_count > 2) {
        fputs("usage: nastan eval-parse [--gold-tokens] [--language XX] GOLD.conllu [SYSTEM.conllu]\n", stderr);
        return EXIT_WRONG_CALL;
    }
    Arena *arena = arena_new();
    Pipeline *pipeline = pipeline_new(program, &err);
    Str gold, system;
    Agreement scores[METRIC_COUNT];
    bool ok = pipeline && file_read(options.files[0], LIMIT_FILE_BYTES, arena, &gold, &err) &&
              (options.file_count == 2 ? file_read(options.files[1], LIMIT_FILE_BYTES, arena, &system, &err)
                                       : parse_gold(pipeline, arena, &options, gold, &system, &err)) &&
              evaluation_run(gold, system, scores, &err);
    if (ok)
        print_agreement(scores);
    else
        fprintf(stderr, "nastan: %s: %s\n", options.files[0], err.message);
    pipeline_free(pipeline);
    arena_free(arena);
    return ok ? 0 : EXIT_SOME_FAILED;
}
