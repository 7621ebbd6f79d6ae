/* A role noun (`troops`, `president`) belongs to the country beneath it in the tree, to the owner that a pronoun tells,
 * or to the state at hand (home.c). */
#include "actors/finder.h"
#include "base/utf8.h"

#include <string.h>

bool finder_joins_country(Str deprel) {
    static const char *const relations[] = {"amod", "compound", "nmod", "appos", "flat", "det", "nummod", NULL};
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

/* `defence` of `the defence minister`, where it has no state of its own: tells nothing of the minister's. */
static bool is_guess(const Finder *f, int word) {
    const Mention *m = &f->mentions[f->at[word]];
    Str deprel = f->tree->words[word].deprel;
    return m->kind == MENTION_ROLE && m->antecedent < 0 && (deprel_is(deprel, "compound") || deprel_is(deprel, "amod"));
}

/* `Russian-backed rebels` are not Russia's. */
static bool is_help(const Word *w) {
    static const char *const words[] = {"back",     "hold",    "control",   "occupy",     "sponsor",     "support",
                                        "fund",     "train",   "link",      "align",      "dominate",    "backed",
                                        "поддржан", "поддржи", "поддржува", "контролира", "контролиран", NULL};
    return str_is_one_of(w->lemma, words);
}

/* `an English-language newspaper`, `на англиски јазик`: no country. */
static bool is_language(const Word *w) { return str_is(w->lemma, "language") || str_is(w->lemma, "јазик"); }

/* `hackers linked to Chad` are taken for its own. */
static int linked_country(const Finder *f, int word) {
    static const char *const links[] = {"link", "tie", "connect", "affiliate", "поврзан", "поврзе", NULL};
    const Word *words = f->tree->words;
    int link = word < f->tree->count && str_is_one_of(words[word + 1].lemma, links) ? word + 1 : 0;
    for (int i = words[link].child; link && i; i = words[i].next)
        if (deprel_is(words[i].deprel, "obl") && f->at[i] >= 0 && f->mentions[f->at[i]].actor.code.len)
            return f->at[i];
    return -1;
}

enum { DEPTH_MAX = 2 };

/* Country mention beneath a role noun (`Russian troops`, `president of Venezuela`), or -1. */
int finder_country_beneath(const Finder *f, int word, int depth) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        const Word *w = &f->tree->words[i];
        if (!finder_joins_country(w->deprel) || !belongs(f->tree, i) || is_language(w) || is_help(w))
            continue;
        if (f->at[i] >= 0 && f->mentions[f->at[i]].actor.code.len && !is_guess(f, i) &&
            (f->mentions[f->at[i]].kind != MENTION_PERSON || is_owner(f->tree, i)))
            return f->at[i];
        int below = depth < DEPTH_MAX ? finder_country_beneath(f, i, depth + 1) : -1;
        if (below >= 0)
            return below;
    }
    return -1;
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

/* `the`, `this`, `its`; in Macedonian the first adjective has the article. */
static bool defines(const Word *w) {
    static const char *const words[] = {"the", "this", "that", "овој",   "оваа", "ова",
                                        "тој", "таа",  "тоа",  "истиот", NULL};
    bool adjective =
        (deprel_is(w->deprel, "amod") || deprel_is(w->deprel, "nummod")) && word_has_feature(w, "Definite=Def");
    return adjective || str_is_one_of(w->lemma, words) || finder_is_third_person(w->lemma);
}

bool finder_is_definite(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    if (word_has_feature(w, "Number=Plur"))
        return false;
    if (word_has_feature(w, "Definite=Def"))
        return true;
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (defines(&tree->words[i]))
            return true;
    return false;
}

static bool is_international(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is(tree->words[i].lemma, "international") || str_is(tree->words[i].lemma, "меѓународен") ||
            str_is(tree->words[i].lemma, "интернационален"))
            return true;
    return false;
}

static const Mention *subject_before(const Finder *f, int word) {
    for (size_t n = f->count; n-- > 0 && f->mentions[n].sequence == f->tree->sequence;)
        if (f->mentions[n].subject && f->mentions[n].head < word)
            return &f->mentions[n];
    return NULL;
}

