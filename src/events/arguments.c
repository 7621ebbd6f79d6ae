#include "events/arguments.h"

#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 6 };

static void add_word(WordList *list, int word) {
    for (int i = 0; i < list->count; i++)
        if (list->at[i] == word)
            return;
    if (word > 0 && list->count < WORDS_MAX)
        list->at[list->count++] = word;
}

/* `се` is `are` only before a plural; `Путин се сретна` has the reflexive, whatever the tagger says. */
static bool is_mistaken_reflexive(const Word *auxiliary, const Word *participle) {
    return str_is(auxiliary->form, "се") && word_has_feature(participle, "Number=Sing");
}

static bool is_participle(const Word *w) {
    return word_has_feature(w, "VerbForm=Part") && !word_has_feature(w, "Tense=Pres");
}

/* `was sanctioned by Canada and attacked by Chad`: the second participle shares the first one's auxiliary. */
static bool shares_voice(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    return deprel_is(w->deprel, "conj") && is_participle(w) && !tree_child(tree, word, "aux") &&
           !tree_child(tree, word, "nsubj") && !tree_child(tree, word, "obj");
}

/* By what stands with the word itself. */
static bool is_passive_alone(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    bool subject = false, reflexive = false;
    for (int i = w->child; i; i = tree->words[i].next) {
        Str deprel = tree->words[i].deprel;
        if (str_is(deprel, "aux:pass") && !is_mistaken_reflexive(&tree->words[i], w))
            return true;
        subject = subject || str_is(deprel, "nsubj:pass");
        reflexive = reflexive || str_is(deprel, "expl");
    }
    if (subject && reflexive) /* `се гради`; a lone nsubj:pass is a tagging error */
        return true;
    return is_participle(w) && str_is(w->deprel, "acl");
}

bool is_passive(const Tree *tree, int word) {
    for (int level = 0; level <= DEPTH_MAX; level++, word = tree->words[word].head)
        if (is_passive_alone(tree, word) || !shares_voice(tree, word))
            return is_passive_alone(tree, word);
    return false;
}

static bool is_verbal(const Word *w) {
    return str_is(w->upos, "VERB") || str_is(w->upos, "AUX") || word_has_feature(w, "VerbForm=Part") ||
           word_is_converb(w);
}

static bool is_relative_pronoun(const Word *w) {
    static const char *const words[] = {"who", "which", "that", "whom", "што", "кој", NULL};
    return str_is_one_of(w->lemma, words) || (str_has_prefix(w->form, "ко") && str_has_suffix(w->form, "што"));
}

/* The same but for the case of Latin letters. */
static bool is_same_word(Str a, Str b) { return a.len == b.len && strncasecmp(a.at, b.at, a.len) == 0; }

bool word_has_case(const Tree *tree, int word, Str lemma) {
    const char *cut = memchr(lemma.at, '_', lemma.len);
    Str first = {lemma.at, cut ? (size_t)(cut - lemma.at) : lemma.len};
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        if ((deprel_is(w->deprel, "case") || deprel_is(w->deprel, "mark")) &&
            (str_equal(w->lemma, first) || is_same_word(w->form, first)))
            return true;
    }
    return false;
}

bool is_beneath(const Tree *tree, int word, int ancestor) {
    for (int level = 0; word && level < 12; level++, word = tree->words[word].head)
        if (word == ancestor)
            return true;
    return false;
}

/* `повика на дијалог кога ја прими делегацијата`: a clause of time is no complement, whatever the parser says. */
bool tells_when(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is(tree->words[i].lemma, "when") || str_is(tree->words[i].lemma, "кога"))
            return true;
    return false;
}

static void with_preposition(const Tree *tree, int word, Str preposition, WordList *out) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        bool nominal = deprel_is(w->deprel, "obl") || deprel_is(w->deprel, "nmod") || deprel_is(w->deprel, "obj") ||
                       deprel_is(w->deprel, "iobj") || deprel_is(w->deprel, "advcl") || deprel_is(w->deprel, "acl");
        if (nominal && word_has_case(tree, i, preposition))
            add_word(out, i);
    }
}

static void agent_of(const Tree *tree, int word, WordList *out) {
    int agent = tree_child(tree, word, "obl:agent");
    if (agent)
        add_word(out, agent);
    with_preposition(tree, word, STR("by"), out);
    if (!out->count)
        with_preposition(tree, word, STR("од"), out);
}

static void subject_of(const Tree *tree, int word, WordList *out, int depth);
static void object_of(const Tree *tree, int word, WordList *out);

