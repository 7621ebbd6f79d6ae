/* A pronoun stands for the likeliest mention of the sentences just before; `we` for whoever is speaking. */
#include "actors/finder.h"

bool finder_is_third_person(Str lemma) {
    static const char *const words[] = {"he",  "she", "they", "it",    "his",    "her",   "their", "its",
                                        "тој", "таа", "тие",  "негов", "нејзин", "нивен", NULL};
    return str_is_one_of(lemma, words);
}

/* Whether a pronoun may stand for a mention: `he` for a person; in Macedonian `таа` also for a state that ends in -а,
 * `тој` for one that does not. */
static bool may_stand_for(const Finder *f, Str lemma, const Mention *m) {
    static const char *const persons[] = {"he", "she", "his", "her", NULL};
    static const char *const feminine[] = {"таа", "нејзин", NULL};
    static const char *const masculine[] = {"тој", "негов", NULL};
    bool person = m->kind == MENTION_PERSON || m->kind == MENTION_ROLE || m->kind == MENTION_PRONOUN;
    if (m->kind == MENTION_PLACE || m->kind == MENTION_UNKNOWN || !m->actor.code.len)
        return false;
    if (str_is_one_of(lemma, persons))
        return person;
    Str form = {f->article->text.at + m->start_byte, m->end_byte - m->start_byte};
    if (str_is_one_of(lemma, feminine))
        return person || str_has_suffix(form, "а");
    return str_is_one_of(lemma, masculine) ? person || !str_has_suffix(form, "а") : true;
}

/* The earlier mention for which a pronoun most likely stands, or -1: in the nearest sentence that has one, a subject
 * before others, the later before the earlier. */
static int antecedent_of(const Finder *f, Str lemma, int before_word) {
    int best = -1;
    for (size_t n = f->count; n-- > 0;) {
        const Mention *m = &f->mentions[n];
        if (f->tree->sequence - m->sequence > 3)
            break;
        if ((m->sequence == f->tree->sequence && m->head >= before_word) || !may_stand_for(f, lemma, m))
            continue;
        const Mention *old = best >= 0 ? &f->mentions[best] : NULL;
        if (!old || m->sequence > old->sequence ||
            (m->sequence == old->sequence && (m->subject != old->subject ? m->subject : m->head > old->head)))
            best = (int)n;
    }
    return best;
}

/* `таа земја` points, and owns nothing. */
static bool is_pointing(const Word *w) {
    static const char *const words[] = {"тој", "таа", "тоа", "тие", NULL};
    return deprel_is(w->deprel, "det") && str_is_one_of(w->lemma, words);
}

int finder_possessor(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (finder_is_third_person(f->tree->words[i].lemma) && !is_pointing(&f->tree->words[i]))
            return antecedent_of(f, f->tree->words[i].lemma, i);
    return -1;
}

void finder_pronouns(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        if (f->at[i] >= 0 || !str_is(w->upos, "PRON") || !finder_is_third_person(w->lemma) ||
            deprel_is(w->deprel, "expl"))
            continue;
        int antecedent = antecedent_of(f, w->lemma, i);
        if (antecedent >= 0)
            finder_refer(f, i, antecedent, MENTION_PRONOUN);
    }
}

static int subject_mention(const Finder *f, int verb) {
    for (int i = f->tree->words[verb].child; i; i = f->tree->words[i].next)
        if (deprel_is(f->tree->words[i].deprel, "nsubj") && f->at[i] >= 0)
            return f->at[i];
    return -1;
}

/* Who says the clause in which `word` stands: subject of the verb above it or beside it, else the last who spoke; or
 * -1. */
static int speaker_of(const Finder *f, int word) {
    const Tree *tree = f->tree;
    for (int level = 0; tree->words[word].head && level < 12; level++) {
        bool said = deprel_is(tree->words[word].deprel, "ccomp") || deprel_is(tree->words[word].deprel, "parataxis");
        word = tree->words[word].head;
        if (said && subject_mention(f, word) >= 0)
            return subject_mention(f, word);
    }
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "parataxis") && subject_mention(f, i) >= 0)
            return subject_mention(f, i);
    return f->speaker >= 0 && tree->sequence - f->spoken <= 3 ? f->speaker : -1;
}

static bool is_first_person(const Word *w) {
    static const char *const words[] = {"i", "we", "my", "our", "јас", "ние", "мој", "наш", "I", NULL};
    bool verb =
        str_is(w->upos, "VERB") && (unsigned char)w->form.at[0] >= 0xd0; /* English verbs always have their pronoun */
    return str_is_one_of(w->lemma, words) || (verb && word_has_feature(w, "Person=1"));
}

/* `we`, and in Macedonian a verb in the first person: whoever is speaking. */
void finder_speakers(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        int speaker = f->at[i] < 0 && is_first_person(&f->tree->words[i]) ? speaker_of(f, i) : -1;
        if (speaker >= 0)
            finder_refer(f, i, speaker, MENTION_PRONOUN);
    }
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        int verb = deprel_is(w->deprel, "ccomp") ? w->head : deprel_is(w->deprel, "parataxis") ? i : 0;
        if (verb && subject_mention(f, verb) >= 0) {
            f->speaker = subject_mention(f, verb);
            f->spoken = f->tree->sequence;
        }
    }
}
