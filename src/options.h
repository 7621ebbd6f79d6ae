/* Options that code, parse and explain share. */
#ifndef NASTAN_OPTIONS_H
#define NASTAN_OPTIONS_H
#include "output.h"

typedef struct Options {
    ArticleDefaults defaults;
    Format format;
    const char *rule;
    const char *store; /* where it is; NULL: none */
    bool format_given;
    bool gold_tokens;
    long jobs; /* threads */
    char **files;
    int file_count;
} Options;

typedef enum OptionsFiles { FILES_NEEDED, FILES_NONE } OptionsFiles;
bool options_parse(Options *options, int argc, char **argv, OptionsFiles files); /* prints what is wrong */
#endif
