/* A pronoun stands for the likeliest mention of the sentences just before that agrees with it: in the nearest sentence
 * that has one, a subject before others, the later before the earlier. */
#include "actors/finder.h"
#include "base/utf8.h"

enum { SENTENCES_BACK = 3 };

/* What a pronoun asks of its antecedent. */
typedef struct Wanted {
    bool person, thing; /* `he` wants a person, `it` none */
    bool one, many;
    Gender gender;
    bool possessive;
    bool object;
    bool suffers; /* something is done to it: `they were arrested`, `two of them were wounded` */
    int word;
} Wanted;

bool finder_is_third_person(Str lemma) {
    static const char *const words[] = {"he",   "she", "they", "it",  "his",   "her",    "their", "its", "him",
                                        "them", "тој", "таа",  "тие", "негов", "нејзин", "нивен", NULL};
    return str_is_one_of(lemma, words);
}

static Wanted wanted_in_english(Str lemma) {
    static const char *const male[] = {"he", "his", "him", NULL}, *const female[] = {"she", "her", NULL};
    static const char *const thing[] = {"it", "its", NULL};
    if (str_is_one_of(lemma, male))
        return (Wanted){.person = true, .one = true, .gender = GENDER_MALE};
    if (str_is_one_of(lemma, female))
        return (Wanted){.person = true, .one = true, .gender = GENDER_FEMALE};
    if (str_is_one_of(lemma, thing))
        return (Wanted){.thing = true, .one = true};
    return (Wanted){.many = true};
}

static Wanted wanted_by(const Word *w) {
    static const char *const many[] = {"тие", "нивен", NULL};
    static const char *const female[] = {"таа", "нејзин", NULL};
    if (!utf8_starts_cyrillic(w->lemma))
        return wanted_in_english(w->lemma);
    if (str_is_one_of(w->lemma, many))
        return (Wanted){.many = true};
    return (Wanted){.one = true, .gender = str_is_one_of(w->lemma, female) ? GENDER_FEMALE : GENDER_MALE};
}

static bool agrees(const Wanted *wanted, const Nature *n) {
    if ((wanted->person && !n->person) || (wanted->thing && !n->thing))
        return false;
    if ((wanted->one && !n->one) || (wanted->many && !n->many))
        return false;
    return !wanted->gender || !n->gender || wanted->gender == n->gender;
}

static bool is_possessive(const Tree *tree, int word) {
    return str_is(tree->words[word].deprel, "nmod:poss") || deprel_is(tree->words[word].deprel, "det");
}

/* `Russian` in `Russian troops` is no antecedent; `Russia's` is. */
static bool is_modifier(const Word *w) { return deprel_is(w->deprel, "amod") || deprel_is(w->deprel, "compound"); }

/* `Putin praised him`: an object is not the subject of its own clause, nor whoever else the subject stands for. */
static bool is_bound(const Finder *f, const Wanted *wanted, const Mention *m) {
    const Word *pronoun = &f->tree->words[wanted->word];
    if (wanted->possessive || deprel_is(pronoun->deprel, "nsubj") || !pronoun->head)
        return false;
    int clause = deprel_is(pronoun->deprel, "nmod") ? f->tree->words[pronoun->head].head : pronoun->head;
    int subject = tree_child(f->tree, clause, "nsubj");
    const Mention *doer = subject && f->at[subject] >= 0 ? &f->mentions[f->at[subject]] : NULL;
    return doer && actor_is_same(&doer->actor, &m->actor) &&
           finder_nature(f, doer).person == finder_nature(f, m).person;
}

/* `he said that Putin ...`, `"Kenya won", he said`: he is nobody of whom he speaks himself. */
static bool is_spoken_of(const Tree *tree, int pronoun, const Mention *m) {
    const Word *words = tree->words;
    if (m->sequence != tree->sequence || !deprel_is(words[pronoun].deprel, "nsubj"))
        return false;
    int verb = words[pronoun].head;
    bool aside = deprel_is(words[verb].deprel, "parataxis");
    for (int word = m->head, level = 0; word && level < 12; word = words[word].head, level++) {
        if (word == verb)
            return false;
        if (words[word].head == verb &&
            (deprel_is(words[word].deprel, "ccomp") || deprel_is(words[word].deprel, "parataxis") ||
             deprel_is(words[word].deprel, "xcomp") || deprel_is(words[word].deprel, "obj")))
            return true;
        if (aside && word == words[verb].head)
            return true;
    }
    return false;
}

/* Words of a coordination whose first is the mention: `Russia and Turkey`. */
static bool is_coordinated(const Finder *f, const Mention *m) {
    const Tree *tree = &f->trees[m->sequence];
    for (int i = tree->words[m->head].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "conj") && finder_mention_at(f, m->sequence, i) >= 0)
            return true;
    return false;
}

