/* A role noun (`troops`, `president`) belongs to the country beneath it in the tree, to the owner that a pronoun tells,
 * or to the state named most often so far. */
#include "actors/finder.h"
#include "base/utf8.h"

bool finder_joins_country(Str deprel) {
    static const char *const relations[] = {"amod", "compound", "nmod", "appos", "flat", "det", NULL};
    return deprel_is_one_of(deprel, relations);
}

/* False for a complement that is no owner: `troops to Syria`. */
static bool belongs(const Tree *tree, int word) {
    static const char *const owners[] = {"of", "from", "in", "for", "'s", "на", "од", "во", "за", NULL};
    bool bare = true;
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        if (!deprel_is(w->deprel, "case"))
            continue;
        bare = false;
        if (str_is_one_of(w->lemma, owners) || str_is_one_of(w->form, owners))
            return true;
    }
    return bare || !deprel_is(tree->words[word].deprel, "nmod") || str_is(tree->words[word].deprel, "nmod:poss");
}

/* `Trump's`, `на Доналд Трамп`: the person owns what stands above, and is not named by it. */
static bool is_owner(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "case"))
            return true;
    return str_is(tree->words[word].deprel, "nmod:poss");
}

enum { DEPTH_MAX = 2 };

/* Country mention beneath a role noun (`Russian troops`, `president of Venezuela`), or -1. */
static int country_beneath(const Finder *f, int word, int depth) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        const Word *w = &f->tree->words[i];
        if (!finder_joins_country(w->deprel) || !belongs(f->tree, i))
            continue;
        if (f->at[i] >= 0 && f->mentions[f->at[i]].actor.code.len &&
            (f->mentions[f->at[i]].kind != MENTION_PERSON || is_owner(f->tree, i)))
            return f->at[i];
        int below = depth < DEPTH_MAX ? country_beneath(f, i, depth + 1) : -1;
        if (below >= 0)
            return below;
    }
    return -1;
}

/* Code of the state named most often up to here, but for `except`; ties go to the later one. */
Str finder_dominant_country(const Finder *f, Str except) {
    Str best = STR("");
    int best_count = 0;
    size_t from = f->count > 60 ? f->count - 60 : 0;
    for (size_t i = from; i < f->count; i++) {
        Str code = f->mentions[i].actor.code;
        int n = 0;
        for (size_t k = from; k < f->count; k++)
            n += str_equal(f->mentions[k].actor.code, code);
        bool state = actor_is_state(&f->mentions[i].actor) && f->mentions[i].kind != MENTION_ORGANISATION;
        if (state && n >= best_count && !str_equal(code, except)) {
            best = code;
            best_count = n;
        }
    }
    return best;
}

static bool is_former(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        const Word *w = &f->tree->words[i];
        if ((str_is(w->lemma, "former") || str_is(w->lemma, "ex") || str_is(w->lemma, "поранешен") ||
             str_is(w->lemma, "бивш")))
            return true;
    }
    return false;
}

/* The name at `word`, and what is flat beneath it, stands for the office told by `mention` from now on. */
static void introduce_name(Finder *f, int word, int mention) {
    const Word *words = f->tree->words;
    if (!str_is(words[word].upos, "PROPN") || !utf8_starts_upper(words[word].form))
        return;
    map_put(&f->introduced, words[word].form, mention);
    for (int i = words[word].child; i; i = words[i].next)
        if (deprel_is(words[i].deprel, "flat"))
            map_put(&f->introduced, words[i].form, mention);
}

static void introduce(Finder *f, int role, int mention) {
    const Word *words = f->tree->words, *w = &words[role];
    for (int i = w->child; i; i = words[i].next)
        if (deprel_is(words[i].deprel, "flat") || deprel_is(words[i].deprel, "appos"))
            introduce_name(f, i, mention);
    bool title = deprel_is(w->deprel, "compound") || deprel_is(w->deprel, "appos") || str_is(w->deprel, "nmod:desc");
    if (!title || !w->head || !str_is(words[w->head].upos, "PROPN") || !utf8_starts_upper(words[w->head].form))
        return;
    introduce_name(f, w->head, mention);
    finder_refer(f, w->head, mention, MENTION_PERSON);
}

/* `the country`, not `a country` or `other countries`. */
static bool is_definite(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    if (word_has_feature(w, "Number=Plur"))
        return false;
    if (word_has_feature(w, "Definite=Def"))
        return true;
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is(tree->words[i].lemma, "the") || finder_is_third_person(tree->words[i].lemma))
            return true;
    return false;
}

static bool is_pair(const Tree *tree, int word) {
    static const char *const words[] = {"two",   "both",     "neither", "either", "два",
                                        "двете", "двајцата", "обата",   "двата",  NULL};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is_one_of(tree->words[i].lemma, words) || str_is_one_of(tree->words[i].form, words))
            return true;
    return false;
}

/* The two states named last before it, as the actors of `the two governments`. */
static bool set_pair(const Finder *f, Mention *m) {
    const Actor *last = NULL;
    for (size_t n = f->count; n-- > 0;) {
        const Actor *a = &f->mentions[n].actor;
        bool later = f->mentions[n].sequence == f->tree->sequence && f->mentions[n].head > m->head;
        if (later || !actor_is_state(a) || f->mentions[n].kind == MENTION_PLACE ||
            (last && str_equal(a->code, last->code)))
            continue;
        if (last) {
            m->also = m->actor;
            m->actor.code = a->code;
            m->also.code = last->code;
            return true;
        }
        last = a;
    }
    return false;
}

