/* Each mistake has its function; a change of heads links the tree anew before the next. */
#include "parse/mend.h"
#include "base/utf8.h"

static bool is_above(const Tree *tree, int word, int other) {
    for (int level = 0; other && level <= tree->count; level++, other = tree->words[other].head)
        if (other == word)
            return true;
    return false;
}

/* First child of that very relation, or 0. */
static int child_of(const Tree *tree, int word, const char *relation) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is(tree->words[i].deprel, relation))
            return i;
    return 0;
}

/* The word rises to where `above` stood, with all that hung there; `above` hangs on it as `relation`. */
static void take_place(Tree *tree, int word, int above, Str relation) {
    Word *words = tree->words;
    for (int i = words[above].child; i; i = words[i].next)
        if (i != word)
            words[i].head = word;
    words[word].head = words[above].head;
    words[word].deprel = words[above].deprel;
    words[above].head = word;
    words[above].deprel = relation;
}

static bool is_bare_noun(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    for (int i = w->child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "case"))
            return false;
    return word_is_noun(w) && utf8_starts_cyrillic(w->form);
}

/* The noun behind `word` that stands above the rest of its phrase, or 0. */
static int noun_behind(const Tree *tree, int word) {
    static const char *const inner[] = {"amod", "det", "nummod", "punct", "case", NULL};
    static const char *const nominal[] = {"NOUN", "PROPN", "PRON", NULL};
    for (int i = word + 1; i <= tree->count; i++) {
        const Word *w = &tree->words[i];
        if (!deprel_is_one_of(w->deprel, inner))
            return str_is_one_of(w->upos, nominal) ? i : 0;
    }
    return 0;
}

/* What the doer did: the word on which it hangs, but for an active verb; then the one on which `страна` hangs, or the
 * noun of which that is the complement (`апсењето на новинар од страна на полицијата`). */
static int deed_of(const Tree *tree, int doer, int side) {
    const Word *words = tree->words;
    int own = words[doer].head, above = words[side].head;
    bool outside = own < side - 1 || own > doer;
    if (outside && !str_is(words[own].upos, "VERB"))
        return own;
    if (above == 0 || (above >= side - 1 && above <= doer) || is_above(tree, doer, above))
        return own;
    bool complement = deprel_is(words[above].deprel, "nmod") && str_is(words[words[above].head].upos, "NOUN");
    return complement ? words[above].head : above;
}

static bool is_side_preposition(const Word *words, int i) {
    return str_is(words[i].lemma, "од") && str_is(words[i + 1].form, "страна") && str_is(words[i + 2].lemma, "на");
}

static bool join_at(Tree *tree, int preposition) {
    Word *words = tree->words;
    int side = preposition + 1, last = preposition + 2, doer = noun_behind(tree, last);
    int deed = doer ? deed_of(tree, doer, side) : 0;
    if (!deed)
        return false;
    for (int i = preposition; i <= doer; i++) /* what moves beneath the doer may not hold the deed */
        if (is_above(tree, i, deed))
            return false;
    words[doer].head = deed;
    words[doer].deprel = str_is(words[deed].upos, "NOUN") ? STR("nmod") : STR("obl:agent");
    words[preposition].head = doer;
    words[preposition].deprel = STR("case");
    words[side].head = words[last].head = preposition;
    words[side].deprel = words[last].deprel = STR("fixed");
    return true;
}

/* Adverbs that look like a verb or a noun to the network. */
static void set_adverbs(Tree *tree) {
    static const struct {
        const char *form, *start; /* inside a sentence and at its start */
    } adverbs[] = {{"можеби", "Можеби"}, {"никогаш", "Никогаш"}, {"веќе", "Веќе"}};
    for (int i = 1; i <= tree->count; i++) {
        Word *w = &tree->words[i];
        for (size_t k = 0; k < sizeof adverbs / sizeof *adverbs && !w->child && w->head; k++)
            if (str_is(w->form, adverbs[k].form) || str_is(w->form, adverbs[k].start)) {
                w->lemma = str_of(adverbs[k].form);
                w->upos = STR("ADV");
                w->deprel = STR("advmod");
            }
    }
}

