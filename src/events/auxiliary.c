/* One step outwards a turn; a link says how the word hangs on its head and with it what may pass from there. */
#include "events/auxiliary.h"
#include "base/utf8.h"
#include "events/events.h"
#include "events/status.h"

enum { LEVELS_MAX = 6, MARKERS_MAX = 8 };

static const char *const CONTRASTS[] = {"but", "но", "туку", NULL};

typedef enum Link {
    LINK_NONE,
    LINK_SHARED,  /* `will meet and | sign` */
    LINK_CLAUSE,  /* `plans | to attack`, `no plan | to attack` */
    LINK_ADJUNCT, /* `refrain | from attacking`: only where the head asks for that preposition */
    LINK_OBJECT,
    LINK_SUBJECT,
    LINK_OBLIQUE
} Link;

typedef struct Walk {
    const RuleSet *rules;
    Arena *arena;
    const Tree *tree;
    const WordList *told; /* or NULL */
    Auxiliary found;
    int denied; /* word of what was imagined before it was denied, or 0: `did not rule out the possibility` */
} Walk;

int auxiliary_word(const Auxiliary *auxiliary, unsigned bit) {
    for (int i = 0; i < AUXILIARY_KINDS; i++)
        if (bit >> i & 1u)
            return auxiliary->word[i];
    return 0;
}

static bool is_told(const Walk *w, int word) {
    for (int i = 0; w->told && i < w->told->count; i++)
        if (w->told->at[i] == word)
            return true;
    return false;
}

static void clear(Walk *w, unsigned bits) {
    w->found.bits &= ~bits;
    for (int i = 0; i < AUXILIARY_KINDS; i++)
        if (bits >> i & 1u)
            w->found.word[i] = 0;
}

static void set(Walk *w, unsigned bit, int word) {
    for (int i = 0; i < AUXILIARY_KINDS; i++)
        if ((bit & ~w->found.bits) >> i & 1u)
            w->found.word[i] = word;
    w->found.bits |= bit;
}

/* `not likely`: neither sure that it happens nor that it does not. */
static void doubt(Walk *w, int word) {
    set(w, AUXILIARY_NEGATION, word);
    set(w, AUXILIARY_HYPOTHETICAL, word);
}

static void negate(Walk *w, int word) {
    if (w->found.bits & AUXILIARY_NEGATION) {
        clear(w, AUXILIARY_NEGATION);
        set(w, w->denied ? AUXILIARY_HYPOTHETICAL : 0, w->denied);
        return;
    }
    int doubtful = auxiliary_word(&w->found, AUXILIARY_HYPOTHETICAL);
    if (doubtful && status_has(w->rules, w->arena, STATUS_LIKELIHOOD, &w->tree->words[doubtful])) {
        doubt(w, word);
        return;
    }
    w->denied = doubtful;
    clear(w, AUXILIARY_HYPOTHETICAL);
    set(w, AUXILIARY_NEGATION, word);
}

static void imagine(Walk *w, int word) {
    clear(w, AUXILIARY_NEGATION | AUXILIARY_FUTURE);
    set(w, AUXILIARY_HYPOTHETICAL, word);
}

/* Prepositions, conjunctions and particles of a word, for entries such as `call_off`. */
static int add_markers(const Tree *tree, int word, int count, Str *markers) {
    static const char *const relations[] = {"case", "mark", "compound", "fixed", "advmod", NULL};
    for (int i = tree->words[word].child; i && count < MARKERS_MAX; i = tree->words[i].next)
        if (deprel_is_one_of(tree->words[i].deprel, relations))
            markers[count++] = tree->words[i].lemma;
    return count;
}

/* An entry with a marker that stands beside `at` (`refrain_from`, `call_off`). */
static bool has_marked(const Walk *w, StatusList list, int word, int at) {
    AnchorLemmas lemmas;
    Str markers[MARKERS_MAX];
    int count = add_markers(w->tree, at, 0, markers);
    if (!count)
        return false;
    anchor_lemmas(w->rules, w->arena, &w->tree->words[word], &lemmas);
    for (int i = 0; i < lemmas.count; i++)
        for (int k = 0; k < count; k++)
            if (rule_set_status(w->rules, list, arena_join(w->arena, lemmas.at[i], "_", markers[k])))
                return true;
    return false;
}

