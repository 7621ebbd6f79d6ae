/* What the files of this folder share behind store.h. */
#ifndef NASTAN_STORE_INTERNAL_H
#define NASTAN_STORE_INTERNAL_H
#include "store/database.h"
#include "store/store.h"

enum { STORE_STATEMENTS_MAX = 64 };

/* Kind and day of a report that came or went, whose events are to be made again. */
typedef struct Touched {
    int64_t kind;
    int32_t day;
} Touched;

struct Store {
    Database *database;
    char name[256]; /* for messages: the path, or "PostgreSQL store" */
    const char *sql[STORE_STATEMENTS_MAX];
    Statement *statement[STORE_STATEMENTS_MAX]; /* prepared when first asked for */
    size_t statement_count;
    Touched *touched; /* [touched_count] since store_begin, with malloc */
    size_t touched_count, touched_capacity;
};

/* The prepared statement of a text that lives as long as the program; NULL on failure. */
Statement *store_statement(Store *store, const char *sql, Error *err);
/* Puts the store's name before the message; returns false. */
bool store_fail(const Store *store, Error *err);

/* Binds values by the letters of `types`: i int64_t, r double, t Str. */
void statement_bind(Statement *statement, const char *types, ...);

/* The states that a query asks for, in order, each once; none where it asks for all. Free `at`. */
typedef struct States {
    char (*at)[4]; /* [count] */
    size_t count;
} States;
States states_new(const PairQuery *query);
bool states_have(const States *states, Str code);

/* Codes of states among parties as `report` has them, each once; returns how many. */
int parties_states(Str parties, Str states[EVENT_ENTITIES_MAX]);

/* Makes the events anew that the reports of `kind` around `day` tell, after some of that day came or went. Where
 * several days of a kind are touched, in the order of days. */
bool event_regroup(Store *store, int64_t kind, int32_t day, Error *err);
#endif
