/* Whom an act is aimed at where its own sentence does not say: news tells of exchanges, in which an act answers the one
 * before it, or goes on towards the same party. */
#ifndef NASTAN_EXCHANGE_H
#define NASTAN_EXCHANGE_H
#include "events/matcher.h"

/* Fills the recipient of an act of words or of reduced relations that has an actor only, from the events told before
 * it: the one that its object stands for (`condemned the test`), else one of the sentences just before. */
void exchange_complete(const Matcher *m, const EventList *before, Event *event);
#endif
