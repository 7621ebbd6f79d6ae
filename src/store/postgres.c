/* PostgreSQL by libpq. Values travel as text; rows come one at a time, so that a large answer takes no memory. */
#include "base/strbuf.h"
#include "store/database.h"

#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>

enum { VALUES_MAX = 32, NUMBER_BYTES = 32 };

/* Writers of one database wait for each other by this lock: they regroup events that several articles tell. */
#define WRITER_LOCK "7163084219354"

typedef struct PostgresDatabase {
    Database base;
    PGconn *connection;
    int prepared;
} PostgresDatabase;

typedef struct PostgresStatement {
    Statement base;
    char name[16];
    int value_count;
    const char *value[VALUES_MAX];
    char number[VALUES_MAX][NUMBER_BYTES];
    char *copy[VALUES_MAX]; /* of a text, with a NUL behind it */
    PGresult *row;
    bool running;
    int64_t changes;
} PostgresStatement;

static PGconn *connection_of(Database *database) { return ((PostgresDatabase *)database)->connection; }

static bool fail(PGconn *connection, const PGresult *result, Error *err) {
    Str why = str_trim(str_of(result ? PQresultErrorMessage(result) : PQerrorMessage(connection)));
    if (!why.len)
        why = str_trim(str_of(PQerrorMessage(connection)));
    for (size_t i = 0; i < why.len; i++)
        if (why.at[i] == '\n')
            why.len = i;
    /* Errors of the library itself have no state; those of class 57P are of a server that shuts down. */
    const char *state = result ? PQresultErrorField(result, PG_DIAG_SQLSTATE) : NULL;
    if (PQstatus(connection) == CONNECTION_BAD || !state || strncmp(state, "57P", 3) == 0)
        return error_set(err, "the database server went away; nothing was stored by half (%.*s)", STR_ARG(why));
    return error_set(err, "%.*s", STR_ARG(why));
}

static bool script(Database *database, const char *sql, Error *err) {
    PGresult *result = PQexec(connection_of(database), sql);
    ExecStatusType status = PQresultStatus(result);
    bool ok = status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || fail(connection_of(database), result, err);
    PQclear(result);
    return ok;
}

/* Words of schema.sql that PostgreSQL says otherwise. */
static const struct {
    const char *word, *here;
} WORDS[] = {
    {"INTEGER", "BIGINT"}, {"REAL", "DOUBLE PRECISION"}, {"TEXT", "TEXT COLLATE \"C\""}, {"WITHOUT ROWID", ""}};

static bool schema(Database *database, const char *sql, Error *err) {
    StrBuf text = {0};
    while (*sql) {
        size_t i = 0, count = sizeof WORDS / sizeof *WORDS;
        while (i < count && strncmp(sql, WORDS[i].word, strlen(WORDS[i].word)) != 0)
            i++;
        if (i < count) {
            strbuf_add_text(&text, WORDS[i].here);
            sql += strlen(WORDS[i].word);
        } else
            strbuf_add_char(&text, *sql++);
    }
    bool ok = script(database, text.at, err);
    strbuf_release(&text);
    return ok;
}

static bool has_tables(Database *database, bool *has, Error *err) {
    PGresult *result =
        PQexec(connection_of(database), "SELECT 1 FROM pg_tables WHERE schemaname = current_schema() LIMIT 1");
    bool ok = PQresultStatus(result) == PGRES_TUPLES_OK || fail(connection_of(database), result, err);
    *has = ok && PQntuples(result) > 0;
    PQclear(result);
    return ok;
}

static bool ready(Database *database, Error *err) {
    (void)database;
    (void)err;
    return true;
}

static bool begin(Database *database, Error *err) {
    return script(database, "BEGIN", err) && script(database, "SELECT pg_advisory_xact_lock(" WRITER_LOCK ")", err);
}

static Statement *prepare(Database *database, const char *sql, Error *err) {
    PostgresStatement *s = calloc(1, sizeof *s);
    if (!s)
        abort();
    snprintf(s->name, sizeof s->name, "s%d", ((PostgresDatabase *)database)->prepared++);
    PGresult *result = PQprepare(connection_of(database), s->name, sql, 0, NULL);
    bool ok = PQresultStatus(result) == PGRES_COMMAND_OK || fail(connection_of(database), result, err);
    PQclear(result);
    if (ok)
        return &s->base;
    free(s);
    return NULL;
}

static void bind(PostgresStatement *s, int index, const char *text) {
    s->value[index - 1] = text;
    s->value_count = index > s->value_count ? index : s->value_count;
}

