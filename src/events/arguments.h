/* The logical arguments of a word: what passive, control, coordination and relative clauses hide is found here, once.
 */
#ifndef NASTAN_ARGUMENTS_H
#define NASTAN_ARGUMENTS_H
#include "events/rule_set.h"

enum { WORDS_MAX = 16 };

typedef struct WordList {
    int at[WORDS_MAX];
    int count;
} WordList;

/* Behind a noun that only measures (`a series of attacks`) stands what it measures too. */
void argument_words(const Tree *tree, int word, StepKind step, Str preposition, WordList *out);
void path_words(const Tree *tree, int word, const Path *path, WordList *out);
bool is_beneath(const Tree *tree, int word, int ancestor); /* or the same word */
bool is_passive(const Tree *tree, int word);
bool tells_when(const Tree *tree, int word); /* a clause with `when`, `кога` */
bool word_has_case(const Tree *tree, int word, Str lemma);
#endif
