/* Options that relations, balance, reciprocity and export share. */
#ifndef NASTAN_RELATIONS_OPTIONS_H
#define NASTAN_RELATIONS_OPTIONS_H
#include "relations/period.h"
#include "relations/state_code.h"
#include "store/store.h"

enum { RELATIONS_STATES_MAX = 300 };

/* What relations shows instead of numbers. */
typedef enum Listing { LISTING_NONE, LISTING_EVENTS, LISTING_EVIDENCE } Listing;

typedef struct RelationsOptions {
    const char *store, *format; /* format is NULL where none was given */
    PeriodUnit by;
    int32_t from_day, to_day; /* inclusive; open ends are the least and greatest day */
    bool directed, unrealised;
    Listing listing;
    long least; /* events; -1 where none was given */
    long lags, horizon;
    char between[2][4];                   /* empty where none was given */
    char states[RELATIONS_STATES_MAX][4]; /* those named without an option, or by --states */
    size_t state_count;
} RelationsOptions;

/* Prints what is wrong, a missing --store among it. */
bool relations_options_parse(RelationsOptions *options, int argc, char **argv);
/* The place of the format in `names` (a list that ends in NULL), the first where none was given; -1 and a message
 * where it is none of them. */
int relations_options_format(const RelationsOptions *options, const char *const *names);
/* All pairs of the states that are named, or of all states; borrowed from `options`. */
PairQuery relations_options_pairs(const RelationsOptions *options);
#endif
