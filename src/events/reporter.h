/* On whose word an event is told: verbs of saying, accusations and claims above it, `according to`, sources that are
 * cited, nearest first; and quotations, which keep their speaker over several sentences. */
#ifndef NASTAN_REPORTER_H
#define NASTAN_REPORTER_H
#include "events/matcher.h"

/* Words of those who tell of the event, nearest first: `Reuters reports that Kenya said that` gives Kenya, Reuters. */
void reporter_words(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor, WordList *out);
/* Adds whom the word stands for: `a UN report` for the United Nations. Not those who are the event's actor, nor the
 * state whose forces are: what one says of one's own acts is no report of another. */
void reporter_add(const Matcher *m, int word, const EntityList *actor, EntityList *reporter);
/* Follows the quotation marks of the matcher's sentence and notes who is named as speaking there. */
void quotations_follow(Matcher *m);
/* Gives events inside a quotation, for which no clause names a reporter, its speaker. */
void quotations_report(const Matcher *m, EventList *found);
#endif
