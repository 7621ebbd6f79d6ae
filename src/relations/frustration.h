/* The frustration index of a signed graph and its best split into two camps.
 *
 * The index is the least number of edges that go against a split into two camps: friends across, enemies within
 * (Abelson & Rosenberg 1958; Harary 1959; computed exactly by Aref & Wilson 2018, 2019). It is 0 where the graph is
 * balanced (Cartwright & Harary 1956). In order: local search from fixed random starts gives a split; the relaxed
 * integer program bounds the index from below (cycle_cover.h) and mostly meets it; if not, an exhaustive search of
 * dense graphs (camp_search.h) or branch and bound of the integer program ends it. Where the effort runs out, the bound
 * and the split stand side by side. */
#ifndef NASTAN_FRUSTRATION_H
#define NASTAN_FRUSTRATION_H
#include "base/arena.h"
#include <stdint.h>

typedef enum FrustrationProof {
    FRUSTRATION_OPEN,     /* only bound <= index <= split is known */
    FRUSTRATION_RELAXED,  /* dual values of the integer program, checked in whole numbers */
    FRUSTRATION_SEARCHED, /* every split was excluded, in whole numbers */
    FRUSTRATION_BRANCHED  /* branch and bound by GLPK */
} FrustrationProof;

typedef struct Frustration {
    long split; /* edges against the split: the index, where it is proven */
    long bound; /* no split has fewer */
    FrustrationProof proof;
    uint64_t steps; /* partial splits searched, or nodes branched */
} Frustration;

/* `sign` is [count][count], symmetric, of -1, 0, 1; `camp` [count] receives -1 and 1, the first of which is 1. */
Frustration frustration_find(const int8_t *sign, int count, int8_t *camp);
long frustration_count(const int8_t *sign, int count, const int8_t *camp); /* edges against the split */
const char *frustration_proof_text(FrustrationProof proof);
#endif
