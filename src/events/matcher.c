/* For every word the rules of its lemma are tried; the best that matches makes the event of that word. */
#include "events/matcher.h"
#include "events/event_maker.h"
#include "events/rule_match.h"

static void try_postings(const Matcher *m, Str lemma, int anchor, const AnchorLemmas *lemmas, Match *best) {
    size_t count;
    const int *postings = rule_set_by_lemma(m->rules, lemma, &count);
    for (size_t i = 0; i < count; i++) {
        Match match;
        Str why;
        if (rule_match(m, rule_set_rule(m->rules, (size_t)postings[i]), anchor, lemmas, &match, &why) &&
            (!best->rule || match.score > best->score))
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
            m->blocked[i] = true;
    }
}

static bool match_word(const Matcher *m, int anchor, Event *event) {
    Match best = {0};
    AnchorLemmas lemmas;
    anchor_lemmas(m->rules, m->scratch, &m->tree->words[anchor], &lemmas);
    for (int i = 0; i < lemmas.count; i++)
        try_postings(m, lemmas.at[i], anchor, &lemmas, &best);
    if (!best.rule)
        return false;
    *event = event_make(m, anchor, &best);
    if (event_is_idle(event))
        return false;
    for (int i = 0; i < best.words.count; i++)
        m->blocked[best.words.at[i]] = true;
    EventType t = best.rule->type;
    if (t == EVENT_AGREE || t == EVENT_REQUEST || t == EVENT_REJECT || t == EVENT_THREATEN)
        block_complements(m, anchor);
    return true;
}

static int *index_mentions(Arena *arena, const Tree *tree, const Mention *mentions, size_t count, size_t *next) {
    int *at = arena_alloc(arena, ((size_t)tree->count + 1) * sizeof *at);
    for (int i = 0; i <= tree->count; i++)
        at[i] = -1;
    size_t first = *next;
    for (; *next < count && mentions[*next].sequence == tree->sequence; (*next)++)
        at[mentions[*next].head] = (int)*next;
    for (size_t n = first; n < *next; n++) /* the other words of a name, should the tree hang the name on one of them */
        for (int i = mentions[n].first; i <= mentions[n].last; i++)
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

void events_find(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article, const Tree *trees,
                 size_t tree_count, const Mention *mentions, size_t mention_count, Event **events, size_t *count) {
    size_t next = 0, n = 0, capacity = 0;
    int state = actors_main_state(arena, mentions, mention_count);
    Event *found = NULL;
    for (size_t t = 0; t < tree_count; t++) {
        const Tree *tree = &trees[t];
        Arena *scratch = arena_new();
        Matcher m = {.rules = rules,
                     .places = places,
                     .arena = arena,
                     .scratch = scratch,
                     .article = article,
                     .tree = tree,
                     .mentions = mentions,
                     .main_state = state,
                     .mention_at = index_mentions(scratch, tree, mentions, mention_count, &next),
                     .blocked = arena_alloc(scratch, (size_t)tree->count + 1)};
        int *order = top_down(scratch, tree);
        for (int i = 0; i < tree->count; i++) {
            Event event;
            if (order[i] == 0 || m.blocked[order[i]] || !match_word(&m, order[i], &event))
                continue;
            bool known = false;
            for (size_t k = 0; k < n && !known; k++)
                known = event_is_told_again(&found[k], &event);
            if (known)
                continue;
            found = arena_reserve(arena, found, n, &capacity, sizeof *found);
            found[n++] = event;
        }
        arena_free(scratch);
    }
    *events = found;
    *count = n;
}

bool rule_explain(const RuleSet *rules, Str rule, Arena *arena, const Article *article, const Tree *trees,
                  size_t tree_count, const Mention *mentions, size_t mention_count, int sequence, FILE *out) {
    const Rule *found = NULL;
    for (size_t i = 0; i < rule_set_count(rules); i++)
        if (str_equal(rule_set_rule(rules, i)->name, rule))
            found = rule_set_rule(rules, i);
    if (!found)
        return false;
    size_t next = 0;
    for (size_t t = 0; t < tree_count; t++) {
        int *at = index_mentions(arena, &trees[t], mentions, mention_count, &next);
        if (trees[t].sequence != sequence)
            continue;
        Matcher m = {.rules = rules,
                     .arena = arena,
                     .scratch = arena,
                     .article = article,
                     .tree = &trees[t],
                     .mentions = mentions,
                     .main_state = actors_main_state(arena, mentions, mention_count),
                     .mention_at = at};
        bool anchored = false;
        for (int i = 1; i <= trees[t].count; i++) {
            Match match;
            AnchorLemmas lemmas;
            Str why;
            anchor_lemmas(rules, arena, &trees[t].words[i], &lemmas);
            bool fired = rule_match(&m, found, i, &lemmas, &match, &why);
            if (!fired && str_is(why, "anchor"))
                continue;
            anchored = true;
            fprintf(out, "  rule %.*s at '%.*s': %s%.*s\n", STR_ARG(rule), STR_ARG(trees[t].words[i].form),
                    fired ? "matches" : "stopped at ", fired ? 0 : (int)why.len, why.at);
        }
        if (!anchored)
            fprintf(out, "  rule %.*s: no word is its anchor\n", STR_ARG(rule));
    }
    return true;
}
