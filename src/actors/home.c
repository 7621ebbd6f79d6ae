/* To which state an office, a body or a group belongs that stands with no state: to that of the name it is the title
 * of, of the one it is joined with, of the same office earlier in the article; else to the state that weighs most among
 * those named lately. */
#include "actors/finder.h"

#include <math.h>

/* A mention weighs less with every sentence, and never nothing. */
static const double FADING = 0.75, REMAINDER = 0.15, SUBJECT = 1.5, SCENE = 1.5;

enum { MENTIONS_BACK = 120 };

/* Names tell of a state; what was itself taken from the context does not. */
static bool tells_state(const Mention *m) {
    bool name =
        m->kind == MENTION_STATE || m->kind == MENTION_SEAT || m->kind == MENTION_PERSON || m->kind == MENTION_PLACE;
    return name && actor_is_state(&m->actor);
}

static double weight_of(const Finder *f, const Mention *m, HomeKind kind) {
    int apart = f->tree->sequence - m->sequence;
    double weight = m->subject ? SUBJECT : 1;
    if (m->kind == MENTION_PLACE)
        weight = kind == HOME_OF_PEOPLE ? SCENE : 1;
    return weight * (pow(FADING, apart) + REMAINDER);
}

Str finder_home(const Finder *f, HomeKind kind, Str except) {
    size_t from = f->count > MENTIONS_BACK ? f->count - MENTIONS_BACK : 0;
    Str best = STR("");
    double best_weight = 0;
    for (size_t i = from; i < f->count; i++) {
        Str code = f->mentions[i].actor.code;
        double weight = 0;
        for (size_t k = from; k < f->count && tells_state(&f->mentions[i]); k++)
            if (tells_state(&f->mentions[k]) && str_equal(f->mentions[k].actor.code, code))
                weight += weight_of(f, &f->mentions[k], kind);
        if (weight >= best_weight && weight > 0 && !str_equal(code, except)) {
            best = code;
            best_weight = weight;
        }
    }
    return best;
}

static bool is_name(const Word *w) { return str_is(w->upos, "PROPN"); }

/* State of the person whose title the role is: `President Joe Biden`, `the minister, Jane Doe`; or of what stands with
 * that name: `the French minister X`. */
static Str home_of_title(const Finder *f, int word) {
    const Word *words = f->tree->words, *w = &words[word];
    static const char *const titles[] = {"compound", "appos", "flat", "nmod:desc", NULL};
    for (int i = w->child; i; i = words[i].next) {
        bool titled = deprel_is_one_of(words[i].deprel, titles) || deprel_is(words[i].deprel, "amod");
        if (f->at[i] >= 0 && titled && f->mentions[f->at[i]].kind == MENTION_PERSON)
            return f->mentions[f->at[i]].actor.code;
    }
    if (!w->head || !is_name(&words[w->head]) || !deprel_is_one_of(w->deprel, titles))
        return STR("");
    int person = f->at[w->head];
    if (person >= 0 && f->mentions[person].kind == MENTION_PERSON)
        return f->mentions[person].actor.code;
    int country = person < 0 ? finder_country_beneath(f, w->head, 1) : -1;
    return country >= 0 ? f->mentions[country].actor.code : STR("");
}

static bool has_own_article(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "det") || deprel_is(tree->words[i].deprel, "amod"))
            return true;
    return word_has_feature(&tree->words[word], "Definite=Def");
}

/* `Turkish soldiers and | policemen` share their state. */
static Str home_of_conjunct(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    int first = deprel_is(w->deprel, "conj") && !has_own_article(f->tree, word) ? f->at[w->head] : -1;
    if (first < 0 || f->mentions[first].kind != MENTION_ROLE || f->mentions[first].antecedent < 0)
        return STR("");
    return f->mentions[first].actor.code;
}

/* `defence` of `the defence minister`. */
static Str kind_of_office(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "compound") || deprel_is(tree->words[i].deprel, "amod"))
            return tree->words[i].lemma;
    return STR("");
}