static bool is_time(const Word *w) {
    static const char *const nouns[] = {"есен",    "зима",  "пролет",   "лето",  "викенд", "месец",    "недела",
                                        "година",  "ден",   "вечер",    "ноќ",   "утро",   "деценија", "понеделник",
                                        "вторник", "среда", "четврток", "петок", "сабота", "попладне", NULL};
    return str_is_one_of(w->lemma, nouns);
}

/* `Двата соседа | минатата есен | потпишаа договор`: Macedonian time stands bare and is no subject; a bare noun before
 * the verb that is no time is one, and what was taken for it behind the verb is the object. */
static void set_subject(Tree *tree, int verb) {
    Word *words = tree->words;
    int subject = child_of(tree, verb, "nsubj"), bare = 0;
    if (subject && is_time(&words[subject]) && is_bare_noun(tree, subject)) {
        words[subject].deprel = STR("obl");
        subject = 0;
    }
    for (int i = words[verb].child; i && i < verb && !bare; i = words[i].next)
        if (str_is(words[i].deprel, "obl") && is_bare_noun(tree, i) && !is_time(&words[i]))
            bare = i;
    if (!bare || (subject && subject < verb) || child_of(tree, verb, "nsubj:pass"))
        return;
    if (subject && (child_of(tree, verb, "obj") || child_of(tree, verb, "expl")))
        return;
    if (subject)
        words[subject].deprel = STR("obj");
    words[bare].deprel = STR("nsubj");
}

/* Whether the clitic `го`, `ја` or `ги` fits the noun. */
static bool announces(const Word *clitic, const Word *noun) {
    bool plural = word_has_feature(noun, "Number=Plur"), feminine = word_has_feature(noun, "Gender=Fem");
    if (str_is(clitic->form, "ги"))
        return plural;
    return str_is(clitic->form, "ја") ? !plural && feminine : !plural && !feminine;
}

static bool is_accusative_clitic(const Word *w) {
    static const char *const forms[] = {"го", "ја", "ги", "Го", "Ја", "Ги", NULL};
    return str_is(w->upos, "PRON") && str_is_one_of(w->form, forms) &&
           (deprel_is(w->deprel, "expl") || deprel_is(w->deprel, "obj"));
}

/* `Данска | ги олесни | мерките`: the clitic announces the object behind the verb, should it fit that one; the bare
 * noun before it, taken for the object, is then the subject. */
static void set_announced(Tree *tree, int verb) {
    Word *words = tree->words;
    int clitic = 0, before = 0, behind = 0;
    for (int i = words[verb].child; i; i = words[i].next) {
        bool noun = is_bare_noun(tree, i) && (str_is(words[i].deprel, "nsubj") || str_is(words[i].deprel, "obj"));
        if (i < verb && is_accusative_clitic(&words[i]))
            clitic = i;
        else if (noun && i < verb && !clitic)
            before = i;
        else if (noun && i > verb && !behind)
            behind = i;
    }
    if (!clitic || !behind || !announces(&words[clitic], &words[behind]))
        return;
    words[behind].deprel = STR("obj");
    if (before)
        words[before].deprel = STR("nsubj");
}

/* `воведе во петокот | санкции`: the bare noun beneath a time that has a preposition, or 0. */
static int noun_of_time(const Tree *tree, int word) {
    int noun = is_time(&tree->words[word]) && !is_bare_noun(tree, word) ? child_of(tree, word, "nmod") : 0;
    return noun > word && is_bare_noun(tree, noun) ? noun : 0;
}

/* The bare noun that a verb without object has for one, wherever the network put it: beside the verb, beneath a time,
 * or as the second name of whom it is given to (`им понуди на Палестинците | помош`); or 0. */
static int misplaced_object(const Tree *tree, int verb) {
    const Word *words = tree->words;
    for (int i = words[verb].child; i; i = words[i].next) {
        int second = i > verb ? child_of(tree, i, "flat") : 0;
        bool oblique = i > verb && str_is(words[i].deprel, "obl");
        int timed = oblique ? noun_of_time(tree, i) : 0;
        if (oblique && is_bare_noun(tree, i) && !is_time(&words[i]))
            return i;
        if (second && str_is(words[second].upos, "NOUN") && is_bare_noun(tree, second) && !is_bare_noun(tree, i))
            return second;
        if (timed)
            return timed;
    }
    return 0;
}

