/* Names first, longest first; then role nouns, each joined with a country near it in the tree or in the article; then
 * names that a role has introduced, pronouns, and names that no list has. */
#include "actors/finder.h"
#include "base/strbuf.h"
#include "base/utf8.h"

#include <string.h>

static bool is_one_of(Str lemma, const char *const *words, size_t count) {
    for (size_t i = 0; i < count; i++)
        if (str_is(lemma, words[i]))
            return true;
    return false;
}

int finder_head(const Tree *tree, int first, int last) {
    for (int i = first; i <= last; i++)
        if (tree->words[i].head < first || tree->words[i].head > last)
            return i;
    return last;
}

int finder_add(Finder *f, Mention m) {
    if (f->at[m.head] >= 0)
        return f->at[m.head];
    f->mentions = arena_reserve(f->arena, f->mentions, f->count, &f->capacity, sizeof *f->mentions);
    m.sequence = f->tree->sequence;
    m.subject = deprel_is(f->tree->words[m.head].deprel, "nsubj");
    m.start_byte = f->tree->words[m.first].start_byte;
    m.end_byte = f->tree->words[m.last].end_byte;
    f->mentions[f->count] = m;
    f->at[m.head] = (int)f->count;
    return (int)f->count++;
}

/* The word stands for whom the mention `antecedent` stands for, unless it is a mention already. */
static void refer(Finder *f, int word, int antecedent, MentionKind kind) {
    Mention m = f->mentions[antecedent];
    m.head = m.first = m.last = word;
    m.kind = kind;
    m.antecedent = antecedent;
    m.place = NULL;
    finder_add(f, m);
}

static Actor person_at(const Name *name, int year) {
    Actor actor = name->actor;
    bool out = year && ((name->to && year > name->to) || (name->from && year < name->from));
    if (out && actor.sector_count && str_is(actor.sector[0], "GOV"))
        actor.sector[0] = STR("ELI");
    return actor;
}

bool finder_is_location(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        if (!deprel_is(w->deprel, "case"))
            continue;
        if (str_is(w->lemma, "in") || str_is(w->lemma, "at") || str_is(w->lemma, "near") || str_is(w->lemma, "во") ||
            str_is(w->lemma, "низ") || str_is(w->lemma, "кај"))
            return true;
    }
    return false;
}

static MentionKind kind_of(const Finder *f, const Name *name, int head) {
    if ((name->kind == NAME_SEAT || name->kind == NAME_STATE) && finder_is_location(f->tree, head))
        return MENTION_PLACE;
    static const MentionKind kinds[] = {MENTION_STATE, MENTION_SEAT, MENTION_ORGANISATION, MENTION_PERSON};
    return kinds[name->kind];
}

static void take_name(Finder *f, const Name *name, int first, int last) {
    int head = finder_head(f->tree, first, last);
    Actor actor = name->kind == NAME_PERSON ? person_at(name, f->year) : name->actor;
    for (int i = first; i <= last; i++)
        f->used[i] = true;
    int mention = finder_add(f, (Mention){.head = head,
                                          .first = first,
                                          .last = last,
                                          .kind = kind_of(f, name, head),
                                          .actor = actor,
                                          .antecedent = -1});
    if (name->kind == NAME_PERSON && last > first)
        map_put(&f->introduced, f->tree->words[last].form, mention);
}

static const Name *name_from(Finder *f, int first, int *last) {
    StrBuf buf = {0};
    const Name *found = NULL;
    for (int n = 0; n < NAME_WORDS_MAX && first + n <= f->tree->count; n++) {
        if (n)
            strbuf_add_char(&buf, ' ');
        strbuf_add(&buf, f->tree->words[first + n].form);
        const Name *name = actor_list_name(f->list, strbuf_str(&buf));
        if (name) {
            found = name;
            *last = first + n;
        }
    }
    strbuf_release(&buf);
    return found;
}

bool finder_is_role(const Finder *f, const Word *w) {
    return actor_list_role(f->list, f->scratch, f->article->language, utf8_lower(f->scratch, w->lemma)).len > 0;
}

static bool is_acronym(Str form) {
    int letters = 0;
    for (size_t i = 0; i < form.len; letters++)
        if (!utf8_is_upper(utf8_next(form, &i)))
            return false;
    return letters > 1;
}

static bool is_name_word(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    return word >= 1 && word <= f->tree->count && !f->used[word] && str_is(w->upos, "PROPN") &&
           utf8_starts_upper(w->form) && !is_acronym(w->form) && !finder_is_role(f, w);
}

