/* One rule at one word: its anchor, its conditions, its parties. */
#ifndef NASTAN_RULE_MATCH_H
#define NASTAN_RULE_MATCH_H
#include "events/anchor.h"
#include "events/matcher.h"

/* Whether the rule holds at `anchor`, whose lemmas are `lemmas`. Where it does not, `why` is the path of the condition
 * at which it stopped, `anchor`, or `needs` for want of parties. */
bool rule_match(const Matcher *m, const Rule *rule, int anchor, const AnchorLemmas *lemmas, Match *match, Str *why);
#endif
