/* What the parts of mention finding share: one article's mentions as they grow, and the sentence at hand. */
#ifndef NASTAN_FINDER_H
#define NASTAN_FINDER_H
#include "actors/actor_list.h"
#include "actors/place_list.h"

/* A mention whose name several places have; settled when the whole article is read. */
typedef struct OpenPlace {
    size_t mention;
    const PlaceName *names;
    Str qualifier; /* code of the state that stands beside the name, or empty */
    bool province; /* `Kirkuk province` */
} OpenPlace;

typedef struct Finder {
    const ActorList *list;
    const PlaceList *places;
    Arena *arena;   /* what mentions keep */
    Arena *scratch; /* dies with the sentence */
    const Article *article;
    const Tree *tree;
    Mention *mentions;
    size_t count, capacity;
    OpenPlace *open;
    size_t open_count, open_capacity;
    Map introduced; /* surname -> index of the mention that gave its office */
    int *at;        /* [tree->count + 1] mention headed by the word, or -1 */
    bool *used;     /* [tree->count + 1] word is part of a name */
    int year;       /* of publication, or 0 */
    int speaker;    /* mention that spoke last, or -1 */
    int spoken;     /* sentence in which it did */
} Finder;

/* mention.c */
int finder_add(Finder *f, Mention m); /* index of the mention that its head word has then */
/* The word stands for whom the mention `antecedent` stands for, unless it is a mention already. */
void finder_refer(Finder *f, int word, int antecedent, MentionKind kind);
int finder_head(const Tree *tree, int first, int last);
bool finder_is_location(const Tree *tree, int word); /* `in`, `at`, `near` */
bool finder_is_role(const Finder *f, const Word *w);

/* role.c */
void finder_roles(Finder *f);
void finder_settle_minorities(Finder *f); /* `Bosnian Serbs`, once the sentence's names are found */
void finder_settle_homeless(Finder *f);   /* once the article is read */
Str finder_dominant_country(const Finder *f, Str except);
bool finder_joins_country(Str deprel); /* a relation that joins a role noun with its country */

/* pronoun.c */
void finder_pronouns(Finder *f);
void finder_speakers(Finder *f);                 /* `we`, and who speaks for the sentences to come */
int finder_possessor(const Finder *f, int word); /* mention for which `its`, `нивен` beneath the word stands, or -1 */
bool finder_is_third_person(Str lemma);

/* place_mention.c */
void finder_places(Finder *f);        /* of the sentence, once its other names are found */
void finder_settle_places(Finder *f); /* once the article is read */
#endif
