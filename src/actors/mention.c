/* Names first, longest first; then role nouns, each joined with a country near it in the tree or in the article; then
 * names that a role has introduced, pronouns, and names that no list has. */
#include "actors/finder.h"
#include "actors/sound.h"
#include "base/strbuf.h"
#include "base/utf8.h"

#include <string.h>

int finder_head(const Tree *tree, int first, int last) {
    for (int i = first; i <= last; i++)
        if (tree->words[i].head < first || tree->words[i].head > last)
            return i;
    return last;
}

/* A subject, or the name behind its noun: `the bloc | ECOWAS`. */
bool finder_is_subject(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    bool behind = (deprel_is(w->deprel, "appos") || deprel_is(w->deprel, "flat")) && w->head;
    return deprel_is(tree->words[behind ? w->head : word].deprel, "nsubj");
}

int finder_add(Finder *f, Mention m) {
    if (f->at[m.head] >= 0)
        return f->at[m.head];
    f->mentions = arena_reserve(f->arena, f->mentions, f->count, &f->capacity, sizeof *f->mentions);
    m.sequence = f->tree->sequence;
    m.subject = finder_is_subject(f->tree, m.head);
    m.start_byte = f->tree->words[m.first].start_byte;
    m.end_byte = f->tree->words[m.last].end_byte;
    f->mentions[f->count] = m;
    f->at[m.head] = (int)f->count;
    return (int)f->count++;
}

