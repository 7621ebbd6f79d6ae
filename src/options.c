#include "options.h"
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
    if (strcmp(name, "--format") == 0) {
        o->format_given = true;
        return parse_format(value, &o->format);
    }
    if (strcmp(name, "--date") == 0)
        o->defaults.date = str_of(value);
    else if (strcmp(name, "--store") == 0)
        o->store = value;
    else if (strcmp(name, "--language") == 0)
        o->defaults.language = str_of(value);
    else if (strcmp(name, "--jobs") == 0) {
        if (!str_to_long(str_of(value), &o->jobs) || o->jobs < 1 || o->jobs > LIMIT_JOBS) {
            fprintf(stderr, "nastan: --jobs is a number from 1 to %d, not '%s'\n", LIMIT_JOBS, value);
            return false;
        }
    } else if (strcmp(name, "--rule") == 0)
        o->rule = value;
    else {
        fprintf(stderr, "nastan: unknown option '%s'; see nastan --help\n", name);
        return false;
    }
    return true;
}

bool options_parse(Options *o, int argc, char **argv, OptionsFiles files) {
    *o = (Options){.jobs = 1, .format = isatty(STDOUT_FILENO) ? FORMAT_TABLE : FORMAT_JSONL};
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
    if (files == FILES_NEEDED && !o->file_count)
        fputs("nastan: name at least one file; see nastan --help\n", stderr);
    if (files == FILES_NONE && o->file_count)
        fprintf(stderr, "nastan: '%s' takes no files; see nastan --help\n", argv[0]);
    return (files == FILES_NEEDED) == (o->file_count > 0);
}