static bool has(const Walk *w, StatusList list, int word, int beneath) {
    return status_has(w->rules, w->arena, list, &w->tree->words[word]) || has_marked(w, list, word, word) ||
           (beneath && has_marked(w, list, word, beneath));
}

/* `not only`, `not the only`, `не е единствената`. */
static bool is_before_only(const Walk *w, int word) {
    static const char *const between[] = {"DET", "AUX", NULL};
    int next = word + 1;
    if (next < w->tree->count && str_is_one_of(w->tree->words[next].upos, between))
        next++;
    return next <= w->tree->count && has(w, STATUS_ONLY, next, 0);
}

/* `not only`, `додека не` (until): no negation. */
static bool is_negator(const Walk *w, int word) {
    bool only = is_before_only(w, word);
    bool until = word > 1 && str_is(w->tree->words[word - 1].lemma, "додека");
    return !only && !until && !is_told(w, word) && has(w, STATUS_NEGATION, word, 0);
}

/* `Neither country has joined`, `nobody was arrested`, `imposed no sanctions`. */
static bool is_nobody(const Walk *w, int argument) {
    int determiner = tree_child(w->tree, argument, "det");
    return has(w, STATUS_NEGATION, argument, 0) || (determiner && is_negator(w, determiner));
}

/* The rule itself names a negative word beside `word`. */
static bool is_told_negated(const Walk *w, int word) {
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next)
        if (is_told(w, i) && has(w, STATUS_NEGATION, i, 0))
            return true;
    return false;
}

/* A negative word among those beside `word` but for `except`, or 0; several deny but once (`никој не`). */
static int negator_beside(const Walk *w, int word, int except) {
    static const char *const helpers[] = {"aux", "advmod", "cop", "det", "cc", "case", "mark", NULL};
    static const char *const arguments[] = {"nsubj", "obj", "iobj", NULL};
    if (is_told_negated(w, word))
        return 0;
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next) {
        Str deprel = w->tree->words[i].deprel;
        bool helper = deprel_is_one_of(deprel, helpers), argument = deprel_is_one_of(deprel, arguments);
        if (i != except && ((helper && is_negator(w, i)) || (argument && is_nobody(w, i))))
            return i;
    }
    return 0;
}

/* `if`, `perhaps`, `in case` beside the word; 0 where there is none. */
static int condition_beside(const Walk *w, int word) {
    static const char *const relations[] = {"mark", "advmod", "aux", "case", NULL};
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next) {
        Str deprel = w->tree->words[i].deprel;
        if ((deprel_is_one_of(deprel, relations) && has(w, STATUS_CONDITIONAL, i, 0)) || has(w, STATUS_MAYBE, i, 0) ||
            (deprel_is(deprel, "obl") && has_marked(w, STATUS_CONDITIONAL, i, i)))
            return i;
    }
    return 0;
}

/* `Should it attack`, `had it attacked`: the auxiliary before the subject of a clause that hangs on another. */
static int inverted_auxiliary(const Walk *w, int word) {
    const Word *at = &w->tree->words[word];
    int subject = tree_child(w->tree, word, "nsubj");
    bool before = deprel_is(at->deprel, "ccomp") && word < at->head; /* as the parser may have it */
    if (!subject || !(before || deprel_is(at->deprel, "advcl")))
        return 0;
    for (int i = w->tree->words[word].child; i && i < subject; i = w->tree->words[i].next)
        if (deprel_is(w->tree->words[i].deprel, "aux") && has(w, STATUS_INVERTED, i, 0))
            return i;
    return 0;
}

/* A clause of condition beneath the word: what is said of it holds only if. */
static int condition_beneath(const Walk *w, int word) {
    static const char *const clauses[] = {"advcl", "ccomp", NULL};
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next)
        if (deprel_is_one_of(w->tree->words[i].deprel, clauses) && (condition_beside(w, i) || inverted_auxiliary(w, i)))
            return i;
    return 0;
}

