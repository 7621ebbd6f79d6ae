/* Sets of codes decide whether the parties are the same: how a party is named changes from one telling to the next. */
#include "events/telling.h"
#include "base/utf8.h"

enum { STEM_LETTERS = 4, REACH_SENTENCES = 1, OPENING_SENTENCES = 2 };

typedef enum Likeness { APART, ALIKE, SAME } Likeness;

static bool within(const EntityList *a, const EntityList *b) {
    for (int i = 0; i < a->count; i++)
        if (!entity_list_has(b, a->at[i].actor.code))
            return false;
    return true;
}

/* ALIKE where one of the two is open. */
static Likeness compare_side(const EntityList *a, const EntityList *b) {
    if (!a->count != !b->count)
        return ALIKE;
    return within(a, b) && within(b, a) ? SAME : APART;
}

static bool among_parties(const Event *e, Str code) {
    return entity_list_has(&e->actor, code) || entity_list_has(&e->recipient, code);
}

static bool parties_within(const Event *a, const Event *b) {
    const EntityList *sides[] = {&a->actor, &a->recipient};
    for (int s = 0; s < 2; s++)
        for (int i = 0; i < sides[s]->count; i++)
            if (!among_parties(b, sides[s]->at[i].actor.code))
                return false;
    return true;
}

/* What parties do together may be told as of one to the other. */
static bool is_mutual(const Event *e) {
    return e->type == EVENT_CONSULT || e->type == EVENT_AGREE || e->type == EVENT_COOPERATE;
}

static Likeness compare_parties(const Event *a, const Event *b) {
    Likeness actor = compare_side(&a->actor, &b->actor), recipient = compare_side(&a->recipient, &b->recipient);
    if (actor == SAME && recipient == SAME)
        return SAME;
    bool several = a->actor.count + a->recipient.count > 1;
    if (is_mutual(a) && several && parties_within(a, b) && parties_within(b, a))
        return SAME;
    bool one = (actor == SAME && a->actor.count && recipient == ALIKE) ||
               (recipient == SAME && a->recipient.count && actor == ALIKE);
    return one ? ALIKE : APART;
}

static bool modes_agree(const Event *a, const Event *b) {
    return !a->mode.len || !b->mode.len || str_equal(a->mode, b->mode);
}

static bool has_own_date(const Event *e) { return e->date.len && !str_is(e->date_precision, "publication"); }

static bool dates_agree(const Event *a, const Event *b) {
    return !has_own_date(a) || !has_own_date(b) ||
           (str_compare(a->date, b->enddate) <= 0 && str_compare(b->date, a->enddate) <= 0);
}

static bool places_agree(const Event *a, const Event *b) {
    bool named = a->place.len && b->place.len && a->location && b->location;
    return !named || a->location == b->location || a->location->kind == PLACE_COUNTRY ||
           b->location->kind == PLACE_COUNTRY;
}

static bool share_stem(Str a, Str b) {
    size_t i = 0, k = 0;
    for (int letter = 0; letter < STEM_LETTERS; letter++)
        if (i >= a.len || k >= b.len || utf8_next(a, &i) != utf8_next(b, &k))
            return false;
    return true;
}

/* `attack` and `attacked`, `напад` и `нападна`, `withdrew` and `announced a withdrawal`. */
static bool is_same_word(const Event *a, const Event *b) {
    return share_stem(a->lemma, b->lemma) || share_stem(a->lemma, b->object) || share_stem(a->object, b->lemma) ||
           share_stem(a->object, b->object);
}

bool telling_is_same(const Event *kept, const Event *later) {
    unsigned status = AUXILIARY_NEGATION | AUXILIARY_HYPOTHETICAL | AUXILIARY_HISTORICAL;
    bool again = str_equal(kept->rule, later->rule) || is_same_word(kept, later);
    bool opening = kept->sequence == 0 && later->sequence > 0 && later->sequence <= OPENING_SENTENCES;
    bool beside =
        kept->sequence == later->sequence && !later->coordinated; /* `sued the party, accusing it of treason` */
    if (kept->type != later->type || (kept->auxiliary & status) != (later->auxiliary & status) ||
        !modes_agree(kept, later) || !dates_agree(kept, later) || !places_agree(kept, later) ||
        !(again || later->nominal || opening || beside))
        return false;
    Likeness parties = compare_parties(kept, later);
    bool open = !kept->unnamed && !later->unnamed;
    return parties == SAME || (parties == ALIKE && open && (again || later->definite));
}