/* `Kenya closed its airport, and the country's army slept`: a subject of its own clause goes on with the one before. */
static bool is_within_subject(const Tree *tree, int word) {
    for (int level = 0; tree->words[word].head && level < 6; level++, word = tree->words[word].head) {
        Str deprel = tree->words[word].deprel;
        if (deprel_is(deprel, "nsubj"))
            return level > 0;
        if (!deprel_is(deprel, "nmod"))
            return false;
    }
    return false;
}

static bool holds_code(Str codes, Str code) {
    Str rest = {codes.at + 1, codes.len - 1}, one;
    while (str_next_field(&rest, ' ', &one))
        if (str_equal(one, code))
            return true;
    return false;
}

/* The codes of the region of `the North African country`, or empty. */
static Str region_of(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        Str codes = finder_sector(f, &f->tree->words[i]);
        if (str_has_prefix(codes, ROLE_REGION))
            return codes;
    }
    return STR("");
}

/* The state of the region that was named last, or empty. */
static Str code_in_region(const Finder *f, Str region) {
    for (size_t n = f->count; n-- > 0;) {
        const Actor *a = &f->mentions[n].actor;
        if (actor_is_state(a) && holds_code(region, a->code))
            return a->code;
    }
    return STR("");
}

/* Which state `the country` is: for the opposition, a court or the people their own; for a state that is the subject
 * another than it; for a president whichever is at hand. */
static Str code_of_country(const Finder *f, int word) {
    Str region = region_of(f, word);
    if (region.len)
        return code_in_region(f, region);
    const Mention *subject = subject_before(f, word);
    while (subject && subject->kind == MENTION_PRONOUN && subject->antecedent >= 0)
        subject = &f->mentions[subject->antecedent];
    if (!subject || !actor_is_state(&subject->actor))
        return finder_home(f, word, HOME_OF_COUNTRY, NULL);
    if (subject->kind == MENTION_STATE || subject->kind == MENTION_SEAT)
        return is_within_subject(f->tree, word) ? subject->actor.code
                                                : finder_home_but(f, word, HOME_OF_COUNTRY, subject->actor.code);
    static const char *const officials[] = {"GOV", "MIL", NULL};
    bool homely = subject->actor.sector_count && !str_is_one_of(subject->actor.sector[0], officials);
    return homely ? subject->actor.code : finder_home(f, word, HOME_OF_COUNTRY, NULL);
}

/* With nothing beside it, of the United Nations. */
static bool is_peacekeeper(Str lemma) {
    return str_is(lemma, "peacekeeper") || str_has_prefix(lemma, "миротвор") || str_has_prefix(lemma, "мировник") ||
           str_is(lemma, "мировници");
}

/* `his counterpart`, with no state of its own, is of another state than he. */
static bool is_counterpart(Str lemma) { return str_is(lemma, "counterpart") || str_is(lemma, "колега"); }

/* Kinds of roles that stand for states and have no sector. */
static bool is_state_role(Str sector) {
    return str_is(sector, ROLE_PAIR) || str_is(sector, ROLE_STATE) || str_is(sector, ROLE_NEIGHBOUR) ||
           str_is(sector, ROLE_MEMBER);
}

/* `Chad, a neighbour of Niger,`: the state to which such a noun stands in apposition, or empty. */
static Str state_apposed(const Finder *f, int word, Str sector) {
    const Word *w = &f->tree->words[word];
    int above = is_state_role(sector) && deprel_is(w->deprel, "appos") ? f->at[w->head] : -1;
    return above >= 0 && actor_is_state(&f->mentions[above].actor) ? f->mentions[above].actor.code : STR("");
}

/* Another state than the owner; with no owner, than all that the sentence names before. */
static Str code_of_other(const Finder *f, int word, Str owner) {
    Str half = finder_other_half(f, word, owner);
    if (half.len)
        return half;
    if (owner.len)
        return finder_home_but(f, word, HOME_OF_STATE, owner);
    Codes named = {.count = 0};
    for (size_t n = f->count; n-- > 0 && f->mentions[n].sequence == f->tree->sequence;)
        if (f->mentions[n].head < word && actor_is_state(&f->mentions[n].actor) && named.count < CODES_MAX)
            named.at[named.count++] = f->mentions[n].actor.code;
    Str other = named.count ? finder_home(f, word, HOME_OF_STATE, &named) : STR("");
    return other.len ? other : finder_home_but(f, word, HOME_OF_STATE, finder_home(f, word, HOME_OF_STATE, NULL));
}

