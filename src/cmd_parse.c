#include "run.h"

static bool write_trees(Worker *worker, const Options *options, Job *job) {
    (void)worker;
    (void)options;
    for (size_t i = 0; i < job->coded.tree_count; i++)
        conllu_write(&job->coded.trees[i], job->article.text, job->out);
    return true;
}

int cmd_parse(const char *program, int argc, char **argv) {
    Options options;
    if (!options_parse(&options, argc, argv, FILES_NEEDED))
        return EXIT_WRONG_CALL;
    for (int i = 0; i < options.file_count && !options.gold_tokens; i++)
        if (str_has_suffix(str_of(options.files[i]), ".conllu")) {
            fprintf(stderr, "nastan: %s: is analysed text; parse it anew with --gold-tokens\n", options.files[i]);
            return EXIT_WRONG_CALL;
        }
    Run run = {.options = &options, .article = write_trees};
    return run_files(&run, program);
}