/* A person of the lists whose name begins at `first`: given name and surname, or the surname alone. */
static const Name *person_from(const Finder *f, int first, int *last) {
    const Word *words = f->tree->words;
    if (!is_name_word(f, first))
        return NULL;
    for (int n = 2; n >= 1; n--) {
        const Name *name =
            is_name_word(f, first + 1) && is_name_word(f, first + n)
                ? actor_list_person(f->list, f->scratch, words[first].form, words[first + n].form, f->year)
                : NULL;
        if (name) {
            *last = first + n;
            return name;
        }
    }
    bool alone = !is_name_word(f, first + 1) && !is_name_word(f, first - 1);
    return alone ? actor_list_person(f->list, f->scratch, STR(""), words[first].form, f->year) : NULL;
}

/* `Paris Hilton` is no capital. */
static bool is_given_name(const Tree *tree, const Name *name, int last) {
    const Word *next = last < tree->count ? &tree->words[last + 1] : NULL;
    return name->kind == NAME_SEAT && next && next->head == last && deprel_is(next->deprel, "flat") &&
           str_is(next->upos, "PROPN") && utf8_starts_upper(next->form);
}

/* `Lima` in `Leila de Lima`: a capital's name that goes on a person's is none. */
static bool is_within_person(const Finder *f, int word) {
    static const char *const particles[] = {"de", "da", "dos", "del", "di", "von", "van", "al", "el", "bin", "де"};
    const Word *w = &f->tree->words[word], *before = &f->tree->words[word - 1];
    if (word > 1 && is_one_of(before->form, particles, sizeof particles / sizeof *particles))
        return true;
    return deprel_is(w->deprel, "flat") && w->head < word && !f->used[w->head] &&
           str_is(f->tree->words[w->head].upos, "PROPN") && !finder_is_role(f, &f->tree->words[w->head]);
}

static void find_names(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        int last = i;
        const Word *w = &f->tree->words[i];
        const Name *name = name_from(f, i, &last);
        if (name && name->kind == NAME_SEAT && is_within_person(f, i))
            continue;
        if (!name && utf8_starts_upper(w->lemma))
            name = actor_list_name(f->list, w->lemma);
        if (!name)
            name = actor_list_stem(f->list, f->scratch, w->form);
        if (!name && utf8_starts_upper(w->form))
            name = actor_list_surname(f->list, w->form);
        if (!name)
            name = person_from(f, i, &last);
        if (name && !is_given_name(f->tree, name, last))
            take_name(f, actor_list_term(f->list, name, f->year), i, last);
        i = last;
    }
}

static bool joins_country(Str deprel) {
    static const char *const relations[] = {"amod", "compound", "nmod", "appos", "flat", "det"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (deprel_is(deprel, relations[i]))
            return true;
    return false;
}

/* False for a complement that is no owner: `troops to Syria`. */
static bool belongs(const Tree *tree, int word) {
    static const char *const owners[] = {"of", "from", "in", "for", "'s", "на", "од", "во", "за"};
    bool bare = true;
    for (int i = tree->words[word].child; i; i = tree->words[i].next) {
        const Word *w = &tree->words[i];
        if (!deprel_is(w->deprel, "case"))
            continue;
        bare = false;
        for (size_t k = 0; k < sizeof owners / sizeof *owners; k++)
            if (str_is(w->lemma, owners[k]) || str_is(w->form, owners[k]))
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

/* Country mention beneath a role noun (`Russian troops`, `president of Venezuela`), or -1. */
static int country_beneath(const Finder *f, int word, int depth) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        const Word *w = &f->tree->words[i];
        if (!joins_country(w->deprel) || !belongs(f->tree, i))
            continue;
        if (f->at[i] >= 0 && f->mentions[f->at[i]].actor.code.len &&
            (f->mentions[f->at[i]].kind != MENTION_PERSON || is_owner(f->tree, i)))
            return f->at[i];
        int below = depth < 2 ? country_beneath(f, i, depth + 1) : -1;
        if (below >= 0)
            return below;
    }
    return -1;
}

static bool is_third_person(Str lemma) {
    static const char *const words[] = {"he",  "she", "they", "it",  "his",   "her",    "their",
                                        "its", "тој", "таа",  "тие", "негов", "нејзин", "нивен"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(lemma, words[i]))
            return true;
    return false;
}

/* Whether a pronoun may stand for a mention: `he` for a person; in Macedonian `таа` also for a state that ends in -а,
 * `тој` for one that does not. */
static bool may_stand_for(const Finder *f, Str lemma, const Mention *m) {
    static const char *const persons[] = {"he", "she", "his", "her"};
    static const char *const feminine[] = {"таа", "нејзин"};
    static const char *const masculine[] = {"тој", "негов"};
    bool person = m->kind == MENTION_PERSON || m->kind == MENTION_ROLE || m->kind == MENTION_PRONOUN;
    if (m->kind == MENTION_PLACE || m->kind == MENTION_UNKNOWN || !m->actor.code.len)
        return false;
    if (is_one_of(lemma, persons, 4))
        return person;
    Str form = {f->article->text.at + m->start_byte, m->end_byte - m->start_byte};
    if (is_one_of(lemma, feminine, 2))
        return person || str_has_suffix(form, "а");
    return is_one_of(lemma, masculine, 2) ? person || !str_has_suffix(form, "а") : true;
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
    static const char *const words[] = {"тој", "таа", "тоа", "тие"};
    return deprel_is(w->deprel, "det") && is_one_of(w->lemma, words, sizeof words / sizeof *words);
}

static int possessive_antecedent(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (is_third_person(f->tree->words[i].lemma) && !is_pointing(&f->tree->words[i]))
            return antecedent_of(f, f->tree->words[i].lemma, i);
    return -1;
}

/* Code of the state named most often up to here, but for `except`; ties go to the later one. */
static Str dominant_country(const Finder *f, Str except) {
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
    refer(f, w->head, mention, MENTION_PERSON);
}

/* `the country`, not `a country` or `other countries`. */
static bool is_definite(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    if (memmem(w->feats.at, w->feats.len, "Number=Plur", 11))
        return false;
    if (memmem(w->feats.at, w->feats.len, "Definite=Def", 12))
        return true;
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is(tree->words[i].lemma, "the") || is_third_person(tree->words[i].lemma))
            return true;
    return false;
}

