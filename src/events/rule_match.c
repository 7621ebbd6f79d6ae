#include "events/rule_match.h"
#include "events/parties.h"

static bool same_lemma(const Matcher *m, Str lemmas, const Word *w) {
    AnchorLemmas meant;
    anchor_lemmas(m->rules, m->scratch, w, &meant);
    for (int i = 0; i < meant.count; i++)
        if (words_contain(lemmas, meant.at[i]))
            return true;
    return false;
}

static bool has_child_word(const Matcher *m, int word, Str lemma) {
    for (int i = m->tree->words[word].child; i; i = m->tree->words[i].next)
        if (str_equal(m->tree->words[i].lemma, lemma) || str_equal(m->tree->words[i].form, lemma))
            return true;
    return false;
}

/* `called off the strike`, where the tree has `off` as the object's preposition. */
static bool is_particle_of_object(const Matcher *m, int word, Str particle) {
    const Word *next = word < m->tree->count ? &m->tree->words[word + 1] : NULL;
    return next && str_equal(next->lemma, particle) && deprel_is(next->deprel, "case") &&
           m->tree->words[next->head].head == word;
}

typedef enum AnchorMatch { ANCHOR_NONE, ANCHOR_WORD, ANCHOR_WITH_PARTICLE } AnchorMatch;

static AnchorMatch match_anchor(const Matcher *m, const Rule *rule, int word, const AnchorLemmas *lemmas) {
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
        else if (has_child_word(m, word, extra) || is_particle_of_object(m, word, extra))
            best = ANCHOR_WITH_PARTICLE;
    }
    return best;
}

static bool holds(const Matcher *m, const Condition *c, int anchor, WordList *used) {
    WordList words = {.count = 0};
    path_words(m->tree, anchor, &c->path, &words);
    for (int i = 0; i < words.count; i++)
        if (same_lemma(m, c->lemmas, &m->tree->words[words.at[i]])) {
            if (used->count < WORDS_MAX)
                used->at[used->count++] = words.at[i];
            return true;
        }
    return false;
}

/* Tries one rule at one word. `why`, where given, says at which condition it stopped. */
bool rule_match(const Matcher *m, const Rule *rule, int anchor, const AnchorLemmas *lemmas, Match *match, Str *why) {
    *match = (Match){.rule = rule};
    *why = STR("anchor");
    AnchorMatch anchored = match_anchor(m, rule, anchor, lemmas);
    if (anchored == ANCHOR_NONE)
        return false;
    match->score += anchored == ANCHOR_WITH_PARTICLE ? PARTICLE_SCORE : 0;
    for (int i = 0; i < rule->condition_count; i++) {
        const Condition *c = &rule->condition[i];
        *why = c->path.text;
        WordList scrap = {.count = 0};
        if (holds(m, c, anchor, c->absent ? &scrap : &match->words) == c->absent)
            return false;
        match->score += c->absent ? ABSENCE_SCORE : str_is(c->lemmas, "*") ? ANY_WORD_SCORE : CONDITION_SCORE;
    }
    *why = STR("needs");
    if (!parties_find(m, anchor, match))
        return false;
    match->score += (match->actor.count > 0) + (match->recipient.count > 0);
    return true;
}
