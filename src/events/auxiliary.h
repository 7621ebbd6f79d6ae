/* Whether an event happened: negation, future and hypothetical, as the clauses around it tell.
 *
 * From the anchor outwards, each clause or noun that carries the one before it adds what it says: `not`, `will`, `if`
 * beside it, and the verbs, nouns and adjectives above it that deny, plan or imagine (`denied`, `plans to`, `fears
 * of`). What stands outermost decides: `did not want to` did not happen, `fears that it will` is imagined. A second
 * negation takes the first away. */
#ifndef NASTAN_AUXILIARY_H
#define NASTAN_AUXILIARY_H
#include "events/anchor.h"

enum { AUXILIARY_KINDS = 4 };

typedef struct Auxiliary {
    unsigned bits;
    int word[AUXILIARY_KINDS]; /* that gave each bit, from the lowest on; 0 where it is not set */
} Auxiliary;

/* The word that gave the bit, or 0. */
int auxiliary_word(const Auxiliary *auxiliary, unsigned bit);
/* `future` and `hypothetical` may both be set: what will be done on a condition. The words in `told` say nothing more:
 * a rule has read them (`will never recognise` is a refusal). */
Auxiliary auxiliary_find(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor, const WordList *told);
/* The subject of a verb that only says that it took place: `the talks lasted`. */
bool auxiliary_is_carried(const RuleSet *rules, Arena *arena, const Tree *tree, int noun);
/* `the attack`, `нападот`: known to the reader already. */
bool auxiliary_is_definite(const Tree *tree, int word);
/* `denied reports that it attacked`, `негира дека нападнала`: the verb at `anchor` denies an act that it names. */
bool auxiliary_is_denial(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor);
/* `China, not | Russia, attacked`, `not | Russia but China`, `Кина, а не | Русија`: the conjunct at `word` is denied by
 * itself. */
bool auxiliary_is_denied_conjunct(const RuleSet *rules, Arena *arena, const Tree *tree, int word);
/* It is imagined by `if`, `might`, `perhaps` and the like, not by what somebody wants, tries or must do. */
bool auxiliary_is_conditional(const RuleSet *rules, Arena *arena, const Tree *tree, const Auxiliary *auxiliary);
#endif
