/* Which reports are one event: those of one kind on a day and the day after.
 *
 * Along the days on which a kind is reported, the first day opens an event, which takes the next day in; the first day
 * behind opens the next event. A gap without reports ends all ties, so a change on one day matters only from the start
 * of its run of days in a row, and forward until an event opens where one had opened before. The outcome depends on the
 * reports alone, not on the order in which they came. */
#include "base/hash.h"
#include "store/store_internal.h"

#define REPORTS_OF_EVENT "kind = $1 AND day BETWEEN $2 AND $3 "

/* `*day` becomes the first day with reports at or behind `from`; false in `*found` where there is none. */
static bool next_day(Store *store, int64_t kind, int64_t from, int64_t *day, bool *found, Error *err) {
    Statement *s =
        store_statement(store, "SELECT day FROM report WHERE kind = $1 AND day >= $2 ORDER BY day LIMIT 1", err);
    if (!s)
        return false;
    statement_bind(s, "ii", kind, from);
    StatementResult result = statement_next(s, err);
    *found = result == STATEMENT_ROW;
    if (*found)
        *day = column_int(s, 0);
    statement_reset(s);
    return result != STATEMENT_FAILED;
}

static bool has_row(Store *store, const char *sql, int64_t kind, int64_t day, bool *has, Error *err) {
    Statement *s = store_statement(store, sql, err);
    if (!s)
        return false;
    statement_bind(s, "ii", kind, day);
    StatementResult result = statement_next(s, err);
    *has = result == STATEMENT_ROW;
    statement_reset(s);
    return result != STATEMENT_FAILED;
}

static bool has_report(Store *store, int64_t kind, int64_t day, bool *has, Error *err) {
    return has_row(store, "SELECT 1 FROM report WHERE kind = $1 AND day = $2 LIMIT 1", kind, day, has, err);
}

static bool has_event(Store *store, int64_t kind, int64_t day, bool *has, Error *err) {
    return has_row(store, "SELECT 1 FROM event WHERE kind = $1 AND day = $2", kind, day, has, err);
}

/* Events that open on the days from..to. */
static bool delete_events(Store *store, int64_t kind, int64_t from, int64_t to, Error *err) {
    if (from > to)
        return true;
    Statement *pairs = store_statement(
        store, "DELETE FROM pair WHERE event IN (SELECT id FROM event WHERE " REPORTS_OF_EVENT ")", err);
    Statement *events = pairs ? store_statement(store, "DELETE FROM event WHERE " REPORTS_OF_EVENT, err) : NULL;
    if (!events)
        return false;
    statement_bind(pairs, "iii", kind, from, to);
    statement_bind(events, "iii", kind, from, to);
    return statement_run(pairs, err) && statement_run(events, err);
}

typedef struct Group {
    int64_t id, kind, day;
    Str type, mode, actors, recipients, country_code;
    int64_t unrealised, reports, publications;
    int quad;
    double score;
} Group;

static bool read_counts(Store *store, Arena *arena, Group *g, Error *err) {
    Statement *s = store_statement(store,
                                   "SELECT count(DISTINCT report.article), count(DISTINCT publication), min(type), "
                                   "min(report.actors), min(recipients), min(country_code), min(unrealised) "
                                   "FROM report JOIN article ON article.id = report.article WHERE " REPORTS_OF_EVENT,
                                   err);
    if (!s)
        return false;
    statement_bind(s, "iii", g->kind, g->day, g->day + 1);
    if (statement_next(s, err) != STATEMENT_ROW)
        return false;
    g->reports = column_int(s, 0);
    g->publications = column_int(s, 1);
    g->type = arena_str(arena, column_text(s, 2));
    g->actors = arena_str(arena, column_text(s, 3));
    g->recipients = arena_str(arena, column_text(s, 4));
    g->country_code = arena_str(arena, column_text(s, 5));
    g->unrealised = column_int(s, 6);
    statement_reset(s);
    return true;
}

