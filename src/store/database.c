/* Hands every call to the kind of database that the statement belongs to. */
#include "store/database.h"

#include <string.h>

static bool is_postgres(const char *where) {
    return strncmp(where, "postgresql://", 13) == 0 || strncmp(where, "postgres://", 11) == 0;
}

Database *database_open(const char *where, Error *err) {
    return is_postgres(where) ? postgres_open(where, err) : sqlite_open(where, err);
}

void database_free(Database *database) {
    if (!database)
        return;
    while (database->statements) {
        Statement *statement = database->statements;
        database->statements = statement->next;
        database->kind->free_statement(statement);
    }
    database->kind->close(database);
}

bool database_script(Database *database, const char *sql, Error *err) {
    return database->kind->script(database, sql, err);
}

bool database_schema(Database *database, const char *sql, Error *err) {
    return database->kind->schema(database, sql, err);
}

bool database_has_tables(Database *database, bool *has, Error *err) {
    return database->kind->has_tables(database, has, err);
}

bool database_ready(Database *database, Error *err) { return database->kind->ready(database, err); }

bool database_begin(Database *database, Error *err) { return database->kind->begin(database, err); }

bool database_commit(Database *database, Error *err) { return database->kind->script(database, "COMMIT", err); }

void database_rollback(Database *database) {
    Error ignored;
    database->kind->script(database, "ROLLBACK", &ignored);
}

Statement *database_prepare(Database *database, const char *sql, Error *err) {
    Statement *statement = database->kind->prepare(database, sql, err);
    if (!statement)
        return NULL;
    statement->database = database;
    statement->next = database->statements;
    return database->statements = statement;
}

void statement_int(Statement *s, int index, int64_t value) { s->database->kind->bind_int(s, index, value); }
void statement_real(Statement *s, int index, double value) { s->database->kind->bind_real(s, index, value); }
void statement_text(Statement *s, int index, Str value) { s->database->kind->bind_text(s, index, value); }

StatementResult statement_next(Statement *s, Error *err) { return s->database->kind->next(s, err); }

bool statement_run(Statement *s, Error *err) {
    StatementResult result;
    do
        result = statement_next(s, err);
    while (result == STATEMENT_ROW);
    return result == STATEMENT_DONE;
}

void statement_reset(Statement *s) { s->database->kind->reset(s); }
int64_t statement_changes(const Statement *s) { return s->database->kind->changes(s); }
int64_t column_int(Statement *s, int column) { return s->database->kind->column_int(s, column); }
double column_real(Statement *s, int column) { return s->database->kind->column_real(s, column); }
Str column_text(Statement *s, int column) { return s->database->kind->column_text(s, column); }