static bool is_pair(const Tree *tree, int word) {
    static const char *const words[] = {"two",   "both",     "neither", "either", "два",
                                        "двете", "двајцата", "обата",   "двата"};
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++)
            if (str_is(tree->words[i].lemma, words[k]) || str_is(tree->words[i].form, words[k]))
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
        return dominant_country(f, named.len ? named : dominant_country(f, STR("")));
    if (str_is(sector, ROLE_STATE) && country < 0 && !is_definite(f->tree, word))
        return STR("");
    if (!named.len && str_is(sector, ROLE_STATE))
        return dominant_country(f, subject_before(f, word));
    return named.len ? named : dominant_country(f, STR(""));
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
    bool beside =
        first->sequence == f->tree->sequence && memmem(words[word].feats.at, words[word].feats.len, "Number=Plur", 11);
    for (int i = beside ? words[first->head].child : 0; i; i = words[i].next)
        if (deprel_is(words[i].deprel, "conj") && f->at[i] >= 0 && actor_is_state(&f->mentions[f->at[i]].actor))
            return f->mentions[f->at[i]].actor.code;
    return STR("");
}

static void take_role(Finder *f, int word, Str sector) {
    const Word *w = &f->tree->words[word];
    bool sides = str_is(sector, ROLE_PAIR), state = sides || str_is(sector, ROLE_STATE);
    int country = country_beneath(f, word, 0);
    if (country < 0)
        country = possessive_antecedent(f, word);
    Mention m = {.head = word,
                 .first = word,
                 .last = word,
                 .kind = MENTION_ROLE,
                 .antecedent = country,
                 .actor = {.name = w->form, .office = state ? STR("") : w->lemma}};
    m.actor.code = code_of_role(f, word, country, sector);
    set_role_sector(f, &m.actor, word, country, sector);
    bool pair = country < 0 && (state || str_is(sector, "GOV")) && is_pair(f->tree, word) && set_pair(f, &m);
    if (!pair && country >= 0 && second_country(f, word, country).len) {
        m.also = m.actor;
        m.also.code = second_country(f, word, country);
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
    static const char *const titles[] = {"GOV", "MIL", "COP", "JUD", "LEG", "OPP"};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
        if (str_is(sector, titles[i]))
            return false;
    return str_is(w->upos, "PROPN") && utf8_starts_upper(w->form);
}

static void find_roles(Finder *f) {
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
    static const char *const ethnic[] = {"ethnic", "етнички"};
    const Mention *people = &f->mentions[f->at[word]];
    int home = f->at[word - 1];
    if (people->kind != MENTION_STATE || people->head != people->first)
        return STR("");
    if (home >= 0 && f->tree->words[word - 1].head == word && f->mentions[home].kind == MENTION_STATE)
        return f->mentions[home].actor.code;
    if (!is_one_of(f->tree->words[word - 1].lemma, ethnic, 2))
        return STR("");
    int place = country_beneath(f, word, 0);
    return place >= 0 ? f->mentions[place].actor.code : dominant_country(f, people->actor.code);
}

static void settle_minorities(Finder *f) {
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

static void find_introduced(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        int known =
            f->at[i] < 0 && !f->used[i] && str_is(w->upos, "PROPN") ? map_get(&f->introduced, w->form) : MAP_ABSENT;
        if (known == MAP_ABSENT)
            continue;
        refer(f, i, known, MENTION_PERSON);
    }
}

static void find_pronouns(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        if (f->at[i] >= 0 || !str_is(w->upos, "PRON") || !is_third_person(w->lemma) || deprel_is(w->deprel, "expl"))
            continue;
        int antecedent = antecedent_of(f, w->lemma, i);
        if (antecedent >= 0)
            refer(f, i, antecedent, MENTION_PRONOUN);
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
    static const char *const words[] = {"i", "we", "my", "our", "јас", "ние", "мој", "наш"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_is(w->lemma, words[i]))
            return true;
    bool verb =
        str_is(w->upos, "VERB") && (unsigned char)w->form.at[0] >= 0xd0; /* English verbs always have their pronoun */
    return str_is(w->lemma, "I") || (verb && memmem(w->feats.at, w->feats.len, "Person=1", 8));
}

/* `we`, and in Macedonian a verb in the first person: whoever is speaking. */
static void find_speakers(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        int speaker = f->at[i] < 0 && is_first_person(&f->tree->words[i]) ? speaker_of(f, i) : -1;
        if (speaker >= 0)
            refer(f, i, speaker, MENTION_PRONOUN);
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

static bool is_party(const Tree *tree, int word) {
    static const char *const relations[] = {"nsubj", "obj", "iobj", "obl:agent", "nmod:poss"};
    for (size_t i = 0; i < sizeof relations / sizeof *relations; i++)
        if (deprel_is(tree->words[word].deprel, relations[i]))
            return true;
    return false;
}

static bool has_mention_beneath(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (f->at[i] >= 0 && joins_country(f->tree->words[i].deprel))
            return true;
    return false;
}

static void find_unknown(Finder *f) {
    Str code = dominant_country(f, STR(""));
    for (int i = 1; code.len && i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        if (f->at[i] >= 0 || f->used[i] || !str_is(w->upos, "PROPN") || !utf8_starts_upper(w->form) ||
            !is_party(f->tree, i) || has_mention_beneath(f, i))
            continue;
        finder_add(f, (Mention){.head = i,
                                .first = i,
                                .last = i,
                                .kind = MENTION_UNKNOWN,
                                .antecedent = -1,
                                .actor = {.code = code, .name = w->form}});
    }
}

int actors_main_state(Arena *arena, const Mention *mentions, size_t count) {
    Map times;
    int best_count = 0;
    map_init(&times, arena);
    for (size_t i = 0; i < count; i++) {
        const Mention *m = &mentions[i];
        if (m->kind == MENTION_UNKNOWN || !actor_is_state(&m->actor))
            continue;
        int n = map_get(&times, m->actor.code);
        n = n == MAP_ABSENT ? 1 : n + 1;
        map_put(&times, m->actor.code, n);
        best_count = n > best_count ? n : best_count;
    }
    for (size_t i = 0; i < count && best_count; i++)
        if (actor_is_state(&mentions[i].actor) && map_get(&times, mentions[i].actor.code) == best_count)
            return (int)i;
    return -1;
}

/* Roles that stood before any state was named belong to the one the article is about. */
static void settle_homeless(Finder *f) {
    int state = actors_main_state(f->arena, f->mentions, f->count);
    for (size_t i = 0; i < f->count && state >= 0; i++)
        if (f->mentions[i].kind == MENTION_ROLE && !f->mentions[i].actor.code.len)
            f->mentions[i].actor.code = f->mentions[state].actor.code;
}

void actors_find(const ActorList *list, const PlaceList *places, Arena *arena, const Article *article,
                 const Tree *trees, size_t tree_count, Mention **mentions, size_t *count) {
    Finder f = {.list = list, .places = places, .arena = arena, .article = article, .speaker = -1};
    long year = 0;
    if (article->date.len >= 4 && str_to_long((Str){article->date.at, 4}, &year))
        f.year = (int)year;
    map_init(&f.introduced, arena);
    for (size_t t = 0; t < tree_count; t++) {
        f.tree = &trees[t];
        size_t words = (size_t)f.tree->count + 1;
        f.scratch = arena_new();
        f.at = arena_alloc(f.scratch, words * sizeof *f.at);
        f.used = arena_alloc(f.scratch, words * sizeof *f.used);
        for (size_t i = 0; i < words; i++)
            f.at[i] = -1;
        find_names(&f);
        finder_places(&f);
        settle_minorities(&f);
        find_roles(&f);
        find_introduced(&f);
        find_pronouns(&f);
        find_speakers(&f);
        find_unknown(&f);
        arena_free(f.scratch);
    }
    finder_settle_places(&f);
    settle_homeless(&f);
    *mentions = f.mentions;
    *count = f.count;
}
