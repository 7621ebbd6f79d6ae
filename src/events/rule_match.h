/* One rule at one word: its anchor, its conditions, its parties. */
#ifndef NASTAN_RULE_MATCH_H
#define NASTAN_RULE_MATCH_H
#include "events/anchor.h"
#include "events/matcher.h"

/* Whether the rule holds at `anchor`, whose lemmas are `lemmas`, or what it stopped at. `match` is left alone at
 * MATCH_NO_ANCHOR; at MATCH_NO_CONDITION it has no parties. */
MatchStop rule_match(const Matcher *m, const Rule *rule, int anchor, const AnchorLemmas *lemmas, Match *match);
/* Words to which the condition's path leads; returns the first that has one of its lemmas, or 0. */
bool rule_conditions_hold(const Matcher *m, const Rule *rule, int anchor);
int condition_words(const Matcher *m, const Condition *condition, int anchor, WordList *words);
#endif
