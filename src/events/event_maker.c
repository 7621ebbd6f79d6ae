#include "events/event_maker.h"
#include "events/date.h"
#include "events/reporter.h"
#include "events/status.h"

/* PLOVER on the future: cooperation to come is agreed to, a retreat to come conceded. What depends on a condition stays
 * hypothetical, but cooperation that is promised on one is a promise. */
static void settle_type(Event *e) {
    bool certain = !(e->auxiliary & AUXILIARY_NEGATION), imagined = e->auxiliary & AUXILIARY_HYPOTHETICAL;
    bool cooperative =
        e->type == EVENT_CONSULT || e->type == EVENT_SUPPORT || e->type == EVENT_COOPERATE || e->type == EVENT_AID;
    bool conceded = e->type == EVENT_RETREAT && !imagined;
    if ((e->auxiliary & AUXILIARY_FUTURE) && certain && (cooperative || conceded)) {
        e->type = cooperative ? EVENT_AGREE : EVENT_CONCEDE;
        e->mode = STR("");
        e->auxiliary &= ~(unsigned)AUXILIARY_FUTURE;
    } else if (!certain || imagined || e->type == EVENT_AGREE || e->type == EVENT_THREATEN)
        e->auxiliary &= ~(unsigned)AUXILIARY_FUTURE;
    if (e->type == EVENT_THREATEN ||
        e->type == EVENT_REQUEST) /* `would urge`, `tried to persuade`: said all the same */
        e->auxiliary &= ~(unsigned)AUXILIARY_HYPOTHETICAL;
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
static Confidence confidence_of(const Match *match, unsigned auxiliary) {
    Confidence c = {match->rule->confidence, match->score >= ANY_WORD_SCORE ? 0.1 : -0.1, 1, 1, 1};
    bool both = match->actor.count > 1 || (match->actor.count && match->recipient.count);
    if (!match->actor.count)
        c.sides = 0.4;
    else if (!both)
        c.sides = 0.6;
    else if (match->guessed && match->recipient.count)
        c.sides = 0.75;
    if (has_pronoun(&match->actor) || has_pronoun(&match->recipient))
        c.pronoun = 0.75;
    if (auxiliary)
        c.status = 0.75;
    return c;
}

/* `announced a march`, `најави вежби`: the verb of the rule itself says that it is yet to come. */
static bool is_announced(const Matcher *m, const Rule *rule, int anchor) {
    const Word *w = &m->tree->words[anchor];
    bool may = (rule->type == EVENT_PROTEST || rule->type == EVENT_MOBILIZE) && rule->anchor == 'V';
    return may && (status_has(m->rules, m->scratch, STATUS_FUTURE_VERBS, w) ||
                   status_has(m->rules, m->scratch, STATUS_FUTURE_ADJECTIVES, w));
}

static Auxiliary auxiliary_of(const Matcher *m, const Rule *rule, int anchor, const Match *match) {
    Auxiliary found = auxiliary_find(m->rules, m->scratch, m->tree, anchor, &match->words);
    if (!found.bits && is_announced(m, rule, anchor)) {
        found.bits = AUXILIARY_FUTURE;
        found.word[1] = anchor;
    }
    return found;
}

/* A party whose state nothing tells is none: `The army attacked Kenya`. */
static EntityList with_codes(const EntityList *list) {
    EntityList kept = {.count = 0};
    for (int i = 0; i < list->count; i++)
        if (list->at[i].actor.code.len)
            kept.at[kept.count++] = list->at[i];
    return kept;
}

static DateUse date_use(EventType type, const Event *e, unsigned tense) {
    bool word = type == EVENT_AGREE || type == EVENT_CONCEDE || type == EVENT_REQUEST || type == EVENT_REJECT ||
                type == EVENT_THREATEN;
    bool promised = e->type != type || ((tense & AUXILIARY_FUTURE) && (type == EVENT_AGREE || type == EVENT_CONCEDE));
    return promised ? DATE_OF_PROMISE : word ? DATE_OF_WORD : DATE_OF_ACT;
}

static bool leads_somewhere(const Matcher *m, int anchor, const PathList *paths) {
    WordList words = {.count = 0};
    for (int i = 0; i < paths->count; i++)
        path_words(m->tree, anchor, &paths->at[i], &words);
    return words.count > 0;
}

static bool has_unnamed_side(const Matcher *m, int anchor, const Match *match) {
    return (!match->actor.count && leads_somewhere(m, anchor, &match->rule->actor)) ||
           (!match->recipient.count && leads_somewhere(m, anchor, &match->rule->recipient));
}

Event event_make(const Matcher *m, int anchor, const Match *match, EventBasis *basis) {
    const Rule *rule = match->rule;
    Event e = {.type = rule->type,
               .mode = rule->mode,
               .context = rule->context,
               .actor = with_codes(&match->actor),
               .recipient = with_codes(&match->recipient),
               .sequence = m->tree->sequence,
               .anchor = anchor,
               .rule = rule->name,
               .lemma = m->tree->words[anchor].lemma,
               .object = match->words.count ? m->tree->words[match->words.at[0]].lemma : STR(""),
               .nominal = rule->anchor == 'N',
               .definite = auxiliary_is_definite(m->tree, anchor),
               .coordinated = deprel_is(m->tree->words[anchor].deprel, "conj"),
               .unnamed = has_unnamed_side(m, anchor, match)};
    *basis = (EventBasis){.rule = rule, .auxiliary = auxiliary_of(m, rule, anchor, match)};
    WordList tellers = {.count = 0};
    reporter_words(m->rules, m->scratch, m->tree, anchor, &tellers);
    basis->reporter_word = tellers.count ? tellers.at[0] : 0;
    unsigned tense = basis->auxiliary.bits;
    Confidence c = basis->confidence = confidence_of(match, tense);
    e.auxiliary = tense;
    e.confidence = (c.rule + c.conditions) * c.sides * c.pronoun * c.status;
    basis->location = location_set(m->places, m->article, m->tree, m->mentions, m->mention_at, anchor, &e);
    settle_type(&e);
    if (e.type == EVENT_REQUEST && auxiliary_is_conditional(m->rules, m->scratch, m->tree, &basis->auxiliary))
        e.auxiliary |= AUXILIARY_HYPOTHETICAL & basis->auxiliary.bits;
    if (e.type != rule->type) /* promised on a condition, but promised */
        e.auxiliary &= ~(unsigned)AUXILIARY_HYPOTHETICAL;
    basis->date_word = date_set(m, anchor, &match->words, date_use(rule->type, &e, tense), tense, &e);
    for (int i = 0; i < tellers.count; i++)
        reporter_add(m, tellers.at[i], &e.actor, &e.reporter);
    set_span(m, anchor, match, &e);
    return e;
}

Event event_reference(const Matcher *m, int anchor, EventType type) {
    const Word *w = &m->tree->words[anchor];
    bool alone = deprel_is(w->deprel, "nsubj") && auxiliary_is_carried(m->rules, m->scratch, m->tree, anchor);
    Event e = {.type = type,
               .sequence = m->tree->sequence,
               .anchor = anchor,
               .start_byte = w->start_byte,
               .end_byte = w->end_byte,
               .lemma = w->lemma,
               .nominal = true,
               .definite = true,
               .date_precision = STR("publication")};
    location_set(m->places, m->article, m->tree, m->mentions, m->mention_at, alone ? w->head : anchor, &e);
    const WordList none = {.count = 0};
    if (alone)
        date_set(m, anchor, &none, DATE_OF_ACT, 0, &e);
    return e;
}

bool event_is_idle(const Event *e) {
    bool both = e->actor.count > 1 || (e->actor.count && e->recipient.count);
    bool denied = (e->auxiliary & AUXILIARY_NEGATION) && !e->actor.count;
    return !both && (denied || (e->auxiliary & AUXILIARY_HYPOTHETICAL));
}