static bool read_mode(Store *store, Arena *arena, Group *g, Error *err) {
    Statement *s = store_statement(store,
                                   "SELECT mode FROM report WHERE " REPORTS_OF_EVENT
                                   "AND mode <> '' GROUP BY mode ORDER BY count(*) DESC, mode LIMIT 1",
                                   err);
    if (!s)
        return false;
    statement_bind(s, "iii", g->kind, g->day, g->day + 1);
    StatementResult result = statement_next(s, err);
    g->mode = result == STATEMENT_ROW ? arena_str(arena, column_text(s, 0)) : STR("");
    statement_reset(s);
    EventType type;
    if (event_type_parse(g->type, &type)) {
        g->quad = event_quad_code(type);
        g->score = event_scale(type, g->mode);
    }
    return result != STATEMENT_FAILED;
}

int parties_states(Str parties, Str states[EVENT_ENTITIES_MAX]) {
    int count = 0;
    for (Str party; str_next_field(&parties, ',', &party);) {
        Str code = party;
        str_next_field(&party, ':', &code);
        bool new = actor_is_state(&(Actor){.code = code}) && count < EVENT_ENTITIES_MAX;
        for (int i = 0; i < count && new; i++)
            new = !str_equal(states[i], code);
        if (new)
            states[count++] = code;
    }
    return count;
}

static bool write_pairs(Store *store, const Group *g, Error *err) {
    Statement *s = store_statement(store,
                                   "INSERT INTO pair (source, target, day, event, quad, unrealised, reports, "
                                   "publications, score) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                                   err);
    Str sources[EVENT_ENTITIES_MAX], targets[EVENT_ENTITIES_MAX];
    int source_count = parties_states(g->actors, sources);
    int target_count = parties_states(g->recipients.len ? g->recipients : g->actors, targets);
    bool ok = s != NULL;
    for (int i = 0; i < source_count && ok && g->day != STORE_NO_DAY; i++)
        for (int k = 0; k < target_count && ok; k++) {
            if (str_equal(sources[i], targets[k]))
                continue;
            statement_bind(s, "ttiiiiiir", sources[i], targets[k], g->day, g->id, (int64_t)g->quad, g->unrealised,
                           g->reports, g->publications, g->score);
            ok = statement_run(s, err);
        }
    return ok;
}

/* In the place of the event that opens on this day, where one `stands`. */
static bool write_event(Store *store, int64_t kind, int64_t day, bool stands, Error *err) {
    Arena *arena = arena_new();
    Group g = {.kind = kind, .day = day};
    g.id = hash_key(hash_number(hash_number(hash_start(), (uint64_t)kind), (uint64_t)day));
    Statement *s = store_statement(
        store,
        "INSERT INTO event (id, kind, day, type, mode, unrealised, actors, recipients, country_code, quad, score, "
        "reports, publications) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        err);
    bool ok = s && (!stands || delete_events(store, kind, day, day, err)) && read_counts(store, arena, &g, err) &&
              read_mode(store, arena, &g, err);
    if (ok) {
        statement_bind(s, "iiittitttirii", g.id, g.kind, g.day, g.type, g.mode, g.unrealised, g.actors, g.recipients,
                       g.country_code, (int64_t)g.quad, g.score, g.reports, g.publications);
        ok = statement_run(s, err) && write_pairs(store, &g, err);
    }
    arena_free(arena);
    return ok;
}

bool event_regroup(Store *store, int64_t kind, int32_t changed, Error *err) {
    int64_t from = changed, day = 0;
    bool found = true;
    while (found) {
        if (!has_report(store, kind, from - 1, &found, err))
            return false;
        from -= found;
    }
    for (int64_t clear = from;;) {
        bool stands = false;
        if (!next_day(store, kind, from, &day, &found, err) ||
            !delete_events(store, kind, clear, found ? day - 1 : INT64_MAX, err))
            return false;
        if (!found)
            return true;
        if (!has_event(store, kind, day, &stands, err))
            return false;
        if (stands && day > changed)
            return true;
        if (!(stands && day + 1 < changed) && !write_event(store, kind, day, stands, err))
            return false;
        clear = day + 1; /* the day that the event took in opens none */
        from = day + 2;
    }
}
