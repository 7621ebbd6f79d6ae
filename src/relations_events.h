/* The events behind the numbers of relations, and the evidence behind the events.
 *
 * An event stands there once for each direction it counts in, as in the numbers: a meeting of two states is one of each
 * with the other. Evidence is what each article tells of it; of an imported event, the row that was kept. */
#ifndef NASTAN_RELATIONS_EVENTS_H
#define NASTAN_RELATIONS_EVENTS_H
#include "relations_output.h"

typedef struct RelationsListing {
    const DyadQuery *queries; /* [query_count] the pair; the two pairs of a state between rivals */
    int query_count;
    PeriodUnit by;
    RelationsFormat format;
    bool evidence;
    uint64_t counted; /* events in the numbers */
} RelationsListing;

/* Written as they come, so that memory does not grow with them; `*listed` counts the events. */
bool relations_list_events(Store *store, const RelationsListing *listing, FILE *out, uint64_t *listed, Error *err);
#endif
