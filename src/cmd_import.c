#include "base/file.h"
#include "commands.h"
#include "store/import.h"

#include <inttypes.h>

enum { BROKEN_TOLD = 10 };

typedef struct Broken {
    const char *path;
    size_t told;
} Broken;

static void tell_broken(void *context, size_t line, const char *why) {
    Broken *broken = context;
    if (broken->told++ < BROKEN_TOLD)
        fprintf(stderr, "nastan: %s:%zu: skipped: %s\n", broken->path, line, why);
}

/* What became of a file: on standard output the rows, on standard error what was kept out and why. */
static void tell_counts(const char *path, const ImportCounts *c) {
    if (c->already) {
        printf("same\t%s\n", path);
        fprintf(stderr, "nastan: %s: was imported before; nothing changed\n", path);
        return;
    }
    printf("imported\t%s\t%s\t%" PRIu64 " lines\t%" PRIu64 " events\t%" PRIu64 " between two states\n", path,
           row_format_name(c->format), c->lines, c->result[ROW_CONVERTED] - c->repeated, c->pairs);
    if (c->repeated)
        fprintf(stderr, "nastan: %s: %" PRIu64 " rows were there already\n", path, c->repeated);
    for (int r = ROW_BROKEN; r < ROW_RESULT_COUNT; r++)
        if (c->result[r] && r != ROW_HEADER)
            fprintf(stderr, "nastan: %s: kept out: %" PRIu64 " of %" PRIu64 ": %s\n", path, c->result[r], c->lines,
                    row_result_text((RowResult)r));
}

static int import_all(Store *store, const Cameo *cameo, ImportKeep keep, char **files, int count) {
    int status = 0;
    for (int i = 0; i < count; i++) {
        Broken broken = {.path = files[i]};
        ImportCounts counts;
        Error err = {""};
        bool ok = import_file(store, cameo, files[i], keep, tell_broken, &broken, &counts, &err);
        if (broken.told > BROKEN_TOLD)
            fprintf(stderr, "nastan: %s: and %zu more broken lines\n", files[i], broken.told - BROKEN_TOLD);
        if (ok)
            tell_counts(files[i], &counts);
        else
            fprintf(stderr, "nastan: %s; nothing of it was imported\n", err.message);
        fflush(stdout);
        if (!ok || counts.result[ROW_BROKEN])
            status = EXIT_SOME_FAILED;
    }
    return status;
}

static bool parse_call(int argc, char **argv, const char **where, ImportKeep *keep, int *first) {
    int i = 1;
    for (; i + 1 < argc && strncmp(argv[i], "--", 2) == 0; i += 2) {
        if (strcmp(argv[i], "--store") == 0)
            *where = argv[i + 1];
        else if (strcmp(argv[i], "--keep") == 0 && strcmp(argv[i + 1], "rows") == 0)
            *keep = IMPORT_ROWS;
        else if (strcmp(argv[i], "--keep") == 0 && strcmp(argv[i + 1], "daily") == 0)
            *keep = IMPORT_DAILY;
        else
            return false;
    }
    *first = i;
    return *where && i < argc && strncmp(argv[i], "--", 2) != 0;
}

int cmd_import(const char *program, int argc, char **argv) {
    const char *where = NULL;
    ImportKeep keep = IMPORT_DAILY;
    int first;
    if (!parse_call(argc, argv, &where, &keep, &first)) {
        fputs("usage: nastan import --store STORE [--keep rows|daily] FILE...\n", stderr);
        return EXIT_WRONG_CALL;
    }
    Error err = {""};
    Arena *arena = arena_new();
    Str home;
    Cameo *cameo = NULL;
    Store *store = NULL;
    if (file_find_home(program, arena, &home, &err))
        cameo = cameo_load(arena_format(arena, "%.*s/data/cameo", STR_ARG(home)).at, &err);
    if (cameo)
        store = store_open(where, STORE_WRITE, &err);
    int status = EXIT_SOME_FAILED;
    if (store)
        status = import_all(store, cameo, keep, argv + first, argc - first);
    else
        fprintf(stderr, "nastan: %s\n", err.message);
    store_free(store);
    cameo_free(cameo);
    arena_free(arena);
    return status;
}
