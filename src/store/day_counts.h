/* Daily counts of directed pairs in memory, on their way into the store; of fixed size whatever comes. */
#ifndef NASTAN_DAY_COUNTS_H
#define NASTAN_DAY_COUNTS_H
#include "store/store_internal.h"

typedef struct DayCounts DayCounts;

typedef struct DayCount {
    char source[4], target[4];
    int32_t day;
    int quad;
    bool unrealised;
    uint32_t reports, publications; /* of one event */
    double score;
} DayCount;

DayCounts *day_counts_new(void);
/* Counts one event; writes all to the store first where there is no room. */
bool day_counts_add(DayCounts *counts, Store *store, const DayCount *event, Error *err);
bool day_counts_write(DayCounts *counts, Store *store, Error *err); /* and forgets them */
void day_counts_free(DayCounts *counts);
#endif
