/* The rules of all languages side by side: rules of one name say the same thing (docs/rules.md).
 *
 * Entries are sorted by name and then by language, so the rules of one name stand together:
 *
 *     impose-sanctions  en  SANCTION discontinue
 *     impose-sanctions  mk  SANCTION discontinue
 *     impose-tariffs    mk  SANCTION discontinue
 *
 * A LexiconName is such a group. Only names, types and modes are compared here, not what the rules match. */
#ifndef NASTAN_LEXICON_H
#define NASTAN_LEXICON_H
#include "events/rule_set.h"
#include "pipeline.h"

typedef struct LexiconEntry {
    Str language;
    const RuleSet *rules; /* of the language; borrowed from the pipeline, as the rule is */
    const Rule *rule;
} LexiconEntry;

typedef struct Lexicon {
    LexiconEntry *at;
    size_t count;
} Lexicon;

/* The rules of one name: `count` entries from `at`, one a language. */
typedef struct LexiconName {
    const LexiconEntry *at;
    size_t count;
} LexiconName;

bool lexicon_load(Pipeline *pipeline, Arena *arena, const Str *languages, size_t count, Lexicon *lexicon, Error *err);
/* The next name in their order; `*next` is 0 at first. False behind the last one. */
bool lexicon_next(const Lexicon *lexicon, size_t *next, LexiconName *name);
bool lexicon_find(const Lexicon *lexicon, Str asked, LexiconName *name);
/* Up to `most` names that begin with `asked`, else those with the fewest letters to change; returns how many. */
size_t lexicon_nearest(const Lexicon *lexicon, Str asked, Str *names, size_t most);
/* True where all languages give the name one type and, as far as they give any, one mode. */
bool lexicon_name_agrees(LexiconName name);
#endif
