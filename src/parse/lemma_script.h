/* Edit scripts that turn a form into its lemma: `case p prefix s suffix`, divided by tabs, or `=lemma`.
 *
 * Take the form (lower-cased where case is `l`, as it is where `k`), drop p characters in front and put prefix there,
 * drop s characters at the end and put suffix there. train/lemma_script.py makes them. */
#ifndef NASTAN_LEMMA_SCRIPT_H
#define NASTAN_LEMMA_SCRIPT_H
#include "base/arena.h"

typedef struct LemmaScript {
    bool whole; /* suffix is the lemma */
    bool lower;
    size_t drop_front, drop_end; /* code points */
    Str prefix, suffix;          /* borrowed from the text that was parsed */
} LemmaScript;

bool lemma_script_parse(Str text, LemmaScript *script);
Str lemma_script_apply(const LemmaScript *script, Arena *arena, Str form); /* lives in `arena` */
#endif
