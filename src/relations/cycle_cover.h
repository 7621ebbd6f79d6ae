/* The frustration index as an integer program, for GLPK.
 *
 * A signed graph is balanced where no cycle has an odd number of negative edges (Cartwright & Harary 1956). The index
 * is the fewest edges whose removal leaves it so (Harary 1959):
 *
 *     least  sum f_e   with   sum over e in C of f_e >= 1  for every negative cycle C,   f_e in {0, 1}
 *
 * This is the cycle form of the models of Aref, Mason & Wilson (2018, 2020), whose valid inequalities for unbalanced
 * triangles are its shortest rows. Rows are made when a solution breaks them: triangles by trying all, longer cycles by
 * shortest paths in the doubled graph (Barahona & Mahjoub 1986). Effort is limited by counts, not by the clock, so that
 * the outcome is the same on every machine. */
#ifndef NASTAN_CYCLE_COVER_H
#define NASTAN_CYCLE_COVER_H
#include "base/arena.h"
#include <stdint.h>

typedef struct CycleCoverLimits {
    int rounds;     /* of rows before branching */
    int iterations; /* of the simplex method in one round */
    int64_t steps;  /* iterations of all rounds, each counted as many times as the program has rows and columns */
    long work;      /* of branch and bound: rows, summed over its programs; 0: the relaxation only */
} CycleCoverLimits;

typedef struct CycleCoverResult {
    long bound;  /* no split frustrates fewer edges */
    bool solved; /* the bound is the index */
    bool open;   /* branch and bound could go on from here */
    int rows, nodes;
} CycleCoverResult;

/* `sign` is [count][count], symmetric. `camp` [count] holds a good split, and the best one where a better is found.
 * Before branching the bound is checked again in whole numbers from the dual values, and needs no trust in the
 * solver's arithmetic; after branching it is GLPK's own. */
CycleCoverResult cycle_cover(const int8_t *sign, int count, CycleCoverLimits limits, int8_t *camp);
#endif
