/* SQLite: one file with a write-ahead log, synced at every commit, so that what was committed survives a crash. */
#include "store/database.h"

#include <errno.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { WAIT_FOR_WRITER_MS = 600000, WAL_TRIES = 200, WAL_PAUSE_MS = 25 };

typedef struct SqliteDatabase {
    Database base;
    sqlite3 *handle;
} SqliteDatabase;

typedef struct SqliteStatement {
    Statement base;
    sqlite3_stmt *handle;
    int64_t changes;
} SqliteStatement;

static sqlite3 *handle_of(Database *database) { return ((SqliteDatabase *)database)->handle; }

static bool fail(sqlite3 *handle, Error *err) {
    switch (sqlite3_errcode(handle)) {
    case SQLITE_NOTADB:
        return error_set(err, "is not a database; name another file, or a new one");
    case SQLITE_CORRUPT:
        return error_set(err, "is a damaged database (%s)", sqlite3_errmsg(handle));
    case SQLITE_READONLY:
        return error_set(err, "cannot be written: the file or its folder is read-only");
    case SQLITE_CANTOPEN:
        return error_set(err, "cannot be opened or made there; is there such a folder, and may you write to it?");
    case SQLITE_FULL:
        return error_set(err, "the disk is full");
    case SQLITE_IOERR:
        return error_set(err, "cannot be read or written (%s)", strerror(sqlite3_system_errno(handle)));
    case SQLITE_BUSY:
        return error_set(err, "another program has been writing to it for too long; try again");
    default:
        return error_set(err, "%s", sqlite3_errmsg(handle));
    }
}

static bool script(Database *database, const char *sql, Error *err) {
    return sqlite3_exec(handle_of(database), sql, NULL, NULL, NULL) == SQLITE_OK || fail(handle_of(database), err);
}

static bool begin(Database *database, Error *err) { return script(database, "BEGIN IMMEDIATE", err); }

static Statement *prepare(Database *database, const char *sql, Error *err) {
    sqlite3_stmt *handle;
    if (sqlite3_prepare_v3(handle_of(database), sql, -1, SQLITE_PREPARE_PERSISTENT, &handle, NULL) != SQLITE_OK) {
        fail(handle_of(database), err);
        return NULL;
    }
    SqliteStatement *s = calloc(1, sizeof *s);
    if (!s)
        abort();
    s->handle = handle;
    return &s->base;
}

static bool has_tables(Database *database, bool *has, Error *err) {
    sqlite3_stmt *handle;
    int result = sqlite3_prepare_v2(handle_of(database), "SELECT 1 FROM sqlite_master", -1, &handle, NULL);
    if (result == SQLITE_OK) {
        result = sqlite3_step(handle);
        sqlite3_finalize(handle);
    }
    *has = result == SQLITE_ROW;
    return result == SQLITE_ROW || result == SQLITE_DONE || fail(handle_of(database), err);
}

static void bind_int(Statement *s, int index, int64_t value) {
    sqlite3_bind_int64(((SqliteStatement *)s)->handle, index, value);
}

static void bind_real(Statement *s, int index, double value) {
    sqlite3_bind_double(((SqliteStatement *)s)->handle, index, value);
}

static void bind_text(Statement *s, int index, Str value) {
    sqlite3_bind_text64(((SqliteStatement *)s)->handle, index, value.at ? value.at : "", value.len, SQLITE_STATIC,
                        SQLITE_UTF8);
}

static StatementResult next(Statement *base, Error *err) {
    SqliteStatement *s = (SqliteStatement *)base;
    int result = sqlite3_step(s->handle);
    if (result == SQLITE_ROW)
        return STATEMENT_ROW;
    if (result != SQLITE_DONE)
        fail(handle_of(base->database), err);
    s->changes = sqlite3_changes64(handle_of(base->database));
    sqlite3_reset(s->handle);
    return result == SQLITE_DONE ? STATEMENT_DONE : STATEMENT_FAILED;
}

static void reset(Statement *s) { sqlite3_reset(((SqliteStatement *)s)->handle); }

static int64_t get_int(Statement *s, int column) {
    return sqlite3_column_int64(((SqliteStatement *)s)->handle, column);
}

static double get_real(Statement *s, int column) {
    return sqlite3_column_double(((SqliteStatement *)s)->handle, column);
}

static Str get_text(Statement *s, int column) {
    sqlite3_stmt *handle = ((SqliteStatement *)s)->handle;
    const char *at = (const char *)sqlite3_column_text(handle, column);
    return (Str){at ? at : "", at ? (size_t)sqlite3_column_bytes(handle, column) : 0};
}

static int64_t changes(const Statement *s) { return ((const SqliteStatement *)s)->changes; }

static void free_statement(Statement *s) {
    sqlite3_finalize(((SqliteStatement *)s)->handle);
    free(s);
}

static void close_database(Database *database) {
    sqlite3_close(handle_of(database));
    free(database);
}

/* Two programs that make the same new file collide here, and SQLite does not wait by itself. */
static bool ready(Database *database, Error *err) {
    for (int i = 0; i < WAL_TRIES; i++) {
        if (sqlite3_exec(handle_of(database), "PRAGMA journal_mode = WAL", NULL, NULL, NULL) == SQLITE_OK)
            return script(database, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cache_size = -65536",
                          err);
        if (sqlite3_errcode(handle_of(database)) != SQLITE_BUSY)
            break;
        sqlite3_sleep(WAL_PAUSE_MS);
    }
    return fail(handle_of(database), err);
}

static const DatabaseKind SQLITE = {
    .script = script,
    .schema = script,
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

Database *sqlite_open(const char *path, Error *err) {
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode)) {
        error_set(err, "is a folder; name a file in it");
        return NULL;
    }
    SqliteDatabase *d = calloc(1, sizeof *d);
    if (!d)
        abort();
    d->base.kind = &SQLITE;
    bool ok = sqlite3_open_v2(path, &d->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) == SQLITE_OK ||
              fail(d->handle, err);
    ok = ok && (sqlite3_busy_timeout(d->handle, WAIT_FOR_WRITER_MS) == SQLITE_OK || fail(d->handle, err));
    if (ok)
        return &d->base;
    close_database(&d->base);
    return NULL;
}
