/* What the commands share: options, and one article after the other through the pipeline. */
#ifndef NASTAN_RUN_H
#define NASTAN_RUN_H
#include "commands.h"
#include "output.h"
#include "pipeline.h"

typedef struct Options {
    ArticleDefaults defaults;
    Format format;
    const char *rule;
    bool gold_tokens;
    char **files;
    int file_count;
} Options;

bool options_parse(Options *options, int argc, char **argv); /* prints what is wrong */

typedef struct Run {
    Pipeline *pipeline;
    Worker *worker;
    const Options *options;
    StrBuf *out;
    bool (*article)(struct Run *run, Arena *arena, const Article *article, Coded *coded, Error *err);
    bool keeps_trees; /* a .conllu file is taken as it is, not parsed again */
} Run;

int run_files(Run *run, const char *program); /* exit status */
#endif
