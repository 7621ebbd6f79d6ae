/* `I` and `we` stand for whoever is speaking. */
#include "actors/finder.h"

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
    return str_is_one_of(w->lemma, words) || word_is_speaking(w);
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

void finder_settle_spoken(Finder *f) {
    static const char *const owned[] = {"my", "our", "мој", "наш", NULL};
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        bool possessive = str_is_one_of(w->lemma, owned) && w->head && f->at[i] >= 0 && f->at[w->head] >= 0;
        Mention *m = possessive ? &f->mentions[f->at[w->head]] : NULL;
        if (!m || m->kind != MENTION_ROLE || str_is(finder_sector(f, &f->tree->words[w->head]), ROLE_NEIGHBOUR))
            continue;
        m->actor.code = f->mentions[f->at[i]].actor.code;
        m->antecedent = f->at[i];
    }
}
