/* A dyad's tallies by period, with no gap between the first and the last. */
#ifndef NASTAN_SERIES_H
#define NASTAN_SERIES_H
#include "relations/dyad.h"
#include "relations/period.h"

typedef struct Series {
    PeriodUnit unit;
    int32_t first; /* period of points[0] */
    Tally *points; /* [count] */
    size_t count;
} Series;

/* From the period of the first day with events to that of the last; empty where there is none. Lives in `arena`. */
Series series_make(const Dyad *dyad, PeriodUnit unit, Arena *arena);
#endif
