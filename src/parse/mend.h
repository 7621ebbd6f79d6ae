/* What the network is known to get wrong and what no sentence can mean otherwise: the Macedonian preposition `од страна
 * на`, which it takes apart, a few adverbs that it takes for verbs, and bare words of time that it takes for subjects.
 */
#ifndef NASTAN_MEND_H
#define NASTAN_MEND_H
#include "parse/parse.h"

/* In `од страна на`, `страна` and `на` become `fixed` beneath `од`, which is the case of the noun behind them; the noun
 * hangs on what was done. For a tree whose words are linked. */
void tree_mend(Tree *tree);
#endif