static Str code_of_role(const Finder *f, int word, int country, bool owned, Str sector) {
    if (country < 0 && is_international(f->tree, word))
        return STR("IGO");
    Str apposed = state_apposed(f, word, sector);
    if (apposed.len)
        return apposed;
    Str named = country >= 0 ? f->mentions[country].actor.code : STR("");
    if (str_is(sector, ROLE_NEIGHBOUR) || (owned && is_counterpart(f->tree->words[word].lemma)))
        return code_of_other(f, word, named);
    if (str_is(sector, ROLE_STATE) && country < 0 && !finder_is_definite(f->tree, word))
        return STR("");
    if (!named.len && str_is(sector, ROLE_STATE))
        return code_of_country(f, word);
    if (!named.len && is_peacekeeper(f->tree->words[word].lemma) && finder_same_office(f, word, STR("")) < 0)
        return STR("UNO");
    return named.len ? named : finder_home_of_role(f, word, sector);
}

/* `armed men`, `непознати лица` */
static bool is_armed(const Tree *tree, int word) {
    static const char *const words[] = {"armed",    "masked",   "unidentified",    "unknown", "вооружен",
                                        "маскиран", "непознат", "неидентификуван", NULL};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is_one_of(tree->words[i].lemma, words))
            return true;
    return false;
}

/* The body that `army` names in `its army chief`, or -1. */
static int body_beneath(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        int found = finder_joins_country(f->tree->words[i].deprel) ? f->at[i] : -1;
        if (found >= 0 && f->mentions[found].kind == MENTION_ROLE && f->mentions[found].actor.sector_count)
            return found;
    }
    return -1;
}

/* Whose sector a role has, or -1: that of the body of which it is a part, and of whom it leads or speaks for. */
static int sector_owner(const Finder *f, int word, int country, Str sector) {
    static const char *const anybody[] = {
        "spokesman",      "spokeswoman", "spokesperson", "chief",      "leader", "official",
        "representative", "adviser",     "aide",         "negotiator", "envoy",  "delegation",
        "портпарол",      "портпаролка", "лидер",        "водач",      "шеф",    "функционер",
        "претставник",    "советник",    "преговарач",   NULL};
    bool body = country >= 0 && f->mentions[country].kind == MENTION_ORGANISATION && !str_is(sector, "GOV");
    if (!str_is_one_of(f->tree->words[word].lemma, anybody))
        return body ? country : -1;
    int led = body_beneath(f, word);
    return led >= 0 ? led : country;
}

static bool is_of_opposition(const Tree *tree, int word) {
    static const char *const words[] = {"opposition", "опозициски", "опозиционен", NULL};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is_one_of(tree->words[i].lemma, words))
            return true;
    return false;
}

static void set_role_sector(const Finder *f, Actor *actor, int word, int country, Str sector) {
    if (is_state_role(sector))
        return;
    bool armed = str_is(sector, "CVL") && is_armed(f->tree, word);
    int owner = sector_owner(f, word, country, sector);
    if (str_is(sector, "PTY") && is_of_opposition(f->tree, word))
        sector = STR("OPP");
    else if (owner >= 0 && f->mentions[owner].actor.sector_count)
        sector = f->mentions[owner].actor.sector[0];
    else if (is_former(f, word))
        sector = STR("ELI");
    actor->sector[actor->sector_count++] = armed ? STR("UAF") : sector;
}

/* `грчката и турската влада`: two governments, as each adjective has its article. */
static bool is_definite_adjective(const Word *w) {
    return str_is(w->upos, "ADJ") && word_has_feature(w, "Definite=Def");
}

