/* Several states told together: `the two governments`, `Turkey and Russia ... they`. */
#include "actors/finder.h"

static bool is_two(const Word *w) {
    static const char *const words[] = {"two",      "both",     "neither",  "either", "два", "две",      "двете",
                                        "двајцата", "обата",    "обете",    "двата",  "дв",  "обајцата", "Двете",
                                        "Двата",    "Двајцата", "Обајцата", "Обете",  NULL};
    return str_is_one_of(w->lemma, words) || str_is_one_of(w->form, words);
}

bool finder_is_pair(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (is_two(&tree->words[i]))
            return true;
    return false;
}

void finder_add_also(Mention *m, Str code) {
    bool there = !code.len || str_equal(m->actor.code, code) || m->also_count == MENTION_ALSO_MAX;
    for (int i = 0; i < m->also_count; i++)
        there = there || str_equal(m->also[i], code);
    if (!there)
        m->also[m->also_count++] = code;
}

int finder_mention_at(const Finder *f, int sequence, int word) {
    if (sequence == f->tree->sequence)
        return f->at[word];
    for (size_t n = f->count; n-- > 0 && f->mentions[n].sequence >= sequence;)
        if (f->mentions[n].sequence == sequence && f->mentions[n].head == word)
            return (int)n;
    return -1;
}

void finder_add_conjuncts(const Finder *f, Mention *m) {
    const Mention *first = m->antecedent >= 0 ? &f->mentions[m->antecedent] : m;
    const Tree *tree = &f->trees[first->sequence];
    for (int i = tree->words[first->head].child; i; i = tree->words[i].next) {
        int other = deprel_is(tree->words[i].deprel, "conj") ? finder_mention_at(f, first->sequence, i) : -1;
        if (other >= 0)
            finder_add_also(m, f->mentions[other].actor.code);
    }
}

Str finder_group_beneath(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        Str codes = finder_sector(f, &f->tree->words[i]);
        if (str_has_prefix(codes, ROLE_GROUP))
            return codes;
    }
    return STR("");
}

void finder_set_group(Mention *m, Str codes) {
    Str rest = {codes.at + 1, codes.len - 1}, code;
    m->also_count = 0;
    for (bool first = true; str_next_field(&rest, ' ', &code); first = false) {
        if (first)
            m->actor.code = code;
        else
            finder_add_also(m, code);
    }
}

static bool is_named_state(const Finder *f, const char *code) {
    for (size_t n = f->count; n-- > 0;)
        if (str_is(f->mentions[n].actor.code, code) && f->mentions[n].kind == MENTION_STATE)
            return true;
    return false;
}

/* `the North`, `Југот`, by itself. */
static bool is_half(const Finder *f, int word, const char *const *names) {
    Str form = f->tree->words[word].form, deprel = f->tree->words[word].deprel;
    bool part = deprel_is(deprel, "compound") || deprel_is(deprel, "amod") || deprel_is(deprel, "flat");
    return str_is_one_of(form, names) && !part && !f->used[word] && f->at[word] < 0 &&
           (str_has_suffix(form, "от") || finder_is_definite(f->tree, word)) && !finder_is_location(f->tree, word);
}

void finder_halves(Finder *f) {
    static const char *const north[] = {"North", "Северот", NULL}, *const south[] = {"South", "Југот", NULL};
    for (int i = 1; i <= f->tree->count; i++) {
        bool northern = is_half(f, i, north);
        if (!northern && !is_half(f, i, south))
            continue;
        if (!is_named_state(f, "PRK") && !is_named_state(f, "KOR"))
            return;
        Actor half = northern ? (Actor){.code = STR("PRK"), .name = STR("North Korea")}
                              : (Actor){.code = STR("KOR"), .name = STR("South Korea")};
        finder_add(f,
                   (Mention){.head = i, .first = i, .last = i, .kind = MENTION_STATE, .antecedent = -1, .actor = half});
    }
}

Str finder_other_half(const Finder *f, int word, Str owner) {
    bool northern = str_is(owner, "KOR");
    for (int i = f->tree->words[word].child; i && (northern || str_is(owner, "PRK")); i = f->tree->words[i].next) {
        Str lemma = f->tree->words[i].lemma;
        if (northern && (str_is(lemma, "northern") || str_is(lemma, "северен")))
            return STR("PRK");
        if (!northern && (str_is(lemma, "southern") || str_is(lemma, "јужен")))
            return STR("KOR");
    }
    return STR("");
}

static bool is_hyphen(const Word *w) { return (str_is(w->form, "-") || str_is(w->form, "–")) && !w->space_after; }

void finder_join_adjectives(Finder *f) {
    const Word *words = f->tree->words;
    for (int i = 1; i + 2 <= f->tree->count; i++) {
        bool joined = f->at[i] >= 0 && f->at[i + 2] >= 0 && is_hyphen(&words[i + 1]) && !words[i].space_after;
        if (joined && f->mentions[f->at[i]].kind == MENTION_STATE && f->mentions[f->at[i + 2]].kind == MENTION_STATE) {
            finder_add_also(&f->mentions[f->at[i]], f->mentions[f->at[i + 2]].actor.code);
            finder_add_also(&f->mentions[f->at[i + 2]], f->mentions[f->at[i]].actor.code);
        }
    }
}

