/* A state between two rivals, period by period.
 *
 * With n_X the events of the state with rival X, m_X the mean of their PLOVER scores (-10 to 10) and c_X how many of
 * them are cooperation:
 *
 *     closeness   S_X = 1 - 2 (10 - m_X) / 20 = m_X / 10       -1 to 1
 *     lean            = (S_A - S_B) / 2                         1: all the way to A, -1: to B
 *     attention       = (n_A - n_B) / (n_A + n_B)               1: only A, -1: only B
 *     hedging         = 2 min(c_A, c_B) / (n_A + n_B)           0 to 1
 *
 * S_X has the form of Signorino & Ritter's S (1999), one less twice the distance over the greatest distance there is;
 * the distance is that of the mean from full cooperation. Following a state in both its dyads at once is Goldstein &
 * Freeman's three-way street (1990). The hedging measure is our own: the share of what passes between the state and its
 * rivals that is cooperation with one matched by cooperation with the other. It is 1 where half of all events are
 * cooperation with A and half with B, and 0 where the state cooperates with one only; that follows Lim & Cooper (2015),
 * who call hedging what keeps open with whom a state stands, and not mere good relations with one side or quarrels with
 * both. News that tells more of one rival lowers it, so it is to be read beside the attention.
 *
 * The intervals are 95 % percentile intervals of a bootstrap (Efron 1979) that draws whole days, for reports of one day
 * hang together; its seed is fixed, and each period has its own. */
#ifndef NASTAN_ALIGNMENT_H
#define NASTAN_ALIGNMENT_H
#include "relations/series.h"

enum { ALIGNMENT_LEAST_EVENTS = 10, ALIGNMENT_DRAWS = 1000 };

typedef struct Interval {
    double low, high;
} Interval;

typedef struct AlignmentPoint {
    Tally with[2]; /* the two dyads */
    bool enough;   /* with each rival at least the least number of events; what follows is 0 where not */
    double lean, attention, hedging;
    Interval lean_interval, hedging_interval;
} AlignmentPoint;

typedef struct Alignment {
    PeriodUnit unit;
    int32_t first;          /* period of points[0] */
    AlignmentPoint *points; /* [count], in the arena */
    size_t count;
} Alignment;

Alignment alignment_make(const Dyad with[2], PeriodUnit unit, uint64_t least_events, Arena *arena);
#endif
