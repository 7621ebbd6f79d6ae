#include "events/exchange.h"
#include "events/anchor.h"

enum { SENTENCES_BACK = 2 };

/* Troops take and shell what is another's, be it only a village; that it happened at their home is the last resort. */
static bool is_taken_nearby(const Event *e) {
    bool force = e->type == EVENT_COERCE || e->type == EVENT_ASSAULT, abroad = true;
    for (int i = 0; i < e->actor.count; i++) {
        const Actor *a = &e->actor.at[i].actor;
        abroad = abroad && actor_is_state(a) && (!a->sector_count || str_is(a->sector[0], "MIL"));
    }
    bool home = e->recipient.count == 1 && e->recipient.at[0].source == ENTITY_AT_HOME;
    return force && abroad && e->actor.count == 1 && (home || !e->recipient.count);
}

static bool is_open(const Event *e) {
    static const EventType types[] = {EVENT_ACCUSE,  EVENT_REJECT, EVENT_THREATEN, EVENT_SANCTION,
                                      EVENT_CONCEDE, EVENT_AGREE,  EVENT_AID};
    bool among_themselves = e->type == EVENT_AGREE && e->actor.count > 1;
    if (event_type_is_among(e->type, types, sizeof types / sizeof *types))
        return e->actor.count && !e->recipient.count && !among_themselves;
    return is_taken_nearby(e);
}

/* Of the same state and, where `domestic`, the same sector. */
static bool share_party(const EntityList *a, const EntityList *b, bool domestic) {
    for (int i = 0; i < a->count; i++)
        for (int k = 0; k < b->count; k++) {
            const Actor *x = &a->at[i].actor, *y = &b->at[k].actor;
            Str first = x->sector_count ? x->sector[0] : STR(""), second = y->sector_count ? y->sector[0] : STR("");
            if (x->code.len && str_equal(x->code, y->code) && (!domestic || str_equal(first, second)))
                return true;
        }
    return false;
}

static EntityList without(const EntityList *list, const EntityList *actor) {
    EntityList rest = {.count = 0};
    for (int i = 0; i < list->count; i++)
        if (!entity_list_has(actor, list->at[i].actor.code))
            rest.at[rest.count++] = list->at[i];
    return rest;
}

/* The other side of an event in which `actor` is on one; empty where it is on none. Who was addressed answers; who
 * acted goes on; who met or fought several has the others before it. */
static EntityList other_side(const Event *e, const EntityList *actor) {
    bool domestic = share_party(&e->actor, &e->recipient, false);
    if (domestic && share_party(&e->actor, &e->recipient, true))
        return (EntityList){.count = 0};
    if (share_party(&e->recipient, actor, domestic))
        return e->actor;
    if (!share_party(&e->actor, actor, domestic))
        return (EntityList){.count = 0};
    return e->recipient.count ? e->recipient : without(&e->actor, actor);
}

/* `blamed some countries`: whom it is aimed at is said, and only not who they are. */
static bool is_aimed_at_unnamed(const Tree *tree, int anchor) {
    static const char *const unnamed[] = {"country",  "state",  "nation", "member", "community", "power",
                                          "party",    "people", "земја",  "држава", "нација",    "членка",
                                          "заедница", "сила",   "страна", "човек",  NULL};
    WordList objects = {.count = 0};
    argument_words(tree, anchor, STEP_OBJECT, STR(""), &objects);
    for (int i = 0; i < objects.count; i++)
        if (str_is_one_of(tree->words[objects.at[i]].lemma, unnamed))
            return true;
    return false;
}

/* The types of the events that a noun may carry, as bits. */
static unsigned types_of_noun(const Matcher *m, int word) {
    WordRules of;
    unsigned types = 0;
    word_rules_begin(m->rules, m->scratch, &m->tree->words[word], &of);
    for (const Rule *rule; (rule = word_rules_next(m->rules, &of));)
        types |= rule->anchor == 'N' ? 1u << rule->type : 0;
    return types;
}