/* Macedonian verbs whose clause with `дека` tells of their object: `ја обвини владата дека испраќа оружје`. */
static bool tells_of_object(const Word *verb) {
    static const char *const lemmas[] = {"обвини", "обвинува", "осомничи", "сомничи",
                                         "товари", "фати",     "прекори",  NULL};
    return str_is_one_of(verb->lemma, lemmas);
}

/* Who is asked or made to do what stands in the infinitive beneath: the object, or whom `ask` has in its place. */
static int controller(const Tree *tree, int verb) {
    int object = tree_child(tree, verb, "obj");
    return object ? object : tree_child(tree, verb, "iobj");
}

/* A clause without subject in which the object above acts: `accused Kenya of sending arms`, `kept it from joining`. */
static bool is_of_object(const Tree *tree, int word) {
    static const char *const markers[] = {"of", "for", "from", NULL};
    int above = tree->words[word].head;
    if (!is_verbal(&tree->words[above]) || (!tree_child(tree, above, "obj") && !is_passive(tree, above)))
        return false;
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        bool marker = deprel_is(w->deprel, "mark") || deprel_is(w->deprel, "case");
        if (marker &&
            (str_is_one_of(w->lemma, markers) || (str_is(w->lemma, "дека") && tells_of_object(&tree->words[above]))))
            return true;
    }
    return false;
}

/* `очекуваме Чад да ја отвори границата`; not `доби можност да ја отвори`. */
static bool is_subjunctive(const Tree *tree, int word) {
    int mark = tree_child(tree, word, "mark"), above = tree_child(tree, tree->words[word].head, "obj");
    return deprel_is(tree->words[word].deprel, "ccomp") && mark && str_is(tree->words[mark].form, "да") && above &&
           str_is(tree->words[above].upos, "PROPN");
}

static void understood_subject(const Tree *tree, int word, WordList *out, int depth) {
    const Word *w = &tree->words[word];
    if (w->head == 0 || depth > DEPTH_MAX)
        return;
    int about = tree_child(tree, w->head, "cop") ? tree_child(tree, w->head, "nsubj") : 0;
    if (word_is_converb(w))
        subject_of(tree, w->head, out, depth + 1);
    else if (deprel_is(w->deprel, "acl"))
        add_word(out, about ? about : w->head); /* `Chad was the first country to join` */
    else if (is_of_object(tree, word))
        object_of(tree, w->head, out);
    else if (deprel_is(w->deprel, "xcomp") || is_subjunctive(tree, word)) {
        int object = controller(tree, w->head);
        if (object)
            add_word(out, object);
        else
            subject_of(tree, w->head, out, depth + 1);
    } else if (deprel_is(w->deprel, "conj") || deprel_is(w->deprel, "advcl") || deprel_is(w->deprel, "ccomp") ||
               deprel_is(w->deprel, "parataxis"))
        subject_of(tree, w->head, out, depth + 1);
}

/* `од страна на`: no other `од` says without doubt who does it. */
static void with_side(const Tree *tree, int word, WordList *out) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        int preposition = tree_child(tree, i, "case");
        if (preposition && preposition < tree->count && str_is(tree->words[preposition + 1].form, "страна") &&
            deprel_is(tree->words[preposition + 1].deprel, "fixed"))
            add_word(out, i);
    }
}

/* Nouns that only count or gather what stands behind them. */
static bool is_measure(const Word *w) {
    static const char *const lemmas[] = {
        "series",   "round",    "wave",        "string",  "spate",    "number",     "group",     "package", "batch",
        "set",      "couple",   "pair",        "handful", "barrage",  "flurry",     "volley",    "slew",    "host",
        "lot",      "majority", "dozen",       "score",   "hundred",  "thousand",   "million",   "billion", "ton",
        "tonne",    "shipment", "consignment", "tranche", "piece",    "kind",       "type",      "sort",    "form",
        "act",      "some",     "many",        "most",    "one",      "part",       "half",      "third",   "серија",
        "низа",     "круг",     "рунда",       "бран",    "број",     "група",      "пакет",     "дел",     "мноштво",
        "десетина", "десетица", "стотина",     "стотица", "илјада",   "милион",     "милијарда", "тон",     "пратка",
        "транша",   "форма",    "вид",         "чин",     "половина", "мнозинство", NULL};
    return str_is_one_of(w->lemma, lemmas);
}

/* Nouns that say of an act only that it is done: `Chad's imposition of sanctions`. */
static bool is_doing(const Word *w) {
    static const char *const lemmas[] = {"imposition",   "launch",  "start",     "beginning",   "resumption",
                                         "continuation", "conduct", "campaign",  "escalation",  "use",
                                         "воведување",   "почеток", "почнување", "започнување", "продолжување",
                                         "спроведување", "водење",  "кампања",   "употреба",    NULL};
    return str_is_one_of(w->lemma, lemmas);
}