/* Who may be one of a pair. */
typedef enum PairOf { PAIR_OF_PERSONS, PAIR_OF_ANY } PairOf;

/* A state that does something or to which something is done, no scene and no guess. */
static bool may_join(const Finder *f, const Mention *m, const Mention *pair, PairOf of) {
    bool later = m->sequence == f->tree->sequence && m->head > pair->head;
    bool press = m->actor.sector_count && str_is(m->actor.sector[0], "JRN");
    if (later || press || !actor_is_state(&m->actor) || m->kind == MENTION_PLACE || m->kind == MENTION_UNKNOWN)
        return false;
    return of == PAIR_OF_ANY || (m->kind != MENTION_PRONOUN && finder_nature(f, m).person);
}

static bool is_opponent(const Mention *a, const Mention *b) {
    bool both = a->actor.sector_count && b->actor.sector_count;
    return !str_equal(a->actor.code, b->actor.code) || (both && !str_equal(a->actor.sector[0], b->actor.sector[0]));
}

/* The other states that stand beside it, `between Kenya | and Uganda`, or another party of the same, `between rebels |
 * and soldiers`. */
static void codes_beside(const Finder *f, const Mention *m, Codes *codes) {
    const Tree *tree = &f->trees[m->sequence];
    codes->count = 0;
    for (int i = 0; i < m->also_count && m->also_count < CODES_MAX; i++)
        codes->at[codes->count++] = m->also[i];
    for (int i = codes->count ? 0 : tree->words[m->head].child; i; i = tree->words[i].next) {
        int other = deprel_is(tree->words[i].deprel, "conj") ? finder_mention_at(f, m->sequence, i) : -1;
        bool opponent = other >= 0 && actor_is_state(&f->mentions[other].actor) && is_opponent(m, &f->mentions[other]);
        if (opponent && codes->count < CODES_MAX)
            codes->at[codes->count++] = f->mentions[other].actor.code;
    }
}

static void take_pair(Mention *m, Str first, Str second) {
    m->actor.code = first;
    m->also_count = 0;
    finder_add_also(m, second);
}

/* Code of whoever deals with the two, or empty: `Kenya urged both sides` is none of them. */
static Str outsider(const Finder *f, const Mention *m) {
    const Word *w = &f->tree->words[m->head];
    bool subject = deprel_is(w->deprel, "nsubj") || deprel_is(w->deprel, "nmod");
    int above = subject ? -1 : finder_subject_above(f, w->head);
    return above >= 0 ? f->mentions[above].actor.code : STR("");
}

/* So many states joined by `and` in the nearest sentence that has such. */
static bool set_joined(const Finder *f, Mention *m, PairOf of, int others, int sentences_back) {
    for (size_t n = f->count; n-- > 0 && f->tree->sequence - f->mentions[n].sequence <= sentences_back;) {
        const Mention *one = &f->mentions[n];
        Codes codes = {.count = 0};
        if (may_join(f, one, m, of))
            codes_beside(f, one, &codes);
        if (codes.count != others)
            continue;
        m->actor.code = one->actor.code;
        m->also_count = 0;
        for (int i = 0; i < codes.count; i++)
            finder_add_also(m, codes.at[i]);
        return true;
    }
    return false;
}

/* The two states named last, in so many sentences. */
static bool set_last_two(const Finder *f, Mention *m, PairOf of, int sentences_back) {
    const Mention *last = NULL;
    Str outside = outsider(f, m);
    for (size_t n = f->count; n-- > 0 && f->tree->sequence - f->mentions[n].sequence <= sentences_back;) {
        const Mention *one = &f->mentions[n];
        if (!may_join(f, one, m, of) || (last && str_equal(one->actor.code, last->actor.code)) ||
            str_equal(one->actor.code, outside))
            continue;
        if (last) {
            take_pair(m, one->actor.code, last->actor.code);
            return true;
        }
        last = one;
    }
    if (last && outside.len && sentences_back == f->tree->sequence) /* two sides of one state */
        m->actor.code = last->actor.code;
    return m->actor.code.len > 0;
}

/* States named by their names, and how often. */
typedef struct Tally {
    Str code[CODES_MAX * 4];
    int times[CODES_MAX * 4];
    int count;
} Tally;

static void tally_add(Tally *t, Str code) {
    int i = 0;
    while (i < t->count && !str_equal(t->code[i], code))
        i++;
    if (i == CODES_MAX * 4)
        return;
    if (i == t->count) {
        t->code[t->count] = code;
        t->times[t->count++] = 0;
    }
    t->times[i]++;
}

static int foremost(const Tally *t, int but) {
    int best = -1;
    for (int i = 0; i < t->count; i++)
        if (i != but && (best < 0 || t->times[i] > t->times[best]))
            best = i;
    return best;
}

