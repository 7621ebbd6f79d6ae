/* Maximum spanning tree with exactly one child of the root (Chu and Liu 1965; Edmonds 1967). */
#ifndef NASTAN_MST_H
#define NASTAN_MST_H
#include "base/arena.h"

/* scores: [count][stride], scores[d * stride + h] for the arc from head h to dependent d; node 0 is the root.
 * heads: [count], heads[0] is -1. */
void mst_decode(Arena *arena, const float *scores, size_t count, size_t stride, int *heads);
#endif