static bool is_reflexive(const Tree *tree, int verb) {
    for (int i = tree->words[verb].child; i && i < verb; i = tree->words[i].next)
        if (str_is(tree->words[i].form, "се") || str_is(tree->words[i].form, "Се"))
            return true;
    return false;
}

/* `Се сретнаа министрите`: a reflexive verb has no object. */
static void set_met(Tree *tree, int verb) {
    int object = child_of(tree, verb, "obj");
    if (object > verb && is_reflexive(tree, verb) && is_bare_noun(tree, object) && !child_of(tree, verb, "nsubj"))
        tree->words[object].deprel = STR("nsubj");
}

static bool set_object(Tree *tree, int verb) {
    Word *words = tree->words;
    bool full = child_of(tree, verb, "obj") || child_of(tree, verb, "ccomp") || is_reflexive(tree, verb);
    int object = full ? 0 : misplaced_object(tree, verb);
    if (!object)
        return false;
    bool moved = words[object].head != verb;
    words[object].head = verb;
    words[object].deprel = STR("obj");
    return moved;
}

/* `осудуваме`, `осудив`: the network does not know the first person, which the ending tells. `земе` is no such form. */
static void set_speaking(Word *w) {
    static const char *const feats[2][2] = {
        {"Mood=Ind|Number=Sing|Person=1|Tense=Pres", "Mood=Ind|Number=Sing|Person=1|Tense=Past"},
        {"Mood=Ind|Number=Plur|Person=1|Tense=Pres", "Mood=Ind|Number=Plur|Person=1|Tense=Past"}};
    bool plural = str_has_suffix(w->form, "ме"), past = str_has_suffix(w->form, plural ? "вме" : "в");
    bool ending = (plural || past || str_has_suffix(w->form, "м")) && !str_equal(w->form, w->lemma);
    bool copula = str_is(w->form, "сум") || str_is(w->form, "сме");
    if ((str_is(w->upos, "VERB") || str_is(w->upos, "AUX")) && (ending || copula))
        w->feats = str_of(feats[plural][past]);
}

static bool is_copula(const Word *w) {
    static const char *const forms[] = {"сум", "сме", "сте", "е", "се", "беше", "беа", "бевме", "бев", NULL};
    return str_is_one_of(w->form, forms) && (str_is(w->upos, "VERB") || str_is(w->upos, "AUX"));
}

/* `Подготвени сме да преговараме`: the adjective before the copula is no subject but the predicate. */
static bool set_predicate(Tree *tree, int copula) {
    Word *words = tree->words;
    int adjective = is_copula(&words[copula]) ? copula - 1 : 0;
    if (adjective < 1 || words[adjective].head != copula || !str_is(words[adjective].upos, "ADJ") ||
        !deprel_is(words[adjective].deprel, "nsubj") || word_has_feature(&words[adjective], "Definite=Def"))
        return false;
    take_place(tree, adjective, copula, STR("cop"));
    words[copula].upos = STR("AUX");
    return true;
}

/* `има испратено војници`: the perfect with `има`; its participle, in the neuter, is the verb. */
static bool set_perfect(Tree *tree, int have) {
    Word *words = tree->words;
    int participle = have + 1;
    bool has = str_is(words[have].lemma, "има") || str_is(words[have].lemma, "нема");
    if (!has || participle > tree->count || !str_is(words[participle].upos, "ADJ") ||
        !(str_has_suffix(words[participle].form, "но") || str_has_suffix(words[participle].form, "то")) ||
        is_above(tree, participle, have))
        return false;
    int noun = words[participle].head;
    if (noun != have && (words[noun].head != have || word_has_feature(&words[noun], "Gender=Neut")))
        return false;
    words[participle].head = have; /* not that of the noun, which takes its own with it */
    tree_link(tree);
    take_place(tree, participle, have, STR("aux"));
    words[participle].upos = STR("VERB");
    words[have].upos = STR("AUX");
    return true;
}

/* The verb that `нема` and `да` make the future of: `нема никогаш да ја признае`; or 0. */
static int denied_verb(const Tree *tree, int will_not) {
    static const char *const between[] = {"PRON", "PART", "AUX", "ADV", NULL};
    bool joined = false;
    for (int i = will_not + 1; i <= tree->count && i <= will_not + 7; i++) {
        const Word *w = &tree->words[i];
        if (str_is(w->upos, "VERB"))
            return joined ? i : 0;
        if (!joined && str_is(w->form, "да"))
            joined = true;
        else if (!str_is_one_of(w->upos, between))
            return 0;
    }
    return 0;
}

