/* One event of the field's files, as a row: GDELT 1.0 and 2.0, ICEWS, POLECAT, and the JSON lines of PLOVER.
 *
 * What cannot be converted is refused with a reason, never guessed. An event of several states on a side is several
 * rows with one id. */
#ifndef NASTAN_ROW_H
#define NASTAN_ROW_H
#include "store/cameo.h"
#include "store/store.h"

typedef enum RowFormat { ROW_NO_FORMAT, ROW_GDELT, ROW_ICEWS, ROW_POLECAT, ROW_PLOVER } RowFormat;

typedef enum RowResult {
    ROW_CONVERTED,
    ROW_BROKEN, /* not a row of this format; `why` says more */
    ROW_HEADER,
    ROW_NO_TYPE, /* a code that PLOVER has no type for */
    ROW_UNKNOWN_TYPE,
    ROW_AMBIGUOUS_TYPE,
    ROW_BAD_DATE,
    ROW_UNKNOWN_COUNTRY,
    ROW_NO_STATE, /* on neither side */
    ROW_RESULT_COUNT
} RowResult;

enum { ROW_COLUMNS_MAX = 128, ROW_STATES_MAX = 12 };

typedef struct Row {
    const char *dataset;
    Str id, mode, context, source_sector, target_sector, place, event_text, url;
    EventType type;
    int32_t day;
    char source[ROW_STATES_MAX][4], target[ROW_STATES_MAX][4];
    int source_count, target_count; /* 0: no state on that side */
    char country[4];                /* of the place; empty where it is not known */
    const char *resolution;         /* of the coordinates, as place_resolution says it; empty where there are none */
    Str latitude, longitude;        /* as written: read them by row_coordinates */
    bool unrealised;
    uint32_t reports, publications;
    double score;
} Row;

const char *row_format_name(RowFormat format);
const char *row_result_text(RowResult result); /* for people: "date that is none from 1900 to 2099" */
/* Format of a line that is no header, or ROW_NO_FORMAT. */
RowFormat row_format(Str line);
/* Texts of the row are borrowed from `line` or live in `arena`. */
RowResult row_parse(const Cameo *cameo, RowFormat format, Str line, Arena *arena, Row *row, const char **why);
/* Degrees of the row's place; false where it has none that lie on the globe. */
bool row_coordinates(const Row *row, double *latitude, double *longitude);
#endif
