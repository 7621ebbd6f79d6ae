/* Opening a store, and the articles in it. */
#include "base/hash.h"
#include "base/points.h"
#include "base/strbuf.h"
#include "store/store_internal.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char SCHEMA[] = {
#include "store/schema.inc"
    0};

void statement_bind(Statement *s, const char *types, ...) {
    va_list values;
    va_start(values, types);
    for (int i = 0; types[i]; i++)
        if (types[i] == 'i')
            statement_int(s, i + 1, va_arg(values, int64_t));
        else if (types[i] == 'r')
            statement_real(s, i + 1, va_arg(values, double));
        else
            statement_text(s, i + 1, va_arg(values, Str));
    va_end(values);
}

bool store_fail(const Store *store, Error *err) { return error_prefix(err, "%s", store->name); }

Statement *store_statement(Store *store, const char *sql, Error *err) {
    for (size_t i = 0; i < store->statement_count; i++)
        if (store->sql[i] == sql)
            return store->statement[i];
    if (store->statement_count == STORE_STATEMENTS_MAX)
        abort();
    Statement *s = database_prepare(store->database, sql, err);
    if (!s)
        return NULL;
    store->sql[store->statement_count] = sql;
    return store->statement[store->statement_count++] = s;
}

static bool make_schema(Database *database, Error *err) {
    bool there;
    if (!database_ready(database, err) || !database_begin(database, err))
        return false;
    bool ok = database_has_tables(database, &there, err) && (there || database_schema(database, SCHEMA, err));
    if (ok && !there) {
        char sql[96];
        snprintf(sql, sizeof sql, "INSERT INTO meta (name, value) VALUES ('schema', '%d')", STORE_SCHEMA);
        ok = database_script(database, sql, err);
    }
    if (ok && database_commit(database, err))
        return true;
    database_rollback(database);
    return false;
}

static bool check_schema(Database *database, Error *err) {
    Error ignored;
    Statement *s = database_prepare(database, "SELECT value FROM meta WHERE name = 'schema'", &ignored);
    if (!s || statement_next(s, &ignored) != STATEMENT_ROW)
        return error_set(err, "is a database, but not a store of Nastan; name another, or a new one");
    long version = 0;
    str_to_long(column_text(s, 0), &version);
    statement_reset(s);
    return version == STORE_SCHEMA ||
           error_set(err, "is a store of version %ld, and this program works with version %d; %s", version,
                     STORE_SCHEMA,
                     version > STORE_SCHEMA ? "take a newer Nastan" : "code its articles into a new store");
}

Store *store_open(const char *where, StoreUse use, Error *err) {
    bool server = strstr(where, "://") != NULL;
    if (use == STORE_READ && !server && access(where, F_OK) != 0) {
        error_set(err, "there is no store '%s': code --store or import makes one", where);
        return NULL;
    }
    Store *store = calloc(1, sizeof *store);
    if (!store)
        abort();
    snprintf(store->name, sizeof store->name, "%s", server ? "PostgreSQL store" : where);
    store->database = database_open(where, err);
    bool has;
    bool ok = store->database && database_has_tables(store->database, &has, err) &&
              (has || make_schema(store->database, err)) && check_schema(store->database, err) &&
              database_ready(store->database, err);
    if (ok)
        return store;
    store_fail(store, err);
    store_free(store);
    return NULL;
}

void store_free(Store *store) {
    if (!store)
        return;
    database_free(store->database);
    free(store->touched);
    free(store);
}

bool store_begin(Store *store, Error *err) {
    store->touched_count = 0;
    return database_begin(store->database, err) || store_fail(store, err);
}

static int compare_touched(const void *a, const void *b) {
    const Touched *x = a, *y = b;
    int order = (x->kind > y->kind) - (x->kind < y->kind);
    return order ? order : (x->day > y->day) - (x->day < y->day);
}

/* The events of many articles at once: those that tell the same one would each have it counted anew. */
static bool regroup(Store *store, Error *err) {
    Touched *t = store->touched;
    bool ok = true;
    if (store->touched_count)
        qsort(t, store->touched_count, sizeof *t, compare_touched);
    for (size_t i = 0; i < store->touched_count && ok; i++)
        if (i == 0 || compare_touched(&t[i - 1], &t[i]) != 0)
            ok = event_regroup(store, t[i].kind, t[i].day, err);
    store->touched_count = 0;
    return ok;
}