/* `said it would attack`: the auxiliary only moves the future into the past of the report. */
static bool is_reported(const Walk *w, int word) {
    const Word *at = &w->tree->words[word];
    return deprel_is(at->deprel, "ccomp") && has(w, STATUS_REPORTING, at->head, 0);
}

/* `треба да дојде во петок`: an obligation with a date to come is a plan. */
static bool names_day(const Walk *w, int word) {
    for (int i = 1; i <= w->tree->count; i++) {
        CalendarWord found;
        if (is_beneath(w->tree, i, word) &&
            rule_set_calendar(w->rules, utf8_lower(w->arena, w->tree->words[i].form), &found) &&
            (found.kind == CALENDAR_WEEKDAY || found.kind == CALENDAR_DAY ||
             (found.kind == CALENDAR_SHIFT && found.value > 0)))
            return true;
    }
    return false;
}

static void add_auxiliaries(Walk *w, int word) {
    bool reported = is_reported(w, word);
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next) {
        Str deprel = w->tree->words[i].deprel;
        bool helper = deprel_is(deprel, "aux") || deprel_is(deprel, "cop") || deprel_is(deprel, "mark");
        if (!helper || is_told(w, i))
            continue;
        if (has(w, STATUS_FUTURE, i, word) || (reported && has(w, STATUS_FUTURE_IN_PAST, i, 0)))
            set(w, AUXILIARY_FUTURE, i);
        else if (has(w, STATUS_HYPOTHETICAL, i, 0))
            imagine(w, i);
    }
}

/* `the planned visit`, `a possible attack`. */
static void add_adjectives(Walk *w, int word) {
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next) {
        if (!deprel_is(w->tree->words[i].deprel, "amod"))
            continue;
        if (has(w, STATUS_FUTURE_ADJECTIVES, i, 0))
            set(w, AUXILIARY_FUTURE, i);
        if (has(w, STATUS_HYPOTHETICAL_ADJECTIVES, i, 0))
            imagine(w, i);
        if (has(w, STATUS_NEGATION_ADJECTIVES, i, 0))
            negate(w, i);
    }
}

/* What the words beside `word` say, and pass on to `from` beneath it. */
static void add_beside(Walk *w, int word, int from, unsigned passing) {
    int negator = passing & AUXILIARY_NEGATION ? negator_beside(w, word, from) : 0;
    if (passing & AUXILIARY_FUTURE)
        add_auxiliaries(w, word);
    add_adjectives(w, word);
    if (negator)
        negate(w, negator);
    int condition = condition_beside(w, word);
    if (!condition)
        condition = inverted_auxiliary(w, word);
    if (condition && negator && status_has(w->rules, w->arena, STATUS_LIKELIHOOD, &w->tree->words[condition]))
        doubt(w, condition);
    else if (condition)
        imagine(w, condition);
    else if ((w->found.bits & AUXILIARY_FUTURE) && !(w->found.bits & AUXILIARY_NEGATION))
        set(w, condition_beneath(w, word) ? AUXILIARY_HYPOTHETICAL : 0, condition_beneath(w, word));
}

static bool is_verb(const Walk *w, int word) { return str_is(w->tree->words[word].upos, "VERB"); }

/* `a report that`, `тврдење дека`: the clause is what the word says, not about it. */
static bool has_complementizer(const Walk *w, int word) {
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next)
        if (deprel_is(w->tree->words[i].deprel, "mark") && has(w, STATUS_COMPLEMENTIZERS, i, 0))
            return true;
    return false;
}

/* `cannot say more, but that it will answer`: the clause stands beside what is denied, whatever the tree says. */
static bool is_contrasted(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        int marker = tree_child(tree, i, "mark"); /* the parser may hang it on the clause's subject */
        int at = deprel_is(tree->words[i].deprel, "mark") ? i : marker;
        if (at > 1 && str_is_one_of(tree->words[at - 1].form, CONTRASTS))
            return true;
    }
    return false;
}

