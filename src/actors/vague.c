/* Role nouns that name nobody, and those that name again an organisation told before. */
#include "actors/finder.h"
#include "base/utf8.h"

static bool has_child(const Tree *tree, int word, const char *const *lemmas) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is_one_of(utf8_starts_upper(tree->words[i].lemma) ? tree->words[i].form : tree->words[i].lemma, lemmas))
            return true;
    return false;
}

/* `Western officials`, `European companies`, `world leaders`: of no one state. */
static bool is_regional(const Tree *tree, int word) {
    static const char *const regions[] = {"western",
                                          "Western",
                                          "european",
                                          "European",
                                          "african",
                                          "African",
                                          "asian",
                                          "Asian",
                                          "arab",
                                          "Arab",
                                          "latin",
                                          "Latin",
                                          "nordic",
                                          "Nordic",
                                          "scandinavian",
                                          "Scandinavian",
                                          "balkan",
                                          "Balkan",
                                          "caribbean",
                                          "Caribbean",
                                          "islamic",
                                          "Islamic",
                                          "world",
                                          "global",
                                          "regional",
                                          "западен",
                                          "европски",
                                          "африкански",
                                          "азиски",
                                          "арапски",
                                          "балкански",
                                          "нордиски",
                                          "исламски",
                                          "светски",
                                          "регионален",
                                          "скандинавски",
                                          "латиноамерикански",
                                          NULL};
    return has_child(tree, word, regions);
}

/* `foreign troops`, but not `the foreign minister`. */
static bool is_foreign(const Finder *f, int word) {
    static const char *const foreign[] = {"foreign", "странски", NULL};
    static const char *const offices[] = {"minister", "ministry", "secretary", "department", "spokesman",
                                          "adviser",  "chief",    "committee", NULL};
    return !str_is_one_of(utf8_lower(f->scratch, f->tree->words[word].lemma), offices) &&
           has_child(f->tree, word, foreign);
}

int finder_foreign(const Finder *f, int word) {
    return is_foreign(f, word) ? finder_same_office(f, word, finder_home(f, word, HOME_OF_PEOPLE, NULL)) : -1;
}

/* `of`, not `for` or `on`. */
static bool is_owned_by(const Tree *tree, int word) {
    static const char *const others[] = {"for", "on", "to", "with", "against", "за", "кон", "со", "против", NULL};
    return !has_child(tree, word, others);
}

/* `the governments of the region`, `of South-East Asia`. */
static bool is_of_area(const Finder *f, int word) {
    static const char *const areas[] = {"region", "world", "continent", "globe", "регион", "свет", "континент", NULL};
    const Word *words = f->tree->words;
    for (int i = words[word].child; i; i = words[i].next) {
        bool area = f->at[i] >= 0 && f->mentions[f->at[i]].place && !f->mentions[f->at[i]].actor.code.len;
        if (deprel_is(words[i].deprel, "nmod") && is_owned_by(f->tree, i) &&
            (area || str_is_one_of(words[i].lemma, areas)))
            return true;
    }
    return false;
}

/* `by force`, `the use of force`. */
static bool is_abstract(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    if (!str_is(w->lemma, "force") || word_has_feature(w, "Number=Plur"))
        return false;
    for (int i = w->child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "det") || deprel_is(tree->words[i].deprel, "compound"))
            return false;
    return true;
}

/* `all parties`, `the parties to the conflict`: whoever they are, no political party. */
static bool is_any_party(const Tree *tree, int word) {
    static const char *const words[] = {"all",   "relevant", "warring", "conflicting", "concerned", "other",
                                        "third", "opposing", "both",    "rival",       NULL};
    const Word *w = &tree->words[word];
    if (!str_is(w->lemma, "party"))
        return false;
    for (int i = w->child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "nmod") && tree->words[i].child &&
            str_is(tree->words[tree->words[i].child].lemma, "to"))
            return true;
    return has_child(tree, word, words);
}

/* `national` of `the national police`, `military` of `military drills`: of what kind something is, not whose. */
static bool is_of_a_kind(const Finder *f, int word, Str sector) {
    const Word *w = &f->tree->words[word];
    if (!str_is(w->upos, "ADJ") || !deprel_is(w->deprel, "amod"))
        return false;
    bool thing = !finder_sector(f, &f->tree->words[w->head]).len && finder_country_beneath(f, w->head, 1) < 0;
    bool office = str_is(sector, "GOV") || str_is(sector, "MIL");
    return (office && thing) || (str_is(sector, "CVL") && !utf8_starts_cyrillic(w->form));
}