bool store_commit(Store *store, Error *err) {
    return (regroup(store, err) && database_commit(store->database, err)) || store_fail(store, err);
}

void store_rollback(Store *store) {
    store->touched_count = 0;
    database_rollback(store->database);
}

static int64_t article_key(const Article *a) { return hash_key(hash_more(hash_more(hash_start(), a->id), a->text)); }

typedef enum Found { FOUND_NOTHING, FOUND_SAME, FOUND_OTHER, FOUND_FAILED } Found;

static Found find_article(Store *store, const Article *a, Str coder, Error *err) {
    Statement *s = store_statement(
        store, "SELECT doc, coder, language, date, title, publication, url FROM article WHERE id = $1", err);
    if (!s)
        return FOUND_FAILED;
    statement_int(s, 1, article_key(a));
    StatementResult result = statement_next(s, err);
    if (result != STATEMENT_ROW)
        return result == STATEMENT_DONE ? FOUND_NOTHING : FOUND_FAILED;
    const Str value[] = {a->id, coder, a->language, a->date, a->title, a->publication, a->url};
    Found found = FOUND_SAME;
    for (int i = 1; i < 7; i++)
        if (!str_equal(value[i], column_text(s, i)))
            found = FOUND_OTHER;
    if (!str_equal(a->id, column_text(s, 0))) {
        error_set(err, "article '%.*s' has the key of another one; give it another id", STR_ARG(a->id));
        found = FOUND_FAILED;
    }
    statement_reset(s);
    return found;
}

bool store_has(Store *store, const Article *article, Str coder, bool *has, Error *err) {
    Found found = find_article(store, article, coder, err);
    *has = found == FOUND_SAME;
    return found != FOUND_FAILED || store_fail(store, err);
}

static void touch(Store *store, int64_t kind, int32_t day) {
    if (store->touched_count == store->touched_capacity) {
        store->touched_capacity = store->touched_capacity ? 2 * store->touched_capacity : 256;
        store->touched = realloc(store->touched, store->touched_capacity * sizeof *store->touched);
        if (!store->touched)
            abort();
    }
    store->touched[store->touched_count++] = (Touched){kind, day};
}

static bool run(Store *store, const char *sql, int64_t key, Error *err) {
    Statement *s = store_statement(store, sql, err);
    if (!s)
        return false;
    statement_int(s, 1, key);
    return statement_run(s, err);
}

static bool forget_events(Store *store, int64_t key, Error *err) {
    Statement *s = store_statement(store, "SELECT DISTINCT kind, day FROM report WHERE article = $1", err);
    if (!s)
        return false;
    statement_int(s, 1, key);
    StatementResult result;
    while ((result = statement_next(s, err)) == STATEMENT_ROW)
        touch(store, column_int(s, 0), (int32_t)column_int(s, 1));
    return result == STATEMENT_DONE && run(store, "DELETE FROM evidence WHERE article = $1", key, err) &&
           run(store, "DELETE FROM report WHERE article = $1", key, err);
}

static bool write_article(Store *store, const StoreArticle *a, Error *err) {
    Statement *s = store_statement(
        store,
        "INSERT INTO article (id, doc, language, date, title, publication, url, text, coder) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO UPDATE SET language = excluded.language, "
        "date = excluded.date, title = excluded.title, publication = excluded.publication, url = excluded.url, "
        "coder = excluded.coder",
        err);
    if (!s)
        return false;
    const Article *article = a->article;
    statement_bind(s, "itttttttt", article_key(article), article->id, article->language, article->date, article->title,
                   article->publication, article->url, article->text, a->coder);
    return statement_run(s, err);
}

static int compare_strs(const void *a, const void *b) { return str_compare(*(const Str *)a, *(const Str *)b); }

/* A state and its government are one party; its army, its parties, its companies are others. */
static Str party_of(Arena *arena, const Actor *actor) {
    Str sector = actor->sector_count ? actor->sector[0] : (Str){"", 0};
    if (!sector.len || str_is(sector, "GOV"))
        return actor->code;
    return arena_format(arena, "%.*s:%.*s", STR_ARG(actor->code), STR_ARG(sector));
}

