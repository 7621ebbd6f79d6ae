/* Walks from the anchor up through the clauses that embed it, gathering negation, tense and mood from each. */
#include "events/status.h"

enum { LEVELS_MAX = 5 };

static bool is_listed(const RuleSet *rules, Arena *arena, StatusList list, const Word *word) {
    AnchorLemmas lemmas;
    anchor_lemmas(rules, arena, word, &lemmas);
    for (int i = 0; i < lemmas.count; i++)
        if (rule_set_status(rules, list, lemmas.at[i]))
            return true;
    return false;
}

/* `Neither country has joined`, `nobody was arrested`. */
static bool is_nobody(const RuleSet *rules, Arena *arena, const Tree *tree, int subject) {
    if (is_listed(rules, arena, STATUS_NEGATION, &tree->words[subject]))
        return true;
    int determiner = argument_child(tree, subject, "det");
    return determiner && is_listed(rules, arena, STATUS_NEGATION, &tree->words[determiner]);
}

static unsigned of_children(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    unsigned found = 0;
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        bool helper = deprel_is(w->deprel, "aux") || deprel_is(w->deprel, "advmod") || deprel_is(w->deprel, "cop");
        bool negator =
            helper || deprel_is(w->deprel, "det") || deprel_is(w->deprel, "cc") || deprel_is(w->deprel, "case");
        if (negator && is_listed(rules, arena, STATUS_NEGATION, w))
            found |= AUXILIARY_NEGATION;
        if (deprel_is(w->deprel, "nsubj") && is_nobody(rules, arena, tree, i))
            found |= AUXILIARY_NEGATION;
        if (deprel_is(w->deprel, "aux") && is_listed(rules, arena, STATUS_FUTURE, w))
            found |= AUXILIARY_FUTURE;
        if (deprel_is(w->deprel, "aux") && is_listed(rules, arena, STATUS_HYPOTHETICAL, w))
            found |= AUXILIARY_HYPOTHETICAL;
        if ((deprel_is(w->deprel, "mark") || deprel_is(w->deprel, "advmod")) &&
            is_listed(rules, arena, STATUS_CONDITIONAL, w))
            found |= AUXILIARY_HYPOTHETICAL;
    }
    return found;
}

/* `said it would attack`: the auxiliary only moves the future into the past of the report. */
static bool is_future_in_past(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    bool reported = deprel_is(w->deprel, "ccomp") && is_listed(rules, arena, STATUS_REPORTING, &tree->words[w->head]);
    for (int i = w->child; i && reported; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "advcl") && argument_child(tree, i, "mark") &&
            is_listed(rules, arena, STATUS_CONDITIONAL, &tree->words[argument_child(tree, i, "mark")]))
            return false;
    for (int i = w->child; i && reported; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "aux") && is_listed(rules, arena, STATUS_FUTURE_IN_PAST, &tree->words[i]))
            return true;
    return false;
}

static unsigned of_governor(const RuleSet *rules, Arena *arena, const Word *governor) {
    unsigned found = 0;
    if (is_listed(rules, arena, STATUS_NEGATION_VERBS, governor))
        found |= AUXILIARY_NEGATION;
    if (is_listed(rules, arena, STATUS_FUTURE_VERBS, governor))
        found |= AUXILIARY_FUTURE;
    if (is_listed(rules, arena, STATUS_HYPOTHETICAL_VERBS, governor))
        found |= AUXILIARY_HYPOTHETICAL;
    return found;
}

static bool embeds(const Word *w, int level) {
    static const char *const clauses[] = {"xcomp", "ccomp", "acl"};
    for (int i = 0; i < 3; i++)
        if (deprel_is(w->deprel, clauses[i]) && !str_is(w->deprel, "acl:relcl"))
            return true;
    bool nominal = deprel_is(w->deprel, "obj") || deprel_is(w->deprel, "nsubj") || deprel_is(w->deprel, "obl");
    return level == 0 && nominal && str_is(w->upos, "NOUN");
}

unsigned status_auxiliary(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor) {
    unsigned found = 0;
    for (int level = 0, word = anchor; word && level < LEVELS_MAX; level++) {
        const Word *w = &tree->words[word];
        unsigned here = of_children(rules, arena, tree, word);
        if (is_future_in_past(rules, arena, tree, word))
            here = (here & ~(unsigned)AUXILIARY_HYPOTHETICAL) | AUXILIARY_FUTURE;
        found |= here;
        if (deprel_is(w->deprel, "conj") && !argument_child(tree, word, "nsubj"))
            found |= of_children(rules, arena, tree, w->head) & (unsigned)(AUXILIARY_FUTURE | AUXILIARY_HYPOTHETICAL);
        if (w->head == 0 || !embeds(w, level) || tells_when(tree, word))
            break;
        const Word *governor = &tree->words[w->head];
        found |= of_governor(rules, arena, governor);
        if (is_listed(rules, arena, STATUS_REPORTING, governor))
            break;
        word = w->head;
    }
    return found;
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
    if (!is_listed(rules, arena, STATUS_REPORTING, &tree->words[verb]))
        return 0;
    WordList subject = {.count = 0};
    argument_words(tree, verb, STEP_SUBJECT, STR(""), &subject);
    return subject.count ? subject.at[0] : 0;
}

bool status_is_source(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "case") && is_listed(rules, arena, STATUS_ATTRIBUTION, &tree->words[i]))
            return true;
    return false;
}

bool status_is_carried_out(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    return deprel_is(w->deprel, "obj") && is_listed(rules, arena, STATUS_LIGHT_VERBS, &tree->words[w->head]);
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
