/* Events as rows in the columns of POLECAT (40, with a header) or GDELT 2.0 (61), divided by tabs; `nastan import`
 * reads them again.
 *
 * An event of several states is one row of POLECAT, with the states of a side divided by semicolons, and in GDELT,
 * whose rows have one state a side, one row a pair. Where states act towards one another they stand on both sides. A
 * row of GDELT has its CAMEO code by data/cameo/codes.txt. What the store does not know stays empty: COW numbers,
 * identifiers of Wikipedia and GeoNames, FIPS codes, Goldstein's scale and the tone. Countries of GDELT are ISO 3166-1
 * alpha-3. */
#ifndef NASTAN_EVENT_FILE_H
#define NASTAN_EVENT_FILE_H
#include "base/strbuf.h"
#include "store/cameo.h"
#include "store/store.h"
#include <stdio.h>

typedef enum EventFileFormat { EVENT_FILE_POLECAT, EVENT_FILE_GDELT } EventFileFormat;

typedef struct EventFile {
    EventFileFormat format;
    const Cameo *cameo;
    FILE *out;
    uint64_t events, uncoded; /* written; those of them whose CAMEO code is empty */
    StrBuf line;
} EventFile;

void event_file_begin(EventFile *file, EventFileFormat format, const Cameo *cameo, FILE *out);
void event_file_add(EventFile *file, const PairReport *event); /* as store_events gives it */
void event_file_end(EventFile *file);
#endif
