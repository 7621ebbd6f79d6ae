/* When an event happened, as exactly as its clause tells. */
#ifndef NASTAN_DATE_H
#define NASTAN_DATE_H
#include "events/matcher.h"

/* What the date of an event is asked of. */
typedef enum DateUse {
    DATE_OF_ACT,
    DATE_OF_WORD,   /* the act is one of words: dates beneath what it promises or asks for are not its own */
    DATE_OF_PROMISE /* what is to come was only announced: the day on which it was said */
} DateUse;

/* Reads the dates of the matcher's sentence. */
void dates_follow(Matcher *m);
/* The date named last in the sentence is the one from which later sentences count (`the following day`). */
void dates_leave(Matcher *m);
/* Sets date, enddate, date_precision and the auxiliary `historical` (it began over a year before publication) of
 * `event`. A date belongs to the clause or noun beneath which it stands; the event takes it from its own clause or from
 * one that its clause goes on from. `words` are its rule's. Returns the word by which the date was known, or 0. */
int date_set(const Matcher *m, int anchor, const WordList *words, DateUse use, unsigned tense, Event *event);
#endif
