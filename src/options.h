/* Options that code, parse and explain share. */
#ifndef NASTAN_OPTIONS_H
#define NASTAN_OPTIONS_H
#include "output.h"

typedef struct Options {
    ArticleDefaults defaults;
    Format format;
    const char *rule;
    bool gold_tokens;
    long jobs; /* threads */
    char **files;
    int file_count;
} Options;

bool options_parse(Options *options, int argc, char **argv); /* prints what is wrong */
#endif