/* The other states of `the presidents of Kenya and Uganda`. */
static void add_countries(const Finder *f, Mention *m, int country) {
    const Mention *first = &f->mentions[country];
    for (int i = 0; i < first->also_count; i++)
        finder_add_also(m, first->also[i]);
    const Word *words = f->tree->words;
    bool beside = first->sequence == f->tree->sequence, plural = word_has_feature(&words[m->head], "Number=Plur");
    for (int i = beside ? words[first->head].child : 0; i; i = words[i].next)
        if (deprel_is(words[i].deprel, "conj") && f->at[i] >= 0 && actor_is_state(&f->mentions[f->at[i]].actor) &&
            (plural || (is_definite_adjective(&words[first->head]) && is_definite_adjective(&words[i]))))
            finder_add_also(m, f->mentions[f->at[i]].actor.code);
}

/* `both sides`, `the two presidents`: whom they are told by, or false. */
static bool set_several(const Finder *f, Mention *m, Str sector) {
    Str group = finder_group_beneath(f, m->head);
    bool city = group.len && !memchr(group.at, ' ', group.len); /* `скопската полиција`: one state, by its city */
    if (city && m->antecedent >= 0)
        group = STR("");
    if (group.len)
        finder_set_group(m, group);
    if (group.len || m->antecedent >= 0)
        return group.len > 0;
    static const char *const men[] = {"man", "woman", "маж", "жена", NULL};
    bool may = (is_state_role(sector) && !str_is(sector, ROLE_MEMBER)) || str_is(sector, "GOV") ||
               str_is_one_of(f->tree->words[m->head].lemma, men);
    bool each_other = str_is(sector, ROLE_NEIGHBOUR) && word_has_feature(&f->tree->words[m->head], "Number=Plur");
    if (may && finder_set_three(f, m))
        return true;
    return ((may && finder_is_pair(f->tree, m->head)) || each_other) && finder_set_pair(f, m);
}

/* The mention with which a role stands for one state. */
static int owner_of(const Finder *f, int word, Str sector, bool *owned) {
    *owned = false;
    if (str_is(sector, ROLE_MEMBER))
        return finder_named_body(f, word, sector);
    int depth = str_is(sector, ROLE_STATE) || str_is(sector, ROLE_PAIR) ? DEPTH_MAX : 0;
    int country = finder_country_beneath(f, word, depth); /* `states of U.S. support` are not American */
    if (country >= 0)
        return country;
    country = linked_country(f, word);
    if (country >= 0)
        return country;
    country = finder_possessor(f, word);
    *owned = country >= 0;
    if (country < 0)
        country = finder_foreign(f, word);
    return country >= 0 ? country : finder_named_body(f, word, sector);
}

static void copy_sectors(Actor *to, const Actor *from) {
    to->sector_count = from->sector_count;
    for (int i = 0; i < from->sector_count; i++)
        to->sector[i] = from->sector[i];
}

static void take_role(Finder *f, int word, Str sector) {
    const Word *w = &f->tree->words[word];
    bool owned, state = is_state_role(sector);
    int country = owner_of(f, word, sector, &owned);
    Mention m = {.head = word,
                 .first = word,
                 .last = word,
                 .kind = MENTION_ROLE,
                 .antecedent = country,
                 .actor = {.name = w->form, .office = state ? STR("") : utf8_lower(f->arena, w->lemma)}};
    bool several = set_several(f, &m, sector);
    bool pair = str_is(sector, ROLE_PAIR) || (str_is(sector, "GOV") && finder_is_pair(f->tree, word));
    if (!several && country < 0 && (pair || str_is(sector, ROLE_MEMBER)))
        return; /* `the two leaders`, of whom nothing was told */
    if (!several)
        m.actor.code = code_of_role(f, word, country, owned, sector);
    set_role_sector(f, &m.actor, word, country, sector);
    if (str_is(sector, ROLE_MEMBER) && country >= 0)
        copy_sectors(&m.actor, &f->mentions[country].actor);
    if (!several && country >= 0)
        add_countries(f, &m, country);
    if (state && (!m.actor.code.len || (str_is(sector, ROLE_PAIR) && !several)))
        return;
    if (state && finder_is_location(f->tree, word))
        m.kind = MENTION_PLACE;
    int mention = finder_add(f, m);
    if (!state)
        finder_introduce(f, word, mention);
}