/* Nouns that stand for whatever was told last: `a step that Chad condemned`. */
static bool stands_for_any(const Word *w) {
    static const char *const nouns[] = {"step",    "move",      "decision", "action", "measure",    "act",
                                        "gesture", "behaviour", "behavior", "чекор",  "потег",      "одлука",
                                        "мерка",   "чин",       "постапка", "гест",   "однесување", NULL};
    return str_is_one_of(w->lemma, nouns);
}

/* `condemned the test`: the last event told before that the noun may stand for, or NULL. */
static const Event *event_meant(const Matcher *m, const EventList *before, int anchor) {
    WordList objects = {.count = 0};
    unsigned types = 0;
    argument_words(m->tree, anchor, STEP_OBJECT, STR(""), &objects);
    for (int i = 0; i < objects.count; i++)
        if (stands_for_any(&m->tree->words[objects.at[i]]))
            types = ~0u;
        else if (m->mention_at[objects.at[i]] < 0)
            types |= types_of_noun(m, objects.at[i]);
    for (size_t i = before->count; types && i-- > 0;)
        if (types >> before->at[i].type & 1u && before->at[i].actor.count)
            return &before->at[i];
    return NULL;
}

static void aim_at(Event *event, const EntityList *side) {
    event->recipient = *side;
    for (int i = 0; i < side->count; i++) {
        event->recipient.at[i].source = ENTITY_OF_EXCHANGE;
        event->recipient.at[i].path = NULL;
    }
}

/* The last mention of that state as a party in the sentences just before the event, or -1. */
static int named_nearby(const Matcher *m, Str code, int sequence) {
    for (size_t i = m->next_mention; i-- > 0 && m->mentions[i].sequence >= sequence - SENTENCES_BACK;)
        if (m->mentions[i].kind != MENTION_PLACE && str_equal(m->mentions[i].actor.code, code))
            return (int)i;
    return -1;
}

/* Where no event before tells: the state that the article is about, if it is spoken of here; help goes to it in any
 * case. */
static void aim_at_main_state(const Matcher *m, Event *event) {
    static const EventType types[] = {EVENT_ACCUSE, EVENT_REJECT, EVENT_THREATEN, EVENT_AID};
    if (!event_type_is_among(event->type, types, sizeof types / sizeof *types) || m->main_state < 0)
        return;
    int near = named_nearby(m, m->mentions[m->main_state].actor.code, event->sequence);
    if (near < 0 && event->type != EVENT_AID)
        return;
    const Mention *named = &m->mentions[near < 0 ? m->main_state : near];
    EntityList state = {.count = 1};
    state.at[0] = (Entity){.actor = {.code = named->actor.code, .name = named->actor.name},
                           .start_byte = named->start_byte,
                           .end_byte = named->end_byte,
                           .mention = near < 0 ? m->main_state : near};
    if (!share_party(&state, &event->actor, false))
        aim_at(event, &state);
}

/* The other side of the event told last in which the actor took part. */
static bool answer(const EventList *before, Event *event) {
    for (size_t i = before->count; i-- > 0;) {
        if (before->at[i].sequence < event->sequence - SENTENCES_BACK || before->at[i].type == EVENT_MOBILIZE)
            continue;
        EntityList side = other_side(&before->at[i], &event->actor);
        if (side.count) {
            aim_at(event, &side);
            return true;
        }
    }
    return false;
}

void exchange_complete(const Matcher *m, const EventList *before, Event *event) {
    if (!is_open(event) || is_aimed_at_unnamed(m->tree, event->anchor))
        return;
    const Event *meant = event->type == EVENT_ACCUSE ? event_meant(m, before, event->anchor) : NULL;
    if (meant && !share_party(&meant->actor, &event->actor, false))
        aim_at(event, &meant->actor);
    else if (!answer(before, event))
        aim_at_main_state(m, event);
}
