#include "run.h"

static bool code_article(Run *run, Arena *arena, const Article *article, Coded *coded, Error *err) {
    if (!worker_code(run->worker, arena, article, coded, err))
        return false;
    output_events(run->options->format, article, coded->events, coded->event_count, run->out);
    if (!coded->event_count && run->options->format == FORMAT_TABLE)
        fprintf(stderr, "nastan: article '%.*s': no events found\n", STR_ARG(article->id));
    return true;
}

int cmd_code(const char *program, int argc, char **argv) {
    Options options;
    if (!options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    StrBuf out = {0};
    output_header(options.format, &out);
    Run run = {.options = &options, .out = &out, .article = code_article, .keeps_trees = true};
    return run_files(&run, program);
}
