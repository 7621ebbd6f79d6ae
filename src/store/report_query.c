/* Reports and events out of the store, with all that tells of them. */
#include "base/strbuf.h"
#include "store/store_internal.h"

#include <stdlib.h>

#define PARTY(e)                                                                                                       \
    "coalesce(" e ".entity_text, ''), coalesce(" e ".name, ''), coalesce(" e ".office, ''), coalesce(" e ".sectors, "  \
    "'')"
#define FIRST(e, role)                                                                                                 \
    "LEFT JOIN evidence " e " ON " e ".article = r.article AND " e ".report = r.id AND " e ".role = '" role "' AND " e \
    ".number = 0 "
/* What report_of reads behind source, target and day, and where it comes from. */
#define COLUMNS                                                                                                        \
    "'nastan', e.id, e.type, e.mode, r.context, e.quad, e.score, e.unrealised, e.reports, e.publications, "            \
    "r.auxiliary, r.place, r.country_code, r.location, r.resolution, r.latitude, r.longitude, a.doc, a.publication, "  \
    "a.url, a.title, a.date, a.language, a.coder, r.event_text, r.sentence, r.rule, " PARTY("x") ", " PARTY(           \
        "y") ", coalesce(z.code, ''), r.sequence, r.start_point, r.end_point "
#define TABLES                                                                                                         \
    "JOIN report r ON r.kind = e.kind AND r.day BETWEEN e.day AND e.day + 1 JOIN article a ON a.id = "                 \
    "r.article " FIRST("x", "actor") FIRST("y", "recipient") FIRST("z", "reporter")
#define ROW_COLUMNS                                                                                                    \
    "source, target, day, dataset, id, type, mode, context, quad, score, unrealised, reports, publications, '', "      \
    "place, country_code, '', resolution, latitude, longitude, '', '', url, '', '', '', '', event_text, '', '', "      \
    "'', '', '', source_sector, '', '', '', target_sector, '', 0, 0, 0 FROM imported_row "

static const char REPORTS_OF_PAIR[] =
    "SELECT p.source, p.target, p.day, " COLUMNS "FROM pair p JOIN event e ON e.id = p.event " TABLES
    "WHERE p.source = $1 AND p.target = $2 AND p.day BETWEEN $3 AND $4 AND p.unrealised <= $5 "
    "ORDER BY p.day, e.id, a.doc, a.id, r.id";

static const char ROWS_OF_PAIR[] =
    "SELECT " ROW_COLUMNS "WHERE source = $1 AND target = $2 AND day BETWEEN $3 AND $4 AND unrealised <= $5 "
    "ORDER BY day, dataset, id";

static const char ALL_REPORTS[] = "SELECT e.actors, e.recipients, e.day, " COLUMNS "FROM event e " TABLES
                                  "WHERE e.day BETWEEN $1 AND $2 AND e.unrealised <= $3 "
                                  "ORDER BY e.day, e.id, a.doc, a.id, r.id";

static const char ALL_ROWS[] = "SELECT " ROW_COLUMNS "WHERE day BETWEEN $1 AND $2 AND unrealised <= $3 "
                               "ORDER BY day, dataset, id, source, target";

static Str next_text(Statement *s, int *column) { return column_text(s, (*column)++); }
static int64_t next_int(Statement *s, int *column) { return column_int(s, (*column)++); }
static double next_real(Statement *s, int *column) { return column_real(s, (*column)++); }

static Party next_party(Statement *s, int *column) {
    Party p;
    Str *const field[] = {&p.text, &p.name, &p.office, &p.sectors};
    for (int i = 0; i < 4; i++)
        *field[i] = next_text(s, column);
    return p;
}

static PairReport report_of(Statement *s) {
    int c = 0;
    PairReport r;
    r.source = next_text(s, &c);
    r.target = next_text(s, &c);
    r.day = (int32_t)next_int(s, &c);
    Str *const of_event[] = {&r.dataset, &r.event, &r.type, &r.mode, &r.context};
    for (int i = 0; i < 5; i++)
        *of_event[i] = next_text(s, &c);
    r.quad = (int)next_int(s, &c);
    r.score = next_real(s, &c);
    r.unrealised = next_int(s, &c) != 0;
    r.reports = (uint32_t)next_int(s, &c);
    r.publications = (uint32_t)next_int(s, &c);
    Str *const of_place[] = {&r.auxiliary, &r.place, &r.country_code, &r.location, &r.resolution};
    for (int i = 0; i < 5; i++)
        *of_place[i] = next_text(s, &c);
    r.latitude = next_real(s, &c);
    r.longitude = next_real(s, &c);
    Str *const of_article[] = {&r.doc,      &r.publication, &r.url,        &r.title,    &r.date,
                               &r.language, &r.coder,       &r.event_text, &r.sentence, &r.rule};
    for (int i = 0; i < 10; i++)
        *of_article[i] = next_text(s, &c);
    r.actor = next_party(s, &c);
    r.recipient = next_party(s, &c);
    r.reporter = next_text(s, &c);
    r.sequence = next_int(s, &c);
    r.start_point = next_int(s, &c);
    r.end_point = next_int(s, &c);
    return r;
}

