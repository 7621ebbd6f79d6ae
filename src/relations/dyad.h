/* What happened between two states, day by day. */
#ifndef NASTAN_DYAD_H
#define NASTAN_DYAD_H
#include "base/arena.h"
#include "store/store.h"

/* Sums over days. The quad classes are 0 verbal cooperation, 1 material cooperation, 2 verbal conflict, 3 material
 * conflict. */
typedef struct Tally {
    uint64_t events[4], reports[4], publications[4];
    double score; /* sum of PLOVER's score, -10 to 10, over events */
} Tally;

void tally_add_day(Tally *tally, const PairDay *day);
void tally_add(Tally *tally, const Tally *other);
uint64_t tally_events(const Tally *tally);
uint64_t tally_cooperation(const Tally *tally); /* events of the classes 0 and 1 */
double tally_mean(const Tally *tally);          /* score of an event; 0 where there is none */
/* Net cooperation, -1 to 1: (cooperation - conflict) / all, by events; 0 where there is none. */
double tally_net(const Tally *tally);

typedef struct DyadQuery {
    char a[4], b[4];
    bool directed; /* only what `a` does to `b` */
    int32_t from_day, to_day;
    bool unrealised;
} DyadQuery;

typedef struct DyadDay {
    int32_t day;
    Tally tally;
} DyadDay;

/* Days with events, in order, in `arena`. */
typedef struct Dyad {
    DyadDay *days; /* [count] */
    size_t count;
} Dyad;

bool dyad_load(Store *store, const DyadQuery *query, Arena *arena, Dyad *dyad, Error *err);
#endif
