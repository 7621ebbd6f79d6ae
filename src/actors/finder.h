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
    const Tree *trees; /* of the article */
    const Tree *tree;  /* of the sentence at hand */
    Mention *mentions;
    size_t count, capacity;
    OpenPlace *open;
    size_t open_count, open_capacity;
    Map introduced; /* surname -> index of the mention that gave its office */
    int *at;        /* [tree->count + 1] mention headed by the word, or -1 */
    bool *used;     /* [tree->count + 1] word is part of a name */
    Str dateline;   /* code of the state where the article was written, or empty */
    int first;      /* word of the sentence behind its dateline */
    int year;       /* of publication, or 0 */
    int speaker;    /* mention that spoke last, or -1 */
    int spoken;     /* sentence in which it did */
} Finder;

enum { CODES_MAX = 8 };
typedef struct Codes {
    Str at[CODES_MAX];
    int count;
} Codes;

typedef enum Gender { GENDER_OPEN, GENDER_MALE, GENDER_FEMALE } Gender;

/* By what a pronoun agrees with a mention. A name in no list may be a person and a thing. */
typedef struct Nature {
    bool person, thing; /* a state, a body and a group are things */
    bool one, many;
    Gender gender;
} Nature;

/* mention.c */
int finder_add(Finder *f, Mention m); /* index of the mention that its head word has then */
/* The word stands for whom the mention `antecedent` stands for, unless it is a mention already. */
int finder_refer(Finder *f, int word, int antecedent, MentionKind kind);
int finder_mention_at(const Finder *f, int sequence, int word); /* index of the mention that the word heads, or -1 */
int finder_head(const Tree *tree, int first, int last);
bool finder_is_subject(const Tree *tree, int word);
bool finder_is_location(const Tree *tree, int word); /* `in`, `at`, `near` */
bool finder_is_name(const Word *w);                  /* a proper noun with a capital */
bool finder_is_role(const Finder *f, const Word *w);

/* role.c */
void finder_roles(Finder *f);
bool finder_joins_country(Str deprel);               /* a relation that joins a role noun with its country */
bool finder_is_body(const Finder *f, const Word *w); /* `government`, `police`: no person */
bool finder_is_definite(const Tree *tree, int word); /* `the country`, not `a country` or `other countries` */
/* Country mention beneath a noun (`Russian troops`, `president of Venezuela`), or -1. */
int finder_country_beneath(const Finder *f, int word, int depth);

Str finder_sector(const Finder *f, const Word *w); /* of a role noun, or empty */

/* vague.c: roles that name nobody, or only what was named before */
bool finder_is_nobody(const Finder *f, int word, Str sector); /* `Western officials`, `by force`, `all parties` */
int finder_named_body(const Finder *f, int word, Str sector); /* the organisation that `the court` names again, or -1 */
bool finder_is_charity(const Finder *f, int word);            /* `aid agencies` */
int finder_foreign(const Finder *f, int word); /* `the foreign soldiers` told before by their states, or -1 */

/* home.c: to which state something belongs that does not tell it itself */
/* Of a government or army; of those at a place; of `the country`. */
typedef enum HomeKind { HOME_OF_STATE, HOME_OF_PEOPLE, HOME_OF_COUNTRY } HomeKind;
Str finder_home(const Finder *f, int word, HomeKind kind, const Codes *except); /* `except` may be NULL */
Str finder_home_but(const Finder *f, int word, HomeKind kind, Str except);
void finder_other_parties(const Finder *f, int word, Codes *codes); /* states that stand with it beneath its verb */
int finder_same_office(const Finder *f, int word,
                       Str except); /* the last mention of that office with its state, or -1 */
Str finder_home_of_role(const Finder *f, int word, Str sector);
void finder_settle_minorities(Finder *f); /* `Bosnian Serbs`, once the sentence's names are found */
void finder_settle_homeless(Finder *f);   /* once the article is read */

/* group.c: several states told together */
bool finder_is_pair(const Tree *tree, int word);
Str finder_group_beneath(const Finder *f, int word);         /* codes of `Baltic` in `Baltic states`, or empty */
void finder_set_group(Mention *m, Str codes);                /* codes divided by spaces */
void finder_pairs(Finder *f);                                /* `both`, without a noun */
void finder_halves(Finder *f);                               /* `the North`, once Korea is named */
Str finder_other_half(const Finder *f, int word, Str owner); /* of South Korea the `northern neighbour`; or empty */
void finder_join_adjectives(Finder *f);                      /* `Russian-Turkish` is both */
bool finder_set_three(const Finder *f, Mention *m);
bool finder_set_pair(const Finder *f, Mention *m);      /* the states named last before it, as `the two governments` */
void finder_add_conjuncts(const Finder *f, Mention *m); /* the states that stand beside it in its own sentence */
void finder_add_also(Mention *m, Str code);             /* unless it has that code */

/* introduction.c: names told before */
void finder_introduce(Finder *f, int role, int mention);           /* the names that stand with an office */
void finder_remember(Finder *f, int first, int last, int mention); /* the name of these words is that mention's */
int finder_last_of_name(const Tree *tree, int word);               /* of the name that the word heads */
void finder_introduced(Finder *f); /* the sentence's names that stood with an office before */

/* nature.c */
Nature finder_nature(const Finder *f, const Mention *m);

/* pronoun.c */
int finder_antecedent(const Finder *f, int word); /* for whom the pronoun stands, or -1 */
void finder_pronouns(Finder *f);
int finder_possessor(const Finder *f, int word);     /* whose it is by `its`, `whose`, `свој` beneath it; or -1 */
int finder_subject_above(const Finder *f, int word); /* mention that is the nearest subject above the word, or -1 */
bool finder_is_third_person(Str lemma);

/* speaker.c */
void finder_settle_spoken(Finder *f); /* `my government` is the speaker's */
void finder_speakers(Finder *f);      /* `we`, and who speaks for the sentences to come */

/* dateline.c */
/* Last word of what tells where and by whom an article was written, `TALLINN (Reuters) -`, at its beginning; or 0. Its
 * state is written down. */
int finder_dateline(Finder *f);
bool finder_is_acronym(Str form);

/* place_mention.c */
Str finder_as_title(Arena *arena, Str name); /* `KABUL` as `Kabul`; anything else as it is */
void finder_places(Finder *f);               /* of the sentence, once its other names are found */
void finder_settle_places(Finder *f);        /* once the article is read */
#endif
