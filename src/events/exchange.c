#include "events/exchange.h"

enum { SENTENCES_BACK = 2 };

/* Troops take what is another's: that it happened at their home is only the last resort. */
static bool is_taken_at_home(const Event *e) {
    bool force = e->type == EVENT_COERCE || e->type == EVENT_ASSAULT, abroad = true;
    for (int i = 0; i < e->actor.count; i++) {
        const Actor *a = &e->actor.at[i].actor;
        abroad = abroad && actor_is_state(a) && (!a->sector_count || str_is(a->sector[0], "MIL"));
    }
    return force && abroad && e->recipient.count == 1 && e->recipient.at[0].source == ENTITY_AT_HOME;
}

static bool is_open(const Event *e) {
    static const EventType types[] = {EVENT_ACCUSE, EVENT_REJECT, EVENT_THREATEN, EVENT_SANCTION, EVENT_CONCEDE};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (e->type == types[i])
            return e->actor.count && !e->recipient.count;
    return is_taken_at_home(e);
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

/* The other side of an event in which `actor` is on one, or NULL. Who was addressed answers; who acted goes on. */
static const EntityList *other_side(const Event *e, const EntityList *actor) {
    bool domestic = share_party(&e->actor, &e->recipient, false);
    if (domestic && share_party(&e->actor, &e->recipient, true))
        return NULL;
    if (share_party(&e->recipient, actor, domestic))
        return &e->actor;
    return share_party(&e->actor, actor, domestic) ? &e->recipient : NULL;
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

void exchange_complete(const EventList *before, const Tree *tree, Event *event) {
    if (!is_open(event) || is_aimed_at_unnamed(tree, event->anchor))
        return;
    for (size_t i = before->count; i-- > 0 && before->at[i].sequence >= event->sequence - SENTENCES_BACK;) {
        const EntityList *side = other_side(&before->at[i], &event->actor);
        if (!side || !side->count)
            continue;
        event->recipient = *side;
        for (int k = 0; k < side->count; k++) {
            event->recipient.at[k].source = ENTITY_OF_EXCHANGE;
            event->recipient.at[k].path = NULL;
        }
        return;
    }
}
