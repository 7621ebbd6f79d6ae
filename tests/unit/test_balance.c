#include "check.h"
#include "relations/balance.h"
#include "relations/camp_search.h"
#include "relations/cycle_cover.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MOST = 60 };

/* Edges as text: "ab+" is a positive edge of the vertices a and b. */
static SignedGraph graph_of(const char *edges, int count, Arena *arena) {
    SignedGraph g = {.count = count, .sign = arena_alloc(arena, (size_t)count * (size_t)count)};
    g.edges = arena_alloc(arena, strlen(edges) * sizeof *g.edges);
    for (; *edges; edges += edges[3] ? 4 : 3) {
        int a = edges[0] - 'a', b = edges[1] - 'a', sign = edges[2] == '+' ? 1 : -1;
        g.sign[a * count + b] = g.sign[b * count + a] = (int8_t)sign;
        g.edges[g.edge_count++] = (SignedEdge){.a = a, .b = b, .sign = sign};
    }
    return g;
}

/* Four friends but for one quarrel: of four triangles the two with cd are unbalanced. Three cycles of four; the two
 * through cd are unbalanced. */
static void test_census(Check *c) {
    Arena *arena = arena_new();
    SignedGraph g = graph_of("ab+ ac+ ad+ bc+ bd+ cd-", 4, arena);
    Balance b = balance_measure(&g, arena);
    CHECK(c, b.positive == 5 && b.negative == 1);
    CHECK(c, b.triangles[0] == 2 && b.triangles[1] == 2 && b.triangles[2] == 0 && b.triangles[3] == 0);
    CHECK(c, b.triangle_index == 0.5 && b.cycles[3] == 4 && b.balanced[3] == 2);
    CHECK(c, b.cycles[4] == 3 && b.balanced[4] == 1 && b.cycles[5] == 0);
    CHECK(c, fabs(b.degree - 3.0 / 7) < 1e-12);
    CHECK(c, b.frustration.split == 1 && b.frustration.bound == 1 && b.frustration.proof != FRUSTRATION_OPEN);
    CHECK(c, fabs(b.normalised - 2.0 / 3) < 1e-12);
    arena_free(arena);
}

/* A ring of five with one negative edge has one cycle, unbalanced. A complete graph of five has 10, 15 and 12 cycles of
 * three, four, five; all negative, the odd ones are unbalanced, and two camps of 2 and 3 leave 1 + 3 edges within. */
static void test_cycles(Check *c) {
    Arena *arena = arena_new();
    SignedGraph ring = graph_of("ab+ bc+ cd+ de+ ae-", 5, arena);
    Balance b = balance_measure(&ring, arena);
    CHECK(c, b.cycles[3] == 0 && b.cycles[4] == 0 && b.cycles[5] == 1 && b.balanced[5] == 0);
    CHECK(c, b.degree == 0 && b.triangle_index == 1 && b.frustration.split == 1);
    SignedGraph all = graph_of("ab- ac- ad- ae- bc- bd- be- cd- ce- de-", 5, arena);
    b = balance_measure(&all, arena);
    CHECK(c, b.triangles[3] == 10 && b.cycles[3] == 10 && b.balanced[3] == 0);
    CHECK(c, b.cycles[4] == 15 && b.balanced[4] == 15 && b.cycles[5] == 12 && b.balanced[5] == 0);
    CHECK(c, b.frustration.split == 4 && b.frustration.bound == 4);
    arena_free(arena);
}

static void test_camps(Check *c) {
    Arena *arena = arena_new();
    SignedGraph g = graph_of("ab+ cd+ ac- ad- bc- bd-", 4, arena);
    Balance b = balance_measure(&g, arena);
    CHECK(c, b.frustration.split == 0 && b.triangle_index == 1 && b.degree == 1);
    CHECK(c, b.camp[0] == 1 && b.camp[1] == 1 && b.camp[2] == -1 && b.camp[3] == -1);
    SignedGraph none = {.sign = arena_alloc(arena, 1)};
    b = balance_measure(&none, arena);
    CHECK(c, b.frustration.split == 0 && b.degree == 1 && b.normalised == 1);
    arena_free(arena);
}

static uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static void fill(int8_t *sign, int count, int density, int noise, uint64_t seed) {
    memset(sign, 0, (size_t)(count * count));
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++) {
            int camp = (i % 2 == j % 2) == ((int)(next_random(&seed) % 100) >= noise) ? 1 : -1;
            bool edge = (int)(next_random(&seed) % 100) < density;
            sign[i * count + j] = sign[j * count + i] = (int8_t)(edge ? camp : 0);
        }
}

static long try_all(const int8_t *sign, int count) {
    int8_t camp[MOST];
    long best = 1000000;
    for (int bits = 0; bits < 1 << (count - 1); bits++) {
        for (int i = 0; i < count; i++)
            camp[i] = bits >> i & 1 ? -1 : 1;
        long cost = frustration_count(sign, count, camp);
        best = cost < best ? cost : best;
    }
    return best;
}

/* The integer program, the search and trying all agree. */
static void test_frustration(Check *c) {
    int8_t sign[MOST * MOST], camp[MOST], other[MOST];
    for (int round = 0; round < 60; round++) {
        int n = 4 + round % 9;
        fill(sign, n, 30 + round % 3 * 35, round % 4 * 17, (uint64_t)round);
        memset(camp, 1, sizeof camp);
        memset(other, 1, sizeof other);
        long best = try_all(sign, n);
        CampSearchResult searched = camp_search(sign, n, 1000000, camp);
        CycleCoverResult covered = cycle_cover(sign, n, (CycleCoverLimits){50, 10000, 1000000000, 100000}, other);
        CHECK(c, searched.ended && searched.bound == best && frustration_count(sign, n, camp) == best);
        CHECK(c, covered.solved && covered.bound == best && frustration_count(sign, n, other) == best);
        CHECK(c, cycle_cover(sign, n, (CycleCoverLimits){50, 10000, 1000000000, 0}, other).bound <= best);
    }
}

static void test_dense(Check *c) {
    int8_t sign[MOST * MOST], camp[MOST];
    fill(sign, 40, 100, 50, 7);
    Frustration f = frustration_find(sign, 40, camp);
    CHECK(c, f.proof == FRUSTRATION_SEARCHED && f.split == f.bound && frustration_count(sign, 40, camp) == f.split);
    fill(sign, 40, 100, 15, 7);
    f = frustration_find(sign, 40, camp);
    CHECK(c, f.proof == FRUSTRATION_RELAXED && f.split == f.bound && camp[0] == 1 && camp[1] == -1 && camp[2] == 1);
}

int main(void) {
    Check c = {0};
    test_census(&c);
    test_cycles(&c);
    test_camps(&c);
    test_frustration(&c);
    test_dense(&c);
    return check_report(&c, "test_balance");
}
