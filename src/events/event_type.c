/* PLOVER 2021: types, quad classes, and the conflict-cooperation scores of types and modes. */
#include "base/hash.h"
#include "events/events.h"

typedef struct TypeFacts {
    const char *name;
    int quad;
    double score;
} TypeFacts;

static const TypeFacts TYPES[EVENT_TYPE_COUNT] = {
    {"AGREE", 1, 2.5},     {"CONSULT", 1, 2.5},   {"SUPPORT", 1, 5},     {"CONCEDE", 1, 4.5},
    {"COOPERATE", 2, 9.5}, {"AID", 2, 10},        {"RETREAT", 2, 6.5},   {"REQUEST", 3, 0},
    {"ACCUSE", 3, -3},     {"REJECT", 3, -2},     {"THREATEN", 3, -3.5}, {"PROTEST", 4, -5},
    {"SANCTION", 4, -6},   {"MOBILIZE", 4, -5.5}, {"COERCE", 4, -7},     {"ASSAULT", 4, -9}};

typedef struct ModeFacts {
    EventType type;
    const char *name;
    double score;
} ModeFacts;

static const ModeFacts MODES[] = {{EVENT_CONSULT, "visit", 4},
                                  {EVENT_CONSULT, "third-party", 1},
                                  {EVENT_CONSULT, "multilateral", 4},
                                  {EVENT_CONSULT, "phone", 1.5},
                                  {EVENT_RETREAT, "withdraw", 8},
                                  {EVENT_RETREAT, "release", 6.5},
                                  {EVENT_RETREAT, "disarm", 10},
                                  {EVENT_RETREAT, "ceasefire", 7.5},
                                  {EVENT_RETREAT, "access", 6.5},
                                  {EVENT_RETREAT, "resign", 4.5},
                                  {EVENT_REQUEST, "assist", 0.5},
                                  {EVENT_REQUEST, "change", -1},
                                  {EVENT_REQUEST, "yield", -1},
                                  {EVENT_REQUEST, "meet", 0},
                                  {EVENT_ACCUSE, "disapprove", -2},
                                  {EVENT_ACCUSE, "investigate", -3.5},
                                  {EVENT_ACCUSE, "allege", -3.5},
                                  {EVENT_REJECT, "assist", -1.5},
                                  {EVENT_REJECT, "change", -2},
                                  {EVENT_REJECT, "yield", -2},
                                  {EVENT_REJECT, "meet", -2},
                                  {EVENT_THREATEN, "restrict", -3},
                                  {EVENT_THREATEN, "arrest", -3.5},
                                  {EVENT_THREATEN, "relations", -3.5},
                                  {EVENT_THREATEN, "expel", -3.5},
                                  {EVENT_THREATEN, "territory", -4},
                                  {EVENT_THREATEN, "violence", -3.5},
                                  {EVENT_PROTEST, "demo", -5},
                                  {EVENT_PROTEST, "riot", -7},
                                  {EVENT_PROTEST, "strike", -5},
                                  {EVENT_PROTEST, "hunger", -4.5},
                                  {EVENT_PROTEST, "boycott", -4.5},
                                  {EVENT_PROTEST, "obstruct", -4.5},
                                  {EVENT_PROTEST, "vandalize", -5},
                                  {EVENT_SANCTION, "convict", -6},
                                  {EVENT_SANCTION, "expel", -5.5},
                                  {EVENT_SANCTION, "withdraw", -6},
                                  {EVENT_SANCTION, "discontinue", -6},
                                  {EVENT_MOBILIZE, "troops", -6.5},
                                  {EVENT_MOBILIZE, "weapons", -6.5},
                                  {EVENT_MOBILIZE, "police", -5.5},
                                  {EVENT_MOBILIZE, "militia", -6},
                                  {EVENT_COERCE, "seize", -7},
                                  {EVENT_COERCE, "restrict", -7},
                                  {EVENT_COERCE, "censor", -6.5},
                                  {EVENT_COERCE, "curfew", -6.5},
                                  {EVENT_COERCE, "martial-law", -7.5},
                                  {EVENT_COERCE, "arrest", -7},
                                  {EVENT_COERCE, "deport", -7},
                                  {EVENT_COERCE, "withhold", -7},
                                  {EVENT_COERCE, "misinformation", -6.5},
                                  {EVENT_COERCE, "cyber", -7},
                                  {EVENT_ASSAULT, "abduct", -8.5},
                                  {EVENT_ASSAULT, "beat", -7.5},
                                  {EVENT_ASSAULT, "torture", -8.5},
                                  {EVENT_ASSAULT, "sexual", -8.5},
                                  {EVENT_ASSAULT, "targeted", -9.5},
                                  {EVENT_ASSAULT, "destroy", -8.5},
                                  {EVENT_ASSAULT, "primitive", -8},
                                  {EVENT_ASSAULT, "firearms", -9},
                                  {EVENT_ASSAULT, "explosives", -9},
                                  {EVENT_ASSAULT, "suicide-attack", -9.5},
                                  {EVENT_ASSAULT, "aerial", -9.5},
                                  {EVENT_ASSAULT, "drone", -9.5},
                                  {EVENT_ASSAULT, "heavy-weapons", -9.5},
                                  {EVENT_ASSAULT, "crowd-control", -7.5},
                                  {EVENT_ASSAULT, "unconventional", -10}};