static bool is_international(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is(tree->words[i].lemma, "international") || str_is(tree->words[i].lemma, "меѓународен"))
            return true;
    return false;
}

/* Code of the subject that stands before `word` in its sentence, or empty: `Trump put an embargo on that country`. */
static Str subject_before(const Finder *f, int word) {
    for (size_t n = f->count; n-- > 0 && f->mentions[n].sequence == f->tree->sequence;)
        if (f->mentions[n].subject && f->mentions[n].head < word)
            return f->mentions[n].actor.code;
    return STR("");
}

static Str code_of_role(const Finder *f, int word, int country, Str sector) {
    if (country < 0 && is_international(f->tree, word))
        return STR("IGO");
    Str named = country >= 0 ? f->mentions[country].actor.code : STR("");
    if (str_is(sector, ROLE_NEIGHBOUR))
        return finder_dominant_country(f, named.len ? named : finder_dominant_country(f, STR("")));
    if (str_is(sector, ROLE_STATE) && country < 0 && !is_definite(f->tree, word))
        return STR("");
    if (!named.len && str_is(sector, ROLE_STATE))
        return finder_dominant_country(f, subject_before(f, word));
    return named.len ? named : finder_dominant_country(f, STR(""));
}

static void set_role_sector(const Finder *f, Actor *actor, int word, int country, Str sector) {
    if (str_is(sector, ROLE_NEIGHBOUR) || str_is(sector, ROLE_STATE) || str_is(sector, ROLE_PAIR))
        return;
    bool body = country >= 0 && f->mentions[country].kind == MENTION_ORGANISATION && !str_is(sector, "GOV");
    actor->sector[actor->sector_count++] = is_former(f, word) ? STR("ELI") : sector;
    if (body && f->mentions[country].actor.sector_count)
        actor->sector[0] = f->mentions[country].actor.sector[0];
}

/* Code of the other state in `the presidents of Kenya and Uganda`, or empty. */
static Str second_country(const Finder *f, int word, int country) {
    const Word *words = f->tree->words;
    const Mention *first = &f->mentions[country];
    if (first->also.code.len)
        return first->also.code;
    bool beside = first->sequence == f->tree->sequence && word_has_feature(&words[word], "Number=Plur");
    for (int i = beside ? words[first->head].child : 0; i; i = words[i].next)
        if (deprel_is(words[i].deprel, "conj") && f->at[i] >= 0 && actor_is_state(&f->mentions[f->at[i]].actor))
            return f->mentions[f->at[i]].actor.code;
    return STR("");
}

static void take_role(Finder *f, int word, Str sector) {
    const Word *w = &f->tree->words[word];
    bool sides = str_is(sector, ROLE_PAIR), state = sides || str_is(sector, ROLE_STATE);
    int country = country_beneath(f, word, state ? DEPTH_MAX : 0); /* `states of U.S. support` are not American */
    if (country < 0)
        country = finder_possessor(f, word);
    Mention m = {.head = word,
                 .first = word,
                 .last = word,
                 .kind = MENTION_ROLE,
                 .antecedent = country,
                 .actor = {.name = w->form, .office = state ? STR("") : w->lemma}};
    m.actor.code = code_of_role(f, word, country, sector);
    set_role_sector(f, &m.actor, word, country, sector);
    bool pair = country < 0 && (state || str_is(sector, "GOV")) && is_pair(f->tree, word) && set_pair(f, &m);
    Str second = !pair && country >= 0 ? second_country(f, word, country) : STR("");
    if (second.len) {
        m.also = m.actor;
        m.also.code = second;
    }
    if (state && (!m.actor.code.len || (sides && !pair)))
        return;
    if (state && finder_is_location(f->tree, word))
        m.kind = MENTION_PLACE;
    int mention = finder_add(f, m);
    if (!state)
        introduce(f, word, mention);
}

/* `National` and `Union` in the name of a party are no people. */
static bool is_word_of_name(const Word *w, Str sector) {
    static const char *const titles[] = {"GOV", "MIL", "COP", "JUD", "LEG", "OPP", NULL};
    return !str_is_one_of(sector, titles) && str_is(w->upos, "PROPN") && utf8_starts_upper(w->form);
}

void finder_roles(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        if (f->used[i] || f->at[i] >= 0 ||
            (!str_is(w->upos, "NOUN") && !str_is(w->upos, "PROPN") && !str_is(w->upos, "ADJ")))
            continue;
        Str sector = actor_list_role(f->list, f->scratch, f->article->language, utf8_lower(f->scratch, w->lemma));
        if (!sector.len)
            sector = actor_list_role(f->list, f->scratch, f->article->language, utf8_lower(f->scratch, w->form));
        if (sector.len && !is_word_of_name(w, sector))
            take_role(f, i, sector);
    }
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
    int place = country_beneath(f, word, 0);
    return place >= 0 ? f->mentions[place].actor.code : finder_dominant_country(f, people->actor.code);
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
