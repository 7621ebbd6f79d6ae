/* The dates that a sentence names, word by word: `on Tuesday`, `11 March 2022`, `минатиот месец`, `from 3 to 5 May`,
 * `in the 1990s`, `two days later`.
 *
 * Words come from data/<language>/calendar.txt. What is counted from the day of publication needs that day; `a day
 * earlier`, `истата година` count from the date named last before them, in this sentence or those before it. */
#ifndef NASTAN_DATE_EXPRESSION_H
#define NASTAN_DATE_EXPRESSION_H
#include "events/rule_set.h"

typedef struct DateSpan {
    long from, to;         /* days since 1970 */
    const char *precision; /* "day", "month", "year" */
    bool known;
    bool open; /* `since May`: `to` is the day of publication */
} DateSpan;

typedef struct DateContext {
    long published; /* days since 1970 */
    bool has_published;
    DateSpan last; /* named last in the sentences before; not known where there is none */
} DateContext;

DateContext date_context(const Article *article);
/* Fills `spans[0]` and `spans[1]`, both [tree->count + 1] in `arena`, at the word by which each expression is known.
 * Dates without a year or week of their own lie before publication in the first, after it in the second. */
void date_expressions(const RuleSet *rules, Arena *arena, const Tree *tree, const DateContext *context,
                      DateSpan *spans[2]);
/* The day, week (7), month (30), year (365) or more years that lie `count` units from those of `day`; not known where
 * that is no year of four digits. */
DateSpan date_counted(long day, int unit, long count);
Str date_day_text(Arena *arena, long day); /* YYYY-MM-DD */
#endif
