/* When an event happened, as exactly as its clause tells: `on Tuesday`, `минатиот месец`, `11 March 2022`, `пред две
 * години`.
 *
 * Words come from data/<language>/calendar.txt. What is counted from the day of publication needs that day: without it
 * only full dates and years are read. */
#ifndef NASTAN_DATE_H
#define NASTAN_DATE_H
#include "events/rule_set.h"

/* Sets date, enddate, date_precision and the auxiliary `historical` (over a year before publication) of `event`. Of
 * several expressions in the clause headed by `clause` the one nearest to `anchor` counts. A month or weekday lies
 * before publication, or after it where the event has AUXILIARY_FUTURE in `tense`. The dates live in `arena`; `scratch`
 * may die afterwards. Returns the word by which the expression was known, or 0 where there is none. */
int date_set(const RuleSet *rules, Arena *arena, Arena *scratch, const Article *article, const Tree *tree, int clause,
             int anchor, unsigned tense, Event *event);
#endif
