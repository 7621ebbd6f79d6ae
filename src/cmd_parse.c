#include "run.h"

static bool write_trees(Run *run, Arena *arena, const Article *article, Coded *coded, Error *err) {
    (void)run;
    (void)arena;
    for (size_t i = 0; i < coded->tree_count; i++)
        conllu_write(&coded->trees[i], article->text, stdout);
    return !ferror(stdout) || error_set(err, "standard output cannot be written");
}

int cmd_parse(const char *program, int argc, char **argv) {
    Options options;
    if (!options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    for (int i = 0; i < options.file_count && !options.gold_tokens; i++)
        if (str_has_suffix(str_of(options.files[i]), ".conllu")) {
            fprintf(stderr, "nastan: %s: is analysed text; parse it anew with --gold-tokens\n", options.files[i]);
            return EXIT_WRONG_CALL;
        }
    StrBuf out = {0};
    Run run = {.options = &options, .out = &out, .article = write_trees};
    return run_files(&run, program);
}