static bool may_stand_for(const Finder *f, const Wanted *wanted, const Mention *m) {
    const Word *w = &f->trees[m->sequence].words[m->head];
    if (m->kind == MENTION_PLACE || !m->actor.code.len || is_modifier(w) || is_bound(f, wanted, m) ||
        is_spoken_of(f->tree, wanted->word, m))
        return false;
    if (m->kind == MENTION_UNKNOWN && !m->subject)
        return false;
    Nature n = finder_nature(f, m);
    n.many = n.many || is_coordinated(f, m);
    return agrees(wanted, &n);
}

/* Of the subjects of an earlier sentence the first is what it is about. */
static bool is_better(const Finder *f, const Wanted *wanted, const Mention *m, const Mention *old) {
    if (m->sequence != old->sequence)
        return m->sequence > old->sequence;
    bool person = finder_nature(f, m).person;
    if ((m->sequence == f->tree->sequence || wanted->object) && person != finder_nature(f, old).person)
        return person; /* `тој`, `his`: sooner a person than a state */
    bool earlier_sentence = m->sequence != f->tree->sequence;
    if (m->subject != old->subject) /* `police beat students. They were wounded` */
        return earlier_sentence && wanted->suffers ? !m->subject : m->subject;
    bool earlier = m->sequence != f->tree->sequence && m->subject;
    return earlier ? m->head < old->head : m->head > old->head;
}

/* `it said that`, `„...“, рече тој`: no thing speaks. */
static bool is_speaking(const Tree *tree, int pronoun) {
    int verb = deprel_is(tree->words[pronoun].deprel, "nsubj") ? tree->words[pronoun].head : 0;
    bool speaks = verb && deprel_is(tree->words[verb].deprel, "parataxis");
    for (int i = verb ? tree->words[verb].child : 0; i; i = tree->words[i].next)
        speaks = speaks || deprel_is(tree->words[i].deprel, "ccomp") || deprel_is(tree->words[i].deprel, "parataxis");
    return speaks;
}

/* `China condemned the attacks when they happened`: a thing of the same sentence that fits is nearer than an actor of
 * another. */
static bool is_thing_nearer(const Finder *f, const Wanted *wanted) {
    for (int i = 1; i < wanted->word && !wanted->person && !is_speaking(f->tree, wanted->word); i++) {
        const Word *w = &f->tree->words[i];
        bool noun = str_is(w->upos, "NOUN") && f->at[i] < 0;
        bool core = deprel_is(w->deprel, "nsubj") || deprel_is(w->deprel, "obj");
        if (noun && core && word_has_feature(w, "Number=Plur") == wanted->many)
            return true;
    }
    return false;
}

/* `Kenya's rebels, who praised its army`: whoever owns what the relative clause tells of, or -1. */
static int owner_of_relative(const Finder *f, const Wanted *wanted) {
    const Word *words = f->tree->words;
    int word = wanted->word;
    for (int level = 0; word && !deprel_is(words[word].deprel, "acl") && level < 6; level++)
        word = words[word].head;
    int noun = word && wanted->possessive ? words[word].head : 0;
    for (int i = noun ? words[noun].child : 0; i; i = words[i].next)
        if (str_is(words[i].deprel, "nmod:poss") && f->at[i] >= 0 && may_stand_for(f, wanted, &f->mentions[f->at[i]]))
            return f->at[i];
    return -1;
}

/* `Chad thanked France for its help`, `broke with Qatar over its conduct`: a reason is the other's; or -1. */
static int partner_of_reason(const Finder *f, const Wanted *wanted) {
    static const char *const reasons[] = {"for", "over", "поради", "заради", NULL};
    static const char *const partners[] = {"obj", "iobj", "obl", "nmod", NULL};
    const Word *words = f->tree->words;
    int noun = wanted->possessive ? words[wanted->word].head : 0, verb = noun ? words[noun].head : 0;
    bool reason = false,
         own = !verb || !str_is(words[verb].upos, "VERB") || str_has_prefix(words[verb].lemma, "apolog");
    for (int i = noun ? words[noun].child : 0; i && !own; i = words[i].next)
        reason = reason || (deprel_is(words[i].deprel, "case") && str_is_one_of(words[i].lemma, reasons));
    for (int i = verb + 1; reason && i < noun; i++)
        if (f->at[i] >= 0 && deprel_is_one_of(words[i].deprel, partners) &&
            may_stand_for(f, wanted, &f->mentions[f->at[i]]))
            return f->at[i];
    return -1;
}

