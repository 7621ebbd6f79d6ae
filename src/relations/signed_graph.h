/* States as vertices, and an edge of sign + or - for each two of them that had enough to do with each other. */
#ifndef NASTAN_SIGNED_GRAPH_H
#define NASTAN_SIGNED_GRAPH_H
#include "relations/dyad.h"

enum { SIGNED_GRAPH_STATES_MAX = 400, SIGNED_GRAPH_LEAST_EVENTS = 5 };

typedef struct SignedEdge {
    int a, b; /* states; the code of `a` comes first in the alphabet */
    int sign; /* of the sum of scores, both ways; 0 where that is 0 */
    Tally tally;
} SignedEdge;

typedef struct SignedGraph {
    char (*states)[4]; /* [count], sorted, those with an edge */
    int count;
    int8_t *sign;      /* [count][count] */
    SignedEdge *edges; /* [edge_count], in order of a and b */
    size_t edge_count;
} SignedGraph;

/* Pairs with fewer events than `least_events` have no edge. All lives in `arena`. */
bool signed_graph_load(Store *store, const PairQuery *query, uint64_t least_events, Arena *arena, SignedGraph *graph,
                       Error *err);
#endif
