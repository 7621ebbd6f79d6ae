/* PLOVER's contexts: what an event is about, told by the words around it (data/<language>/contexts.txt).
 *
 * A context holds where the event's rule says so, where one of its words stands in the event's sentence, or where two
 * stand in the sentences before and behind it. */
#ifndef NASTAN_CONTEXT_H
#define NASTAN_CONTEXT_H
#include "events/rule_set.h"

/* Sets `context` of events that are in the order of their sentences; names in PLOVER's order, divided by blanks, in
 * `arena`. */
void contexts_set(const RuleSet *rules, Arena *arena, const Tree *trees, size_t tree_count, Event *events,
                  size_t event_count);
#endif
