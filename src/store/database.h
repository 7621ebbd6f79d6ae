/* One way to speak SQL to SQLite and PostgreSQL: prepared statements with bound values.
 *
 * A statement is prepared once and lives as long as its database. It is used so: bind values 1..n, then
 * statement_next until it says other than STATEMENT_ROW. Values are written $1, $2, ... and stand in the text in that
 * order for the first time, which both databases number alike. Bound texts are borrowed until the statement has ended;
 * texts of a row until the next call. One statement runs at a time on one database. */
#ifndef NASTAN_DATABASE_H
#define NASTAN_DATABASE_H
#include "base/error.h"
#include "base/str.h"
#include <stdint.h>

typedef struct Database Database;
typedef struct Statement Statement;
typedef enum StatementResult { STATEMENT_ROW, STATEMENT_DONE, STATEMENT_FAILED } StatementResult;

/* What each of the two databases does; only database.c calls it. */
typedef struct DatabaseKind {
    bool (*script)(Database *database, const char *sql, Error *err);
    bool (*schema)(Database *database, const char *sql, Error *err);
    bool (*has_tables)(Database *database, bool *has, Error *err);
    bool (*ready)(Database *database, Error *err);
    bool (*begin)(Database *database, Error *err);
    Statement *(*prepare)(Database *database, const char *sql, Error *err);
    void (*bind_int)(Statement *statement, int index, int64_t value);
    void (*bind_real)(Statement *statement, int index, double value);
    void (*bind_text)(Statement *statement, int index, Str value);
    StatementResult (*next)(Statement *statement, Error *err);
    void (*reset)(Statement *statement);
    int64_t (*column_int)(Statement *statement, int column);
    double (*column_real)(Statement *statement, int column);
    Str (*column_text)(Statement *statement, int column);
    int64_t (*changes)(const Statement *statement);
    void (*free_statement)(Statement *statement);
    void (*close)(Database *database);
} DatabaseKind;

struct Database {
    const DatabaseKind *kind;
    Statement *statements; /* newest first */
};

struct Statement {
    Database *database;
    Statement *next;
};

/* A file of SQLite, made where there is none, or postgresql://...; NULL on failure. */
Database *database_open(const char *where, Error *err);
void database_free(Database *database);

bool database_script(Database *database, const char *sql, Error *err); /* statements without values */
bool database_schema(Database *database, const char *sql, Error *err); /* schema.sql, in this database's words */
bool database_has_tables(Database *database, bool *has, Error *err);   /* of anybody */
bool database_ready(Database *database, Error *err); /* before the first change: it may be changed from now on */

/* From here to the commit no other writer comes in between; waits for the one at work. */
bool database_begin(Database *database, Error *err);
bool database_commit(Database *database, Error *err);
void database_rollback(Database *database); /* also where there is no transaction */

Statement *database_prepare(Database *database, const char *sql, Error *err); /* NULL on failure */
void statement_int(Statement *statement, int index, int64_t value);           /* index from 1 */
void statement_real(Statement *statement, int index, double value);
void statement_text(Statement *statement, int index, Str value);
StatementResult statement_next(Statement *statement, Error *err);
bool statement_run(Statement *statement, Error *err);  /* for what gives no rows */
void statement_reset(Statement *statement);            /* ends it before its last row */
int64_t statement_changes(const Statement *statement); /* rows that the statement changed */

int64_t column_int(Statement *statement, int column); /* column from 0 */
double column_real(Statement *statement, int column);
Str column_text(Statement *statement, int column);

/* The two kinds. `where` is the path of a file; a connection string. */
Database *sqlite_open(const char *path, Error *err);
Database *postgres_open(const char *where, Error *err);
#endif