static Str parties_of(Arena *arena, const EntityList *list) {
    Str party[EVENT_ENTITIES_MAX];
    StrBuf text = {0};
    for (int i = 0; i < list->count; i++)
        party[i] = party_of(arena, &list->at[i].actor);
    qsort(party, (size_t)list->count, sizeof *party, compare_strs);
    for (int i = 0; i < list->count; i++)
        if (i == 0 || !str_equal(party[i], party[i - 1])) {
            strbuf_add_text(&text, text.len ? "," : "");
            strbuf_add(&text, party[i]);
        }
    Str parties = arena_str(arena, strbuf_str(&text));
    strbuf_release(&text);
    return parties;
}

static Str auxiliary_of(Arena *arena, unsigned auxiliary) {
    Str text = STR("");
    for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
        if (auxiliary & bit)
            text = arena_format(arena, "%.*s%s%s", STR_ARG(text), text.len ? "," : "", auxiliary_name(bit));
    return text;
}

static Str sectors_of(Arena *arena, const Actor *actor) {
    Str text = STR("");
    for (int i = 0; i < actor->sector_count; i++)
        text = arena_format(arena, "%.*s%s%.*s", STR_ARG(text), i ? "," : "", STR_ARG(actor->sector[i]));
    return text;
}

static Str text_between(const Article *a, size_t start, size_t end) { return (Str){a->text.at + start, end - start}; }

static bool is_unrealised(const Event *e) {
    return (e->auxiliary & (AUXILIARY_NEGATION | AUXILIARY_HYPOTHETICAL)) != 0;
}

/* Reports of the same kind within two days are one event. A report of a month or a year is none of a day, and one
 * without any date is an event by itself. */
static int64_t kind_of(int64_t article, const Event *e, Str actors, Str recipients, int32_t day) {
    bool to_the_day = str_is(e->date_precision, "day") || str_is(e->date_precision, "publication");
    uint64_t h = hash_more(hash_start(), str_of(event_type_name(e->type)));
    h = hash_more(hash_more(hash_more(h, actors), recipients), e->country_code);
    h = hash_more(h, to_the_day ? STR("day") : e->date_precision);
    h = hash_number(h, is_unrealised(e));
    return hash_key(day == STORE_NO_DAY ? hash_number(hash_number(h, (uint64_t)article), e->start_byte) : h);
}

static Str sentence_of(const StoreArticle *a, int sequence) {
    for (size_t i = 0; i < a->tree_count; i++)
        if (a->trees[i].sequence == sequence)
            return text_between(a->article, a->trees[i].start_byte, a->trees[i].end_byte);
    return STR("");
}

static bool write_entities(Store *store, Arena *arena, const StoreArticle *a, const Points *points, Str report,
                           const char *role, const EntityList *list, Error *err) {
    Statement *s = store_statement(
        store,
        "INSERT INTO evidence (article, report, role, number, code, sectors, name, office, entity_text, start_point, "
        "end_point) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
        err);
    bool ok = s != NULL;
    for (int i = 0; i < list->count && ok; i++) {
        const Entity *e = &list->at[i];
        statement_bind(s, "ittitttttii", article_key(a->article), report, str_of(role), (int64_t)i, e->actor.code,
                       sectors_of(arena, &e->actor), e->actor.name, e->actor.office,
                       text_between(a->article, e->start_byte, e->end_byte),
                       (int64_t)points_before(points, e->start_byte), (int64_t)points_before(points, e->end_byte));
        ok = statement_run(s, err);
    }
    return ok;
}