int finder_refer(Finder *f, int word, int antecedent, MentionKind kind) {
    Mention m = f->mentions[antecedent];
    m.head = m.first = m.last = word;
    m.kind = kind;
    m.antecedent = antecedent;
    m.place = NULL;
    return finder_add(f, m);
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

/* The state that the second part of a compound adjective names. */
static void add_second(Finder *f, int mention, const char *at) {
    Str form = f->tree->words[f->mentions[mention].first].form;
    const Name *second = actor_list_stem(f->list, f->scratch, (Str){at, (size_t)(form.at + form.len - at)});
    if (second && second->kind == NAME_STATE)
        finder_add_also(&f->mentions[mention], second->actor.code);
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
    const char *dash = memchr(f->tree->words[first].form.at, '-', f->tree->words[first].form.len);
    if (name->kind == NAME_STATE && dash) /* `руско-турскиот` */
        add_second(f, mention, dash + 1);
    if (name->kind == NAME_PERSON && last > first)
        finder_remember(f, first, last, mention);
}

/* `Соломонските` as `Соломонски`: the article of a Macedonian adjective taken off; other words stay. */
static Str without_article(Str form) {
    static const char *const articles[] = {"те", "та", "то", "от", NULL};
    for (int i = 0; articles[i]; i++)
        if (form.len > 8 && str_has_suffix(form, articles[i]))
            return (Str){form.at, form.len - strlen(articles[i])};
    return form;
}

static const Name *name_from_form(Finder *f, Str form, int first, int *last) {
    StrBuf buf = {0};
    const Name *found = NULL;
    form = utf8_without_accents(f->scratch, form);
    int longest = actor_list_longest(f->list, utf8_without_accents(f->scratch, f->tree->words[first].form));
    for (int n = 0; n < longest && first + n <= f->tree->count; n++) {
        if (n)
            strbuf_add_char(&buf, ' ');
        strbuf_add(&buf, n ? utf8_without_accents(f->scratch, f->tree->words[first + n].form) : form);
        const Name *name = actor_list_name(f->list, strbuf_str(&buf));
        if (name) {
            found = name;
            *last = first + n;
        }
    }
    strbuf_release(&buf);
    return found;
}

static const Name *name_from(Finder *f, int first, int *last) {
    Str form = f->tree->words[first].form, bare = without_article(form);
    const Name *name = name_from_form(f, form, first, last);
    return name || bare.len == form.len || !utf8_starts_upper(form) ? name : name_from_form(f, bare, first, last);
}

bool finder_is_name(const Word *w) { return str_is(w->upos, "PROPN") && utf8_starts_upper(w->form); }

bool finder_is_role(const Finder *f, const Word *w) {
    Str sector = actor_list_role(f->list, f->scratch, f->article->language, utf8_lower(f->scratch, w->lemma));
    return sector.len && !str_has_prefix(sector, ROLE_REGION);
}

static bool is_name_word(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    return word >= 1 && word <= f->tree->count && !f->used[word] && finder_is_name(w) && !finder_is_acronym(w->form) &&
           !finder_is_role(f, w);
}

/* A person of the lists whose name begins at `first`: given name and surname, or the surname alone. */
static const Name *person_from(const Finder *f, int first, int *last) {
    static const char *const particles[] = {"El", "Al", "La",  "Los", "Las", "San",   "Santa", "De", "Ел",
                                            "Ал", "Ла", "Лос", "Лас", "Сан", "Санта", "Де",    NULL};
    const Word *words = f->tree->words;
    if (!is_name_word(f, first) || str_is_one_of(words[first].form, particles)) /* `El Alto` is no person */
        return NULL;
    bool in = first > 1 && (str_is(words[first - 1].form, "во") || str_is(words[first - 1].form, "Во"));
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
    bool alone = !in && !is_name_word(f, first + 1) && !is_name_word(f, first - 1) &&
                 !place_list_named(f->places, words[first].form); /* `Африка` */
    return alone ? actor_list_person(f->list, f->scratch, STR(""), words[first].form, f->year) : NULL;
}

/* `Paris Hilton` is no capital, and `Jordan Smith` no state. */
static bool is_given_name(const Finder *f, const Name *name, int first, int last) {
    const Tree *tree = f->tree;
    const Word *next = last < tree->count ? &tree->words[last + 1] : NULL;
    bool state = name->kind == NAME_STATE && first == last && str_is(tree->words[last].upos, "PROPN");
    return (name->kind == NAME_SEAT || state) && next && next->head == last && deprel_is(next->deprel, "flat") &&
           finder_is_name(next) && !finder_is_role(f, next);
}

/* `Lima` in `Leila de Lima`: a capital's name that goes on a person's is none. */
static bool is_within_person(const Finder *f, int word) {
    static const char *const particles[] = {"de",  "da", "dos", "del", "di", "von",
                                            "van", "al", "el",  "bin", "де", NULL};
    const Word *w = &f->tree->words[word], *before = &f->tree->words[word - 1];
    if (word > 1 && str_is_one_of(before->form, particles))
        return true;
    return deprel_is(w->deprel, "flat") && w->head < word && !f->used[w->head] &&
           str_is(f->tree->words[w->head].upos, "PROPN") && !finder_is_role(f, &f->tree->words[w->head]);
}

/* `Viktor Ivanov` is not the one Ivanov of the lists: his given name would have been found with him. */
static bool has_other_given_name(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    return is_name_word(f, word - 1) && w[-1].form.len > 3 &&
           (w->head == word - 1 || w[-1].head == word || w[-1].head == w->head) &&
           (deprel_is(w->deprel, "flat") || deprel_is(w[-1].deprel, "flat") || deprel_is(w[-1].deprel, "compound"));
}

/* A surname of the lists is whoever the article told by it. */
static bool is_told_before(const Finder *f, int word) {
    return map_get(&f->introduced, f->tree->words[word].form) != MAP_ABSENT;
}

/* That state is named before, or in the sentence. */
static bool is_at_hand(const Finder *f, Str code) {
    for (size_t n = f->count; n-- > 0;)
        if (f->mentions[n].kind != MENTION_UNKNOWN && str_equal(f->mentions[n].actor.code, code))
            return true;
    for (int i = 1; i <= f->tree->count; i++) {
        const Name *name = actor_list_stem(f->list, f->scratch, f->tree->words[i].form);
        name = name ? name : actor_list_name(f->list, f->tree->words[i].form);
        if (name && str_equal(name->actor.code, code))
            return true;
    }
    return false;
}

/* A Macedonian name of which only the surname sounds like one of the lists: somebody of a state of which the article
 * does not speak is hardly meant. */
static bool is_far_fetched(const Finder *f, const Name *name, int first) {
    Str form = f->tree->words[first].form, given, rest = name->actor.name;
    str_next_field(&rest, ' ', &given);
    bool whole = rest.len && sound_alike(sound_prepare(f->scratch, form), sound_prepare(f->scratch, given));
    return utf8_starts_cyrillic(form) && !whole && !is_at_hand(f, name->actor.code);
}

static void find_names(Finder *f) {
    f->first = finder_dateline(f) + 1;
    for (int i = 1; i < f->first; i++)
        f->used[i] = true;
    for (int i = f->first; i <= f->tree->count; i++) {
        int last = i;
        const Word *w = &f->tree->words[i];
        const Name *name = name_from(f, i, &last);
        if (name && name->kind == NAME_SEAT && is_within_person(f, i))
            continue;
        if (!name && utf8_starts_upper(w->lemma))
            name = actor_list_name(f->list, utf8_without_accents(f->scratch, w->lemma));
        if (!name)
            name = actor_list_stem(f->list, f->scratch, w->form);
        if (!name && utf8_starts_upper(w->form) && !has_other_given_name(f, i))
            name = actor_list_surname(f->list, utf8_without_accents(f->scratch, w->form));
        if (!name && (name = person_from(f, i, &last)) && is_far_fetched(f, name, i)) {
            name = NULL;
            last = i;
        }
        if (name && name->kind == NAME_PERSON && last == i && is_told_before(f, i))
            continue;
        if (name && !is_given_name(f, name, i, last))
            take_name(f, actor_list_term(f->list, name, f->year), i, last);
        i = last;
    }
}

static bool is_party(const Tree *tree, int word) {
    static const char *const relations[] = {"nsubj", "obj", "iobj", "obl:agent", "nmod:poss", NULL};
    return deprel_is_one_of(tree->words[word].deprel, relations);
}

static bool is_day_or_month(Str form) {
    static const char *const words[] = {
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",  "Sunday",  "January",  "February", "March",
        "April",  "May",     "June",      "July",     "August", "September", "October", "November", "December", NULL};
    return str_is_one_of(form, words);
}

static bool has_mention_beneath(const Finder *f, int word) {
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (f->at[i] >= 0 && finder_joins_country(f->tree->words[i].deprel))
            return true;
    return false;
}

/* A name in no list is of the state told with it, else of the one at hand, but not of whom it deals with. */
static void take_unknown(Finder *f, int word) {
    Codes others;
    finder_other_parties(f, word, &others);
    int country = finder_country_beneath(f, word, 0);
    Str code = country >= 0 ? f->mentions[country].actor.code : finder_home(f, word, HOME_OF_PEOPLE, &others);
    if (!code.len)
        return;
    int mention = finder_add(f, (Mention){.head = word,
                                          .first = word,
                                          .last = word,
                                          .kind = MENTION_UNKNOWN,
                                          .antecedent = country,
                                          .actor = {.code = code, .name = f->tree->words[word].form}});
    if (country >= 0)
        finder_remember(f, word, finder_last_of_name(f->tree, word), mention);
}

/* `the Philippine Coast Guard`: a name in no list, and no person's, with the state that it tells. */
static void take_body(Finder *f, int word) {
    int country = finder_country_beneath(f, word, 0);
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next)
        if (deprel_is(f->tree->words[i].deprel, "flat") || deprel_is(f->tree->words[i].deprel, "appos"))
            return;
    if (country < 0 || f->mentions[country].kind != MENTION_STATE)
        return;
    Actor actor = {.code = f->mentions[country].actor.code, .name = f->tree->words[word].form};
    finder_add(f, (Mention){.head = word,
                            .first = word,
                            .last = word,
                            .kind = MENTION_ORGANISATION,
                            .antecedent = country,
                            .actor = actor});
}

static void find_unknown(Finder *f) {
    for (int i = 1; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        if (f->at[i] >= 0 || f->used[i] || !finder_is_name(w) || !is_party(f->tree, i) || is_day_or_month(w->form))
            continue;
        if (has_mention_beneath(f, i))
            take_body(f, i);
        else
            take_unknown(f, i);
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

void actors_find(const ActorList *list, const PlaceList *places, Arena *arena, const Article *article,
                 const Tree *trees, size_t tree_count, Mention **mentions, size_t *count) {
    Finder f = {.list = list, .places = places, .arena = arena, .article = article, .trees = trees, .speaker = -1};
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
        finder_settle_minorities(&f);
        finder_join_adjectives(&f);
        finder_introduced(&f);
        finder_halves(&f);
        finder_roles(&f);
        find_unknown(&f);
        finder_pairs(&f);
        finder_pronouns(&f);
        finder_speakers(&f);
        finder_settle_spoken(&f);
        arena_free(f.scratch);
    }
    finder_settle_places(&f);
    finder_settle_homeless(&f);
    *mentions = f.mentions;
    *count = f.count;
}
