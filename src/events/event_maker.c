#include "events/event_maker.h"
#include "events/date.h"
#include "events/location.h"
#include "events/parties.h"
#include "events/status.h"

static void settle_type(Event *e) {
    bool certain = !(e->auxiliary & AUXILIARY_NEGATION);
    bool cooperative =
        e->type == EVENT_CONSULT || e->type == EVENT_SUPPORT || e->type == EVENT_COOPERATE || e->type == EVENT_AID;
    if ((e->auxiliary & AUXILIARY_FUTURE) && certain && (cooperative || e->type == EVENT_RETREAT)) {
        e->type = cooperative ? EVENT_AGREE : EVENT_CONCEDE;
        e->mode = STR("");
        e->auxiliary &= ~(unsigned)AUXILIARY_FUTURE;
    } else if (e->type == EVENT_THREATEN || e->type == EVENT_REQUEST || e->type == EVENT_AGREE)
        e->auxiliary &= ~(unsigned)(AUXILIARY_HYPOTHETICAL | AUXILIARY_FUTURE);
}

static void set_span(const Matcher *m, int anchor, const Match *match, Event *e) {
    const Word *w = &m->tree->words[anchor];
    e->start_byte = w->start_byte;
    e->end_byte = w->end_byte;
    for (int i = 0; i < match->words.count; i++) {
        const Word *other = &m->tree->words[match->words.at[i]];
        e->start_byte = other->start_byte < e->start_byte ? other->start_byte : e->start_byte;
        e->end_byte = other->end_byte > e->end_byte ? other->end_byte : e->end_byte;
    }
}

static bool has_pronoun(const EntityList *list) {
    for (int i = 0; i < list->count; i++)
        if (list->at[i].pronoun)
            return true;
    return false;
}

/* How often such an event was right among coded articles (docs/measurements.md): a rule with conditions more often than
 * one of a bare verb, both sides found by its paths more often than one, guessed or named by a pronoun. */
static double confidence_of(const Match *match, unsigned auxiliary) {
    double confidence = match->rule->confidence + (match->score >= ANY_WORD_SCORE ? 0.1 : -0.1);
    bool both = match->actor.count > 1 || (match->actor.count && match->recipient.count);
    if (!match->actor.count)
        confidence *= 0.4;
    else if (!both)
        confidence *= 0.6;
    else if (match->guessed && match->recipient.count)
        confidence *= 0.75;
    if (has_pronoun(&match->actor) || has_pronoun(&match->recipient))
        confidence *= 0.75;
    return auxiliary ? confidence * 0.75 : confidence;
}

Event event_make(const Matcher *m, int anchor, const Match *match) {
    const Rule *rule = match->rule;
    Event e = {.type = rule->type,
               .mode = rule->mode,
               .context = rule->context,
               .actor = match->actor,
               .recipient = match->recipient,
               .sequence = m->tree->sequence,
               .rule = rule->name,
               .nominal = rule->anchor == 'N'};
    e.auxiliary = status_auxiliary(m->rules, m->scratch, m->tree, anchor);
    unsigned tense = e.auxiliary;
    location_set(m->places, m->article, m->tree, m->mentions, m->mention_at, anchor, &e);
    e.confidence = confidence_of(match, tense);
    settle_type(&e);
    date_set(m->rules, m->arena, m->scratch, m->article, m->tree, status_clause(m->tree, anchor), anchor, tense, &e);
    int reporter = status_reporter(m->rules, m->scratch, m->tree, anchor);
    if (reporter)
        parties_of_reporter(m, reporter, &e.actor, &e.reporter);
    set_span(m, anchor, match, &e);
    return e;
}

bool event_is_idle(const Event *e) {
    bool both = e->actor.count > 1 || (e->actor.count && e->recipient.count);
    return !both && (e->auxiliary & (AUXILIARY_NEGATION | AUXILIARY_HYPOTHETICAL));
}

static bool same_codes(const EntityList *a, const EntityList *b) {
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++) {
        bool found = false;
        for (int k = 0; k < b->count; k++)
            found = found || str_equal(a->at[i].actor.code, b->at[k].actor.code);
        if (!found)
            return false;
    }
    return true;
}

bool event_is_told_again(const Event *a, const Event *b) {
    unsigned status = AUXILIARY_NEGATION | AUXILIARY_HYPOTHETICAL;
    return a->type == b->type && (b->nominal || str_equal(a->rule, b->rule)) &&
           (a->auxiliary & status) == (b->auxiliary & status) && same_codes(&a->actor, &b->actor) &&
           same_codes(&a->recipient, &b->recipient);
}
