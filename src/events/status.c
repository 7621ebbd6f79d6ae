#include "events/status.h"

bool status_has(const RuleSet *rules, Arena *arena, StatusList list, const Word *word) {
    AnchorLemmas lemmas;
    anchor_lemmas(rules, arena, word, &lemmas);
    for (int i = 0; i < lemmas.count; i++)
        if (rule_set_status(rules, list, lemmas.at[i]))
            return true;
    return false;
}

bool status_is_source(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "case") && status_has(rules, arena, STATUS_ATTRIBUTION, &tree->words[i]))
            return true;
    return false;
}

bool status_is_carried_out(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    return deprel_is(w->deprel, "obj") && status_has(rules, arena, STATUS_LIGHT_VERBS, &tree->words[w->head]);
}
