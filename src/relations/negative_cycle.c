/* Longer cycles: every vertex v stands twice, as v and v + count; a positive edge joins copies of one kind, a negative
 * one copies of both kinds. A shortest path from v to v + count is a lightest closed walk with an odd number of
 * negative edges. Edges that it uses twice are dropped: what is left still holds a negative cycle and weighs no more.
 */
#include "relations/negative_cycle.h"

#include <float.h>
#include <stdlib.h>
#include <string.h>

EdgeList edge_list_make(const int8_t *sign, int count, Arena *arena) {
    size_t n = (size_t)count, edges = 0;
    EdgeList g = {.count = count, .sign = sign, .edge_of = arena_alloc(arena, n * n * sizeof *g.edge_of)};
    for (size_t i = 0; i < n; i++)
        for (size_t j = 0; j < i; j++)
            edges += sign[i * n + j] != 0;
    g.ends = arena_alloc(arena, edges * sizeof *g.ends);
    for (int i = 0; i < count; i++)
        for (int j = 0; j <= i; j++) {
            int edge = -1;
            if (i != j && sign[i * count + j]) {
                edge = g.edge_count++;
                g.ends[edge][0] = i;
                g.ends[edge][1] = j;
            }
            g.edge_of[i * count + j] = g.edge_of[j * count + i] = edge;
        }
    return g;
}

typedef struct Finder {
    const EdgeList *graph;
    const double *weight;
    double below;
    Arena *arena;
    Cycle *found;
    size_t count, capacity;
} Finder;

static void add_cycle(Finder *f, double weight, const int *edges, int length) {
    f->found = arena_reserve(f->arena, f->found, f->count, &f->capacity, sizeof *f->found);
    Cycle *c = &f->found[f->count++];
    *c = (Cycle){weight, length, arena_alloc(f->arena, (size_t)length * sizeof *edges)};
    memcpy(c->edges, edges, (size_t)length * sizeof *edges);
}

static void find_triangles(Finder *f) {
    const EdgeList *g = f->graph;
    int n = g->count;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++) {
            int e = g->edge_of[i * n + j];
            if (e < 0 || f->weight[e] >= f->below)
                continue;
            for (int k = 0; k < j; k++) {
                if (g->sign[i * n + j] * g->sign[i * n + k] * g->sign[j * n + k] >= 0)
                    continue;
                int edges[3] = {e, g->edge_of[i * n + k], g->edge_of[j * n + k]};
                double weight = f->weight[e] + f->weight[edges[1]] + f->weight[edges[2]];
                if (weight < f->below)
                    add_cycle(f, weight, edges, 3);
            }
        }
}

typedef struct Paths {
    double *distance;      /* [2 * count] */
    int *before, *through; /* [2 * count]: the vertex and the edge that lead here */
    bool *done;            /* [2 * count] */
    int *uses, *edges;     /* [edge_count] */
} Paths;

static void relax(const Finder *f, Paths *p, int u) {
    int n = f->graph->count, vertex = u % n;
    for (int w = 0; w < n; w++) {
        int sign = f->graph->sign[vertex * n + w];
        if (!sign)
            continue;
        int edge = f->graph->edge_of[vertex * n + w];
        int to = w + ((u >= n) == (sign > 0) ? n : 0);
        double distance = p->distance[u] + f->weight[edge];
        if (distance < p->distance[to]) {
            p->distance[to] = distance;
            p->before[to] = u;
            p->through[to] = edge;
        }
    }
}

/* Dijkstra without a heap: the graphs are dense. Nothing farther than `below` is looked at. */
static bool shortest_path(const Finder *f, Paths *p, int from) {
    int n = f->graph->count;
    for (int i = 0; i < 2 * n; i++) {
        p->distance[i] = DBL_MAX;
        p->done[i] = false;
    }
    p->distance[from] = 0;
    for (;;) {
        int nearest = -1;
        for (int i = 0; i < 2 * n; i++)
            if (!p->done[i] && p->distance[i] < f->below && (nearest < 0 || p->distance[i] < p->distance[nearest]))
                nearest = i;
        if (nearest < 0 || nearest == from + n)
            return nearest >= 0;
        p->done[nearest] = true;
        relax(f, p, nearest);
    }
}

static void find_longer(Finder *f) {
    size_t n = (size_t)f->graph->count, m = (size_t)f->graph->edge_count;
    Paths p = {.distance = arena_alloc(f->arena, 2 * n * sizeof *p.distance),
               .before = arena_alloc(f->arena, 2 * n * sizeof *p.before),
               .through = arena_alloc(f->arena, 2 * n * sizeof *p.through),
               .done = arena_alloc(f->arena, 2 * n * sizeof *p.done),
               .uses = arena_alloc(f->arena, m * sizeof *p.uses),
               .edges = arena_alloc(f->arena, 2 * n * sizeof *p.edges)};
    for (int v = 0; v < f->graph->count; v++) {
        if (!shortest_path(f, &p, v))
            continue;
        int length = 0;
        double weight = 0;
        for (int at = v + f->graph->count; at != v; at = p.before[at])
            p.uses[p.through[at]]++;
        for (int at = v + f->graph->count; at != v; at = p.before[at])
            if (p.uses[p.through[at]] == 1) {
                p.edges[length++] = p.through[at];
                weight += f->weight[p.through[at]];
            }
        for (int at = v + f->graph->count; at != v; at = p.before[at])
            p.uses[p.through[at]] = 0;
        add_cycle(f, weight, p.edges, length);
    }
}

static int lighter_first(const void *a, const void *b) {
    const Cycle *x = a, *y = b;
    if (x->weight != y->weight)
        return x->weight < y->weight ? -1 : 1;
    int order = (x->length > y->length) - (x->length < y->length);
    for (int i = 0; !order && i < x->length; i++)
        order = (x->edges[i] > y->edges[i]) - (x->edges[i] < y->edges[i]);
    return order;
}

Cycle *negative_cycles(const EdgeList *graph, const double *weight, double below, int most_per_edge, Arena *arena,
                       size_t *count) {
    Finder f = {.graph = graph, .weight = weight, .below = below, .arena = arena};
    find_triangles(&f);
    if (!f.count)
        find_longer(&f);
    if (f.count)
        qsort(f.found, f.count, sizeof *f.found, lighter_first);
    int *used = arena_alloc(arena, (size_t)graph->edge_count * sizeof *used);
    *count = 0;
    for (size_t i = 0; i < f.count; i++) {
        bool room = i == 0 || lighter_first(&f.found[i - 1], &f.found[i]) != 0;
        for (int k = 0; room && k < f.found[i].length; k++)
            room = used[f.found[i].edges[k]] < most_per_edge;
        for (int k = 0; room && k < f.found[i].length; k++)
            used[f.found[i].edges[k]]++;
        if (room)
            f.found[(*count)++] = f.found[i];
    }
    return f.found;
}
