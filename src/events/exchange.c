#include "events/exchange.h"

enum { SENTENCES_BACK = 2 };

static bool is_open(const Event *e) {
    static const EventType types[] = {EVENT_ACCUSE, EVENT_REJECT, EVENT_THREATEN, EVENT_SANCTION};
    for (size_t i = 0; i < sizeof types / sizeof *types; i++)
        if (e->type == types[i])
            return e->actor.count && !e->recipient.count;
    return false;
}

static bool share_state(const EntityList *a, const EntityList *b) {
    for (int i = 0; i < a->count; i++)
        if (a->at[i].actor.code.len && entity_list_has(b, a->at[i].actor.code))
            return true;
    return false;
}

/* The other side of an event in which `actor` is on one, or NULL. Who was addressed answers; who acted goes on. */
static const EntityList *other_side(const Event *e, const EntityList *actor) {
    if (share_state(&e->actor, &e->recipient))
        return NULL;
    if (share_state(&e->recipient, actor))
        return &e->actor;
    return share_state(&e->actor, actor) ? &e->recipient : NULL;
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
