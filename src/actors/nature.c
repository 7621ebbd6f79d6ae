/* Number, sex and kind of what a mention stands for, by which a pronoun agrees with it. */
#include "actors/finder.h"
#include "base/utf8.h"

#include <string.h>

static const Word *head_of(const Finder *f, const Mention *m) { return &f->trees[m->sequence].words[m->head]; }

static Gender gender_of_word(const Word *w) {
    static const char *const female[] = {"queen", "princess", "empress", "nun",  "mayoress", "Mrs",
                                         "Mrs.",  "Ms",       "Ms.",     "г-ѓа", "она",      NULL};
    static const char *const male[] = {"king", "prince", "emperor", "pope", "priest", "Mr", "Mr.", "г-дин", NULL};
    if (utf8_starts_cyrillic(w->form) && str_is(w->upos, "NOUN"))
        return word_has_feature(w, "Gender=Fem") ? GENDER_FEMALE : GENDER_MALE;
    if (str_is_one_of(w->lemma, female) || str_has_suffix(w->lemma, "woman"))
        return GENDER_FEMALE;
    bool man = str_has_suffix(w->lemma, "man") && w->lemma.len > 3;
    return str_is_one_of(w->lemma, male) || man ? GENDER_MALE : GENDER_OPEN;
}

/* Macedonian titles in the masculine stand with women's names too. */
static Gender gender_by_title(const Word *w) {
    static const char *const male[] = {"крал", "принц", "цар", "султан", "емир", "папа", "шеик", NULL};
    Gender gender = gender_of_word(w);
    if (str_is_one_of(w->lemma, male))
        return GENDER_MALE;
    return utf8_starts_cyrillic(w->form) && gender == GENDER_MALE ? GENDER_OPEN : gender;
}

/* By the titles that stand with a person's name. */
static Gender gender_of_person(const Finder *f, const Mention *m) {
    const Word *words = f->trees[m->sequence].words;
    Str last = words[finder_last_of_name(&f->trees[m->sequence], m->head)].form;
    if (str_has_suffix(last, "ова") || str_has_suffix(last, "ева") || str_has_suffix(last, "ска"))
        return GENDER_FEMALE;
    Gender gender = gender_of_word(&words[m->head]);
    for (int i = words[m->head].child; i && gender == GENDER_OPEN; i = words[i].next)
        if (deprel_is(words[i].deprel, "appos") || deprel_is(words[i].deprel, "compound") ||
            deprel_is(words[i].deprel, "flat") || str_is(words[i].deprel, "nmod:desc"))
            gender = gender_by_title(&words[i]);
    int above = words[m->head].head;
    if (gender == GENDER_OPEN && above && deprel_is(words[m->head].deprel, "flat"))
        gender = gender_by_title(&words[above]);
    return gender;
}

/* Of the noun itself, as Macedonian pronouns follow it: `Русија` is `таа`, `Иран` is `тој`. */
static Gender grammatical_gender(const Word *w, const Word *last) {
    if (word_has_feature(w, "Gender=Fem") || str_has_suffix(last->form, "а"))
        return GENDER_FEMALE;
    return word_has_feature(w, "Gender=Masc") ? GENDER_MALE : GENDER_OPEN;
}

/* `Ukrainians`, `Турците`; the United States and the Philippines are one all the same. */
static bool is_people(const Mention *m, const Word *w) {
    if (!word_has_feature(w, "Number=Plur"))
        return false;
    if (utf8_starts_cyrillic(w->form))
        return str_has_suffix(w->form, "и") || str_has_suffix(w->form, "те");
    return m->actor.name.len < w->form.len ||
           memcmp(m->actor.name.at + m->actor.name.len - w->form.len, w->form.at, w->form.len) != 0;
}

static const Mention *root_of(const Finder *f, const Mention *m) {
    while (m->kind == MENTION_PRONOUN && m->antecedent >= 0)
        m = &f->mentions[m->antecedent];
    return m;
}

Nature finder_nature(const Finder *f, const Mention *mention) {
    const Mention *m = root_of(f, mention);
    const Word *w = head_of(f, m);
    bool plural = word_has_feature(w, "Number=Plur"), macedonian = utf8_starts_cyrillic(w->form);
    Nature n = {.one = !plural, .many = plural || mention->also_count > 0};
    if (m->kind == MENTION_PERSON || m->kind == MENTION_UNKNOWN) {
        n = (Nature){.person = true, .thing = m->kind == MENTION_UNKNOWN, .one = true};
        n.gender = gender_of_person(f, m);
    } else if (m->kind == MENTION_ROLE) {
        n.thing = plural || finder_is_body(f, w);
        n.person = !n.thing;
        n.many = n.many || (n.thing && !macedonian);
        n.gender = n.person ? gender_of_word(w) : GENDER_OPEN;
    } else {
        n.thing = true;
        n.many =
            mention->also_count || ((m->kind == MENTION_STATE || m->kind == MENTION_ORGANISATION) && is_people(m, w));
        n.one = !n.many || mention->also_count > 0;
        n.many = n.many || (m->kind == MENTION_ORGANISATION && !macedonian);
    }
    if (n.thing && macedonian)
        n.gender = grammatical_gender(w, &f->trees[m->sequence].words[m->last]);
    if (mention->kind == MENTION_PRONOUN && str_is(head_of(f, mention)->lemma, "it"))
        n.many = false;
    return n;
}
