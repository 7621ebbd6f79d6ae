#include "events/status.h"

enum { LEVELS_MAX = 5 };

bool status_has(const RuleSet *rules, Arena *arena, StatusList list, const Word *word) {
    AnchorLemmas lemmas;
    anchor_lemmas(rules, arena, word, &lemmas);
    for (int i = 0; i < lemmas.count; i++)
        if (rule_set_status(rules, list, lemmas.at[i]))
            return true;
    return false;
}

int status_clause(const Tree *tree, int word) {
    for (int level = 0; level < LEVELS_MAX; level++) {
        const Word *w = &tree->words[word];
        bool clause = w->head == 0 || deprel_is(w->deprel, "ccomp") || deprel_is(w->deprel, "parataxis") ||
                      deprel_is(w->deprel, "advcl");
        if (clause)
            return word;
        word = w->head;
    }
    return word;
}

static int speaker_of(const RuleSet *rules, Arena *arena, const Tree *tree, int verb) {
    if (!status_has(rules, arena, STATUS_REPORTING, &tree->words[verb]))
        return 0;
    WordList subject = {.count = 0};
    argument_words(tree, verb, STEP_SUBJECT, STR(""), &subject);
    return subject.count ? subject.at[0] : 0;
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

int status_reporter(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor) {
    int clause = status_clause(tree, anchor);
    for (int i = tree->words[clause].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        if (deprel_is(w->deprel, "parataxis") && speaker_of(rules, arena, tree, i))
            return speaker_of(rules, arena, tree, i);
        if (deprel_is(w->deprel, "obl") && status_is_source(rules, arena, tree, i))
            return i;
    }
    const Word *w = &tree->words[clause];
    bool reported = w->head && (deprel_is(w->deprel, "ccomp") || deprel_is(w->deprel, "parataxis"));
    return reported ? speaker_of(rules, arena, tree, w->head) : 0;
}
