/* What `nastan lexicon` prints of a rule name: its page, its line in the list, and where its languages do not agree. */
#ifndef NASTAN_LEXICON_OUTPUT_H
#define NASTAN_LEXICON_OUTPUT_H
#include "lexicon.h"

/* What all languages share, and beneath it the rule of each language with its examples. */
void lexicon_print_page(LexiconName name);
/* Name, type, mode (`-` for none) and languages (`en,mk`), divided by tabs. A value on which the languages do not agree
 * is that of each: `troops (en), - (mk)`. */
void lexicon_print_line(LexiconName name);
/* The same of a name whose type or mode differs, behind the place of its rules. */
void lexicon_print_disagreement(LexiconName name);
#endif