static void bind_int(Statement *base, int index, int64_t value) {
    PostgresStatement *s = (PostgresStatement *)base;
    snprintf(s->number[index - 1], NUMBER_BYTES, "%lld", (long long)value);
    bind(s, index, s->number[index - 1]);
}

static void bind_real(Statement *base, int index, double value) {
    PostgresStatement *s = (PostgresStatement *)base;
    snprintf(s->number[index - 1], NUMBER_BYTES, "%.17g", value);
    bind(s, index, s->number[index - 1]);
}

static void bind_text(Statement *base, int index, Str value) {
    PostgresStatement *s = (PostgresStatement *)base;
    char *copy = malloc(value.len + 1);
    if (!copy)
        abort();
    if (value.len)
        memcpy(copy, value.at, value.len);
    copy[value.len] = '\0';
    free(s->copy[index - 1]);
    s->copy[index - 1] = copy;
    bind(s, index, copy);
}

static void end(PostgresStatement *s) {
    PQclear(s->row);
    s->row = NULL;
    s->running = false;
    for (int i = 0; i < VALUES_MAX; i++) {
        free(s->copy[i]);
        s->copy[i] = NULL;
    }
}

/* Takes what is left of an answer, so that the connection is free again. */
static void drain(PGconn *connection) {
    for (PGresult *rest; (rest = PQgetResult(connection));)
        PQclear(rest);
}

static void reset(Statement *base) {
    PostgresStatement *s = (PostgresStatement *)base;
    if (s->running)
        drain(connection_of(base->database));
    end(s);
}

static bool start(PostgresStatement *s, PGconn *connection, Error *err) {
    if (PQsendQueryPrepared(connection, s->name, s->value_count, s->value, NULL, NULL, 0) != 1)
        return fail(connection, NULL, err);
    PQsetSingleRowMode(connection);
    s->running = true;
    return true;
}

static StatementResult next(Statement *base, Error *err) {
    PostgresStatement *s = (PostgresStatement *)base;
    PGconn *connection = connection_of(base->database);
    if (!s->running && !start(s, connection, err)) {
        end(s);
        return STATEMENT_FAILED;
    }
    PQclear(s->row);
    s->row = PQgetResult(connection);
    ExecStatusType status = PQresultStatus(s->row);
    if (status == PGRES_SINGLE_TUPLE)
        return STATEMENT_ROW;
    bool ok = status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK || fail(connection, s->row, err);
    s->changes = strtoll(ok ? PQcmdTuples(s->row) : "0", NULL, 10);
    drain(connection);
    end(s);
    return ok ? STATEMENT_DONE : STATEMENT_FAILED;
}

static Str get_text(Statement *s, int column) {
    PGresult *row = ((PostgresStatement *)s)->row;
    return (Str){PQgetvalue(row, 0, column), (size_t)PQgetlength(row, 0, column)};
}

static int64_t get_int(Statement *s, int column) { return strtoll(get_text(s, column).at, NULL, 10); }
static double get_real(Statement *s, int column) { return strtod(get_text(s, column).at, NULL); }
static int64_t changes(const Statement *s) { return ((const PostgresStatement *)s)->changes; }

static void free_statement(Statement *s) {
    end((PostgresStatement *)s);
    free(s);
}

static void close_database(Database *database) {
    PQfinish(connection_of(database));
    free(database);
}

static const DatabaseKind POSTGRES = {
    .script = script,
    .schema = schema,
    .has_tables = has_tables,
    .ready = ready,
    .begin = begin,
    .prepare = prepare,
    .bind_int = bind_int,
    .bind_real = bind_real,
    .bind_text = bind_text,
    .next = next,
    .reset = reset,
    .column_int = get_int,
    .column_real = get_real,
    .column_text = get_text,
    .changes = changes,
    .free_statement = free_statement,
    .close = close_database,
};

static void ignore_notice(void *context, const char *message) {
    (void)context;
    (void)message;
}

Database *postgres_open(const char *where, Error *err) {
    PostgresDatabase *d = calloc(1, sizeof *d);
    if (!d)
        abort();
    d->base.kind = &POSTGRES;
    d->connection = PQconnectdb(where);
    if (PQstatus(d->connection) == CONNECTION_OK) {
        PQsetNoticeProcessor(d->connection, ignore_notice, NULL);
        if (script(&d->base, "SET client_encoding TO 'UTF8'; SET synchronous_commit TO on", err))
            return &d->base;
    } else {
        Str why = str_trim(str_of(PQerrorMessage(d->connection)));
        error_set(err, "cannot connect: %.*s", STR_ARG(why));
    }
    close_database(&d->base);
    return NULL;
}
