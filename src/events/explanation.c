/* How near a rule came: by the conditions that it still lacks, then by the sides to which its own paths lead, then by
 * its score. */
#include "events/explanation.h"
#include "events/context.h"
#include "events/parties.h"
#include "events/rule_match.h"

/* A rule in the running, before its steps are written down. */
typedef struct Candidate {
    const Rule *rule;
    MatchStop stop;
    int held, score;
    int sides; /* 0-2: actor and recipient by its paths */
} Candidate;

typedef struct CandidateList {
    Candidate *at; /* nearest first */
    size_t count, capacity;
} CandidateList;

static int lacking(const Candidate *c) {
    if (c->stop == MATCH_HELD)
        return -1;
    return c->stop == MATCH_NO_ANCHOR ? RULE_CONDITIONS_MAX + 1 : c->rule->condition_count - c->held;
}

static bool is_nearer(const Candidate *a, const Candidate *b) {
    if (lacking(a) != lacking(b))
        return lacking(a) < lacking(b);
    bool both_held = a->stop == MATCH_HELD; /* then it is the score that decides, as in the matcher */
    return a->sides != b->sides && !both_held ? a->sides > b->sides : a->score > b->score;
}

static void add_candidate(Arena *arena, CandidateList *list, const Candidate *c) {
    for (size_t i = 0; i < list->count; i++)
        if (list->at[i].rule == c->rule)
            return;
    list->at = arena_reserve(arena, list->at, list->count, &list->capacity, sizeof *list->at);
    size_t at = list->count++;
    for (; at > 0 && is_nearer(c, &list->at[at - 1]); at--)
        list->at[at] = list->at[at - 1];
    list->at[at] = *c;
}

static PathTrial *try_paths(const Matcher *m, const PathList *paths, int anchor) {
    PathTrial *trials = arena_alloc(m->arena, (size_t)paths->count * sizeof *trials);
    for (int i = 0; i < paths->count; i++) {
        trials[i].path = &paths->at[i];
        path_words(m->tree, anchor, &paths->at[i], &trials[i].words);
    }
    return trials;
}

/* Goes on where the matcher stopped, so that all which is amiss with the rule is told at once. */
static RuleTrial try_rule(const Matcher *m, const Candidate *c, int anchor) {
    const Rule *rule = c->rule;
    RuleTrial t = {.rule = rule, .stop = c->stop, .held = c->held, .score = c->score};
    t.condition = arena_alloc(m->arena, (size_t)rule->condition_count * sizeof *t.condition);
    for (int i = 0; i < rule->condition_count; i++) {
        t.condition[i].condition = &rule->condition[i];
        t.condition[i].found = condition_words(m, &rule->condition[i], anchor, &t.condition[i].words);
    }
    t.actor = try_paths(m, &rule->actor, anchor);
    t.both = try_paths(m, &rule->both, anchor);
    t.recipient = try_paths(m, &rule->recipient, anchor);
    if (c->stop == MATCH_NO_ANCHOR)
        return t;
    Match *match = arena_alloc(m->arena, sizeof *match);
    match->rule = rule;
    parties_find(m, anchor, match);
    t.actor_found = &match->actor;
    t.recipient_found = &match->recipient;
    return t;
}

static Candidate candidate_of(const Matcher *m, const Rule *rule, int word, const AnchorLemmas *lemmas) {
    Match match = {.rule = rule};
    Candidate c = {.rule = rule, .stop = rule_match(m, rule, word, lemmas, &match)};
    c.held = match.held;
    c.score = match.score;
    if (c.stop == MATCH_NO_CONDITION)
        parties_find(m, word, &match);
    const EntityList *sides[] = {&match.actor, &match.recipient};
    for (int i = 0; i < 2; i++)
        c.sides += sides[i]->count && sides[i]->at[0].source == ENTITY_BY_PATH;
    return c;
}

static void find_candidates(const Matcher *m, int word, const Rule *only, CandidateList *list) {
    WordRules of;
    word_rules_begin(m->rules, m->scratch, &m->tree->words[word], &of);
    for (const Rule *rule; (rule = word_rules_next(m->rules, &of));) {
        if (only && rule != only)
            continue;
        Candidate c = candidate_of(m, rule, word, &of.lemmas);
        add_candidate(m->scratch, list, &c);
    }
}

static void explain_sentence(const Matcher *m, const Rule *only, SentenceTrial *out) {
    size_t capacity = 0;
    for (int i = 1; i <= m->tree->count; i++) {
        CandidateList list = {.count = 0};
        find_candidates(m, i, only, &list);
        if (!list.count)
            continue;
        size_t tried = 0;
        while (tried < list.count && list.at[tried].stop != MATCH_NO_ANCHOR)
            tried++;
        size_t told = tried ? tried : list.count;
        WordTrial w = {.word = i, .trace = m->trace[i], .rule_count = told < RULE_TRIALS_MAX ? told : RULE_TRIALS_MAX};
        w.other_count = told - w.rule_count;
        w.rule = arena_alloc(m->arena, w.rule_count * sizeof *w.rule);
        for (size_t k = 0; k < w.rule_count; k++)
            w.rule[k] = try_rule(m, &list.at[k], i);
        out->word = arena_reserve(m->arena, out->word, out->word_count, &capacity, sizeof w);
        out->word[out->word_count++] = w;
    }
}

static const Rule *rule_named(const RuleSet *rules, Str name) {
    for (size_t i = 0; i < rule_set_count(rules); i++)
        if (str_equal(rule_set_rule(rules, i)->name, name))
            return rule_set_rule(rules, i);
    return NULL;
}

bool explanation_find(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article,
                      const Tree *trees, size_t tree_count, const Mention *mentions, size_t mention_count, Str rule,
                      Explanation *out) {
    EventList found = {.count = 0};
    const Rule *only = rule.len ? rule_named(rules, rule) : NULL;
    if (rule.len && !only)
        return false;
    Matcher m = matcher_begin(rules, places, arena, article, mentions, mention_count);
    *out = (Explanation){.rule = only, .sentence = arena_alloc(arena, tree_count * sizeof *out->sentence)};
    for (size_t t = 0; t < tree_count; t++) {
        Arena *scratch = arena_new();
        matcher_next(&m, &trees[t], scratch, TRACE_WORDS, &found);
        explain_sentence(&m, only, &out->sentence[t]);
        arena_free(scratch);
    }
    matcher_end(&m, &found);
    contexts_set(rules, arena, trees, tree_count, found.at, found.count);
    out->events = found.at;
    out->event_count = found.count;
    return true;
}
