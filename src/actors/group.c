/* Several states told together: `the two governments`, `Turkey and Russia ... they`. */
#include "actors/finder.h"

bool finder_is_pair(const Tree *tree, int word) {
    static const char *const words[] = {"two",   "both",     "neither", "either", "два",   "две",
                                        "двете", "двајцата", "обата",   "обете",  "двата", NULL};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is_one_of(tree->words[i].lemma, words) || str_is_one_of(tree->words[i].form, words))
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

/* Who may be one of a pair. */
typedef enum PairOf { PAIR_OF_PERSONS, PAIR_OF_ANY } PairOf;

/* A state that does something or to which something is done, no scene and no guess. */
static bool may_join(const Finder *f, const Mention *m, const Mention *pair, PairOf of) {
    bool later = m->sequence == f->tree->sequence && m->head > pair->head;
    if (later || !actor_is_state(&m->actor) || m->kind == MENTION_PLACE || m->kind == MENTION_UNKNOWN)
        return false;
    return of == PAIR_OF_ANY || (m->kind != MENTION_PRONOUN && finder_nature(f, m).person);
}

/* Another state that stands beside it: `between Kenya | and Uganda`. */
static Str code_beside(const Finder *f, const Mention *m) {
    const Tree *tree = &f->trees[m->sequence];
    for (int i = tree->words[m->head].child; i; i = tree->words[i].next) {
        int other = deprel_is(tree->words[i].deprel, "conj") ? finder_mention_at(f, m->sequence, i) : -1;
        if (other >= 0 && actor_is_state(&f->mentions[other].actor) &&
            !str_equal(f->mentions[other].actor.code, m->actor.code))
            return f->mentions[other].actor.code;
    }
    return STR("");
}

static void take_pair(Mention *m, Str first, Str second) {
    m->actor.code = first;
    m->also_count = 0;
    finder_add_also(m, second);
}

/* Two states joined by `and` in the nearest sentence that has such, or in the last two. */
static bool set_joined(const Finder *f, Mention *m, PairOf of) {
    enum { SENTENCES_BACK = 2 };
    for (size_t n = f->count; n-- > 0 && f->tree->sequence - f->mentions[n].sequence <= SENTENCES_BACK;) {
        const Mention *one = &f->mentions[n];
        Str other = may_join(f, one, m, of) ? code_beside(f, one) : STR("");
        if (other.len) {
            take_pair(m, one->actor.code, other);
            return true;
        }
    }
    return false;
}

static bool set_pair_of(const Finder *f, Mention *m, PairOf of) {
    enum { SENTENCES_BACK = 4 };
    if (set_joined(f, m, of))
        return true;
    const Mention *last = NULL;
    for (size_t n = f->count; n-- > 0;) {
        const Mention *one = &f->mentions[n];
        if (of == PAIR_OF_PERSONS && f->tree->sequence - one->sequence > SENTENCES_BACK)
            return false;
        if (!may_join(f, one, m, of) || (last && str_equal(one->actor.code, last->actor.code)))
            continue;
        if (last) {
            take_pair(m, one->actor.code, last->actor.code);
            return true;
        }
        last = one;
    }
    return false;
}

bool finder_set_pair(const Finder *f, Mention *m) {
    bool persons = !finder_is_body(f, &f->tree->words[m->head]);
    return (persons && set_pair_of(f, m, PAIR_OF_PERSONS)) || set_pair_of(f, m, PAIR_OF_ANY);
}
