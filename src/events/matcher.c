/* For every word the rules of its lemma are tried; the best that matches makes the event of that word. */
#include "events/matcher.h"
#include "events/context.h"
#include "events/date.h"
#include "events/event_maker.h"
#include "events/exchange.h"
#include "events/reporter.h"
#include "events/rule_match.h"
#include "events/telling.h"

static void find_best(const Matcher *m, int anchor, Match *best) {
    WordRules of;
    word_rules_begin(m->rules, m->scratch, &m->tree->words[anchor], &of);
    for (const Rule *rule; (rule = word_rules_next(m->rules, &of));) {
        Match match;
        if (rule_match(m, rule, anchor, &of.lemmas, &match) == MATCH_HELD && (!best->rule || match.score > best->score))
            *best = match;
    }
}

/* What is promised, asked, refused or threatened is no event of its own. */
static void block_complements(const Matcher *m, int anchor) {
    const Tree *tree = m->tree;
    for (int i = 1; i <= tree->count; i++) {
        int word = i;
        bool inside = true;
        for (int level = 0; inside && word != anchor && level < 12; level++) {
            const Word *w = &tree->words[word];
            inside = w->head != 0 && !str_is(w->deprel, "acl:relcl") && !deprel_is(w->deprel, "advcl") &&
                     !deprel_is(w->deprel, "parataxis") && !tells_when(tree, word) &&
                     !(w->head == anchor && deprel_is(w->deprel, "conj"));
            word = w->head;
        }
        if (inside && word == anchor && i != anchor)
            m->blocker[i] = anchor;
    }
}

static WordFate match_word(const Matcher *m, int anchor, Event *event, EventBasis *basis) {
    Match best = {0};
    find_best(m, anchor, &best);
    if (!best.rule)
        return WORD_NO_EVENT;
    *event = event_make(m, anchor, &best, basis);
    if (event_is_idle(event) &&
        !(event->actor.count && auxiliary_is_conditional(m->rules, m->scratch, m->tree, &basis->auxiliary)))
        return WORD_IDLE;
    for (int i = 0; i < best.told.count; i++)
        m->blocker[best.told.at[i]] = anchor;
    bool denial = best.rule->type == EVENT_REJECT && auxiliary_is_denial(m->rules, m->scratch, m->tree, anchor);
    if (event_type_is_of_intent(best.rule->type) && !denial)
        block_complements(m, anchor);
    return WORD_EVENT;
}

/* `the attack`, `the deadly attack`; not `the war in Europe`. */
static bool is_bare_noun(const Matcher *m, int word) {
    static const char *const beside[] = {"det", "case", "punct", "amod", "cc", NULL};
    for (int i = m->tree->words[word].child; i; i = m->tree->words[i].next)
        if (m->mention_at[i] >= 0 || !deprel_is_one_of(m->tree->words[i].deprel, beside))
            return false;
    return anchor_fits(m->tree, word, 'N') && auxiliary_is_definite(m->tree, word);
}

/* Adds to an event told before what a noun without parties (`the attack`) tells of it, should a rule of that noun have
 * its type; the index of that event, or the count where there is none. */
static size_t refer(const Matcher *m, int word, EventList *found) {
    WordRules of;
    if (!found->count || !is_bare_noun(m, word))
        return found->count;
    word_rules_begin(m->rules, m->scratch, &m->tree->words[word], &of);
    for (const Rule *rule; (rule = word_rules_next(m->rules, &of));) {
        if (rule->anchor != 'N')
            continue;
        Event reference = event_reference(m, word, rule->type);
        size_t event = telling_referent(found->at, found->count, &reference);
        if (event == found->count)
            continue;
        telling_merge(m->arena, &found->at[event], &reference);
        return event;
    }
    return found->count;
}

static int *index_mentions(Matcher *m) {
    const Tree *tree = m->tree;
    int *at = arena_alloc(m->scratch, ((size_t)tree->count + 1) * sizeof *at);
    for (int i = 0; i <= tree->count; i++)
        at[i] = -1;
    size_t first = m->next_mention, n = first;
    for (; n < m->mention_count && m->mentions[n].sequence == tree->sequence; n++)
        at[m->mentions[n].head] = (int)n;
    m->next_mention = n;
    for (n = first; n < m->next_mention; n++) /* the other words of a name, should the tree hang the name on one */
        for (int i = m->mentions[n].first; i <= m->mentions[n].last; i++)
            at[i] = at[i] < 0 ? (int)n : at[i];
    return at;
}

/* Words from the root downwards, level by level, so that an event can block what it contains. */
static int *top_down(Arena *arena, const Tree *tree) {
    int *order = arena_alloc(arena, ((size_t)tree->count + 1) * sizeof *order), n = 0;
    for (int i = tree->words[0].child; i; i = tree->words[i].next)
        order[n++] = i;
    for (int done = 0; done < n; done++)
        for (int i = tree->words[order[done]].child; i; i = tree->words[i].next)
            order[n++] = i;
    return order;
}