static bool is_patient(const Tree *tree, int word) {
    if (deprel_is(tree->words[word].deprel, "nmod"))
        word = tree->words[word].head;
    return str_is(tree->words[word].deprel, "nsubj:pass");
}

/* The earlier mention for which the pronoun at `word` most likely stands, or -1. */
int finder_antecedent(const Finder *f, int word) {
    Wanted wanted = wanted_by(&f->tree->words[word]);
    wanted.word = word;
    wanted.possessive = is_possessive(f->tree, word);
    Str deprel = f->tree->words[word].deprel;
    wanted.object = deprel_is(deprel, "obj") || deprel_is(deprel, "iobj") || deprel_is(deprel, "expl");
    wanted.suffers = wanted.many && is_patient(f->tree, word);
    int best = owner_of_relative(f, &wanted);
    if (best < 0)
        best = partner_of_reason(f, &wanted);
    if (best >= 0)
        return best;
    for (size_t n = f->count; n-- > 0;) {
        const Mention *m = &f->mentions[n];
        if (f->tree->sequence - m->sequence > SENTENCES_BACK)
            break;
        if ((m->sequence == f->tree->sequence && m->head >= word) || !may_stand_for(f, &wanted, m))
            continue;
        if (best < 0 || is_better(f, &wanted, m, &f->mentions[best]))
            best = (int)n;
    }
    bool far = best >= 0 && f->mentions[best].sequence < f->tree->sequence;
    return far && is_thing_nearer(f, &wanted) ? -1 : best;
}

/* `таа земја` points, and owns nothing. */
static bool is_pointing(const Word *w) {
    static const char *const words[] = {"тој", "таа", "тоа", "тие", NULL};
    return deprel_is(w->deprel, "det") && str_is_one_of(w->lemma, words);
}

int finder_subject_above(const Finder *f, int word) {
    for (int level = 0; word && level < 6; word = f->tree->words[word].head, level++) {
        int subject = tree_child(f->tree, word, "nsubj");
        if (subject && f->at[subject] >= 0)
            return f->at[subject];
        bool pronoun = subject && str_is(f->tree->words[subject].upos, "PRON");
        if (pronoun && finder_is_third_person(f->tree->words[subject].lemma)) /* not yet a mention */
            return finder_antecedent(f, subject);
    }
    return -1;
}

/* `Kenya, whose soldiers ...` */
static int relative_owner(const Finder *f, int word) {
    static const char *const whose[] = {"whose", "чиј", "чијшто", NULL};
    bool relative = false;
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        relative = relative || str_is_one_of(f->tree->words[i].lemma, whose) || str_is(f->tree->words[i].form, "whose");
    for (int level = 0; relative && word && level < 6; word = f->tree->words[word].head, level++)
        if (deprel_is(f->tree->words[word].deprel, "acl"))
            return f->at[f->tree->words[word].head];
    return -1;
}

int finder_possessor(const Finder *f, int word) {
    int owner = relative_owner(f, word);
    if (owner >= 0)
        return owner;
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (str_is(f->tree->words[i].lemma, "свој"))
            return finder_subject_above(f, word); /* `своите војници` */
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (finder_is_third_person(f->tree->words[i].lemma) && !is_pointing(&f->tree->words[i]))
            return finder_antecedent(f, i);
    return -1;
}

/* `ги` before a verb whose object stands behind it: it only announces that one. */
static bool is_announcement(const Tree *tree, int word) {
    static const char *const clitics[] = {"го", "ја", "ги", "му", "ѝ", "и", "им", NULL};
    const Word *w = &tree->words[word];
    if (!str_is_one_of(w->form, clitics))
        return false;
    for (int i = tree->words[w->head].child; i; i = tree->words[i].next) {
        Str deprel = tree->words[i].deprel;
        if (i > word && (deprel_is(deprel, "obj") || deprel_is(deprel, "iobj")))
            return true;
    }
    return false;
}

static void refer(Finder *f, int word, int antecedent) {
    bool unknown = f->mentions[antecedent].kind == MENTION_UNKNOWN;
    int mention = finder_refer(f, word, antecedent, unknown ? MENTION_UNKNOWN : MENTION_PRONOUN);
    if (wanted_by(&f->tree->words[word]).many)
        finder_add_conjuncts(f, &f->mentions[mention]);
}

void finder_pronouns(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        if (f->at[i] >= 0 || !str_is(w->upos, "PRON") || !finder_is_third_person(w->lemma) ||
            deprel_is(w->deprel, "expl") || is_announcement(f->tree, i) || is_pointing(w))
            continue;
        int antecedent = finder_antecedent(f, i);
        if (antecedent >= 0)
            refer(f, i, antecedent);
    }
}
