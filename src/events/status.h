/* What the words around an event say of it: whether it happened, whose word it is, when and where. */
#ifndef NASTAN_STATUS_H
#define NASTAN_STATUS_H
#include "events/arguments.h"

unsigned status_auxiliary(const RuleSet *rules, const Tree *tree, int anchor);
/* Word of the reporter, or 0. */
int status_reporter(const RuleSet *rules, const Tree *tree, int anchor);
/* Fills date, enddate, date_precision, and adds AUXILIARY_HISTORICAL. */
void status_date(Arena *arena, const Article *article, const Tree *tree, int anchor, Event *event);
#endif
