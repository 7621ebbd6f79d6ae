/* Whom an act is aimed at where its own sentence does not say: news tells of exchanges, in which an act answers the one
 * before it, or goes on towards the same party. */
#ifndef NASTAN_EXCHANGE_H
#define NASTAN_EXCHANGE_H
#include "events/matcher.h"

/* Fills the recipient of an act of words or of reduced relations that has an actor only, from the events of the
 * sentences just before it. */
void exchange_complete(const EventList *before, const Tree *tree, Event *event);
#endif
