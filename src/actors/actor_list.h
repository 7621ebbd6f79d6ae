/* The tables of data/actors, looked up by words. */
#ifndef NASTAN_ACTOR_LIST_H
#define NASTAN_ACTOR_LIST_H
#include "actors/actors.h"
#include "base/map.h"

typedef enum NameKind { NAME_STATE, NAME_SEAT, NAME_ORGANISATION, NAME_PERSON } NameKind;

typedef struct Name {
    NameKind kind;
    Actor actor;
    int from, to; /* years in office of a person; 0 is open */
} Name;

/* Sectors of data/actors/roles.txt that are none: `the country` itself, `both sides` and nothing less than two, and
 * another state than the one it is joined with. */
#define ROLE_STATE "-"
#define ROLE_PAIR "="
#define ROLE_NEIGHBOUR "~"
#define ROLE_MEMBER "^" /* the organisation named before, or its members */
#define ROLE_GROUP "+"  /* begins the codes of several states told by one word: `the Baltic presidents` */
#define ROLE_REGION ":" /* begins the codes of the states of a region: `the African country` is one of them */
#define ROLE_BODY "@"   /* names again the roles that are no persons */

/* Words joined by one space; NULL where it is no name. */
const Name *actor_list_name(const ActorList *list, Str words);
/* How many words the longest name has that begins with this one; 0 where none does. */
int actor_list_longest(const ActorList *list, Str first);
const Name *actor_list_stem(const ActorList *list, Arena *arena, Str form); /* `руск*` for `руската` */
const Name *actor_list_surname(const ActorList *list, Str form);            /* only where one person has it */
/* A person by given name (or empty) and surname as written in either alphabet: accents, transliteration and the sound
 * of a foreign name in Macedonian are seen through. A surname alone is enough only in office in `year`. NULL where
 * nobody fits. */
const Name *actor_list_person(const ActorList *list, Arena *arena, Str given, Str surname, int year);
/* The term of office of that person into which `year` falls, or `name` itself. */
const Name *actor_list_term(const ActorList *list, const Name *name, int year);
Str actor_list_role(const ActorList *list, Arena *arena, Str language, Str lemma);     /* sector, or empty */
bool actor_list_is_body(const ActorList *list, Arena *arena, Str language, Str lemma); /* a role that is no person */
#endif