/* Who does what a noun tells: possessor, adjective of nationality, `by`; of the noun that measures or introduces it
 * where it has none itself. */
static void agent_of_noun(const Tree *tree, int word, WordList *out, int depth) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        Str deprel = tree->words[i].deprel;
        if (str_is(deprel, "nmod:poss") || deprel_is(deprel, "amod") || deprel_is(deprel, "compound") ||
            deprel_is(deprel, "det"))
            add_word(out, i);
    }
    with_preposition(tree, word, STR("by"), out);
    with_side(tree, word, out);
    for (int i = tree->words[word].child; i && !out->count; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "nmod") &&
            word_has_case(tree, i, STR("of"))) /* `bombing of a camp | by Israel` */
            with_preposition(tree, i, STR("by"), out);
    const Word *above = &tree->words[tree->words[word].head];
    bool hangs = deprel_is(tree->words[word].deprel, "nmod") && (is_doing(above) || is_measure(above));
    if (!out->count && hangs && depth < DEPTH_MAX)
        agent_of_noun(tree, tree->words[word].head, out, depth + 1);
}

static void subject_of_noun(const Tree *tree, int word, WordList *out) {
    agent_of_noun(tree, word, out, 0);
    static const char *const prepositions[] = {"of", "from", "на", "од", "меѓу", "between"};
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++)
        with_preposition(tree, word, str_of(prepositions[i]), out);
}

static void subject_of(const Tree *tree, int word, WordList *out, int depth) {
    const Word *w = &tree->words[word];
    if (is_passive(tree, word)) {
        agent_of(tree, word, out);
        return;
    }
    int subject = tree_child(tree, word, "nsubj"), copula = tree_child(tree, word, "cop");
    if (subject && is_relative_pronoun(&tree->words[subject]) && deprel_is(w->deprel, "acl"))
        subject = w->head;
    if (subject)
        add_word(out, subject);
    else if (word_is_speaking(w) || (copula && word_is_speaking(&tree->words[copula])))
        add_word(out, copula ? copula : word);
    else if (is_verbal(w) || deprel_is(w->deprel, "xcomp"))
        understood_subject(tree, word, out, depth);
    else
        subject_of_noun(tree, word, out);
}

/* `чекор што Чад го осуди`: the clitic stands for the noun above the relative clause, whose subject is another. */
static bool is_resumed(const Tree *tree, int word, int object) {
    int subject = tree_child(tree, word, "nsubj");
    bool relative = str_is(tree->words[word].deprel, "acl:relcl") && subject;
    return relative && str_is(tree->words[object].upos, "PRON") && object < word &&
           !is_relative_pronoun(&tree->words[subject]);
}

static void object_of(const Tree *tree, int word, WordList *out) {
    const Word *w = &tree->words[word];
    int passive = tree_child(tree, word, "nsubj:pass"), object = tree_child(tree, word, "obj");
    if (is_passive(tree, word)) {
        if (passive && is_relative_pronoun(&tree->words[passive]) && deprel_is(w->deprel, "acl"))
            passive = w->head;
        if (!passive && deprel_is(w->deprel, "conj"))
            passive = tree_child(tree, w->head, "nsubj:pass");
        add_word(out, passive ? passive : deprel_is(w->deprel, "acl") ? w->head : 0);
        return;
    }
    int above = tree_child(tree, w->head, "obj");
    if (!object && tree_child(tree, word, "xcomp"))
        object = controller(tree, word);
    if (!object && deprel_is(w->deprel, "xcomp") && above > word)
        object = above; /* `began | imposing sanctions`, where the tree has them beneath `began` */
    if (object && deprel_is(w->deprel, "acl") &&
        (is_relative_pronoun(&tree->words[object]) || is_resumed(tree, word, object)))
        object = w->head;
    if (object)
        add_word(out, object);
    else if (str_is(w->deprel, "acl:relcl") && tree_child(tree, word, "nsubj") &&
             !is_relative_pronoun(&tree->words[tree_child(tree, word, "nsubj")]))
        add_word(out, w->head);
    if (!is_verbal(w)) {
        with_preposition(tree, word, STR("of"), out);
        with_preposition(tree, word, STR("на"), out);
    }
}

static void children_of(const Tree *tree, int word, const char *const *relations, size_t count, WordList *out) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        for (size_t r = 0; r < count; r++)
            if (deprel_is(tree->words[i].deprel, relations[r]))
                add_word(out, i);
}

