/* How well a system's CoNLL-U agrees with a gold one, as the CoNLL 2018 shared task defines it (Zeman et al. 2018,
 * section 5).
 *
 * The two need not have the same sentences or words: they are compared through the characters of the text that are no
 * blanks. Relations count without subtypes, features where they are universal, and a gold lemma `_` is matched by any.
 */
#ifndef NASTAN_EVALUATION_H
#define NASTAN_EVALUATION_H
#include "base/arena.h"
#include "base/error.h"

typedef enum Metric {
    METRIC_TOKENS,
    METRIC_SENTENCES,
    METRIC_WORDS,
    METRIC_UPOS,
    METRIC_UFEATS,
    METRIC_LEMMAS,
    METRIC_UAS,
    METRIC_LAS,
    METRIC_COUNT
} Metric;

typedef struct Agreement {
    size_t gold, system, correct; /* units */
} Agreement;

const char *metric_name(Metric metric);
double agreement_f1(const Agreement *a); /* 0-1; 1 where both are empty */

/* False where one is no CoNLL-U, or their characters differ; the message says where. */
bool evaluation_run(Str gold, Str system, Agreement out[METRIC_COUNT], Error *err);
#endif
