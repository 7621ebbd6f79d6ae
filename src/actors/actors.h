/* Trees in, mentions out: spans that name political actors, resolved to PLOVER codes and sectors. */
#ifndef NASTAN_ACTORS_H
#define NASTAN_ACTORS_H
#include "parse/parse.h"

enum { ACTOR_SECTORS_MAX = 3, MENTION_ALSO_MAX = 4 };

/* Whom a mention stands for. Strings live in the actor list or the article's arena. */
typedef struct Actor {
    Str code; /* ISO 3166-1 alpha-3 or PLOVER's own; empty for a role with no country (`police`) that nothing resolves
               */
    Str sector[ACTOR_SECTORS_MAX];
    int sector_count;
    Str name;   /* canonical name: "Joe Biden", "European Union", "Venezuela" */
    Str office; /* "president", where the mention is a person in office or an office; else empty */
} Actor;

typedef enum MentionKind {
    MENTION_STATE,
    MENTION_SEAT,
    MENTION_PERSON,
    MENTION_ORGANISATION,
    MENTION_ROLE,
    MENTION_PRONOUN,
    MENTION_PLACE,
    MENTION_UNKNOWN /* a name in no list: taken for one of the state at hand */
} MentionKind;

typedef enum PlaceKind {
    PLACE_COUNTRY,
    PLACE_PROVINCE, /* any part of a state */
    PLACE_CITY,     /* a building or a camp too */
    PLACE_CAPITAL,
    PLACE_AREA, /* of several states */
    PLACE_SEA   /* straits and rivers too */
} PlaceKind;

/* A place of the gazetteer. Strings are borrowed from its list. */
typedef struct Place {
    Str name, code; /* code of the state; empty where it lies in none or in several */
    PlaceKind kind;
    double lat, lon; /* degrees */
    long thousands;  /* of people, at least 1 */
    bool kept;       /* in regions.txt: the better known of its name */
} Place;

typedef struct Mention {
    int sequence;    /* sentence number */
    int head;        /* word that heads the mention, from 1: an event's argument is looked up by its head word */
    int first, last; /* words of the name itself */
    size_t start_byte, end_byte; /* the same, in the article's text */
    MentionKind kind;
    Actor actor;
    Str also[MENTION_ALSO_MAX]; /* codes of the other states of `both governments`, with the sectors of `actor` */
    int also_count;
    bool subject;       /* its head is the subject of a clause */
    int antecedent;     /* index of the mention that this one was resolved to, or -1 */
    const Place *place; /* where the name is one of the gazetteer; NULL otherwise */
} Mention;

/* Names, roles and leaders of all languages, from data/actors; immutable, shared by threads. */
typedef struct ActorList ActorList;
ActorList *actor_list_load(const char *folder, Error *err); /* NULL on failure */
void actor_list_free(ActorList *list);

/* The gazetteer, from data/places; immutable, shared by threads. */
typedef struct PlaceList PlaceList;
PlaceList *place_list_load(const char *folder, Error *err); /* NULL on failure */
void place_list_free(PlaceList *list);
const Place *place_list_country(const PlaceList *list, Str code); /* NULL where there is none */
const char *place_resolution(PlaceKind kind);                     /* "country", "province", "city", "area", "sea" */

/* Mentions of a whole article in order of sentence, in `arena`; at most one mention has a given head word.
 * Trees are the article's, in order. */
void actors_find(const ActorList *list, const PlaceList *places, Arena *arena, const Article *article,
                 const Tree *trees, size_t tree_count, Mention **mentions, size_t *count);

bool actor_is_same(const Actor *a, const Actor *b); /* of the same code and sectors */
/* True for the code of one state, not of an organisation of several (plover.md). */
bool actor_is_state(const Actor *actor);

/* Index of a mention of the state that the article names most (the first of equals), or -1. */
int actors_main_state(Arena *arena, const Mention *mentions, size_t count);

#endif