const char *event_type_name(EventType type) { return TYPES[type].name; }

bool event_type_parse(Str name, EventType *type) {
    for (int i = 0; i < EVENT_TYPE_COUNT; i++)
        if (str_is(name, TYPES[i].name)) {
            *type = (EventType)i;
            return true;
        }
    return false;
}

bool event_type_is_among(EventType type, const EventType *types, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (types[i] == type)
            return true;
    return false;
}

bool event_type_is_of_intent(EventType type) {
    return type == EVENT_AGREE || type == EVENT_REQUEST || type == EVENT_REJECT || type == EVENT_THREATEN;
}

int event_quad_code(EventType type) { return TYPES[type].quad; }

static const ModeFacts *mode_facts(EventType type, Str mode) {
    for (size_t i = 0; i < sizeof MODES / sizeof *MODES; i++)
        if (MODES[i].type == type && str_is(mode, MODES[i].name))
            return &MODES[i];
    return NULL;
}

bool event_mode_exists(EventType type, Str mode) { return mode_facts(type, mode) != NULL; }

double event_scale(EventType type, Str mode) {
    const ModeFacts *facts = mode_facts(type, mode);
    return facts ? facts->score : TYPES[type].score;
}

const char *auxiliary_name(unsigned bit) {
    return bit == AUXILIARY_NEGATION       ? "negation"
           : bit == AUXILIARY_FUTURE       ? "future"
           : bit == AUXILIARY_HYPOTHETICAL ? "hypothetical"
                                           : "historical";
}

bool entity_list_has(const EntityList *list, Str code) {
    for (int i = 0; i < list->count; i++)
        if (str_equal(list->at[i].actor.code, code))
            return true;
    return false;
}

uint64_t event_id(const Article *article, const Event *e) {
    uint64_t h = hash_more(hash_start(), article->id);
    h = hash_more(h, e->rule);
    for (int i = 0; i < e->actor.count; i++)
        h = hash_more(h, e->actor.at[i].actor.code);
    h = hash_more(h, STR(">"));
    for (int i = 0; i < e->recipient.count; i++)
        h = hash_more(h, e->recipient.at[i].actor.code);
    return hash_number(h, e->start_byte);
}

static const char *const CONTEXTS[CONTEXT_COUNT] = {"military",
                                                    "intelligence",
                                                    "executive",
                                                    "legislative",
                                                    "election",
                                                    "political_institutions",
                                                    "pro_democracy",
                                                    "pro_autocracy",
                                                    "economic",
                                                    "legal",
                                                    "reparations",
                                                    "human_rights",
                                                    "rights_freedoms",
                                                    "repression",
                                                    "human_security",
                                                    "gender",
                                                    "lgbt",
                                                    "religion_ethnicity",
                                                    "inequality",
                                                    "diplomatic",
                                                    "territory",
                                                    "peacekeeping",
                                                    "health",
                                                    "asylum",
                                                    "migration",
                                                    "disasters",
                                                    "natural_resource",
                                                    "environment",
                                                    "technology",
                                                    "terrorism",
                                                    "cbrn",
                                                    "cyber",
                                                    "misinformation",
                                                    "crime",
                                                    "corruption",
                                                    "illegal_drugs",
                                                    "trafficking"};

const char *context_name(int index) { return CONTEXTS[index]; }

int context_index(Str name) {
    for (int i = 0; i < CONTEXT_COUNT; i++)
        if (str_is(name, CONTEXTS[i]))
            return i;
    return -1;
}
