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

static void add(Auxiliary *found, unsigned bits, int word) {
    for (int i = 0; i < AUXILIARY_KINDS; i++)
        if ((bits & ~found->bits) >> i & 1u)
            found->word[i] = word;
    found->bits |= bits;
}

/* Those of `allowed` only. */
static void add_of_children(const RuleSet *rules, Arena *arena, const Tree *tree, int word, unsigned allowed,
                            Auxiliary *found) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        bool helper = deprel_is(w->deprel, "aux") || deprel_is(w->deprel, "advmod") || deprel_is(w->deprel, "cop");
        bool negator =
            helper || deprel_is(w->deprel, "det") || deprel_is(w->deprel, "cc") || deprel_is(w->deprel, "case");
        if (negator && is_listed(rules, arena, STATUS_NEGATION, w))
            add(found, allowed & AUXILIARY_NEGATION, i);
        if (deprel_is(w->deprel, "nsubj") && is_nobody(rules, arena, tree, i))
            add(found, allowed & AUXILIARY_NEGATION, i);
        if (deprel_is(w->deprel, "aux") && is_listed(rules, arena, STATUS_FUTURE, w))
            add(found, allowed & AUXILIARY_FUTURE, i);
        if (deprel_is(w->deprel, "aux") && is_listed(rules, arena, STATUS_HYPOTHETICAL, w))
            add(found, allowed & AUXILIARY_HYPOTHETICAL, i);
        if ((deprel_is(w->deprel, "mark") || deprel_is(w->deprel, "advmod")) &&
            is_listed(rules, arena, STATUS_CONDITIONAL, w))
            add(found, allowed & AUXILIARY_HYPOTHETICAL, i);
    }
}

/* `said it would attack`: the auxiliary only moves the future into the past of the report. Its word, or 0. */
static int future_in_past(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    bool reported = deprel_is(w->deprel, "ccomp") && is_listed(rules, arena, STATUS_REPORTING, &tree->words[w->head]);
    for (int i = w->child; i && reported; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "advcl") && argument_child(tree, i, "mark") &&
            is_listed(rules, arena, STATUS_CONDITIONAL, &tree->words[argument_child(tree, i, "mark")]))
            return 0;
    for (int i = w->child; i && reported; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "aux") && is_listed(rules, arena, STATUS_FUTURE_IN_PAST, &tree->words[i]))
            return i;
    return 0;
}

static void add_of_governor(const RuleSet *rules, Arena *arena, const Tree *tree, int governor, Auxiliary *found) {
    static const struct {
        StatusList list;
        unsigned bit;
    } kinds[] = {{STATUS_NEGATION_VERBS, AUXILIARY_NEGATION},
                 {STATUS_FUTURE_VERBS, AUXILIARY_FUTURE},
                 {STATUS_HYPOTHETICAL_VERBS, AUXILIARY_HYPOTHETICAL}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (is_listed(rules, arena, kinds[i].list, &tree->words[governor]))
            add(found, kinds[i].bit, governor);
}

static bool embeds(const Word *w, int level) {
    static const char *const clauses[] = {"xcomp", "ccomp", "acl"};
    for (int i = 0; i < 3; i++)
        if (deprel_is(w->deprel, clauses[i]) && !str_is(w->deprel, "acl:relcl"))
            return true;
    bool nominal = deprel_is(w->deprel, "obj") || deprel_is(w->deprel, "nsubj") || deprel_is(w->deprel, "obl");
    return level == 0 && nominal && str_is(w->upos, "NOUN");
}

Auxiliary status_auxiliary(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor) {
    const unsigned tense = AUXILIARY_FUTURE | AUXILIARY_HYPOTHETICAL;
    Auxiliary found = {.bits = 0};
    for (int level = 0, word = anchor; word && level < LEVELS_MAX; level++) {
        const Word *w = &tree->words[word];
        int future = future_in_past(rules, arena, tree, word);
        add_of_children(rules, arena, tree, word, AUXILIARY_NEGATION | (future ? AUXILIARY_FUTURE : tense), &found);
        if (future)
            add(&found, AUXILIARY_FUTURE, future);
        if (deprel_is(w->deprel, "conj") && !argument_child(tree, word, "nsubj"))
            add_of_children(rules, arena, tree, w->head, tense, &found);
        if (w->head == 0 || !embeds(w, level) || tells_when(tree, word))
            break;
        add_of_governor(rules, arena, tree, w->head, &found);
        if (is_listed(rules, arena, STATUS_REPORTING, &tree->words[w->head]))
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