static Link link_of(const Walk *w, int word) {
    static const char *const clauses[] = {"xcomp", "ccomp", "csubj", "acl", NULL};
    static const char *const objects[] = {"obj", "iobj", NULL};
    static const char *const obliques[] = {"obl", "nmod", "compound", NULL};
    const Word *at = &w->tree->words[word];
    if (at->head == 0 || tells_when(w->tree, word) || is_contrasted(w->tree, word))
        return LINK_NONE;
    if (deprel_is(at->deprel, "conj"))
        return LINK_SHARED;
    if (str_is(at->deprel, "acl:relcl"))
        return has_complementizer(w, word) ? LINK_CLAUSE : LINK_NONE;
    if (deprel_is(at->deprel, "parataxis") || deprel_is(at->deprel, "advcl"))
        return has_complementizer(w, word) && !is_verb(w, at->head) ? LINK_CLAUSE : LINK_ADJUNCT;
    if (deprel_is_one_of(at->deprel, clauses))
        return LINK_CLAUSE;
    bool bare = deprel_is(at->deprel, "obl") && !tree_child(w->tree, word, "case"); /* `нема воведено санкции` */
    if (bare || deprel_is_one_of(at->deprel, objects) || str_is(at->deprel, "nsubj:pass"))
        return LINK_OBJECT;
    if (deprel_is(at->deprel, "nsubj"))
        return LINK_SUBJECT;
    return deprel_is_one_of(at->deprel, obliques) ? LINK_OBLIQUE : LINK_NONE;
}

typedef struct Above {
    StatusList list;
    unsigned bit;
} Above;

static const Above ABOVE[] = {
    {STATUS_HYPOTHETICAL_VERBS, AUXILIARY_HYPOTHETICAL}, {STATUS_FUTURE_VERBS, AUXILIARY_FUTURE},
    {STATUS_UNLIKELIHOOD, AUXILIARY_HYPOTHETICAL},       {STATUS_CONDITIONAL, AUXILIARY_HYPOTHETICAL},
    {STATUS_SCHEDULED, AUXILIARY_HYPOTHETICAL},          {STATUS_NEGATION_VERBS, AUXILIARY_NEGATION}};
enum { ABOVE_COUNT = sizeof ABOVE / sizeof *ABOVE };

/* `denied reports that`. */
static bool is_denied_claim(const Walk *w, int noun) {
    int head = w->tree->words[noun].head;
    return head && has(w, STATUS_CLAIMS, noun, 0) && has(w, STATUS_DENIALS, head, 0);
}

/* `did not deny that it attacked`: neither said to have happened nor not to have. */
static void imagine_undenied(Walk *w, int head, int word) {
    int negator = has(w, STATUS_DENIALS, head, 0) ? negator_beside(w, head, word) : 0;
    if (negator && (w->found.bits & AUXILIARY_NEGATION))
        imagine(w, negator);
}

/* What the word above says of the one beneath; false where it says nothing. `marked`: only by an entry with a marker.
 */
static bool add_above(Walk *w, int head, int word, bool marked, unsigned passing) {
    bool listed = is_denied_claim(w, head);
    if (listed) {
        negate(w, w->tree->words[head].head);
        imagine_undenied(w, w->tree->words[head].head, head);
    }
    for (int i = 0; i < ABOVE_COUNT && !listed; i++) {
        listed = marked ? has_marked(w, ABOVE[i].list, head, word) : has(w, ABOVE[i].list, head, word);
        bool plan = ABOVE[i].list == STATUS_SCHEDULED && names_day(w, head);
        if (!listed)
            continue;
        if (ABOVE[i].bit == AUXILIARY_FUTURE || plan)
            set(w, AUXILIARY_FUTURE, head);
        else if (ABOVE[i].list == STATUS_UNLIKELIHOOD)
            doubt(w, head);
        else if (ABOVE[i].bit == AUXILIARY_HYPOTHETICAL)
            imagine(w, head);
        else if (passing & AUXILIARY_NEGATION)
            negate(w, head);
    }
    return listed;
}

/* `announced | plans to attack`, where the tree hangs the clause on the verb: the noun that carries it, or 0. */
static int carrier_between(const Walk *w, int head, int word) {
    static const char *const relations[] = {"obj", "nsubj", "iobj", "obl", NULL};
    int found = 0;
    for (int i = w->tree->words[head].child; i && i < word; i = w->tree->words[i].next) {
        bool carrier = i > head && word_is_noun(&w->tree->words[i]) &&
                       deprel_is_one_of(w->tree->words[i].deprel, relations) && has(w, STATUS_CLAIMS, i, 0);
        for (int k = 0; k < ABOVE_COUNT; k++)
            carrier = carrier || (i > head && word_is_noun(&w->tree->words[i]) && has(w, ABOVE[k].list, i, 0));
        found = carrier ? i : found;
    }
    return found;
}

