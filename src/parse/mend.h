/* What the network is known to get wrong and what no sentence can mean otherwise. In Macedonian: the preposition `од
 * страна на`, which it takes apart; adverbs, number words, forms in -јќи and bare words of time, which it takes for
 * something else; subjects and objects that a clitic, `се` or the place behind a time tells apart; predicates before
 * their copula, the perfect with `има`, the future with `нема да`; and the first person. In English: objects that are
 * written as words of time are (`a march`). */
#ifndef NASTAN_MEND_H
#define NASTAN_MEND_H
#include "parse/parse.h"

/* For a tree whose words are linked; what comes out is a tree again, and linked. */
void tree_mend(Tree *tree);
#endif
