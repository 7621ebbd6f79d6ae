/* The lemmas under which a word may be meant in a rule: its lemma, its form, and what data/<language>/endings.txt makes
 * of them where the lemmatiser slips or a passive participle stands for its verb. */
#ifndef NASTAN_ANCHOR_H
#define NASTAN_ANCHOR_H
#include "events/arguments.h"

enum { ANCHOR_LEMMAS_MAX = 24 };

typedef struct AnchorLemmas {
    Str at[ANCHOR_LEMMAS_MAX]; /* lower case, without repetition; the lemma comes first */
    int count;
} AnchorLemmas;

void anchor_lemmas(const RuleSet *rules, Arena *arena, const Word *word, AnchorLemmas *out);
bool anchor_lemmas_have(const AnchorLemmas *lemmas, Str lemma);
/* True where `word` may anchor a rule of that part of speech ('V', 'N', 'A' as in Rule). */
bool anchor_fits(const Tree *tree, int word, char kind);

/* The rules whose anchor a word may be, one after the other; a rule comes once for each of its lemmas that fits. */
typedef struct WordRules {
    AnchorLemmas lemmas;
    int lemma; /* the next one */
    const int *postings;
    size_t at, count;
} WordRules;

void word_rules_begin(const RuleSet *rules, Arena *arena, const Word *word, WordRules *of);
const Rule *word_rules_next(const RuleSet *rules, WordRules *of); /* NULL behind the last */
#endif