bool auxiliary_is_definite(const Tree *tree, int word) {
    if (word_has_feature(&tree->words[word], "Definite=Def"))
        return true;
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *child = &tree->words[i];
        bool modifier = deprel_is(child->deprel, "det") || deprel_is(child->deprel, "amod");
        bool known = word_has_feature(child, "Definite=Def") || word_has_feature(child, "PronType=Dem");
        if ((modifier && known) || str_is(child->deprel, "nmod:poss"))
            return true;
    }
    return false;
}

/* `threat of war`, `plan for an attack`; Macedonian verbal nouns want none: `воведување санкции`. */
static bool has_complement_preposition(const Walk *w, int word) {
    if (deprel_is(w->tree->words[word].deprel, "nmod") && !tree_child(w->tree, word, "case"))
        return true;
    for (int i = w->tree->words[word].child; i; i = w->tree->words[i].next)
        if (deprel_is(w->tree->words[i].deprel, "case") && has(w, STATUS_COMPLEMENT_PREPOSITIONS, i, 0))
            return true;
    return false;
}

/* Steps to the head; the modes that hold from there for what is beneath, 0 where the walk ends. */
static unsigned add_head(Walk *w, int word, int head, Link link, unsigned passing) {
    const unsigned tense = AUXILIARY_FUTURE | AUXILIARY_HYPOTHETICAL;
    bool noun = word_is_noun(&w->tree->words[head]), preposition = has_complement_preposition(w, word);
    if (link == LINK_OBLIQUE && noun && !preposition && !deprel_is(w->tree->words[word].deprel, "compound"))
        return 0;
    if (link == LINK_SUBJECT && is_verb(w, head))
        return has(w, STATUS_TRANSPARENT, head, word) ? passing : 0;
    bool marked = !noun && (link == LINK_ADJUNCT || link == LINK_OBLIQUE);
    bool listed = add_above(w, head, word, marked, passing);
    imagine_undenied(w, head, word);
    if (has(w, STATUS_REPORTING, head, 0) || has(w, STATUS_OPAQUE, head, 0))
        return 0;
    if (listed || (link == LINK_CLAUSE && (!noun || tree_child(w->tree, head, "cop"))))
        return passing;
    if (marked ? has_marked(w, STATUS_TRANSPARENT, head, word) : has(w, STATUS_TRANSPARENT, head, word))
        return passing;
    bool passes = link == LINK_OBJECT || (link == LINK_OBLIQUE && preposition);
    return passes && !noun && !auxiliary_is_definite(w->tree, word) ? passing & tense : 0;
}

/* `plans a rally`: how far the act has come is said by the anchor itself. */
static bool is_plan(const Walk *w, int anchor) {
    const Word *at = &w->tree->words[anchor];
    return is_verb(w, anchor) && status_has(w->rules, w->arena, STATUS_LIGHT_VERBS, at) &&
           status_has(w->rules, w->arena, STATUS_FUTURE_VERBS, at);
}

static bool has_same_form(const Walk *w, int a, int b) {
    static const char *const features[] = {"VerbForm=Inf", "VerbForm=Part", "Tense=Past"};
    for (int i = 0; i < 3; i++)
        if (word_has_feature(&w->tree->words[a], features[i]) != word_has_feature(&w->tree->words[b], features[i]))
            return false;
    return true;
}

/* `will meet and sign`, `did not attack or bomb`: what the first of two says of both, where the second has no auxiliary
 * of its own. */
static void add_shared(Walk *w, int word, int head) {
    bool infinitive = word_has_feature(&w->tree->words[word], "VerbForm=Inf") && !tree_child(w->tree, word, "aux");
    int conjunction = tree_child(w->tree, word, "cc"), condition = condition_beside(w, head);
    bool denied = infinitive || (conjunction && has(w, STATUS_OR, conjunction, 0));
    if (!tree_child(w->tree, word, "nsubj")) {
        add_auxiliaries(w, head);
        if (denied && !negator_beside(w, word, 0) && negator_beside(w, head, word))
            negate(w, negator_beside(w, head, word));
    }
    if (condition)
        imagine(w, condition);
}