/* What is agreed to or conceded may be called by what is to come: `the talks`, `the withdrawal`. */
static bool may_be_called(EventType event, EventType noun) {
    bool cooperation = noun == EVENT_CONSULT || noun == EVENT_COOPERATE || noun == EVENT_AID || noun == EVENT_SUPPORT;
    return event == noun || (event == EVENT_AGREE && cooperation) || (event == EVENT_CONCEDE && noun == EVENT_RETREAT);
}

static bool contains(const Event *e, const Event *part) {
    for (size_t i = 0; i < e->telling_count; i++)
        if (part->start_byte >= e->telling[i].start_byte && part->end_byte <= e->telling[i].end_byte)
            return true;
    return false;
}

size_t telling_referent(const Event *events, size_t count, const Event *reference) {
    for (size_t i = count; i > 0; i--) {
        const Event *e = &events[i - 1];
        const EventTelling *last = &e->telling[e->telling_count - 1];
        bool near = reference->sequence - last->sequence <= REACH_SENTENCES && e->type != EVENT_SUPPORT;
        if (!contains(e, reference) && may_be_called(e->type, reference->type) &&
            !(e->auxiliary & AUXILIARY_NEGATION) && (near || is_same_word(e, reference)) && dates_agree(e, reference) &&
            places_agree(e, reference))
            return i - 1;
    }
    return count;
}

static void add_place(Arena *arena, Event *e, int sequence, size_t start, size_t end) {
    e->telling = arena_reserve(arena, e->telling, e->telling_count, &e->telling_capacity, sizeof *e->telling);
    e->telling[e->telling_count++] = (EventTelling){sequence, start, end};
}

void telling_begin(Arena *arena, Event *e) { add_place(arena, e, e->sequence, e->start_byte, e->end_byte); }

static int fullness(const Event *e) {
    return 2 * (e->actor.count > 0) + 2 * (e->recipient.count > 0) + !e->nominal + has_own_date(e) + (e->place.len > 0);
}

static void take_words(Event *kept, const Event *later) {
    EventTelling first = kept->telling[0];
    kept->telling[0] = kept->telling[kept->telling_count - 1];
    kept->telling[kept->telling_count - 1] = first;
    kept->sequence = later->sequence;
    kept->anchor = later->anchor;
    kept->start_byte = later->start_byte;
    kept->end_byte = later->end_byte;
    kept->rule = later->rule;
    kept->lemma = later->lemma;
    kept->nominal = later->nominal;
    kept->definite = later->definite;
    if (later->actor.count + later->recipient.count >= kept->actor.count + kept->recipient.count) {
        kept->actor = later->actor;
        kept->recipient = later->recipient;
    }
}

/* A day says more than a month, a month more than a year, the day of publication least. */
static int exactness(const Event *e) {
    static const char *const precisions[] = {"year", "month", "day"};
    for (int i = 0; i < 3; i++)
        if (str_is(e->date_precision, precisions[i]))
            return i + 1;
    return 0;
}

static void take_date(Event *kept, const Event *later) {
    kept->date = later->date;
    kept->enddate = later->enddate;
    kept->date_precision = later->date_precision;
}

static void take_place(Event *kept, const Event *later) {
    kept->place = later->place;
    kept->country_code = later->country_code;
    kept->location = later->location;
}

void telling_merge(Arena *arena, Event *kept, const Event *later) {
    add_place(arena, kept, later->sequence, later->start_byte, later->end_byte);
    if (fullness(later) > fullness(kept))
        take_words(kept, later);
    bool joint = is_mutual(kept) && kept->actor.count > 1;
    if (!kept->actor.count)
        kept->actor = later->actor;
    if (!kept->recipient.count && !joint)
        kept->recipient = later->recipient;
    if (exactness(later) > exactness(kept))
        take_date(kept, later);
    if (!kept->place.len && later->place.len)
        take_place(kept, later);
    if (!kept->mode.len)
        kept->mode = later->mode;
    if (!kept->reporter.count)
        kept->reporter = later->reporter;
    if (later->confidence > kept->confidence)
        kept->confidence = later->confidence;
}
