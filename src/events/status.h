/* What the words around an event say of it: whether it happened, whose word it is, and in which clause. */
#ifndef NASTAN_STATUS_H
#define NASTAN_STATUS_H
#include "events/anchor.h"

unsigned status_auxiliary(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor);
/* Word of the reporter, or 0. */
int status_reporter(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor);
/* Head of the clause in which the anchor stands. */
int status_clause(const Tree *tree, int anchor);
#endif
