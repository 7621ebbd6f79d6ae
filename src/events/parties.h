/* Who is actor and recipient of an event: what the paths of its rule lead to; failing that, what stands near. */
#ifndef NASTAN_PARTIES_H
#define NASTAN_PARTIES_H
#include "events/matcher.h"

/* Fills actor, recipient and `guessed` of a match whose rule holds at `anchor`; false where they are too few for an
 * event. */
bool parties_find(const Matcher *m, int anchor, Match *match);
/* Whom the word of a reporter stands for, but for those who are actors themselves. */
void parties_of_reporter(const Matcher *m, int word, const EntityList *actor, EntityList *reporter);
#endif
