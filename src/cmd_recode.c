#include "keep.h"

static bool code_article(Worker *worker, const Options *options, Job *job) {
    (void)options;
    return worker_code(worker, job->arena, &job->article, &job->coded, &job->err);
}

int cmd_recode(const char *program, int argc, char **argv) {
    Options options;
    Kept kept = {0};
    if (!options_parse(&options, argc, argv, FILES_NONE))
        return EXIT_WRONG_CALL;
    if (!options.store) {
        fputs("usage: nastan recode --store STORE [--jobs N]\n", stderr);
        return EXIT_WRONG_CALL;
    }
    Run run = {.options = &options, .article = code_article};
    return keep_run(&options, keeper_for_store, &kept, run, program);
}