/* Index of the event that tells the same, or the count where there is none. */
static size_t told_before(const EventList *found, const Event *event) {
    size_t i = 0;
    while (i < found->count && !telling_is_same(&found->at[i], event))
        i++;
    return i;
}

/* Index of the bare denial whose act `event` is (`denied that it attacked`), or the count where there is none. */
static size_t denial_of(const EventList *found, const Event *event, const EventBasis *basis) {
    int negator = event->auxiliary & AUXILIARY_NEGATION ? auxiliary_word(&basis->auxiliary, AUXILIARY_NEGATION) : 0;
    size_t i = 0;
    while (i < found->count && !(found->at[i].type == EVENT_REJECT && found->at[i].sequence == event->sequence &&
                                 found->at[i].anchor == negator))
        i++;
    return i;
}

/* Adds the event to those found, or to the one that it tells again; its index. */
static size_t keep_event(const Matcher *m, Event *event, const EventBasis *basis, EventList *found, WordFate *fate) {
    size_t same = told_before(found, event), denial = denial_of(found, event, basis);
    if (same < found->count) {
        telling_merge(m->arena, &found->at[same], event);
        *fate = WORD_TOLD_AGAIN;
        return same;
    }
    telling_begin(m->arena, event);
    if (denial < found->count) {
        if (m->trace)
            m->trace[found->at[denial].anchor] = (WordTrace){.fate = WORD_BLOCKED, .blocker = event->anchor};
        found->at[denial] = *event;
        return denial;
    }
    found->at = arena_reserve(m->arena, found->at, found->count, &found->capacity, sizeof *found->at);
    found->at[found->count++] = *event;
    return found->count - 1;
}

static void trace_word(const Matcher *m, int word, WordFate fate, size_t event, const Event *made,
                       const EventBasis *basis) {
    WordTrace *t = &m->trace[word];
    *t = (WordTrace){.fate = fate, .event = event};
    if (fate == WORD_BLOCKED)
        t->blocker = m->blocker[word];
    else if (fate != WORD_NO_EVENT && fate != WORD_REFERS) {
        Event *kept = arena_alloc(m->arena, sizeof *kept);
        EventBasis *kept_basis = arena_alloc(m->arena, sizeof *kept_basis);
        *kept = *made;
        *kept_basis = *basis;
        t->made = kept;
        t->basis = kept_basis;
    }
}

Matcher matcher_begin(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article,
                      const Mention *mentions, size_t mention_count) {
    return (Matcher){.rules = rules,
                     .places = places,
                     .arena = arena,
                     .article = article,
                     .mentions = mentions,
                     .mention_count = mention_count,
                     .date_context = date_context(article),
                     .main_state = actors_main_state(arena, mentions, mention_count)};
}

void matcher_next(Matcher *m, const Tree *tree, Arena *scratch, TraceKind trace, EventList *found) {
    size_t words = (size_t)tree->count + 1;
    m->tree = tree;
    m->scratch = scratch;
    m->mention_at = index_mentions(m);
    m->blocker = arena_alloc(scratch, words * sizeof *m->blocker);
    m->trace = trace == TRACE_WORDS ? arena_alloc(m->arena, words * sizeof *m->trace) : NULL;
    quotations_follow(m);
    dates_follow(m);
    int *order = top_down(scratch, tree);
    for (int i = 0; i < tree->count && order[i]; i++) {
        Event event;
        EventBasis basis;
        size_t index = found->count;
        WordFate fate = m->blocker[order[i]] ? WORD_BLOCKED : match_word(m, order[i], &event, &basis);
        if (fate == WORD_EVENT)
            exchange_complete(m, found, &event);
        if (fate == WORD_EVENT)
            index = keep_event(m, &event, &basis, found, &fate);
        else if (fate == WORD_NO_EVENT && (index = refer(m, order[i], found)) < found->count)
            fate = WORD_REFERS;
        if (m->trace)
            trace_word(m, order[i], fate, index, &event, &basis);
    }
    dates_leave(m);
}

void matcher_end(const Matcher *m, EventList *found) { quotations_report(m, found); }

/* In order of the text again: an event stands where it is told most fully. */
static void sort_by_sentence(EventList *found) {
    for (size_t i = 1; i < found->count; i++) {
        Event event = found->at[i];
        size_t at = i;
        for (; at > 0 && found->at[at - 1].sequence > event.sequence; at--)
            found->at[at] = found->at[at - 1];
        found->at[at] = event;
    }
}

void events_find(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article, const Tree *trees,
                 size_t tree_count, const Mention *mentions, size_t mention_count, Event **events, size_t *count) {
    EventList found = {.count = 0};
    Matcher m = matcher_begin(rules, places, arena, article, mentions, mention_count);
    for (size_t t = 0; t < tree_count; t++) {
        Arena *scratch = arena_new();
        matcher_next(&m, &trees[t], scratch, TRACE_NONE, &found);
        arena_free(scratch);
    }
    matcher_end(&m, &found);
    sort_by_sentence(&found);
    contexts_set(rules, arena, trees, tree_count, found.at, found.count);
    *events = found.at;
    *count = found.count;
}
