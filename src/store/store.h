/* Daily counts of directed pairs of states, read from a CSV file with the columns source, target, day (YYYY-MM-DD),
 * quad (1-4), events, reports, publications, score. */
#ifndef NASTAN_STORE_H
#define NASTAN_STORE_H
#include "base/error.h"
#include "base/str.h"
#include <stdint.h>

enum { STORE_NO_DAY = INT32_MIN };

typedef struct Store Store;

Store *store_open(const char *where, Error *err); /* NULL on failure; errors begin with its name */
void store_free(Store *store);

/* One day of one directed pair of states. */
typedef struct PairDay {
    char source[4], target[4];                       /* ISO 3166-1 alpha-3 */
    int32_t day;                                     /* since 1970-01-01 */
    uint32_t events[4], reports[4], publications[4]; /* by quad code less one */
    double score;                                    /* sum of PLOVER's score over events */
} PairDay;

typedef struct PairQuery {
    const char (*states)[4];
    size_t state_count;       /* pairs among these only; 0: all */
    int32_t from_day, to_day; /* inclusive */
    bool unrealised;          /* events with negation or hypothetical too */
} PairQuery;

/* False ends the query, which then succeeds. */
typedef bool (*PairDayFunction)(void *context, const PairDay *day);
/* In the order source, target, day. */
bool store_pair_days(Store *store, const PairQuery *query, PairDayFunction each, void *context, Error *err);

/* Days since 1970-01-01 of YYYY-MM-DD; STORE_NO_DAY where it is no date from 1900 to 2099. */
int32_t day_parse(Str date);
#endif
