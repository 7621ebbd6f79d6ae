/* Coded articles into a store: the Keeper of `nastan code --store` and `nastan recode`.
 *
 * A batch is stored in one transaction; after its commit each article is reported on standard output in a line
 * `CHANGE\tDOC\tEVENTS`, where CHANGE is stored, replaced or same. What was reported is in the store. */
#ifndef NASTAN_KEEP_H
#define NASTAN_KEEP_H
#include "run.h"
#include "store/store.h"

typedef struct Kept {
    Store *store;
    StoreAgain again;
    int64_t key; /* of the stored article that was read last */
} Kept;

Keeper keeper_for_files(Kept *kept);
Keeper keeper_for_store(Kept *kept); /* takes the articles out of the store */
/* A command that stores what it codes; opens options->store. Exit status. */
int keep_run(const Options *options, Keeper (*keeper)(Kept *kept), Kept *kept, Run run, const char *program);
#endif
