/* For a vertex i that is not yet placed, field[i] is the sum of sign * camp over the placed ones and degree[i] the
 * number of its edges to them: in camp t it frustrates (degree[i] - t * field[i]) / 2 of these. */
#include "relations/camp_search.h"

#include <stdlib.h>
#include <string.h>

enum { N = CAMP_SEARCH_STATES };

typedef struct Search {
    int count;
    int8_t sign[N][N];       /* vertices in the order of search */
    int16_t field[N + 1][N]; /* [placed up to][vertex] */
    long suffix[N + 1];      /* frustration index of the vertices from here to the end */
    long between[N + 1];     /* with the first vertex of the suffix at hand: edges from placed to open vertices */
    int8_t camp[N], best_camp[N];
    long best;
    uint64_t steps, most_steps;
} Search;

static long open_fields(const int16_t *field, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i++)
        sum += field[i] < 0 ? -field[i] : field[i];
    return sum;
}

/* Places vertex `v` and all after it; `cost` edges are frustrated among the placed. */
static void place(Search *s, int v, long cost) {
    if (++s->steps > s->most_steps)
        return;
    const int16_t *field = s->field[v];
    long least = cost + s->suffix[v] + (s->between[v] - open_fields(field, v, s->count)) / 2;
    if (least >= s->best)
        return;
    if (v == s->count) {
        s->best = cost;
        memcpy(s->best_camp, s->camp, sizeof s->camp);
        return;
    }
    int degree = 0;
    for (int i = 0; i < v; i++)
        degree += s->sign[v][i] != 0 && s->camp[i] != 0;
    int first = field[v] >= 0 ? 1 : -1;
    for (int turn = 0; turn < 2 && s->best > s->suffix[v]; turn++) {
        int camp = turn ? -first : first;
        s->camp[v] = (int8_t)camp;
        int16_t *next = s->field[v + 1];
        for (int i = v + 1; i < s->count; i++)
            next[i] = (int16_t)(field[i] + camp * s->sign[v][i]);
        place(s, v + 1, cost + (degree - camp * field[v]) / 2);
    }
    s->camp[v] = 0;
}

static void count_between(Search *s, int from) {
    for (int v = from; v <= s->count; v++) {
        s->between[v] = 0;
        for (int i = from; i < v; i++)
            for (int j = v; j < s->count; j++)
                s->between[v] += s->sign[i][j] != 0;
    }
}

static long frustrated(const Search *s, const int8_t *camp, int from) {
    long cost = 0;
    for (int i = from; i < s->count; i++)
        for (int j = i + 1; j < s->count; j++)
            cost += s->sign[i][j] * camp[i] * camp[j] < 0;
    return cost;
}

/* Extends the best split of the vertices after `v` by `v`, and solves the suffix that begins with it. */
static bool solve_suffix(Search *s, int v) {
    long pull = 0;
    for (int i = v + 1; i < s->count; i++)
        pull += s->sign[v][i] * s->best_camp[i];
    s->best_camp[v] = pull >= 0 ? 1 : -1;
    s->best = frustrated(s, s->best_camp, v);
    count_between(s, v);
    memset(s->camp, 0, sizeof s->camp);
    s->camp[v] = 1;
    for (int i = v + 1; i < s->count; i++)
        s->field[v + 1][i] = s->sign[v][i];
    if (s->best > s->suffix[v + 1])
        place(s, v + 1, 0);
    s->suffix[v] = s->best;
    return s->steps <= s->most_steps;
}

/* Vertices of many edges are placed first. */
static void order_by_degree(const int8_t *sign, int count, int *order) {
    int degree[N] = {0};
    for (int i = 0; i < count * count; i++)
        degree[i / count] += sign[i] != 0;
    for (int i = 0; i < count; i++) {
        int at = i;
        for (; at > 0 && degree[order[at - 1]] < degree[i]; at--)
            order[at] = order[at - 1];
        order[at] = i;
    }
}

CampSearchResult camp_search(const int8_t *sign, int count, uint64_t most_steps, int8_t *camp) {
    CampSearchResult result = {.bound = 0};
    int order[N];
    Search *s = count <= N ? calloc(1, sizeof *s) : NULL;
    if (!s)
        return result;
    order_by_degree(sign, count, order);
    s->count = count;
    s->most_steps = most_steps;
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++)
            s->sign[i][j] = sign[order[i] * count + order[j]];
    int8_t known[N] = {0};
    for (int i = 0; i < count; i++)
        known[i] = camp[order[i]];
    long known_cost = frustrated(s, known, 0);
    int v = count;
    result.ended = true;
    while (v > 0 && result.ended) {
        v--;
        result.ended = solve_suffix(s, v);
        result.bound = result.ended ? s->suffix[v] : s->suffix[v + 1];
    }
    if (result.ended && s->best < known_cost)
        for (int i = 0; i < count; i++)
            camp[order[i]] = s->best_camp[i];
    result.steps = s->steps;
    free(s);
    return result;
}
