#include "events/rule_match.h"
#include "base/utf8.h"
#include "events/parties.h"

static bool same_lemma(const Matcher *m, Str lemmas, const Word *w) {
    AnchorLemmas meant;
    anchor_lemmas(m->rules, m->scratch, w, &meant);
    for (int i = 0; i < meant.count; i++)
        if (words_contain(lemmas, meant.at[i]))
            return true;
    return false;
}

static int child_word(const Matcher *m, int word, Str lemma) {
    for (int i = m->tree->words[word].child; i; i = m->tree->words[i].next)
        if (str_equal(m->tree->words[i].lemma, lemma) ||
            str_equal(utf8_lower(m->scratch, m->tree->words[i].form), lemma))
            return i;
    return 0;
}

/* `called off the strike`, where the tree has `off` as the object's preposition. */
static int particle_of_object(const Matcher *m, int word, Str particle) {
    const Word *next = word < m->tree->count ? &m->tree->words[word + 1] : NULL;
    bool found = next && str_equal(next->lemma, particle) && deprel_is(next->deprel, "case") &&
                 m->tree->words[next->head].head == word;
    return found ? word + 1 : 0;
}

typedef enum AnchorMatch { ANCHOR_NONE, ANCHOR_WORD, ANCHOR_WITH_PARTICLE } AnchorMatch;

/* `particle` is the other word of a lemma of two, else 0. */
static AnchorMatch match_anchor(const Matcher *m, const Rule *rule, int word, const AnchorLemmas *lemmas,
                                int *particle) {
    AnchorMatch best = ANCHOR_NONE;
    if (!anchor_fits(m->tree, word, rule->anchor))
        return best;
    for (Str anchor, rest = rule->anchors; best != ANCHOR_WITH_PARTICLE && str_next_field(&rest, ' ', &anchor);) {
        Str first, second = anchor;
        str_next_field(&second, '_', &first);
        bool reflexive = str_is(first, "се") || str_is(first, "си");
        Str main = reflexive && second.at ? second : first, extra = reflexive ? first : second;
        if (!main.len || !anchor_lemmas_have(lemmas, main))
            continue;
        if (!second.at)
            best = ANCHOR_WORD;
        else if ((*particle = child_word(m, word, extra)) || (*particle = particle_of_object(m, word, extra)))
            best = ANCHOR_WITH_PARTICLE;
    }
    return best;
}

int condition_words(const Matcher *m, const Condition *condition, int anchor, WordList *words) {
    words->count = 0;
    path_words(m->tree, anchor, &condition->path, words);
    for (int i = 0; i < words->count; i++)
        if (same_lemma(m, condition->lemmas, &m->tree->words[words->at[i]]))
            return words->at[i];
    return 0;
}

bool rule_conditions_hold(const Matcher *m, const Rule *rule, int anchor) {
    WordList words;
    for (int i = 0; i < rule->condition_count; i++)
        if ((condition_words(m, &rule->condition[i], anchor, &words) != 0) == rule->condition[i].absent)
            return false;
    return true;
}

/* A word that the rule names is part of its event, unless it is the act of which somebody is accused; one that may be
 * any word keeps its own: `accused of shelling a village`. */
static void add_condition_word(const Matcher *m, const Rule *rule, const Condition *condition, int word, Match *match) {
    if (match->words.count == WORDS_MAX)
        return;
    match->words.at[match->words.count++] = word;
    bool act = rule->type == EVENT_ACCUSE && str_is(m->tree->words[word].upos, "VERB");
    if (!act && (event_type_is_of_intent(rule->type) || !str_is(condition->lemmas, "*")))
        match->told.at[match->told.count++] = word;
}

MatchStop rule_match(const Matcher *m, const Rule *rule, int anchor, const AnchorLemmas *lemmas, Match *match) {
    int particle = 0;
    AnchorMatch anchored = match_anchor(m, rule, anchor, lemmas, &particle);
    if (anchored == ANCHOR_NONE)
        return MATCH_NO_ANCHOR;
    *match = (Match){.rule = rule, .score = anchored == ANCHOR_WITH_PARTICLE ? PARTICLE_SCORE : 0};
    if (anchored == ANCHOR_WITH_PARTICLE)
        match->words.at[match->words.count++] = particle;
    for (; match->held < rule->condition_count; match->held++) {
        const Condition *c = &rule->condition[match->held];
        WordList words;
        int found = condition_words(m, c, anchor, &words);
        if ((found != 0) == c->absent)
            return MATCH_NO_CONDITION;
        if (found)
            add_condition_word(m, rule, c, found, match);
        match->score += c->absent ? ABSENCE_SCORE : str_is(c->lemmas, "*") ? ANY_WORD_SCORE : CONDITION_SCORE;
    }
    MatchStop stop = parties_find(m, anchor, match);
    if (stop == MATCH_HELD)
        match->score += (match->actor.count > 0) + (match->recipient.count > 0);
    return stop;
}
