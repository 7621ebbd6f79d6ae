#include "run.h"

static bool code_article(Worker *worker, const Options *options, Job *job) {
    if (!worker_code(worker, job->arena, &job->article, &job->coded, &job->err))
        return false;
    output_events(options->format, &job->article, job->coded.events, job->coded.event_count, job->out);
    if (!job->coded.event_count && options->format == FORMAT_TABLE)
        job->note = "no events found";
    return true;
}

static void write_header(const Options *options, FILE *out) { output_header(options->format, out); }

int cmd_code(const char *program, int argc, char **argv) {
    Options options;
    if (!options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    Run run = {.options = &options, .article = code_article, .begin = write_header, .keeps_trees = true};
    return run_files(&run, program);
}
