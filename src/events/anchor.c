#include "events/anchor.h"
#include "base/utf8.h"

static void add(AnchorLemmas *out, Str lemma) {
    if (lemma.len && out->count < ANCHOR_LEMMAS_MAX && !anchor_lemmas_have(out, lemma))
        out->at[out->count++] = lemma;
}

bool anchor_lemmas_have(const AnchorLemmas *lemmas, Str lemma) {
    for (int i = 0; i < lemmas->count; i++)
        if (str_equal(lemmas->at[i], lemma))
            return true;
    return false;
}

static bool ends_with(Str s, Str ending) {
    return s.len >= ending.len && str_equal((Str){s.at + s.len - ending.len, ending.len}, ending);
}

static void add_by_endings(const RuleSet *rules, Arena *arena, Str upos, Str from, AnchorLemmas *out) {
    size_t count;
    const Ending *endings = rule_set_endings(rules, &count);
    add(out, rule_set_irregular(rules, arena, upos, from));
    for (size_t i = 0; i < count; i++) {
        const Ending *e = &endings[i];
        Str choices = e->lemma;
        if (!str_equal(e->upos, upos) || from.len < e->form.len + 2 || !ends_with(from, e->form))
            continue;
        for (Str choice; str_next_field(&choices, ' ', &choice);)
            add(out,
                arena_join(arena, (Str){from.at, from.len - e->form.len}, "", str_is(choice, "-") ? STR("") : choice));
    }
}

void anchor_lemmas(const RuleSet *rules, Arena *arena, const Word *word, AnchorLemmas *out) {
    Str lemma = utf8_lower(arena, word->lemma), form = utf8_lower(arena, word->form);
    Str upos = str_is(word->upos, "PROPN") ? STR("NOUN") : word_is_converb(word) ? STR("VERB") : word->upos;
    out->count = 0;
    add(out, lemma);
    add(out, form);
    add_by_endings(rules, arena, upos, form, out);
    if (!str_equal(form, lemma))
        add_by_endings(rules, arena, upos, lemma, out);
}

void word_rules_begin(const RuleSet *rules, Arena *arena, const Word *word, WordRules *of) {
    anchor_lemmas(rules, arena, word, &of->lemmas);
    of->lemma = 0;
    of->at = of->count = 0;
}

const Rule *word_rules_next(const RuleSet *rules, WordRules *of) {
    while (of->at == of->count) {
        if (of->lemma == of->lemmas.count)
            return NULL;
        of->at = 0;
        of->postings = rule_set_by_lemma(rules, of->lemmas.at[of->lemma++], &of->count);
    }
    return rule_set_rule(rules, (size_t)of->postings[of->at++]);
}

bool anchor_fits(const Tree *tree, int word, char kind) {
    const Word *w = &tree->words[word];
    bool verb = str_is(w->upos, "VERB") || str_is(w->upos, "AUX") || word_is_converb(w), noun = word_is_noun(w),
         adjective = str_is(w->upos, "ADJ");
    if (kind == 'V') /* `Russian-backed rebels` tells of no deed */
        return (verb && !deprel_is(w->deprel, "amod") && !deprel_is(w->deprel, "compound")) ||
               (adjective && (deprel_is(w->deprel, "root") || is_passive(tree, word)));
    return kind == 'N' ? noun : adjective || (verb && !word_has_feature(w, "VerbForm=Fin"));
}
