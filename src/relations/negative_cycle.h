/* Negative cycles of least weight in a signed graph, the rows that cycle_cover.c needs. */
#ifndef NASTAN_NEGATIVE_CYCLE_H
#define NASTAN_NEGATIVE_CYCLE_H
#include "base/arena.h"
#include <stdint.h>

typedef struct EdgeList {
    int count;          /* vertices */
    const int8_t *sign; /* [count][count] */
    int *edge_of;       /* [count][count]: index of an edge, -1 where there is none */
    int (*ends)[2];     /* [edge_count] */
    int edge_count;
} EdgeList;

EdgeList edge_list_make(const int8_t *sign, int count, Arena *arena);

typedef struct Cycle {
    double weight;
    int length, *edges; /* in the arena of the search */
} Cycle;

/* Negative cycles whose weights come to less than `below`, lightest first, no edge in more than `most_per_edge` of
 * them: triangles, and only where there is none longer cycles. */
Cycle *negative_cycles(const EdgeList *graph, const double *weight, double below, int most_per_edge, Arena *arena,
                       size_t *count);
#endif
