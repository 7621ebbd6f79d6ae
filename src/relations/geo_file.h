/* States, what passes between them, and events, as GeoJSON (RFC 7946).
 *
 * A state is a point, a pair of states a line (two, where the shorter way leads over the 180th meridian), an event a
 * point where its place is known. The property `kind` is state, pair or event; the others are those of graph_file.h and
 * of store.h. A state that the gazetteer does not know keeps its properties without a geometry. */
#ifndef NASTAN_GEO_FILE_H
#define NASTAN_GEO_FILE_H
#include "base/strbuf.h"
#include "relations/signed_graph.h"
#include <stdio.h>

typedef struct GeoFile {
    const PlaceList *places;
    FILE *out;
    uint64_t features, unlocated; /* written; events without a place, which are not */
    StrBuf line;
} GeoFile;

void geo_file_begin(GeoFile *file, const PlaceList *places, FILE *out);
void geo_file_add_graph(GeoFile *file, const SignedGraph *graph);
void geo_file_add_event(GeoFile *file, const PairReport *event); /* as store_events gives it */
void geo_file_end(GeoFile *file);
#endif
