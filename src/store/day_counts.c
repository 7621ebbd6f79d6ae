/* Open addressing on a key of 50 bits: source and target as numbers to the base 26, day, quad class, unrealised. Sorted
 * by that key when written, so that the rows of a table come in order of its own key. */
#include "store/day_counts.h"

#include <stdlib.h>

enum { SLOTS = 1 << 21, COUNTS_MAX = SLOTS / 2, CODE_BITS = 15, DAY_BITS = 17, DAY_FIRST = -25567 };

typedef struct Slot {
    uint64_t key; /* plus one; 0 is empty */
    uint32_t events, reports, publications;
    double score;
} Slot;

struct DayCounts {
    Slot *slots; /* [SLOTS] */
    size_t count;
};

DayCounts *day_counts_new(void) {
    DayCounts *c = calloc(1, sizeof *c);
    if (!c || !(c->slots = calloc(SLOTS, sizeof *c->slots)))
        abort();
    return c;
}

void day_counts_free(DayCounts *c) {
    if (c)
        free(c->slots);
    free(c);
}

static uint64_t code_number(const char code[4]) {
    return ((uint64_t)(code[0] - 'A') * 26 + (uint64_t)(code[1] - 'A')) * 26 + (uint64_t)(code[2] - 'A');
}

static Str number_code(uint64_t number, char code[4]) {
    number &= (1u << CODE_BITS) - 1;
    code[0] = (char)('A' + number / 676 % 26);
    code[1] = (char)('A' + number / 26 % 26);
    code[2] = (char)('A' + number % 26);
    return (Str){code, 3};
}

static uint64_t key_of(const DayCount *e) {
    uint64_t key = code_number(e->source) << CODE_BITS | code_number(e->target);
    key = key << DAY_BITS | (uint64_t)(e->day - DAY_FIRST);
    return ((key << 2 | (uint64_t)(e->quad - 1)) << 1 | e->unrealised) + 1;
}

bool day_counts_add(DayCounts *c, Store *store, const DayCount *e, Error *err) {
    uint64_t key = key_of(e);
    if (c->count == COUNTS_MAX && !day_counts_write(c, store, err))
        return false;
    size_t i = (key * 0x9e3779b97f4a7c15u) >> 43;
    while (c->slots[i].key && c->slots[i].key != key)
        i = (i + 1) % SLOTS;
    Slot *slot = &c->slots[i];
    c->count += slot->key == 0;
    slot->key = key;
    slot->events++;
    slot->reports += e->reports;
    slot->publications += e->publications;
    slot->score += e->score;
    return true;
}

static int compare_slots(const void *a, const void *b) {
    uint64_t x = ((const Slot *)a)->key, y = ((const Slot *)b)->key;
    return (x > y) - (x < y);
}

static bool write_slot(Statement *s, const Slot *slot, Error *err) {
    uint64_t key = slot->key - 1;
    char source[4], target[4];
    int day_shift = 3, target_shift = day_shift + DAY_BITS;
    int64_t day = (int64_t)(key >> day_shift & ((1u << DAY_BITS) - 1)) + DAY_FIRST;
    statement_bind(s, "ttiiiiiir", number_code(key >> (target_shift + CODE_BITS), source),
                   number_code(key >> target_shift, target), day, (int64_t)(key >> 1 & 3) + 1, (int64_t)(key & 1),
                   (int64_t)slot->events, (int64_t)slot->reports, (int64_t)slot->publications, slot->score);
    return statement_run(s, err);
}

bool day_counts_write(DayCounts *c, Store *store, Error *err) {
    Statement *s = store_statement(
        store,
        "INSERT INTO imported_day (source, target, day, quad, unrealised, events, reports, publications, score) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (source, target, day, quad, unrealised) DO UPDATE SET "
        "events = imported_day.events + excluded.events, reports = imported_day.reports + excluded.reports, "
        "publications = imported_day.publications + excluded.publications, "
        "score = imported_day.score + excluded.score",
        err);
    bool ok = s != NULL;
    size_t used = 0;
    for (size_t i = 0; i < SLOTS; i++) /* to the front, then in order */
        if (c->slots[i].key)
            c->slots[used++] = c->slots[i];
    qsort(c->slots, used, sizeof *c->slots, compare_slots);
    for (size_t i = 0; i < used && ok; i++)
        ok = write_slot(s, &c->slots[i], err);
    memset(c->slots, 0, SLOTS * sizeof *c->slots);
    c->count = 0;
    return ok;
}