Auxiliary auxiliary_find(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor, const WordList *told) {
    Walk w = {.rules = rules, .arena = arena, .tree = tree, .told = told};
    unsigned passing = AUXILIARY_NEGATION | AUXILIARY_FUTURE | AUXILIARY_HYPOTHETICAL;
    add_beside(&w, anchor, 0, passing);
    if (is_plan(&w, anchor))
        set(&w, AUXILIARY_FUTURE, anchor);
    for (int level = 0, word = anchor; level < LEVELS_MAX && passing; level++) {
        int head = tree->words[word].head;
        Link link = link_of(&w, word);
        if (link == LINK_NONE || (link == LINK_SHARED && !has_same_form(&w, word, head)))
            break;
        if (link == LINK_CLAUSE && str_is(tree->words[head].upos, "PROPN") && tree->words[head].head)
            head = tree->words[head].head; /* a name has no clause of content; its verb has */
        int carrier = link == LINK_CLAUSE || link == LINK_ADJUNCT ? carrier_between(&w, head, word) : 0;
        head = carrier ? carrier : head;
        if (link == LINK_SHARED)
            add_shared(&w, word, head);
        else if ((passing = add_head(&w, word, head, carrier ? LINK_CLAUSE : link, passing)))
            add_beside(&w, head, word, passing);
        word = head;
    }
    return w.found;
}

bool auxiliary_is_denial(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor) {
    static const char *const relations[] = {"obj", "iobj", NULL};
    const Walk w = {.rules = rules, .arena = arena, .tree = tree};
    for (int i = tree->words[anchor].child; i && has(&w, STATUS_DENIALS, anchor, 0); i = tree->words[i].next) {
        Str deprel = tree->words[i].deprel;
        bool named = deprel_is(deprel, "ccomp") || (deprel_is(deprel, "xcomp") && !word_has_case(tree, i, STR("да")));
        if (named || (deprel_is_one_of(deprel, relations) && has(&w, STATUS_CLAIMS, i, 0)))
            return true;
    }
    return false;
}

bool auxiliary_is_carried(const RuleSet *rules, Arena *arena, const Tree *tree, int noun) {
    const Walk w = {.rules = rules, .arena = arena, .tree = tree};
    int head = tree->words[noun].head;
    return head && has(&w, STATUS_TRANSPARENT, head, noun);
}

/* Another follows by `but`: `not Russia | but China`. */
static bool has_contrast(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        int conjunction = deprel_is(tree->words[i].deprel, "conj") ? tree_child(tree, i, "cc") : 0;
        if (conjunction && str_is_one_of(tree->words[conjunction].form, CONTRASTS))
            return true;
    }
    return false;
}

bool auxiliary_is_denied_conjunct(const RuleSet *rules, Arena *arena, const Tree *tree, int word) {
    const Walk w = {.rules = rules, .arena = arena, .tree = tree};
    bool conjunct = deprel_is(tree->words[word].deprel, "conj") || has_contrast(tree, word);
    for (int i = conjunct ? tree->words[word].child : 0; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "advmod") && str_is(tree->words[i].upos, "PART") && is_negator(&w, i))
            return true;
    return false;
}

bool auxiliary_is_conditional(const RuleSet *rules, Arena *arena, const Tree *tree, const Auxiliary *auxiliary) {
    const Walk w = {.rules = rules, .arena = arena, .tree = tree};
    static const char *const helpers[] = {"aux", "mark", "advmod", NULL};
    int word = auxiliary_word(auxiliary, AUXILIARY_HYPOTHETICAL);
    if (!word)
        return false;
    bool helper = deprel_is_one_of(tree->words[word].deprel, helpers);
    return (helper && (has(&w, STATUS_CONDITIONAL, word, 0) || has(&w, STATUS_INVERTED, word, 0))) ||
           has(&w, STATUS_MAYBE, word, 0) || condition_beside(&w, word);
}
