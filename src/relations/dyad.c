#include "relations/dyad.h"

#include <stdlib.h>
#include <string.h>

void tally_add_day(Tally *tally, const PairDay *day) {
    for (int q = 0; q < 4; q++) {
        tally->events[q] += day->events[q];
        tally->reports[q] += day->reports[q];
        tally->publications[q] += day->publications[q];
    }
    tally->score += day->score;
}

void tally_add(Tally *tally, const Tally *other) {
    for (int q = 0; q < 4; q++) {
        tally->events[q] += other->events[q];
        tally->reports[q] += other->reports[q];
        tally->publications[q] += other->publications[q];
    }
    tally->score += other->score;
}

uint64_t tally_events(const Tally *t) { return t->events[0] + t->events[1] + t->events[2] + t->events[3]; }

uint64_t tally_cooperation(const Tally *t) { return t->events[0] + t->events[1]; }

double tally_mean(const Tally *t) {
    uint64_t all = tally_events(t);
    return all ? t->score / (double)all : 0;
}

double tally_net(const Tally *t) {
    uint64_t all = tally_events(t);
    return all ? (2 * (double)tally_cooperation(t) - (double)all) / (double)all : 0;
}

typedef struct Loading {
    const DyadQuery *query;
    Arena *arena;
    DyadDay *days;
    size_t count, capacity;
} Loading;

static bool load_day(void *context, const PairDay *day) {
    Loading *l = context;
    bool forth = strcmp(day->source, l->query->a) == 0 && strcmp(day->target, l->query->b) == 0;
    bool back = strcmp(day->source, l->query->b) == 0 && strcmp(day->target, l->query->a) == 0;
    if (!forth && (l->query->directed || !back))
        return true;
    l->days = arena_reserve(l->arena, l->days, l->count, &l->capacity, sizeof *l->days);
    DyadDay *at = &l->days[l->count++];
    *at = (DyadDay){.day = day->day};
    tally_add_day(&at->tally, day);
    return true;
}

static int earlier_first(const void *a, const void *b) {
    const DyadDay *x = a, *y = b;
    return (x->day > y->day) - (x->day < y->day);
}

bool dyad_load(Store *store, const DyadQuery *query, Arena *arena, Dyad *dyad, Error *err) {
    char states[2][4];
    memcpy(states[0], query->a, 4);
    memcpy(states[1], query->b, 4);
    PairQuery pairs = {.states = (const char(*)[4])states,
                       .state_count = 2,
                       .from_day = query->from_day,
                       .to_day = query->to_day,
                       .unrealised = query->unrealised};
    Loading l = {.query = query, .arena = arena};
    if (!store_pair_days(store, &pairs, load_day, &l, err))
        return false;
    if (l.count)
        qsort(l.days, l.count, sizeof *l.days, earlier_first);
    size_t kept = 0;
    for (size_t i = 0; i < l.count; i++)
        if (kept && l.days[kept - 1].day == l.days[i].day)
            tally_add(&l.days[kept - 1].tally, &l.days[i].tally);
        else
            l.days[kept++] = l.days[i];
    *dyad = (Dyad){l.days, kept};
    return true;
}
