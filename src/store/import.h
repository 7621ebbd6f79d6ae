/* Files of event data into the store: one file, one transaction.
 *
 * Memory does not grow with the file. The same lines are not imported twice, however the file is called or packed; a
 * row that was kept is not counted again when another file has it too. Where a file cannot be read to its end nothing
 * of it is kept, so that it can be imported again once it is mended. */
#ifndef NASTAN_IMPORT_H
#define NASTAN_IMPORT_H
#include "store/row.h"

typedef enum ImportKeep {
    IMPORT_DAILY, /* counts of pairs of states */
    IMPORT_ROWS   /* and every event */
} ImportKeep;

typedef struct ImportCounts {
    RowFormat format;
    bool already;   /* was imported before: nothing changed */
    uint64_t lines; /* without headers and empty ones */
    uint64_t result[ROW_RESULT_COUNT];
    uint64_t pairs;    /* rows converted between two different states: those that are counted by day */
    uint64_t repeated; /* kept by an earlier file */
} ImportCounts;

/* Told of a broken line by its number and what is wrong with it. */
typedef void (*ImportBroken)(void *context, size_t line, const char *why);

bool import_file(Store *store, const Cameo *cameo, const char *path, ImportKeep keep, ImportBroken broken,
                 void *context, ImportCounts *counts, Error *err);
#endif
