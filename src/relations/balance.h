/* How far a signed graph is from structural balance: friends of friends are friends, enemies of enemies are friends.
 *
 * A cycle is balanced where it has an even number of negative edges (Cartwright & Harary 1956). Measures, in the terms
 * of Aref & Wilson, Measuring partial balance in signed networks (2018):
 *
 *     triangle index      T   = balanced triangles / triangles
 *     degree of balance   D_5 = balanced cycles / cycles, of the lengths 3, 4 and 5
 *     frustration index   L   = fewest edges against a split into two camps (frustration.h)
 *     normalised          F   = 1 - 2 L / m,  with m edges
 *
 * Cartwright & Harary's degree of balance counts cycles of every length, which nobody can count in a dense graph. Those
 * of up to five edges come exactly from the powers of the matrix of signs A and of |A| (Harary & Manvel 1971). With d_i
 * the degree of vertex i, a closed walk that is no cycle runs twice over an edge, or is a triangle with an edge out and
 * back, so
 *
 *     8 c_4  = tr A^4 - 2 sum d_i^2 + sum d_i            10 c_5 = tr A^5 - 5 tr A^3 - 5 sum (d_i - 2) (A^3)_ii
 *
 * give balanced less unbalanced cycles for A, and all cycles for |A|. */
#ifndef NASTAN_BALANCE_H
#define NASTAN_BALANCE_H
#include "relations/frustration.h"
#include "relations/signed_graph.h"

typedef struct Balance {
    long positive, negative;        /* edges */
    long triangles[4];              /* by the number of negative edges: +++, ++-, +--, --- */
    int64_t cycles[6], balanced[6]; /* by length, 3 to 5 */
    double triangle_index, degree;  /* 1 where there is no triangle, no cycle */
    Frustration frustration;
    double normalised; /* F, from the index or, where it is not proven, from the split */
    int8_t *camp;      /* [graph->count] of -1 and 1, in the arena; states without signed edges are in either */
} Balance;

Balance balance_measure(const SignedGraph *graph, Arena *arena);
#endif
