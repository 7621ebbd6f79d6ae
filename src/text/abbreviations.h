/* Words that keep their point, by language. */
#ifndef NASTAN_ABBREVIATIONS_H
#define NASTAN_ABBREVIATIONS_H
#include "base/str.h"

bool abbreviation_is(Str word, bool english); /* `word` without its point */
/* True for those that often stand last in a sentence (`U.S.`, `итн.`); `г.` does behind a year only. */
bool abbreviation_ends_sentence(Str word, Str before);
/* True for English words that begin a sentence after `U.S.` rather than go on with a name, as in `U.S. Secretary`. */
bool abbreviation_may_precede(Str word);
#endif
