/* A name is known for the rest of the article where an office stands with it, `Jane Doe, a spokeswoman`, or where it
 * was told in full: `Doe` alone is she then. */
#include "actors/finder.h"
#include "base/utf8.h"

static bool is_title(Str deprel) {
    return deprel_is(deprel, "compound") || deprel_is(deprel, "appos") || str_is(deprel, "nmod:desc") ||
           deprel_is(deprel, "flat");
}

int finder_last_of_name(const Tree *tree, int word) {
    int last = word;
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (i > word && deprel_is(tree->words[i].deprel, "flat") && finder_is_name(&tree->words[i]))
            last = i;
    return last;
}

void finder_remember(Finder *f, int first, int last, int mention) {
    for (int i = first; i <= last; i++)
        if (finder_is_name(&f->tree->words[i]))
            map_put(&f->introduced, f->tree->words[i].form, mention);
}

/* `and Jane Doe`, not `and the worker Jane Doe`. */
static bool is_bare_name(const Tree *tree, int word) {
    static const char *const parts[] = {"flat", "cc", "punct", "conj", NULL};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (!deprel_is_one_of(tree->words[i].deprel, parts))
            return false;
    return true;
}

/* `the Kenyan minister Macron`: the state told with his title is another than that of the lists. An organisation counts
 * where the lists know no office that the person holds: `the European Union's commissioner, Jane Doe`. */
static bool is_otherwise(const Finder *f, int person, int role) {
    const Mention *p = &f->mentions[person], *r = &f->mentions[role];
    const Mention *body = r->antecedent >= 0 ? &f->mentions[r->antecedent] : NULL;
    bool free = p->actor.sector_count && str_is(p->actor.sector[0], "ELI");
    bool told = body && body->sequence == r->sequence &&
                (body->kind == MENTION_STATE || (free && body->kind == MENTION_ORGANISATION));
    return told && p->kind == MENTION_PERSON && r->kind == MENTION_ROLE && !str_equal(p->actor.code, r->actor.code);
}

/* The name at `word` stands for the office told by `mention`; a person of the lists stays who it is. */
static void introduce_name(Finder *f, int word, int mention) {
    if (f->used[word] && f->at[word] < 0)
        return;
    if (!finder_is_name(&f->tree->words[word]) || finder_is_role(f, &f->tree->words[word]))
        return;
    int known = f->at[word];
    if (known < 0)
        known = finder_refer(f, word, mention, MENTION_PERSON);
    else if (is_otherwise(f, known, mention))
        f->mentions[known].actor = f->mentions[mention].actor;
    finder_remember(f, word, finder_last_of_name(f->tree, word), known);
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (deprel_is(f->tree->words[i].deprel, "conj") && f->at[i] < 0 && is_bare_name(f->tree, i))
            introduce_name(f, i, mention);
}

void finder_introduce(Finder *f, int role, int mention) {
    const Word *words = f->tree->words, *w = &words[role];
    for (int i = w->child; i; i = words[i].next)
        if (deprel_is(words[i].deprel, "appos") || (deprel_is(words[i].deprel, "flat") && is_bare_name(f->tree, i)))
            introduce_name(f, i, mention);
    if (w->head && is_title(w->deprel))
        introduce_name(f, w->head, mention);
}

static bool is_particle(Str form) {
    static const char *const words[] = {"de", "da", "dos", "del", "di",  "von", "van",  "al", "el",  "bin", "De", "Al",
                                        "El", "Mr", "Mr.", "Ms",  "Ms.", "Mrs", "Mrs.", "Dr", "Dr.", "де",  "ал", NULL};
    return str_is_one_of(form, words);
}

/* At the head of a sentence the tagger may take a Macedonian surname for any word. */
static bool may_be_name(const Word *w) {
    bool cyrillic = utf8_starts_cyrillic(w->form);
    bool nominal = str_is(w->upos, "NOUN") || str_is(w->upos, "PRON") || str_is(w->upos, "X");
    return finder_is_name(w) || (cyrillic && nominal && utf8_starts_upper(w->form));
}

/* Mention of whom the name that `word` heads was told before, or MAP_ABSENT. */
static int known_as(const Finder *f, int word) {
    const Word *words = f->tree->words;
    int last = finder_last_of_name(f->tree, word), known = map_get(&f->introduced, words[last].form);
    if (last == word || known == MAP_ABSENT || is_particle(words[word].form))
        return known;
    int first = map_get(&f->introduced, words[word].form);
    bool same = first != MAP_ABSENT && str_equal(f->mentions[first].actor.code, f->mentions[known].actor.code);
    return same ? known : MAP_ABSENT;
}

void finder_introduced(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        bool within = deprel_is(w->deprel, "flat") &&
                      (finder_is_name(&f->tree->words[w->head]) ||
                       (finder_is_name(w - 1) && deprel_is(w[-1].deprel, "flat") && w[-1].head == w->head));
        if (f->at[i] >= 0 || f->used[i] || within || !may_be_name(w))
            continue;
        int known = known_as(f, i);
        if (known != MAP_ABSENT)
            finder_refer(f, i, known, f->mentions[known].kind == MENTION_UNKNOWN ? MENTION_UNKNOWN : MENTION_PERSON);
    }
}
