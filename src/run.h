/* One article after the other through the pipeline, on as many threads as asked for.
 *
 * Articles are read in order, worked on side by side, and written in order: output and messages are the same for every
 * number of threads. With one thread an article is written before the next is read, so that a stream flows. */
#ifndef NASTAN_RUN_H
#define NASTAN_RUN_H
#include "commands.h"
#include "options.h"
#include "pipeline.h"

typedef struct Job {
    Arena *arena;
    const char *path; /* of the file that the article stands in */
    Article article;
    Coded coded;
    FILE *out; /* into `bytes`; becomes standard output */
    char *bytes;
    size_t byte_count;
    const char *note; /* for standard error, about an article that went well; or NULL */
    bool kept;        /* in the store already: not to be coded again */
    bool ok;
    Error err; /* where not ok */
} Job;

/* What a command does with a parsed article; false with `job->err` set where it cannot. */
typedef bool (*JobFunction)(Worker *worker, const Options *options, Job *job);

/* Where articles go to, and may come from, besides files. All calls come from one thread, in the order of articles. */
typedef struct Keeper {
    void *context;
    bool (*has)(void *context, Pipeline *pipeline, const Article *article, bool *has, Error *err); /* or NULL */
    /* Keeps those jobs of a batch that are ok, all or none. */
    bool (*keep)(void *context, Pipeline *pipeline, const Job *jobs, size_t count, Error *err);
    /* The next article where they do not come from files; else NULL. */
    bool (*next)(void *context, Arena *arena, Article *article, bool *found, Error *err);
} Keeper;

typedef struct Run {
    const Options *options;
    JobFunction article;
    void (*begin)(const Options *options, FILE *out); /* what stands before the first article, or NULL */
    bool keeps_trees;                                 /* a .conllu file is taken as it is, not parsed again */
    const Keeper *keeper;                             /* or NULL */
} Run;

int run_files(const Run *run, const char *program); /* exit status */
#endif
