#include "relations/frustration.h"
#include "relations/camp_search.h"
#include "relations/cycle_cover.h"

#include <stdlib.h>
#include <string.h>

enum { STARTS = 60, ROUNDS = 60, ITERATIONS = 20000, BRANCH_WORK = 200000 };
/* A step of either costs as much as the graph is large, so that many states mean fewer steps. */
static const int64_t SIMPLEX_STEPS = 10000000000;
static const uint64_t SEARCH_STEPS = 12000000000, SEED = 1956;

long frustration_count(const int8_t *sign, int count, const int8_t *camp) {
    long cost = 0;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++)
            cost += sign[i * count + j] * camp[i] * camp[j] < 0;
    return cost;
}

/* Moves one state after the other to the camp where it frustrates less, until none wants to move. */
static void settle(const int8_t *sign, int count, int8_t *camp) {
    for (bool moved = true; moved;) {
        moved = false;
        for (int i = 0; i < count; i++) {
            int pull = 0;
            for (int j = 0; j < count; j++)
                pull += sign[i * count + j] * camp[j];
            if (pull * camp[i] < 0) {
                camp[i] = (int8_t)-camp[i];
                moved = true;
            }
        }
    }
}

static uint64_t next_random(uint64_t *state) { /* xorshift64 (Marsaglia 2003) */
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

static long search_locally(const int8_t *sign, int count, int8_t *camp, int8_t *trial) {
    uint64_t random = SEED;
    long best = -1;
    for (int start = 0; start < STARTS; start++) {
        for (int i = 0; i < count; i++)
            trial[i] = start == 0 || next_random(&random) >> 63 ? 1 : -1;
        settle(sign, count, trial);
        long cost = frustration_count(sign, count, trial);
        if (best < 0 || cost < best) {
            best = cost;
            memcpy(camp, trial, (size_t)count);
        }
    }
    return best;
}

static void turn_first_to_one(int8_t *camp, int count) {
    for (int i = count - 1; i >= 0; i--)
        camp[i] = (int8_t)(camp[i] * camp[0]);
}

Frustration frustration_find(const int8_t *sign, int count, int8_t *camp) {
    Frustration f = {.proof = FRUSTRATION_RELAXED};
    if (count == 0)
        return f;
    Arena *arena = arena_new();
    f.split = search_locally(sign, count, camp, arena_alloc(arena, (size_t)count));
    CycleCoverLimits limits = {.rounds = ROUNDS, .iterations = ITERATIONS, .steps = SIMPLEX_STEPS};
    CycleCoverResult relaxed = {.bound = 0};
    if (f.split)
        relaxed = cycle_cover(sign, count, limits, camp);
    f.bound = relaxed.bound;
    if (f.bound < f.split && count <= CAMP_SEARCH_STATES) {
        CampSearchResult search = camp_search(sign, count, SEARCH_STEPS / (uint64_t)count, camp);
        f.proof = search.ended ? FRUSTRATION_SEARCHED : FRUSTRATION_OPEN;
        f.bound = search.bound > f.bound ? search.bound : f.bound;
        f.steps = search.steps;
    } else if (f.bound < f.split)
        f.proof = FRUSTRATION_OPEN;
    if (f.proof == FRUSTRATION_OPEN && relaxed.open) {
        limits.work = BRANCH_WORK;
        CycleCoverResult branched = cycle_cover(sign, count, limits, camp);
        f.proof = branched.solved ? FRUSTRATION_BRANCHED : FRUSTRATION_OPEN;
        f.bound = branched.bound > f.bound ? branched.bound : f.bound;
        f.steps = (uint64_t)branched.nodes;
    }
    turn_first_to_one(camp, count);
    f.split = frustration_count(sign, count, camp);
    arena_free(arena);
    return f;
}

const char *frustration_proof_text(FrustrationProof proof) {
    static const char *const texts[] = {"not proven", "proven by the relaxed integer program",
                                        "proven by exhaustive search", "proven by branch and bound"};
    return texts[proof];
}