/* `Нема | да го поддржиме`: no verb of its own but the auxiliary of the one behind it. */
static bool set_denied(Tree *tree, int will_not) {
    Word *words = tree->words;
    bool denies = str_is(words[will_not].form, "нема") || str_is(words[will_not].form, "Нема");
    int verb = denies ? denied_verb(tree, will_not) : 0, above = verb ? words[verb].head : 0;
    if (!verb || words[will_not].head == verb)
        return false;
    if (above == will_not)
        take_place(tree, verb, will_not, STR("aux"));
    else if (words[will_not].head == above && above > will_not && above < verb) { /* the adverb between them */
        take_place(tree, verb, above, STR("advmod"));
        words[will_not].deprel = STR("aux");
    } else
        return false;
    words[will_not].upos = STR("AUX");
    return true;
}

/* `грчката и турската влада`, with both adjectives beneath the noun: the second is joined to the first. */
static bool set_joined(Tree *tree, int second) {
    Word *words = tree->words;
    int first = second - 2;
    bool beside = first > 0 && deprel_is(words[second - 1].deprel, "cc") && words[second - 1].head == second &&
                  words[first].head == words[second].head;
    if (!beside || !str_is(words[first].upos, "ADJ") || !str_is(words[second].upos, "ADJ") ||
        !deprel_is(words[first].deprel, "amod") || !deprel_is(words[second].deprel, "amod"))
        return false;
    words[second].head = first;
    words[second].deprel = STR("conj");
    return true;
}

/* `преговори и со Чад и со Мали`: `и` stands before each, and the first is no conjunct of the bare noun before it. */
static bool set_both(Tree *tree, int first) {
    Word *words = tree->words;
    int head = words[first].head, preposition = child_of(tree, first, "case"), second = child_of(tree, first, "conj");
    int again = second ? child_of(tree, second, "case") : 0;
    if (!deprel_is(words[first].deprel, "conj") || !preposition || !again || !is_bare_noun(tree, head) ||
        !str_equal(words[preposition].form, words[again].form) || !str_is(words[preposition - 1].form, "и") ||
        !str_is(words[again - 1].form, "и"))
        return false;
    words[first].deprel = STR("nmod");
    return true;
}

/* `американски одбранбени компании`: of two adjectives before a plural the first may pass for an adverb. */
static bool set_adjective(Tree *tree, int word) {
    Word *words = tree->words, *w = &words[word];
    static const char *const endings[] = {"ски", "шки", "чки", NULL};
    bool ends = false;
    for (int i = 0; endings[i]; i++)
        ends = ends || str_has_suffix(w->form, endings[i]);
    const Word *next = w->head == word + 1 ? &words[word + 1] : NULL;
    if (!ends || !next || !str_is(w->upos, "ADV") || !str_is(next->upos, "ADJ") || !deprel_is(next->deprel, "amod") ||
        next->head < word || !word_has_feature(&words[next->head], "Number=Plur"))
        return false;
    w->upos = STR("ADJ");
    w->deprel = STR("amod");
    w->head = next->head;
    return true;
}

static bool is_crowd(const Word *w) {
    static const char *const forms[] = {"илјади",    "Илјади",   "илјада",   "Илјада",   "илјадници",
                                        "Илјадници", "стотици",  "Стотици",  "стотина",  "Стотина",
                                        "десетици",  "Десетици", "десетина", "Десетина", NULL};
    return str_is_one_of(w->form, forms);
}

/* The noun that a number word counts, or 0: only adjectives and other numbers may stand between. */
static int counted_noun(const Tree *tree, int word) {
    for (int i = word + 1; i <= tree->count && i <= word + 4; i++) {
        const Word *w = &tree->words[i];
        if (!is_crowd(w) && str_is(w->upos, "NOUN"))
            return i;
        if (!is_crowd(w) && !str_is(w->upos, "ADJ") && !str_is(w->upos, "NUM"))
            return 0;
    }
    return 0;
}