static bool is_same_office(const Finder *f, const Mention *m, int word) {
    const Word *w = &f->tree->words[word];
    if (m->kind == MENTION_PERSON)
        return m->actor.office.len && str_equal(m->actor.office, w->lemma);
    if (m->kind != MENTION_ROLE || m->antecedent < 0 || !str_equal(m->actor.office, w->lemma))
        return false;
    Str kind = kind_of_office(f->tree, word);
    for (int i = f->trees[m->sequence].words[m->head].child; i && kind.len; i = f->trees[m->sequence].words[i].next)
        if (str_equal(f->trees[m->sequence].words[i].lemma, kind))
            return true;
    return !kind.len;
}

/* `the president`: of whom one was named last. */
static Str home_of_office(const Finder *f, int word) {
    if (!finder_is_definite(f->tree, word))
        return STR("");
    const Mention *last = NULL;
    for (size_t n = f->count; n-- > 0;) {
        const Mention *m = &f->mentions[n];
        if (!is_same_office(f, m, word) || !m->actor.code.len)
            continue;
        if (last && (m->sequence < last->sequence || last->subject))
            break;
        if (!last || m->subject)
            last = m;
    }
    return last ? last->actor.code : STR("");
}

static HomeKind kind_of_role(Str sector) {
    return str_is(sector, "GOV") || str_is(sector, "MIL") ? HOME_OF_STATE : HOME_OF_PEOPLE;
}

/* `the rights of refugees | from Bhutan`, whatever the parser hangs it on. */
static Str home_behind(const Finder *f, int word) {
    const Word *words = f->tree->words;
    static const char *const origins[] = {"from", "од", NULL};
    int from = word + 1;
    if (from >= f->tree->count || !deprel_is(words[from].deprel, "case") || !str_is_one_of(words[from].lemma, origins))
        return STR("");
    int mention = f->at[words[from].head];
    return mention >= 0 && words[from].head - from <= 3 ? f->mentions[mention].actor.code : STR("");
}

/* `military` in `Indonesian military officials`. */
static Str home_of_modified(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    bool modifier = deprel_is(w->deprel, "amod") || deprel_is(w->deprel, "compound");
    int country = modifier ? finder_country_beneath(f, w->head, 1) : -1;
    return country >= 0 ? f->mentions[country].actor.code : STR("");
}

Str finder_home_of_role(const Finder *f, int word, Str sector) {
    Str home = home_of_title(f, word);
    if (!home.len)
        home = home_behind(f, word);
    if (!home.len)
        home = home_of_modified(f, word);
    if (!home.len)
        home = home_of_conjunct(f, word);
    if (!home.len)
        home = home_of_office(f, word);
    return home.len ? home : finder_home(f, kind_of_role(sector), STR(""));
}

/* State of a people named as a minority: `Bosnian Serbs` are Bosnia's, `ethnic Albanians` those of the place told with
 * them or of the state most spoken of. Empty where the name at `word` is none such. */
static Str minority_home(const Finder *f, int word) {
    static const char *const ethnic[] = {"ethnic", "етнички", NULL};
    const Mention *people = &f->mentions[f->at[word]];
    int home = f->at[word - 1];
    if (people->kind != MENTION_STATE || people->head != people->first)
        return STR("");
    if (home >= 0 && f->tree->words[word - 1].head == word && f->mentions[home].kind == MENTION_STATE)
        return f->mentions[home].actor.code;
    if (!str_is_one_of(f->tree->words[word - 1].lemma, ethnic))
        return STR("");
    int place = finder_country_beneath(f, word, 0);
    return place >= 0 ? f->mentions[place].actor.code : finder_home(f, HOME_OF_PEOPLE, people->actor.code);
}

void finder_settle_minorities(Finder *f) {
    for (int i = 2; i <= f->tree->count; i++) {
        Str home = f->at[i] >= 0 ? minority_home(f, i) : STR("");
        if (!home.len)
            continue;
        Actor *people = &f->mentions[f->at[i]].actor;
        people->code = home;
        people->sector[0] = STR("CVL");
        people->sector_count = 1;
    }
}

/* Roles that stood before any state was named belong to the one the article is about. */
void finder_settle_homeless(Finder *f) {
    int state = actors_main_state(f->arena, f->mentions, f->count);
    for (size_t i = 0; i < f->count && state >= 0; i++)
        if (f->mentions[i].kind == MENTION_ROLE && !f->mentions[i].actor.code.len)
            f->mentions[i].actor.code = f->mentions[state].actor.code;
}