static bool write_report(Store *store, Arena *arena, const StoreArticle *a, const Points *points, const Event *e,
                         Error *err) {
    Statement *s = store_statement(
        store,
        "INSERT INTO report (article, id, kind, day, type, mode, context, unrealised, auxiliary, actors, recipients, "
        "date, enddate, date_precision, place, country_code, location, resolution, latitude, longitude, "
        "sequence, start_point, end_point, event_text, sentence, rule, confidence) VALUES ($1, $2, $3, $4, $5, $6, $7, "
        "$8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, "
        "$19, $20, $21, $22, $23, $24, $25, $26, $27) ON CONFLICT DO NOTHING",
        err);
    if (!s)
        return false;
    int64_t key = article_key(a->article);
    Str actors = parties_of(arena, &e->actor), recipients = parties_of(arena, &e->recipient);
    Str id = arena_format(arena, "%016" PRIx64, event_id(a->article, e));
    int32_t day = day_parse(e->date);
    const Place *place = e->location;
    int64_t kind = kind_of(key, e, actors, recipients, day);
    statement_bind(s, "itiitttittttttttttrriiitttr", key, id, kind, (int64_t)day, str_of(event_type_name(e->type)),
                   e->mode, e->context, (int64_t)is_unrealised(e), auxiliary_of(arena, e->auxiliary), actors,
                   recipients, e->date, e->enddate, e->date_precision, e->place, e->country_code,
                   place ? place->name : STR(""), place ? str_of(place_resolution(place->kind)) : STR(""),
                   place ? place->lat : 0.0, place ? place->lon : 0.0, (int64_t)e->sequence,
                   (int64_t)points_before(points, e->start_byte), (int64_t)points_before(points, e->end_byte),
                   text_between(a->article, e->start_byte, e->end_byte), sentence_of(a, e->sequence), e->rule,
                   e->confidence);
    touch(store, kind, day);
    return statement_run(s, err) && write_entities(store, arena, a, points, id, "actor", &e->actor, err) &&
           write_entities(store, arena, a, points, id, "recipient", &e->recipient, err) &&
           write_entities(store, arena, a, points, id, "reporter", &e->reporter, err);
}

static bool write_all(Store *store, Arena *arena, const StoreArticle *a, bool there, Error *err) {
    bool ok = (!there || forget_events(store, article_key(a->article), err)) && write_article(store, a, err);
    Points points = points_of(arena, a->article->text);
    for (size_t i = 0; i < a->event_count && ok; i++)
        ok = write_report(store, arena, a, &points, &a->events[i], err);
    return ok;
}

bool store_put(Store *store, const StoreArticle *article, StoreAgain again, StoreChange *change, Error *err) {
    Found found = find_article(store, article->article, article->coder, err);
    if (found == FOUND_FAILED)
        return store_fail(store, err);
    *change = found == FOUND_NOTHING ? STORE_NEW : found == FOUND_SAME ? STORE_SAME : STORE_REPLACED;
    if (*change == STORE_SAME && again == STORE_UNLESS_SAME)
        return true;
    Arena *arena = arena_new();
    bool ok = write_all(store, arena, article, *change != STORE_NEW, err);
    arena_free(arena);
    return ok || store_fail(store, err);
}

bool store_next_article(Store *store, int64_t *key, Arena *arena, Article *article, bool *found, Error *err) {
    Statement *s = store_statement(store,
                                   "SELECT id, doc, language, date, title, publication, url, text FROM article "
                                   "WHERE id > $1 ORDER BY id LIMIT 1",
                                   err);
    if (!s)
        return store_fail(store, err);
    statement_int(s, 1, *key);
    StatementResult result = statement_next(s, err);
    *found = result == STATEMENT_ROW;
    if (*found) {
        Str *const field[] = {&article->id,          &article->language, &article->date, &article->title,
                              &article->publication, &article->url,      &article->text};
        *article = (Article){.repaired = 0};
        *key = column_int(s, 0);
        for (int i = 0; i < 7; i++)
            *field[i] = arena_str(arena, column_text(s, i + 1));
        statement_reset(s);
    }
    return result != STATEMENT_FAILED || store_fail(store, err);
}

bool store_sweep(Store *store, Error *err) {
    return database_script(store->database,
                           "DELETE FROM evidence WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.article = "
                           "evidence.article AND report.id = evidence.report); "
                           "DELETE FROM pair WHERE NOT EXISTS (SELECT 1 FROM event JOIN report ON report.kind = "
                           "event.kind AND report.day = event.day WHERE event.id = pair.event); "
                           "DELETE FROM event WHERE NOT EXISTS (SELECT 1 FROM report WHERE report.kind = event.kind "
                           "AND report.day = event.day)",
                           err) ||
           store_fail(store, err);
}