/* `both sides`: the two states that the article names far more often than any other. */
static bool set_foremost(const Finder *f, Mention *m) {
    enum { TIMES = 3 };
    Tally t = {.count = 0};
    for (size_t n = 0; n < f->count; n++)
        if (may_join(f, &f->mentions[n], m, PAIR_OF_ANY) && f->mentions[n].kind != MENTION_ROLE &&
            f->mentions[n].kind != MENTION_PRONOUN)
            tally_add(&t, f->mentions[n].actor.code);
    int one = foremost(&t, -1), other = one >= 0 ? foremost(&t, one) : -1, third = -1;
    for (int i = 0; i < t.count; i++)
        if (i != one && i != other && (third < 0 || t.times[i] > t.times[third]))
            third = i;
    if (other < 0 || t.times[other] < TIMES || (third >= 0 && t.times[third] >= t.times[other]))
        return false;
    take_pair(m, t.code[one], t.code[other]);
    return true;
}

static bool set_pair_of(const Finder *f, Mention *m, PairOf of) {
    enum { HERE = 1, NEAR = 2, FAR = 20 };
    int whole = of == PAIR_OF_PERSONS ? 2 * NEAR : f->tree->sequence;
    bool sides = str_is(finder_sector(f, &f->tree->words[m->head]), ROLE_PAIR);
    return set_joined(f, m, of, 1, NEAR) || (sides && set_foremost(f, m)) || set_last_two(f, m, of, HERE) ||
           set_joined(f, m, of, 1, FAR) || set_last_two(f, m, of, whole);
}

/* `the three countries` */
bool finder_set_three(const Finder *f, Mention *m) {
    enum { SENTENCES_BACK = 4 };
    static const char *const words[] = {"three", "три", "трите", "Трите", "тројца", "тројцата", "Тројцата", NULL};
    for (int i = f->tree->words[m->head].child; i; i = f->tree->words[i].next)
        if (str_is_one_of(f->tree->words[i].lemma, words) || str_is_one_of(f->tree->words[i].form, words))
            return set_joined(f, m, PAIR_OF_ANY, 2, SENTENCES_BACK);
    return false;
}

bool finder_set_pair(const Finder *f, Mention *m) {
    bool persons = !finder_is_body(f, &f->tree->words[m->head]);
    return (persons && set_pair_of(f, m, PAIR_OF_PERSONS)) || set_pair_of(f, m, PAIR_OF_ANY);
}

/* The two of one state told before, `two diplomats`; or -1. */
static int told_two(const Finder *f) {
    enum { SENTENCES_BACK = 3 };
    for (size_t n = f->count; n-- > 0 && f->tree->sequence - f->mentions[n].sequence <= SENTENCES_BACK;) {
        const Mention *m = &f->mentions[n];
        bool here = m->sequence == f->tree->sequence;
        if (!here && m->kind == MENTION_ROLE && !m->also_count && finder_is_pair(&f->trees[m->sequence], m->head))
            return (int)n;
    }
    return -1;
}

/* `both agreed`, `двете се договорија`: the two without a noun. */
static void take_two(Finder *f, int word) {
    int told = told_two(f);
    Mention m = {.head = word, .first = word, .last = word, .kind = MENTION_PRONOUN, .antecedent = -1};
    m.actor.name = f->tree->words[word].form;
    if (told >= 0)
        finder_refer(f, word, told, MENTION_PRONOUN);
    else if (set_pair_of(f, &m, PAIR_OF_PERSONS) || set_pair_of(f, &m, PAIR_OF_ANY))
        finder_add(f, m);
}

/* `the three`: the three of different states that were named last. */
static void take_three(Finder *f, int word) {
    enum { SENTENCES_BACK = 2 };
    Mention m = {.head = word, .first = word, .last = word, .kind = MENTION_PRONOUN, .antecedent = -1};
    m.actor.name = f->tree->words[word].form;
    for (size_t n = f->count; n-- > 0 && m.also_count < 2;) {
        if (f->tree->sequence - f->mentions[n].sequence > SENTENCES_BACK)
            return;
        if (!may_join(f, &f->mentions[n], &m, PAIR_OF_PERSONS))
            continue;
        if (m.actor.code.len)
            finder_add_also(&m, f->mentions[n].actor.code);
        else
            m.actor.code = f->mentions[n].actor.code;
    }
    if (m.also_count == 2)
        finder_add(f, m);
}

static bool is_three(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    bool macedonian = str_is(w->form, "тројцата") || str_is(w->form, "Тројцата");
    return macedonian || (str_is(w->lemma, "three") && finder_is_definite(f->tree, word));
}

void finder_pairs(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        bool whole = deprel_is(w->deprel, "nsubj") && !str_is(w->upos, "NOUN") && f->at[i] < 0;
        for (int k = w->child; k; k = f->tree->words[k].next)
            whole = whole && !deprel_is(f->tree->words[k].deprel, "nmod");
        if (whole && is_two(w) && (!str_is(w->lemma, "two") || finder_is_definite(f->tree, i)))
            take_two(f, i);
        if (f->at[i] < 0 && deprel_is(w->deprel, "nsubj") && is_three(f, i))
            take_three(f, i);
    }
}