/* Clauses beneath with `to` or `да`. */
static void infinitives_of(const Tree *tree, int word, WordList *out) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        Str deprel = tree->words[i].deprel;
        bool clause = deprel_is(deprel, "xcomp") || deprel_is(deprel, "ccomp") || deprel_is(deprel, "advcl");
        if (clause && (word_has_case(tree, i, STR("to")) || word_has_case(tree, i, STR("да"))))
            add_word(out, i);
    }
}

/* What is measured by the word: `attacks` in `a series of attacks`; in Macedonian it may stand beside it as a second
 * object: `испука десетици ракети`. */
static void add_measured(const Tree *tree, int word, WordList *out) {
    const Word *w = &tree->words[word];
    if (!is_measure(w))
        return;
    if (deprel_is(w->deprel, "obj") && w->next == word + 1 && deprel_is(tree->words[w->next].deprel, "obj"))
        add_word(out, w->next);
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        bool bare = !tree_child(tree, i, "case");
        if (deprel_is(tree->words[i].deprel, "nmod") &&
            (bare || word_has_case(tree, i, STR("of")) || word_has_case(tree, i, STR("од"))))
            add_word(out, i);
    }
}

/* What follows a noun may hang on the verb in the tree: `filed a lawsuit | against Chad`, `talks were held | with
 * Chad`, `there were attacks | on Chad`. */
static bool is_told_by_verb(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    return !is_verbal(w) && (deprel_is(w->deprel, "obj") || str_is(w->deprel, "nsubj:pass") ||
                             (deprel_is(w->deprel, "nsubj") && tree_child(tree, w->head, "expl")));
}

/* Beneath the word, its object and what that measures, and the verb that tells of it. */
static void behind_preposition(const Tree *tree, int word, Str preposition, WordList *out) {
    WordList objects = {.count = 0};
    with_preposition(tree, word, preposition, out);
    add_word(&objects, tree_child(tree, word, "obj"));
    for (int i = 0; i < objects.count; i++) {
        with_preposition(tree, objects.at[i], preposition, out);
        add_measured(tree, objects.at[i], &objects);
    }
    if (is_told_by_verb(tree, word))
        with_preposition(tree, tree->words[word].head, preposition, out);
}

static void step_words(const Tree *tree, int word, StepKind step, Str preposition, WordList *out) {
    static const char *const clauses[] = {"xcomp", "ccomp", "acl", "advcl"};
    static const char *const modifiers[] = {"amod", "compound", "nmod", "nummod", "flat", "det"};
    switch (step) {
    case STEP_SUBJECT:
        subject_of(tree, word, out, 0);
        break;
    case STEP_AGENT:
        agent_of_noun(tree, word, out, 0);
        break;
    case STEP_OBJECT:
        object_of(tree, word, out);
        break;
    case STEP_INDIRECT:
        add_word(out, tree_child(tree, word, "iobj"));
        with_preposition(tree, word, STR("на"), out);
        break;
    case STEP_COMPLEMENT:
        children_of(tree, word, clauses, 4, out);
        break;
    case STEP_INFINITIVE:
        infinitives_of(tree, word, out);
        break;
    case STEP_MODIFIER:
        children_of(tree, word, modifiers, 6, out);
        break;
    case STEP_OWNER:
        add_word(out, tree_child(tree, word, "nmod:poss"));
        break;
    case STEP_COPULA:
        if (tree_child(tree, word, "cop"))
            add_word(out, tree_child(tree, word, "nsubj"));
        break;
    case STEP_GOVERNOR:
        add_word(out, tree->words[word].head);
        break;
    case STEP_HOME:
        break; /* no word: the matcher finds it */
    case STEP_AUXILIARY:
        children_of(tree, word, (const char *const[]){"aux"}, 1, out);
        break;
    case STEP_MARK:
        children_of(tree, word, (const char *const[]){"mark"}, 1, out);
        break;
    case STEP_PREPOSITION:
        behind_preposition(tree, word, preposition, out);
        break;
    }
}

void argument_words(const Tree *tree, int word, StepKind step, Str preposition, WordList *out) {
    int first = out->count;
    step_words(tree, word, step, preposition, out);
    for (int i = first; i < out->count; i++)
        add_measured(tree, out->at[i], out);
}

void path_words(const Tree *tree, int word, const Path *path, WordList *out) {
    WordList here = {{word}, 1};
    for (int s = 0; s < path->count; s++) {
        WordList next = {.count = 0};
        for (int i = 0; i < here.count; i++)
            argument_words(tree, here.at[i], path->step[s], path->preposition[s], &next);
        here = next;
    }
    for (int i = 0; i < here.count; i++)
        add_word(out, here.at[i]);
}
