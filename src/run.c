#include "run.h"
#include "base/file.h"
#include "base/limits.h"

#include <string.h>
#include <unistd.h>

static bool parse_format(const char *name, Format *format) {
    static const char *const names[] = {"table", "jsonl", "csv"};
    for (int i = 0; i < 3; i++)
        if (strcmp(name, names[i]) == 0) {
            *format = (Format)i;
            return true;
        }
    fprintf(stderr, "nastan: unknown format '%s'; it is table, jsonl or csv\n", name);
    return false;
}

static bool parse_option(Options *o, const char *name, const char *value) {
    if (strcmp(name, "--format") == 0)
        return parse_format(value, &o->format);
    if (strcmp(name, "--date") == 0)
        o->defaults.date = str_of(value);
    else if (strcmp(name, "--language") == 0)
        o->defaults.language = str_of(value);
    else if (strcmp(name, "--rule") == 0)
        o->rule = value;
    else {
        fprintf(stderr, "nastan: unknown option '%s'; see nastan --help\n", name);
        return false;
    }
    return true;
}

bool options_parse(Options *o, int argc, char **argv) {
    *o = (Options){.format = isatty(STDOUT_FILENO) ? FORMAT_TABLE : FORMAT_JSONL};
    int i = 1;
    for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
        if (strcmp(argv[i], "--gold-tokens") == 0) {
            o->gold_tokens = true;
            continue;
        }
        if (i + 1 == argc) {
            fprintf(stderr, "nastan: option '%s' needs a value, or is unknown; see nastan --help\n", argv[i]);
            return false;
        }
        if (!parse_option(o, argv[i], argv[i + 1]))
            return false;
        i++;
    }
    o->files = argv + i;
    o->file_count = argc - i;
    if (!o->file_count)
        fputs("nastan: name at least one file; see nastan --help\n", stderr);
    return o->file_count > 0;
}

static bool run_article(Run *run, Arena *arena, const Article *article, Coded *coded, Error *err) {
    return run->article(run, arena, article, coded, err) || error_prefix(err, "article '%.*s'", STR_ARG(article->id));
}

static bool run_conllu(Run *run, const char *path, Error *err) {
    Arena *arena = arena_new();
    Str bytes;
    Article article = {.date = run->options->defaults.date, .language = run->options->defaults.language};
    Coded coded = {0};
    bool ok = file_read(path, LIMIT_FILE_BYTES, arena, &bytes, err) &&
              (conllu_read(bytes, arena, &article, &coded.trees, &coded.tree_count, err) || error_prefix(err, "%s", path));
    if (ok) {
        const char *slash = strrchr(path, '/');
        article.id = str_of(slash ? slash + 1 : path);
        article.id.len -= strlen(".conllu");
        if (!article.language.len)
            article.language = language_detect(article.text);
        ok = (run->keeps_trees || worker_parse_words(run->worker, arena, &article, &coded, err)) && run_article(run, arena, &article, &coded, err);
    }
    arena_free(arena);
    return ok;
}

static bool write_out(Run *run) {
    bool ok = fwrite(strbuf_str(run->out).at, 1, run->out->len, stdout) == run->out->len;
    strbuf_clear(run->out);
    return ok;
}

static void report(const Error *err, int *status) {
    fprintf(stderr, "nastan: %s\n", err->message);
    *status = EXIT_SOME_FAILED;
}

static void run_articles(Run *run, const char *path, int *status) {
    Error err = {""};
    ArticleReader *reader = article_reader_new(path, run->options->defaults, &err);
    if (!reader) {
        report(&err, status);
        return;
    }
    ArticleResult result = ARTICLE_READ;
    while (result != ARTICLE_END) {
        Arena *arena = arena_new();
        Article article;
        Coded coded = {0};
        result = article_reader_next(reader, arena, &article, &err);
        if (result == ARTICLE_READ && article.repaired)
            fprintf(stderr, "nastan: %s: article '%.*s': %zu broken bytes (not UTF-8) were replaced\n", path, STR_ARG(article.id), article.repaired);
        bool ok = result == ARTICLE_READ && worker_parse(run->worker, arena, &article, &coded, &err) &&
                  run_article(run, arena, &article, &coded, &err);
        if (result == ARTICLE_READ && !ok)
            error_prefix(&err, "%s", path);
        if (result == ARTICLE_BAD || (result == ARTICLE_READ && !ok))
            report(&err, status);
        if (!write_out(run)) {
            error_set(&err, "standard output cannot be written");
            report(&err, status);
            result = ARTICLE_END;
        }
        arena_free(arena);
    }
    article_reader_free(reader);
}

int run_files(Run *run, const char *program) {
    Error err = {""};
    int status = 0;
    run->pipeline = pipeline_new(program, &err);
    if (!run->pipeline) {
        report(&err, &status);
        return EXIT_WRONG_CALL;
    }
    run->worker = worker_new(run->pipeline);
    for (int i = 0; i < run->options->file_count; i++) {
        const char *path = run->options->files[i];
        if (!str_has_suffix(str_of(path), ".conllu"))
            run_articles(run, path, &status);
        else if (!run_conllu(run, path, &err) || !write_out(run))
            report(&err, &status);
    }
    if (fflush(stdout) != 0)
        status = EXIT_SOME_FAILED;
    worker_free(run->worker);
    pipeline_free(run->pipeline);
    strbuf_release(run->out);
    return status;
}