/* `*going` becomes false where the caller wants no more. */
static bool list_reports(Statement *s, PairReportFunction each, void *context, bool *going, Error *err) {
    StatementResult result = STATEMENT_DONE;
    while (*going && (result = statement_next(s, err)) == STATEMENT_ROW) {
        PairReport report = report_of(s);
        *going = each(context, &report);
    }
    if (result == STATEMENT_ROW)
        statement_reset(s);
    return result != STATEMENT_FAILED;
}

static bool list_pair(Store *store, const char *sql, const PairQuery *query, const char *source, const char *target,
                      PairReportFunction each, void *context, bool *going, Error *err) {
    Statement *s = store_statement(store, sql, err);
    if (!s)
        return false;
    statement_bind(s, "ttiii", str_of(source), str_of(target), (int64_t)query->from_day, (int64_t)query->to_day,
                   (int64_t)query->unrealised);
    return list_reports(s, each, context, going, err);
}

bool store_pair_reports(Store *store, const PairQuery *query, PairReportFunction each, void *context, Error *err) {
    States states = states_new(query);
    bool ok = true, going = true;
    for (size_t i = 0; i < states.count && ok; i++)
        for (size_t k = 0; k < states.count && ok && going; k++)
            ok = i == k ||
                 (list_pair(store, REPORTS_OF_PAIR, query, states.at[i], states.at[k], each, context, &going, err) &&
                  list_pair(store, ROWS_OF_PAIR, query, states.at[i], states.at[k], each, context, &going, err));
    free(states.at);
    return ok || store_fail(store, err);
}

typedef struct Events {
    const States *wanted;
    PairReportFunction each;
    void *context;
    bool of_articles;
    StrBuf last; /* event of which a report was seen */
    StrBuf source, target;
} Events;

/* The states of a list of parties, divided by commas. */
static Str write_states(Str parties, StrBuf *out) {
    Str state[EVENT_ENTITIES_MAX];
    int count = parties_states(parties, state);
    strbuf_clear(out);
    for (int i = 0; i < count; i++) {
        strbuf_add_text(out, i ? "," : "");
        strbuf_add(out, state[i]);
    }
    return strbuf_str(out);
}

static bool is_wanted_pair(const States *wanted, Str sources, Str targets) {
    for (Str source; str_next_field(&sources, ',', &source);) {
        Str rest = targets;
        for (Str target; str_next_field(&rest, ',', &target);)
            if (!str_equal(source, target) && states_have(wanted, source) && states_have(wanted, target))
                return true;
    }
    return false;
}

static bool take_event(void *context, const PairReport *report) {
    Events *e = context;
    PairReport r = *report;
    if (e->of_articles) {
        if (str_equal(r.event, strbuf_str(&e->last)))
            return true;
        strbuf_clear(&e->last);
        strbuf_add(&e->last, r.event);
    }
    r.source = write_states(r.source, &e->source);
    r.target = write_states(r.target, &e->target);
    if (e->wanted->count && !is_wanted_pair(e->wanted, r.source, r.target.len ? r.target : r.source))
        return true;
    return e->each(e->context, &r);
}

bool store_events(Store *store, const PairQuery *query, PairReportFunction each, void *context, Error *err) {
    States states = states_new(query);
    Events events = {.wanted = &states, .each = each, .context = context};
    bool ok = true, going = true;
    for (int i = 0; i < 2 && ok && going; i++) {
        Statement *s = store_statement(store, i ? ALL_ROWS : ALL_REPORTS, err);
        events.of_articles = i == 0;
        if (s)
            statement_bind(s, "iii", (int64_t)query->from_day, (int64_t)query->to_day, (int64_t)query->unrealised);
        ok = s && list_reports(s, take_event, &events, &going, err);
    }
    strbuf_release(&events.last);
    strbuf_release(&events.source);
    strbuf_release(&events.target);
    free(states.at);
    return ok || store_fail(store, err);
}
