/* Lemmas that are known rather than guessed: (part of speech, form) -> lemma, from the treebanks and word lists that a
 * model was made of. A form that was seen with several lemmas is not there. */
#ifndef NASTAN_LEMMA_LEXICON_H
#define NASTAN_LEMMA_LEXICON_H
#include "base/map.h"
#include "parse/model_file.h"

typedef struct LemmaLexicon {
    Map index;        /* `UPOS form`, divided by a tab -> place in `lemma` */
    const Str *lemma; /* borrowed from the file */
} LemmaLexicon;

bool lemma_lexicon_load(LemmaLexicon *lexicon, const ModelFile *file, Arena *arena, Error *err);
/* Looks for the form as it is and, unless it is a name, in lower case. False where it is not there. `work`: for keys.
 */
bool lemma_lexicon_find(const LemmaLexicon *lexicon, Arena *work, Str upos, Str form, Str *lemma);
#endif
