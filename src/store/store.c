#include "store/store.h"
#include "base/arena.h"
#include "base/file.h"
#include "base/limits.h"

#include <string.h>
#include <time.h>

enum { COLUMNS = 8, SECONDS_A_DAY = 86400 };

struct Store {
    Arena *arena;
    PairDay *days; /* [count] in the order source, target, day */
    size_t count, capacity;
};

int32_t day_parse(Str s) {
    long year, month, day;
    if (s.len != 10 || s.at[4] != '-' || s.at[7] != '-' || !str_to_long((Str){s.at, 4}, &year) ||
        !str_to_long((Str){s.at + 5, 2}, &month) || !str_to_long((Str){s.at + 8, 2}, &day) || year < 1900 ||
        year > 2099)
        return STORE_NO_DAY;
    struct tm t = {.tm_year = (int)year - 1900, .tm_mon = (int)month - 1, .tm_mday = (int)day};
    time_t seconds = timegm(&t);
    bool exists = t.tm_mon == (int)month - 1 && t.tm_mday == (int)day;
    return exists ? (int32_t)((seconds - (((seconds % SECONDS_A_DAY) + SECONDS_A_DAY) % SECONDS_A_DAY)) / SECONDS_A_DAY)
                  : STORE_NO_DAY;
}

static int compare_days(const void *a, const void *b) {
    const PairDay *x = a, *y = b;
    int order = memcmp(x->source, y->source, 4);
    order = order ? order : memcmp(x->target, y->target, 4);
    return order ? order : (x->day > y->day) - (x->day < y->day);
}

static bool read_row(Str line, PairDay *day) {
    Str field[COLUMNS] = {{0}};
    for (int i = 0; i < COLUMNS; i++)
        if (!str_next_field(&line, ',', &field[i]))
            return false;
    long quad, events, reports, publications;
    if (field[0].len != 3 || field[1].len != 3 || (day->day = day_parse(field[2])) == STORE_NO_DAY ||
        !str_to_long(field[3], &quad) || quad < 1 || quad > 4 || !str_to_long(field[4], &events) ||
        !str_to_long(field[5], &reports) || !str_to_long(field[6], &publications))
        return false;
    memcpy(day->source, field[0].at, 3);
    memcpy(day->target, field[1].at, 3);
    day->events[quad - 1] = (uint32_t)events;
    day->reports[quad - 1] = (uint32_t)reports;
    day->publications[quad - 1] = (uint32_t)publications;
    day->score = strtod(field[7].at, NULL);
    return true;
}

/* Rows of one pair and day become one. */
static void merge_days(Store *store) {
    size_t kept = 0;
    for (size_t i = 0; i < store->count; i++) {
        PairDay *from = &store->days[i], *to = kept ? &store->days[kept - 1] : NULL;
        if (!to || compare_days(from, to) != 0) {
            store->days[kept++] = *from;
            continue;
        }
        for (int q = 0; q < 4; q++) {
            to->events[q] += from->events[q];
            to->reports[q] += from->reports[q];
            to->publications[q] += from->publications[q];
        }
        to->score += from->score;
    }
    store->count = kept;
}

Store *store_open(const char *where, Error *err) {
    Arena *arena = arena_new();
    Str bytes, line;
    if (!file_read(where, LIMIT_FILE_BYTES, arena, &bytes, err)) {
        arena_free(arena);
        return NULL;
    }
    Store *store = arena_alloc(arena, sizeof *store);
    store->arena = arena;
    for (long number = 1; str_next_field(&bytes, '\n', &line); number++) {
        PairDay day = {.day = 0};
        if (!line.len || str_has_prefix(line, "source,"))
            continue;
        if (!read_row(line, &day)) {
            error_set(err, "%s:%ld: is no row of daily counts", where, number);
            arena_free(arena);
            return NULL;
        }
        store->days = arena_reserve(arena, store->days, store->count, &store->capacity, sizeof *store->days);
        store->days[store->count++] = day;
    }
    if (store->count)
        qsort(store->days, store->count, sizeof *store->days, compare_days);
    merge_days(store);
    return store;
}

void store_free(Store *store) {
    if (store)
        arena_free(store->arena);
}

static bool asked(const PairQuery *query, const char *state) {
    for (size_t i = 0; i < query->state_count; i++)
        if (strcmp(query->states[i], state) == 0)
            return true;
    return query->state_count == 0;
}

bool store_pair_days(Store *store, const PairQuery *query, PairDayFunction each, void *context, Error *err) {
    (void)err;
    for (size_t i = 0; i < store->count; i++) {
        const PairDay *d = &store->days[i];
        if (d->day >= query->from_day && d->day <= query->to_day && asked(query, d->source) &&
            asked(query, d->target) && !each(context, d))
            return true;
    }
    return true;
}