static bool stands_alone(const Tree *tree, int word) {
    Str deprel = tree->words[word].deprel;
    bool part = deprel_is(deprel, "compound") || deprel_is(deprel, "flat") || deprel_is(deprel, "amod");
    for (int i = tree->words[word].child; i && !part; i = tree->words[i].next)
        part = deprel_is(tree->words[i].deprel, "compound") || deprel_is(tree->words[i].deprel, "flat");
    return !part;
}

/* `National` and `Union` in the name of a party are no people; `Gunmen` at the head of a sentence are. */
static bool is_word_of_name(const Finder *f, int word, Str sector) {
    static const char *const titles[] = {"GOV", "MIL", "COP", "JUD", "LEG", "OPP", NULL};
    const Word *w = &f->tree->words[word];
    bool name = finder_is_name(w);
    return name && !str_is_one_of(sector, titles) && (word != f->first || !stands_alone(f->tree, word));
}

bool finder_is_body(const Finder *f, const Word *w) {
    return actor_list_is_body(f->list, f->scratch, f->article->language, utf8_lower(f->scratch, w->lemma));
}

static Str sector_of(const Finder *f, Str lemma) {
    return actor_list_role(f->list, f->scratch, f->article->language, utf8_lower(f->scratch, lemma));
}

/* An English plural that the lemmatiser took for a name, `Gunmen`, `states`, as its singular. */
static Str singular(const Finder *f, Str form) {
    Str stem = {form.at, form.len - (form.len > 3 ? 3 : 0)};
    if (str_has_suffix(form, "men"))
        return arena_format(f->scratch, "%.*sman", STR_ARG(stem));
    return str_has_suffix(form, "s") ? (Str){form.at, form.len - 1} : form;
}

Str finder_sector(const Finder *f, const Word *w) {
    Str sector = sector_of(f, w->lemma);
    if (!sector.len)
        sector = sector_of(f, w->form);
    bool first = w == &f->tree->words[f->first];
    if (sector.len || !str_is(w->upos, "PROPN") || (utf8_starts_upper(w->form) && !first))
        return sector;
    return sector_of(f, singular(f, w->form));
}

/* `the Baltics`, `both Koreas`. */
static void take_group(Finder *f, int word, Str codes) {
    Mention m = {.head = word, .first = word, .last = word, .kind = MENTION_STATE, .antecedent = -1};
    m.actor.name = f->tree->words[word].form;
    finder_set_group(&m, codes);
    if (!str_is(f->tree->words[word].upos, "ADJ"))
        finder_add(f, m);
}

/* An association of one state, of an organisation, or else of none. */
static void take_charity(Finder *f, int word) {
    int owner = finder_country_beneath(f, word, 0);
    bool home = owner >= 0 && actor_is_state(&f->mentions[owner].actor);
    Actor actor = {.code = owner >= 0 ? f->mentions[owner].actor.code : STR("NGO"), .name = f->tree->words[word].form};
    if (home)
        actor.sector[actor.sector_count++] = STR("SOC");
    int mention = finder_add(f, (Mention){.head = word,
                                          .first = word,
                                          .last = word,
                                          .kind = MENTION_ORGANISATION,
                                          .antecedent = owner,
                                          .actor = actor});
    finder_introduce(f, word, mention);
}

/* The roles beneath it first: `the leader of the opposition` is its own. */
static void roles_from(Finder *f, int word, int depth) {
    enum { DEPTH = 8 };
    const Word *w = &f->tree->words[word];
    for (int i = w->child; i && depth < DEPTH; i = f->tree->words[i].next)
        if (finder_joins_country(f->tree->words[i].deprel))
            roles_from(f, i, depth + 1);
    bool nominal = word_is_noun(w) || str_is(w->upos, "ADJ");
    if (f->used[word] || f->at[word] >= 0 || !nominal)
        return;
    Str sector = finder_sector(f, w);
    if (finder_is_charity(f, word))
        take_charity(f, word);
    else if (str_has_prefix(sector, ROLE_GROUP))
        take_group(f, word, sector);
    else if (sector.len && !str_has_prefix(sector, ROLE_REGION) && !is_word_of_name(f, word, sector) &&
             !finder_is_nobody(f, word, sector))
        take_role(f, word, sector);
}

void finder_roles(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++)
        roles_from(f, i, 0);
}
