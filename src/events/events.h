/* Trees and mentions in, PLOVER events out, by the rules of data/<language>/rules (docs/rules.md). */
#ifndef NASTAN_EVENTS_H
#define NASTAN_EVENTS_H
#include "actors/actors.h"

typedef enum EventType {
    EVENT_AGREE,
    EVENT_CONSULT,
    EVENT_SUPPORT,
    EVENT_CONCEDE,
    EVENT_COOPERATE,
    EVENT_AID,
    EVENT_RETREAT,
    EVENT_REQUEST,
    EVENT_ACCUSE,
    EVENT_REJECT,
    EVENT_THREATEN,
    EVENT_PROTEST,
    EVENT_SANCTION,
    EVENT_MOBILIZE,
    EVENT_COERCE,
    EVENT_ASSAULT,
    EVENT_TYPE_COUNT
} EventType;

enum { AUXILIARY_NEGATION = 1, AUXILIARY_FUTURE = 2, AUXILIARY_HYPOTHETICAL = 4, AUXILIARY_HISTORICAL = 8 };
enum { EVENT_ENTITIES_MAX = 12, NO_MENTION = -1 };

/* How a party of an event was found. */
typedef enum EntitySource {
    ENTITY_BY_PATH,    /* of the rule */
    ENTITY_GUESSED,    /* no path led there; it is what the anchor governs */
    ENTITY_OF_CLAUSE,  /* subject of the clause about a noun */
    ENTITY_UNDERSTOOD, /* last subject before a verb that has none */
    ENTITY_AT_HOME,    /* the state in which it happened */
    ENTITY_OF_EXCHANGE /* other side of the event before it */
} EntitySource;

typedef struct Path Path;

typedef struct Entity {
    Actor actor;
    size_t start_byte, end_byte; /* words of the mention, in the article's text */
    bool known;                  /* not only guessed to belong to its state; an event needs one known party */
    bool pronoun;                /* named by a pronoun only */
    EntitySource source;         /* of actors and recipients */
    int mention; /* index among those that the event was found in; NO_MENTION for a reporter of no list, with no code */
    const Path *path; /* where the source is one; borrowed from the rules */
} Entity;

typedef struct EntityList {
    Entity at[EVENT_ENTITIES_MAX];
    int count;
} EntityList;

bool entity_list_has(const EntityList *list, Str code);

/* A place of the text where an event is told. */
typedef struct EventTelling {
    int sequence;
    size_t start_byte, end_byte;
} EventTelling;

typedef struct Event {
    EventType type;
    Str mode;    /* PLOVER mode or empty */
    Str context; /* PLOVER contexts, divided by blanks */
    unsigned auxiliary;
    EntityList actor, recipient, reporter;
    Str date, enddate;           /* YYYY-MM-DD, or empty where the article has no date either */
    Str date_precision;          /* "day", "month", "year", "publication" */
    Str place;                   /* as the text names it; empty where only the parties tell the state */
    Str country_code;            /* of the state; empty where none is told, and for a sea */
    const Place *location;       /* what the gazetteer knows of it, or NULL; borrowed from it */
    int sequence, anchor;        /* number of the sentence, and in it of the word that carries the event */
    size_t start_byte, end_byte; /* the words that carry the event */
    EventTelling *telling;       /* every place where it is told, this one first */
    size_t telling_count, telling_capacity;
    Str rule;
    Str lemma;        /* of the anchor */
    Str object;       /* of the first word that the rule's conditions found, or empty: `talks` in `held talks` */
    bool nominal;     /* carried by a noun */
    bool definite;    /* by one that speaks of something known: `the attack`, `нападот` */
    bool coordinated; /* by a verb or noun joined to another by `and` */
    bool unnamed;     /* a side that is empty belongs to somebody of no list */
    double confidence;
} Event;

const char *event_type_name(EventType type);
bool event_type_parse(Str name, EventType *type);
int event_quad_code(EventType type);          /* 1-4 */
bool event_type_is_of_intent(EventType type); /* what it asks, promises, refuses or threatens is told with it */
bool event_type_is_among(EventType type, const EventType *types, size_t count); /* types: [count] */
enum { CONTEXT_COUNT = 37 };
const char *context_name(int index);              /* in PLOVER's order */
int context_index(Str name);                      /* -1 where there is none */
bool event_mode_exists(EventType type, Str mode); /* one of the modes of this type */
double event_scale(EventType type, Str mode);     /* PLOVER's conflict-cooperation score */
const char *auxiliary_name(unsigned bit);

/* The same event of the same article has the same id in every run. */
uint64_t event_id(const Article *article, const Event *event);

/* Rules and closed word lists of one language; immutable, shared by threads. */
typedef struct RuleSet RuleSet;
RuleSet *rule_set_load(const char *folder, Error *err); /* data/<language>; errors name file:line:column */
size_t rule_set_count(const RuleSet *rules);
void rule_set_free(RuleSet *rules);

/* Examples of the rules, for `nastan lexicon check`. */
typedef struct RuleExample {
    Str file;
    int line; /* of the example */
    Str rule, sentence;
    bool none; /* `=> none`: the rule must give nothing here */
    EventType type;
    Str actor, recipient; /* codes divided by commas; "-" for none */
    unsigned auxiliary;
    bool any_auxiliary; /* no auxiliary given: only negation and hypothetical are compared, and must be absent */
} RuleExample;
const RuleExample *rule_set_examples(const RuleSet *rules, size_t *count);

/* Events of a whole article in order of the text, in `arena`; the same event told twice is there once. */
void events_find(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article, const Tree *trees,
                 size_t tree_count, const Mention *mentions, size_t mention_count, Event **events, size_t *count);

#endif
