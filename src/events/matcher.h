/* The sentence at hand and what a rule finds in it, as the parts of matching share them. */
#ifndef NASTAN_MATCHER_H
#define NASTAN_MATCHER_H
#include "events/arguments.h"

/* What makes one rule weigh more than another at the same word. */
enum { ABSENCE_SCORE = 1, PARTICLE_SCORE = 5, ANY_WORD_SCORE = 8, CONDITION_SCORE = 10 };

typedef struct Matcher {
    const RuleSet *rules;
    const PlaceList *places;
    Arena *arena;   /* what events keep */
    Arena *scratch; /* dies with the sentence */
    const Article *article;
    const Tree *tree;
    const Mention *mentions;
    const int *mention_at; /* [tree->count + 1] index or -1 */
    int main_state;        /* mention of the state that the article names most, or -1 */
    bool *blocked;         /* [tree->count + 1] word already told by another event */
} Matcher;

typedef struct Match {
    const Rule *rule;
    EntityList actor, recipient;
    WordList words; /* found by the conditions */
    bool guessed;   /* no path led to the recipient */
    int score;
} Match;
#endif
