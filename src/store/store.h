/* Articles and events in a database: SQLite in one file, or PostgreSQL (schema.sql says what stands where).
 *
 * Articles are kept as they came; events, their reports and the daily counts are derived from them and can be made
 * again. An event that several articles tell (type, parties, place, days in a row) is one event with several reports.
 * A store has one writer at a time; what is written between store_begin and store_commit is there whole or not at all.
 * The rows do not depend on the order in which articles came. */
#ifndef NASTAN_STORE_H
#define NASTAN_STORE_H
#include "events/events.h"

enum { STORE_SCHEMA = 2, STORE_NO_DAY = INT32_MIN };

typedef struct Store Store;

/* Path of a SQLite file or postgresql://...; NULL on failure. Errors begin with its name. A file that is not there is
 * made, unless the store is only read. */
typedef enum StoreUse { STORE_WRITE, STORE_READ } StoreUse;
Store *store_open(const char *where, StoreUse use, Error *err);
void store_free(Store *store);

bool store_begin(Store *store, Error *err);  /* waits while another writes */
bool store_commit(Store *store, Error *err); /* groups the reports that came into events; roll back where it fails */
void store_rollback(Store *store);

/* An article as it was coded. */
typedef struct StoreArticle {
    const Article *article;
    const Tree *trees; /* for the sentences around the events */
    size_t tree_count;
    const Event *events;
    size_t event_count;
    Str coder; /* program and lexicon */
} StoreArticle;

typedef enum StoreChange { STORE_NEW, STORE_SAME, STORE_REPLACED } StoreChange;

/* Whether the article is there as it is, with events by this coder. */
bool store_has(Store *store, const Article *article, Str coder, bool *has, Error *err);
/* Stores an article with its events, or sets its new events in the place of the old ones; an article that is there by
 * the same coder stays, unless `again`. Between store_begin and store_commit. */
typedef enum StoreAgain { STORE_UNLESS_SAME, STORE_AGAIN } StoreAgain;
bool store_put(Store *store, const StoreArticle *article, StoreAgain again, StoreChange *change, Error *err);
/* The stored article behind `*key`, in `arena`; begin with INT64_MIN. `*found` is false behind the last. */
bool store_next_article(Store *store, int64_t *key, Arena *arena, Article *article, bool *found, Error *err);
/* Derived rows that belong to no article; there are none unless somebody else wrote to the store. */
bool store_sweep(Store *store, Error *err);

/* One day of one directed pair of states. */
typedef struct PairDay {
    char source[4], target[4];                       /* ISO 3166-1 alpha-3 */
    int32_t day;                                     /* since 1970-01-01 */
    uint32_t events[4], reports[4], publications[4]; /* by quad code less one */
    double score;                                    /* sum of PLOVER's score over events */
} PairDay;

typedef struct PairQuery {
    const char (*states)[4];
    size_t state_count;       /* pairs among these only; 0: all */
    int32_t from_day, to_day; /* inclusive */
    bool unrealised;          /* events with negation or hypothetical too */
} PairQuery;

/* False ends the query, which then succeeds. */
typedef bool (*PairDayFunction)(void *context, const PairDay *day);
/* Events of articles and imported ones, in the order source, target, day. `each` may not use the store. */
bool store_pair_days(Store *store, const PairQuery *query, PairDayFunction each, void *context, Error *err);

/* The first entity of a side of a report. */
typedef struct Party {
    Str text, name, office; /* the words, the name it was resolved to, the office held */
    Str sectors;            /* PLOVER's, divided by commas */
} Party;

/* One report of one event; of an imported event, the row that was kept. Borrowed until the next. */
typedef struct PairReport {
    Str source, target; /* states, see below */
    int32_t day;
    Str dataset; /* "nastan" where an article tells it; else gdelt, icews, polecat, plover */
    Str event;   /* the same for all reports of an event */
    Str type, mode, context;
    int quad;
    double score; /* of the event */
    bool unrealised;
    uint32_t reports, publications; /* of the event */
    Str auxiliary;
    Str place, country_code, location;      /* as written, its state, its name in the gazetteer */
    Str resolution;                         /* of the coordinates; empty where they are not known */
    double latitude, longitude;             /* degrees */
    Str doc, publication, url, title, date; /* of the article; of an imported row only url */
    Str language, coder;
    Str event_text, sentence, rule;
    Party actor, recipient;
    Str reporter;                             /* code of the first */
    int64_t sequence, start_point, end_point; /* as in the JSON lines */
} PairReport;

typedef bool (*PairReportFunction)(void *context, const PairReport *report);
/* All reports of the events of directed pairs, in the order source, target, then of articles before of imports, then
 * day, event, article. Imported events are here where they were imported with their rows. `query->states` must be
 * given. */
bool store_pair_reports(Store *store, const PairQuery *query, PairReportFunction each, void *context, Error *err);
/* Events by their first reports, those of articles before imported ones, then in the order of day and event. In
 * `source` and `target` stand all states of a side, divided by commas; they may be empty, and a state acts towards
 * another on the same side where there is no target. With `query->states`, only events between two of these. */
bool store_events(Store *store, const PairQuery *query, PairReportFunction each, void *context, Error *err);

/* Days since 1970-01-01 of YYYY-MM-DD or YYYYMMDD; STORE_NO_DAY where it is no date from 1900 to 2099. */
int32_t day_parse(Str date);
#endif
