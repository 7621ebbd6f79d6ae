/* From the surest to the least sure: a place beneath the anchor (`killed in Idlib`), what an act of force is done to
 * (`shelled Kharkiv`), a place of the clause above (`At talks in Brussels, X accused Y`), the state of the parties. */
#include "events/location.h"
#include "events/arguments.h"

static bool is_place(const Mention *m) { return m->kind == MENTION_PLACE; }

/* A city or a province that is no party by itself: `Kharkiv`, not `Moscow`. */
static bool is_object(const Mention *m) {
    return m->kind == MENTION_SEAT && m->place && !m->actor.sector_count && m->place->kind != PLACE_COUNTRY;
}

static int nearest(const Tree *tree, const Mention *mentions, const int *mention_at, int anchor,
                   bool (*fits)(const Mention *)) {
    int best = -1, distance = 0;
    for (int i = 1; i <= tree->count; i++) {
        int found = mention_at[i], apart = i > anchor ? i - anchor : anchor - i;
        if (found < 0 || !fits(&mentions[found]) || !is_beneath(tree, i, anchor))
            continue;
        bool lost = best >= 0 && !mentions[best].actor.code.len, stated = mentions[found].actor.code.len > 0;
        if (best < 0 || (stated && lost) || (apart < distance && (stated || lost))) {
            best = found;
            distance = apart;
        }
    }
    return best;
}

int location_beneath(const Tree *tree, const Mention *mentions, const int *mention_at, int anchor) {
    return nearest(tree, mentions, mention_at, anchor, is_place);
}

bool location_is_scene(const Tree *tree, const Mention *mention, EventType type, int anchor) {
    if (mention->kind != MENTION_PLACE || mention->actor.sector_count || !mention->place ||
        mention->place->kind == PLACE_COUNTRY)
        return false;
    const Word *w = &tree->words[mention->head], *above = &tree->words[w->head];
    bool named = word_has_case(tree, mention->head, STR("of")) || deprel_is(w->deprel, "appos"); /* `town of Samarra` */
    return event_quad_code(type) < 3 || w->head == anchor || (named && above->head == anchor);
}

/* A place that hangs on a word above the anchor. */
static int above(const Tree *tree, const Mention *mentions, const int *mention_at, int anchor) {
    for (int word = tree->words[anchor].head, level = 0; word && level < 4; word = tree->words[word].head, level++)
        for (int i = tree->words[word].child; i; i = tree->words[i].next)
            if (mention_at[i] >= 0 && is_place(&mentions[mention_at[i]]) && deprel_is(tree->words[i].deprel, "obl"))
                return mention_at[i];
    return -1;
}

static bool is_force(EventType type) {
    return type == EVENT_ASSAULT || type == EVENT_COERCE || type == EVENT_MOBILIZE || type == EVENT_PROTEST ||
           type == EVENT_RETREAT;
}

/* What is said, asked or refused is not where its content would be: `accused Russia of attacks in Idlib`. */
static bool is_word(EventType type) {
    return type == EVENT_AGREE || type == EVENT_SUPPORT || type == EVENT_CONCEDE || type == EVENT_REQUEST ||
           type == EVENT_ACCUSE || type == EVENT_REJECT || type == EVENT_THREATEN || type == EVENT_SANCTION;
}

/* The place hangs on the anchor itself, or on a noun like `city` that does. */
static bool is_own(const Tree *tree, int word, int anchor) {
    int above = tree->words[word].head;
    return above == anchor || (deprel_is(tree->words[above].deprel, "obl") && tree->words[above].head == anchor);
}

/* The one state in the list; empty where there are several, or an organisation of several. */
static Str one_state(const EntityList *list) {
    Str code = STR("");
    for (int i = 0; i < list->count; i++) {
        const Actor *actor = &list->at[i].actor;
        if (!actor_is_state(actor) || (code.len && !str_equal(code, actor->code)))
            return STR("");
        code = actor->code;
    }
    return code;
}

static bool is_visit(const Event *e) { return e->type == EVENT_CONSULT && str_is(e->mode, "visit"); }

/* What happens within one state happens there; a blow, help and a visit are where they reach. */
static Str state_of_parties(const Event *e) {
    Str actor = one_state(&e->actor), recipient = one_state(&e->recipient);
    bool reaches = e->type == EVENT_ASSAULT || e->type == EVENT_AID || is_visit(e);
    if (recipient.len && (reaches || str_equal(actor, recipient)))
        return recipient;
    if (!e->recipient.count && e->type != EVENT_MOBILIZE && is_force(e->type))
        return actor;
    return STR("");
}

/* An area of several states tells less than the state of the parties; a visit is paid where its host is. */
static bool is_outdone(const Event *e, const Mention *place, Str state) {
    bool area = place->place && place->place->kind == PLACE_AREA;
    return state.len && (area || (is_visit(e) && !str_equal(place->actor.code, state)));
}

LocationSource location_set(const PlaceList *places, const Article *article, const Tree *tree, const Mention *mentions,
                            const int *mention_at, int anchor, Event *e) {
    LocationSource source = LOCATION_BENEATH;
    int found = location_beneath(tree, mentions, mention_at, anchor);
    if (found >= 0 && is_word(e->type) && !is_own(tree, mentions[found].head, anchor))
        found = -1;
    if (found < 0 && is_force(e->type)) {
        source = LOCATION_OBJECT;
        found = nearest(tree, mentions, mention_at, anchor, is_object);
    }
    if (found < 0) {
        source = LOCATION_ABOVE;
        found = above(tree, mentions, mention_at, anchor);
    }
    Str state = state_of_parties(e);
    if (found >= 0 && is_outdone(e, &mentions[found], state))
        found = -1;
    if (found >= 0) {
        const Mention *m = &mentions[found];
        e->place = (Str){article->text.at + m->start_byte, m->end_byte - m->start_byte};
        e->country_code = m->actor.code;
        e->location = m->place;
        return source;
    }
    e->country_code = state;
    e->location = place_list_country(places, e->country_code);
    return state.len ? LOCATION_PARTIES : LOCATION_NONE;
}
