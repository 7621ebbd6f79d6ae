/* Prepositions of several words that the network may take apart: Macedonian `од страна на` before the doer. */
#ifndef NASTAN_FIXED_H
#define NASTAN_FIXED_H
#include "parse/parse.h"

/* `страна` and `на` become `fixed` beneath `од`, which is the case of the noun behind them; the noun hangs on what was
 * done. For a tree whose words are linked. */
void tree_join_fixed(Tree *tree);
#endif
