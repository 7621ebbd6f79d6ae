/* The event that a match makes, and whether it tells anything new. */
#ifndef NASTAN_EVENT_MAKER_H
#define NASTAN_EVENT_MAKER_H
#include "events/matcher.h"

Event event_make(const Matcher *m, int anchor, const Match *match);
/* What did not happen or is only imagined, and has but one side, tells nothing of anybody. */
bool event_is_idle(const Event *e);
/* Whether `b`, told later, is the event `a` once more: in the same words, or by a noun that refers to it. */
bool event_is_told_again(const Event *a, const Event *b);
#endif
