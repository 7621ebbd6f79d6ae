#include "relations/signed_graph.h"
#include "base/map.h"

#include <stdlib.h>
#include <string.h>

typedef struct Pair {
    char key[8]; /* both codes, the first in the alphabet in front */
    Tally tally;
} Pair;

typedef struct Loading {
    Arena *arena;
    Map index; /* of key in `pairs` */
    Pair *pairs;
    size_t count, capacity;
} Loading;

static bool load_day(void *context, const PairDay *day) {
    Loading *l = context;
    int order = memcmp(day->source, day->target, 3);
    if (order == 0)
        return true;
    char key[8] = "";
    memcpy(key, order < 0 ? day->source : day->target, 3);
    memcpy(key + 3, order < 0 ? day->target : day->source, 3);
    int at = map_get(&l->index, (Str){key, 6});
    if (at == MAP_ABSENT) {
        at = (int)l->count;
        map_put(&l->index, arena_str(l->arena, (Str){key, 6}), at);
        l->pairs = arena_reserve(l->arena, l->pairs, l->count, &l->capacity, sizeof *l->pairs);
        Pair *fresh = &l->pairs[l->count++];
        *fresh = (Pair){.key = ""};
        memcpy(fresh->key, key, sizeof key);
    }
    tally_add_day(&l->pairs[at].tally, day);
    return true;
}

static int compare_pairs(const void *a, const void *b) {
    return memcmp(((const Pair *)a)->key, ((const Pair *)b)->key, 6);
}

static int compare_states(const void *a, const void *b) { return memcmp(a, b, 4); }

static bool set_states(SignedGraph *g, const Pair *pairs, size_t count, Arena *arena, Error *err) {
    char(*states)[4] = arena_alloc(arena, (2 * count + 1) * sizeof *states);
    size_t kept = 0;
    for (size_t i = 0; i < 2 * count; i++)
        memcpy(states[i], pairs[i / 2].key + 3 * (i % 2), 3);
    if (count)
        qsort(states, 2 * count, sizeof *states, compare_states);
    for (size_t i = 0; i < 2 * count; i++)
        if (!kept || memcmp(states[kept - 1], states[i], 4) != 0)
            memmove(states[kept++], states[i], 4);
    if (kept > SIGNED_GRAPH_STATES_MAX)
        return error_set(err,
                         "the store has %zu states with edges, more than the %d that can be worked on; name fewer with "
                         "--states",
                         kept, SIGNED_GRAPH_STATES_MAX);
    g->states = states;
    g->count = (int)kept;
    return true;
}

static int place_of(const SignedGraph *g, const char *code) {
    char key[4] = "";
    memcpy(key, code, 3);
    const char(*at)[4] = bsearch(key, g->states, (size_t)g->count, sizeof *g->states, compare_states);
    return (int)(at - (const char(*)[4])g->states);
}

bool signed_graph_load(Store *store, const PairQuery *query, uint64_t least_events, Arena *arena, SignedGraph *graph,
                       Error *err) {
    Loading l = {.arena = arena};
    map_init(&l.index, arena);
    if (!store_pair_days(store, query, load_day, &l, err))
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < l.count; i++)
        if (tally_events(&l.pairs[i].tally) >= least_events)
            l.pairs[kept++] = l.pairs[i];
    if (kept)
        qsort(l.pairs, kept, sizeof *l.pairs, compare_pairs);
    SignedGraph g = {.edges = arena_alloc(arena, kept * sizeof *g.edges), .edge_count = kept};
    if (!set_states(&g, l.pairs, kept, arena, err))
        return false;
    size_t n = (size_t)g.count;
    g.sign = arena_alloc(arena, n * n);
    for (size_t i = 0; i < kept; i++) {
        double score = l.pairs[i].tally.score;
        SignedEdge *e = &g.edges[i];
        *e = (SignedEdge){place_of(&g, l.pairs[i].key), place_of(&g, l.pairs[i].key + 3), (score > 0) - (score < 0),
                          l.pairs[i].tally};
        g.sign[(size_t)e->a * n + (size_t)e->b] = g.sign[(size_t)e->b * n + (size_t)e->a] = (int8_t)e->sign;
    }
    *graph = g;
    return true;
}
