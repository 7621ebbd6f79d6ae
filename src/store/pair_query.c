/* Pair days out of the store.
 *
 * Events of articles and imported counts are two ordered streams that the database merges; rows of one pair and day
 * stand together and are added up here. A few states are asked for pair by pair, each a short range of the key; many
 * are picked out of one walk over all. */
#include "base/strbuf.h"
#include "store/store_internal.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

enum { STATES_PAIR_BY_PAIR = 24 };

#define DAYS(where)                                                                                                    \
    "SELECT source, target, day, quad, events, reports, publications, score FROM imported_day WHERE " where            \
    " UNION ALL SELECT source, target, day, quad, 1, reports, publications, score FROM pair WHERE " where              \
    " ORDER BY 1, 2, 3"

static const char DAYS_OF_PAIR[] = DAYS("source = $1 AND target = $2 AND day BETWEEN $3 AND $4 AND unrealised <= $5");
static const char DAYS_OF_ALL[] = DAYS("day BETWEEN $1 AND $2 AND unrealised <= $3");

static void copy_code(char code[4], Str text) {
    memset(code, 0, 4);
    memcpy(code, text.at, text.len < 4 ? text.len : 3);
}

static int compare_codes(const void *a, const void *b) { return strcmp(a, b); }

States states_new(const PairQuery *query) {
    States states = {calloc(query->state_count + 1, 4), 0};
    if (!states.at)
        abort();
    for (size_t i = 0; i < query->state_count; i++)
        snprintf(states.at[i], sizeof *states.at, "%.3s", query->states[i]);
    qsort(states.at, query->state_count, sizeof *states.at, compare_codes);
    for (size_t i = 0; i < query->state_count; i++)
        if (!states.count || strcmp(states.at[i], states.at[states.count - 1]) != 0)
            memmove(states.at[states.count++], states.at[i], sizeof *states.at);
    return states;
}

bool states_have(const States *states, Str code) {
    char key[4];
    copy_code(key, code);
    return bsearch(key, states->at, states->count, sizeof *states->at, compare_codes) != NULL;
}

typedef struct Folding {
    const States *states;
    PairDayFunction each;
    void *context;
    PairDay day;
    bool open, stopped;
} Folding;

static void close_day(Folding *f) {
    if (f->open && !f->each(f->context, &f->day))
        f->stopped = true;
    f->open = false;
}

static void fold_row(Folding *f, Statement *s) {
    PairDay row = {.day = (int32_t)column_int(s, 2)};
    copy_code(row.source, column_text(s, 0));
    copy_code(row.target, column_text(s, 1));
    if (f->states->count &&
        (!states_have(f->states, str_of(row.source)) || !states_have(f->states, str_of(row.target))))
        return;
    if (f->open &&
        (row.day != f->day.day || strcmp(row.source, f->day.source) != 0 || strcmp(row.target, f->day.target) != 0))
        close_day(f);
    if (!f->open)
        f->day = row;
    f->open = true;
    int64_t quad = column_int(s, 3);
    if (quad < 1 || quad > 4)
        return;
    f->day.events[quad - 1] += (uint32_t)column_int(s, 4);
    f->day.reports[quad - 1] += (uint32_t)column_int(s, 5);
    f->day.publications[quad - 1] += (uint32_t)column_int(s, 6);
    f->day.score += column_real(s, 7);
}

static bool fold_rows(Folding *f, Statement *s, Error *err) {
    StatementResult result = STATEMENT_DONE;
    while (!f->stopped && (result = statement_next(s, err)) == STATEMENT_ROW)
        fold_row(f, s);
    if (result == STATEMENT_ROW)
        statement_reset(s);
    if (result != STATEMENT_FAILED && !f->stopped)
        close_day(f);
    return result != STATEMENT_FAILED;
}

static bool fold_all(Store *store, const PairQuery *query, Folding *f, Error *err) {
    Statement *s = store_statement(store, DAYS_OF_ALL, err);
    if (!s)
        return false;
    statement_bind(s, "iii", (int64_t)query->from_day, (int64_t)query->to_day, (int64_t)query->unrealised);
    return fold_rows(f, s, err);
}

static bool fold_pairs(Store *store, const PairQuery *query, Folding *f, Error *err) {
    Statement *s = store_statement(store, DAYS_OF_PAIR, err);
    bool ok = s != NULL;
    for (size_t i = 0; i < f->states->count && ok; i++)
        for (size_t k = 0; k < f->states->count && ok && !f->stopped; k++) {
            if (i == k)
                continue;
            statement_bind(s, "ttiii", str_of(f->states->at[i]), str_of(f->states->at[k]), (int64_t)query->from_day,
                           (int64_t)query->to_day, (int64_t)query->unrealised);
            ok = fold_rows(f, s, err);
        }
    return ok;
}

bool store_pair_days(Store *store, const PairQuery *query, PairDayFunction each, void *context, Error *err) {
    States states = states_new(query);
    Folding f = {.states = &states, .each = each, .context = context};
    bool few = states.count && states.count <= STATES_PAIR_BY_PAIR;
    bool ok = few ? fold_pairs(store, query, &f, err) : fold_all(store, query, &f, err);
    free(states.at);
    return ok || store_fail(store, err);
}
