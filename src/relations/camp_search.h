/* The best split of a signed graph into two camps by exhaustive search with bounds; good for dense graphs of up to some
 * sixty states.
 *
 * Suffixes of the vertices are solved one after the other, each with one vertex more (Verfaillie, Lemaître & Schiex
 * 1996, Russian doll search). A partial split is given up when its frustrated edges, the optimum of the vertices that
 * are left, and for each of these the fewer of the two numbers of edges it must frustrate with those already placed,
 * come to no less than what is known. Everything is counted in whole numbers, so a search that ends is a proof. */
#ifndef NASTAN_CAMP_SEARCH_H
#define NASTAN_CAMP_SEARCH_H
#include "base/arena.h"
#include <stdint.h>

enum { CAMP_SEARCH_STATES = 120 };

typedef struct CampSearchResult {
    bool ended;     /* false: `most_steps` were too few; `bound` is a lower bound all the same */
    long bound;     /* the index where `ended` */
    uint64_t steps; /* partial splits looked at */
} CampSearchResult;

/* `sign` is [count][count], symmetric, of -1, 0, 1. `camp` [count] of -1 and 1 holds the best split known, and a better
 * one where that is found. */
CampSearchResult camp_search(const int8_t *sign, int count, uint64_t most_steps, int8_t *camp);
#endif
