/* What the words around an event say of it: the lists, and what is a source (whether it happened, see
 * auxiliary.h; on whose word, reporter.h). */
#ifndef NASTAN_STATUS_H
#define NASTAN_STATUS_H
#include "events/anchor.h"

/* One of the word's lemmas stands in the list. */
bool status_has(const RuleSet *rules, Arena *arena, StatusList list, const Word *word);
/* True where a preposition such as `according to` makes the word the source of what is said. */
bool status_is_source(const RuleSet *rules, Arena *arena, const Tree *tree, int word);
/* The word is the object of a verb that only says how far the act has come: `began the withdrawal`. */
bool status_is_carried_out(const RuleSet *rules, Arena *arena, const Tree *tree, int word);
#endif