bool finder_is_nobody(const Finder *f, int word, Str sector) {
    const Word *w = &f->tree->words[word];
    bool one_state = str_is(sector, ROLE_STATE) && !word_has_feature(w, "Number=Plur");
    if (finder_is_pair(f->tree, word)) /* `the two Nordic countries` */
        return is_any_party(f->tree, word) && str_is(sector, "PTY") && !str_is(sector, ROLE_PAIR);
    if (is_abstract(f->tree, word) || is_any_party(f->tree, word) || is_of_a_kind(f, word, sector))
        return true;
    return !one_state && finder_country_beneath(f, word, 0) < 0 &&
           (is_regional(f->tree, word) || is_of_area(f, word) || (is_foreign(f, word) && finder_foreign(f, word) < 0));
}

static bool has_word(const Finder *f, const Mention *m, Str lemma) {
    const Tree *tree = &f->trees[m->sequence];
    for (int i = m->first; i <= m->last; i++)
        if (str_equal(utf8_lower(f->scratch, tree->words[i].lemma), lemma) ||
            str_equal(utf8_lower(f->scratch, tree->words[i].form), lemma))
            return true;
    return false;
}

/* `the alliance between Kenya and Chad` is told by itself. */
static bool is_bare(const Tree *tree, int word) {
    static const char *const own[] = {"nmod", "appos", "parataxis", "acl", NULL};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is_one_of(tree->words[i].deprel, own))
            return false;
    return true;
}

/* `some members`, `the other members`, with nothing that tells of what. */
static bool is_some(const Tree *tree, int word) {
    static const char *const words[] = {"some",    "all",  "other", "many", "several", "most",
                                        "неколку", "сите", "некој", "друг", NULL};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "nmod") || deprel_is(tree->words[i].deprel, "compound"))
            return false;
    return word_has_feature(&tree->words[word], "Number=Plur") && has_child(tree, word, words);
}

/* Bands and movements, not unions of states. */
static bool is_band(const Actor *a) {
    static const char *const sectors[] = {"REB", "PTY", "SOC", "CVL", "CRM", "OPP", "PRM", NULL};
    static const char *const codes[] = {"NGO", "IMG", "ISM", NULL};
    return str_is_one_of(a->code, codes) || (a->sector_count && str_is_one_of(a->sector[0], sectors));
}

static bool is_union(const Actor *a) { return !actor_is_state(a) && !str_is(a->code, "MNC") && !is_band(a); }

/* The organisation may be what the noun at `word` names again. */
static bool may_be_named(const Finder *f, const Mention *m, int word, Str sector) {
    static const char *const kinds[] = {"PTY", "BUS", "JRN", NULL}, *const bands[] = {"group", "movement", "група",
                                                                                      "движење", NULL};
    const Word *w = &f->tree->words[word];
    if (m->kind != MENTION_ORGANISATION)
        return false;
    if (str_is(sector, ROLE_MEMBER))
        return str_is_one_of(w->lemma, bands) ? is_band(&m->actor) : is_union(&m->actor);
    bool same = str_is_one_of(sector, kinds) && m->actor.sector_count && str_equal(m->actor.sector[0], sector);
    return same || has_word(f, m, utf8_lower(f->scratch, w->lemma));
}

int finder_named_body(const Finder *f, int word, Str sector) {
    enum { SENTENCES_BACK = 6 };
    const Word *w = &f->tree->words[word];
    bool members = str_is(w->lemma, "member") || str_is(w->lemma, "членка");
    if (members ? !is_some(f->tree, word) : !is_bare(f->tree, word) || !finder_is_definite(f->tree, word))
        return -1;
    for (size_t n = f->count; n-- > 0;) {
        const Mention *m = &f->mentions[n];
        if (f->tree->sequence - m->sequence > SENTENCES_BACK)
            return -1;
        if (may_be_named(f, m, word, sector))
            return (int)n;
    }
    return -1;
}

/* `aid agencies`, `a human rights group`, `хуманитарни работници`. */
bool finder_is_charity(const Finder *f, int word) {
    static const char *const nouns[] = {
        "group", "organisation", "organization", "agency",   "worker",    "association", "watchdog",
        "група", "организација", "агенција",     "работник", "здружение", NULL};
    static const char *const kinds[] = {
        "aid",         "relief",   "humanitarian", "right", "rights", "non-governmental", "nongovernmental",
        "хуманитарен", "невладин", "право",        NULL};
    const Word *words = f->tree->words;
    for (int i = str_is_one_of(words[word].lemma, nouns) ? words[word].child : 0; i; i = words[i].next)
        if (finder_joins_country(words[i].deprel) && str_is_one_of(words[i].lemma, kinds))
            return true;
    return false;
}
