/* What the network is known to get wrong in Macedonian and what no sentence can mean otherwise: the preposition `од
 * страна на`, which it takes apart, a few adverbs and number words and the forms in -јќи, which it takes for something
 * else, bare words of time, which it takes for subjects, and nouns whose part a clitic tells. */
#ifndef NASTAN_MEND_H
#define NASTAN_MEND_H
#include "parse/parse.h"

/* For a tree whose words are linked. In `од страна на`, `страна` and `на` become `fixed` beneath `од`, which is the
 * case of the noun behind them; the noun hangs on what was done. Number words become `nummod` of what they count. */
void tree_mend(Tree *tree);
#endif
