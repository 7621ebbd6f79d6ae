#include "keep.h"

static bool code_article(Worker *worker, const Options *options, Job *job) {
    if (!worker_code(worker, job->arena, &job->article, &job->coded, &job->err))
        return false;
    output_events(options->format, &job->article, job->coded.events, job->coded.event_count, job->out);
    if (!job->coded.event_count && options->format == FORMAT_TABLE)
        job->note = "no events found";
    return true;
}

static void write_header(const Options *options, FILE *out) { output_header(options->format, out); }

static bool store_article(Worker *worker, const Options *options, Job *job) {
    (void)options;
    return worker_code(worker, job->arena, &job->article, &job->coded, &job->err);
}

int cmd_code(const char *program, int argc, char **argv) {
    Options options;
    Kept kept = {0};
    if (!options_parse(&options, argc, argv, FILES_NEEDED))
        return EXIT_WRONG_CALL;
    if (options.store && options.format_given) {
        fputs("nastan: --store and --format exclude each other: events go to the store, or are written\n", stderr);
        return EXIT_WRONG_CALL;
    }
    Run run = {.options = &options, .keeps_trees = true};
    if (options.store) {
        run.article = store_article;
        return keep_run(&options, keeper_for_files, &kept, run, program);
    }
    run.article = code_article;
    run.begin = write_header;
    return run_files(&run, program);
}
