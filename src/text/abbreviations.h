/* Words that keep their point, by language. */
#ifndef NASTAN_ABBREVIATIONS_H
#define NASTAN_ABBREVIATIONS_H
#include "base/str.h"

bool abbreviation_is(Str word, bool english); /* `word` without its point */
/* True for those that often stand last in a sentence (`U.S.`, `итн.`). */
bool abbreviation_ends_sentence(Str word);
#endif