/* `Илјади рудари маршираа` with the number taken for the verb: the verb, which is joined to it, stands above both. */
static void raise_verb(Tree *tree, int number, int noun) {
    Word *words = tree->words;
    int verb = 0;
    for (int i = words[number].child; i && !verb; i = words[i].next)
        verb = i > noun && deprel_is(words[i].deprel, "conj") && str_is(words[i].upos, "VERB") ? i : 0;
    words[noun].head = verb ? verb : words[number].head;
    words[noun].deprel = verb ? STR("nsubj") : words[number].deprel;
    if (!verb)
        return;
    words[verb].head = words[number].head;
    words[verb].deprel = words[number].deprel;
    for (int i = words[number].child; i; i = words[i].next)
        if (i > noun && i != verb)
            words[i].head = verb;
}

/* `десетици илјади рудари`: numbers of the noun behind them, whatever they were taken for. */
static bool set_crowd(Tree *tree, int number) {
    Word *words = tree->words;
    int noun = is_crowd(&words[number]) ? counted_noun(tree, number) : 0;
    if (!noun || (words[number].head == noun && str_is(words[number].deprel, "nummod")) ||
        (words[noun].head != number && is_above(tree, number, words[noun].head)))
        return false;
    if (words[noun].head == number)
        raise_verb(tree, number, noun);
    words[number].upos = STR("NUM");
    words[number].head = noun;
    words[number].deprel = STR("nummod");
    bool before_verb = words[noun].head > noun && str_is(words[words[noun].head].upos, "VERB");
    if (before_verb && is_bare_noun(tree, noun) && !child_of(tree, words[noun].head, "nsubj"))
        words[noun].deprel = STR("nsubj");
    return true;
}

/* The nearest verb before the word, or 0. */
static int verb_before(const Tree *tree, int word) {
    for (int i = word - 1; i > 0; i--)
        if (str_is(tree->words[i].upos, "VERB"))
            return i;
    return 0;
}

/* `маршираа барајќи оставка`: a form in -јќи is an adverb of a verb, and governs the noun of which it was taken for an
 * adjective. */
static bool set_converb(Tree *tree, int word) {
    Word *words = tree->words, *w = &words[word];
    int noun = w->head, verb = verb_before(tree, word);
    if (!word_is_converb(w))
        return false;
    for (int i = w->child; i; i = words[i].next) /* it has no subject */
        if (i > word && deprel_is(words[i].deprel, "nsubj"))
            words[i].deprel = STR("obj");
    w->upos = STR("ADV");
    if (!verb || !deprel_is(w->deprel, "amod") || noun < word || is_above(tree, noun, verb))
        return true;
    w->head = verb;
    w->deprel = STR("advcl");
    words[noun].head = word;
    words[noun].deprel = STR("obj");
    return true;
}

/* `announced a march`: English words that are also those of a time are taken for one. */
static void set_unmarked(Tree *tree, int word) {
    static const char *const times[] = {"second",  "minute", "hour", "day",   "night",  "morning", "afternoon",
                                        "evening", "week",   "time", "month", "season", "year",    "weekend",
                                        "decade",  "moment", "bit",  "lot",   "mile",   "way",     NULL};
    Word *w = &tree->words[word];
    int article = str_is(w->deprel, "obl:unmarked") ? child_of(tree, word, "det") : 0;
    bool one = article && (str_is(tree->words[article].form, "a") || str_is(tree->words[article].form, "an"));
    if (one && word > w->head && str_is(w->upos, "NOUN") && !str_is_one_of(w->lemma, times) &&
        !child_of(tree, w->head, "obj"))
        w->deprel = STR("obj");
}

void tree_mend(Tree *tree) {
    const Word *words = tree->words;
    for (int i = tree->count; i >= 1; i--)
        if (set_crowd(tree, i) || set_converb(tree, i) || set_predicate(tree, i) || set_perfect(tree, i) ||
            set_denied(tree, i) || set_joined(tree, i) || set_adjective(tree, i) || set_both(tree, i) ||
            (i + 3 <= tree->count && is_side_preposition(words, i) && join_at(tree, i)))
            tree_link(tree);
    set_adverbs(tree);
    for (int i = 1; i <= tree->count; i++) {
        set_speaking(&tree->words[i]);
        set_unmarked(tree, i);
        if (str_is(words[i].upos, "VERB")) {
            set_met(tree, i);
            set_subject(tree, i);
            set_announced(tree, i);
            if (set_object(tree, i))
                tree_link(tree);
        }
    }
}
