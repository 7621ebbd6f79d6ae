/* The greedy heads are nearly always a tree, and then the answer. Else cycles are contracted one by one; arcs from the
 * root carry a penalty larger than any score, so that the best tree takes just one of them. */
#include "parse/mst.h"

#include <string.h>

static const double ROOT_PENALTY = 1e7;
static const double NEVER = -1e30;

typedef struct Graph {
    Arena *arena;
    size_t count;
    double *score; /* [dependent][head] */
} Graph;

static void best_heads(const Graph *g, int *heads) {
    heads[0] = -1;
    for (size_t d = 1; d < g->count; d++) {
        size_t best = d == 0 ? 1 : 0;
        for (size_t h = 0; h < g->count; h++)
            if (h != d && g->score[d * g->count + h] > g->score[d * g->count + best])
                best = h;
        heads[d] = (int)best;
    }
}

/* Marks the nodes of one cycle; false where there is none. */
static bool find_cycle(Arena *arena, const int *heads, size_t count, bool *in_cycle) {
    int *seen = arena_alloc(arena, count * sizeof *seen); /* 0, or the node from which the walk came by */
    for (size_t start = 1; start < count; start++) {
        size_t at = start;
        while (at != 0 && seen[at] == 0) {
            seen[at] = (int)start;
            at = (size_t)heads[at];
        }
        if (at == 0 || seen[at] != (int)start)
            continue;
        memset(in_cycle, 0, count * sizeof *in_cycle);
        for (size_t n = at; !in_cycle[n]; n = (size_t)heads[n])
            in_cycle[n] = true;
        return true;
    }
    return false;
}

static void solve(const Graph *g, int *heads);

/* Solves the graph in which the cycle is one node, then opens the cycle where the tree enters it. */
static void solve_contracted(const Graph *g, int *heads, const bool *in_cycle) {
    size_t n = g->count, kept = 0;
    int *old = arena_alloc(g->arena, n * sizeof *old);     /* contracted node -> node */
    int *enter = arena_alloc(g->arena, n * sizeof *enter); /* head outside -> where its arc enters the cycle */
    int *leave = arena_alloc(g->arena, n * sizeof *leave); /* dependent outside -> its head in the cycle */
    for (size_t i = 0; i < n; i++)
        if (!in_cycle[i])
            old[kept++] = (int)i;
    Graph small = {g->arena, kept + 1, arena_alloc(g->arena, (kept + 1) * (kept + 1) * sizeof(double))};
    for (size_t i = 0; i < (kept + 1) * (kept + 1); i++)
        small.score[i] = NEVER;
    for (size_t a = 0; a < kept; a++) {
        size_t outside = (size_t)old[a];
        for (size_t b = 0; b < kept; b++)
            small.score[a * (kept + 1) + b] = g->score[outside * n + (size_t)old[b]];
        double *in = &small.score[kept * (kept + 1) + a], *out = &small.score[a * (kept + 1) + kept];
        for (size_t c = 0; c < n; c++) {
            if (!in_cycle[c])
                continue;
            double gain = g->score[c * n + outside] - g->score[c * n + (size_t)heads[c]];
            if (gain > *in) {
                *in = gain;
                enter[a] = (int)c;
            }
            if (outside != 0 && g->score[outside * n + c] > *out) {
                *out = g->score[outside * n + c];
                leave[a] = (int)c;
            }
        }
    }
    int *answer = arena_alloc(g->arena, (kept + 1) * sizeof *answer);
    solve(&small, answer);
    for (size_t a = 1; a < kept; a++)
        heads[old[a]] = answer[a] == (int)kept ? leave[a] : old[answer[a]];
    heads[enter[answer[kept]]] = old[answer[kept]];
}

static void solve(const Graph *g, int *heads) {
    best_heads(g, heads);
    bool *in_cycle = arena_alloc(g->arena, g->count * sizeof *in_cycle);
    if (find_cycle(g->arena, heads, g->count, in_cycle))
        solve_contracted(g, heads, in_cycle);
}

void mst_decode(Arena *arena, const float *scores, size_t count, size_t stride, int *heads) {
    Graph g = {arena, count, arena_alloc(arena, count * count * sizeof(double))};
    for (size_t d = 0; d < count; d++)
        for (size_t h = 0; h < count; h++)
            g.score[d * count + h] = scores[d * stride + h];
    bool *in_cycle = arena_alloc(arena, count * sizeof *in_cycle);
    best_heads(&g, heads);
    int roots = 0;
    for (size_t d = 1; d < count; d++)
        roots += heads[d] == 0;
    if (roots == 1 && !find_cycle(arena, heads, count, in_cycle))
        return;
    for (size_t d = 1; d < count; d++)
        g.score[d * count] -= ROOT_PENALTY;
    solve(&g, heads);
}
