/* Names of the gazetteer in the sentence at hand, longest first. A name that an actor's mention covers gives that
 * mention its place; any other becomes a mention where the words around it say that it is a place and no person. Of
 * several places of one name the article decides: the state beside the name, then the states that it names, then size.
 */
#include "actors/finder.h"
#include "base/utf8.h"

#include <math.h>

/* What the choice between places of one name weighs, in powers of ten of people. */
static const double CAPITAL = 1, PROVINCE = -1, KEPT = 1, NAMED = 2, SEA = 5, CALLED_PROVINCE = 8, QUALIFIED = 6;

static bool is_place_noun(const Word *w) {
    static const char *const words[] = {
        "city",        "town",        "village",    "port",         "capital", "area",    "camp",
        "district",    "enclave",     "suburb",     "headquarters", "base",    "region",  "province",
        "governorate", "state",       "peninsula",  "strait",       "град",    "село",    "пристаниште",
        "регион",      "област",      "провинција", "покраина",     "општина", "енклава", "камп",
        "база",        "престолнина", "предградие", "полуостров",   NULL};
    return str_is_one_of(w->lemma, words);
}

static bool is_province_noun(const Word *w) {
    static const char *const words[] = {"province",   "region",   "governorate", "oblast", "state",
                                        "county",     "district", "prefecture",  "регион", "област",
                                        "провинција", "покраина", "округ",       NULL};
    return str_is_one_of(w->lemma, words);
}

static bool is_called_province(const Tree *tree, int first, int last, int head) {
    const Word *w = tree->words;
    return (last < tree->count && is_province_noun(&w[last + 1])) || (first > 1 && is_province_noun(&w[first - 1])) ||
           (w[head].head && deprel_is(w[head].deprel, "nmod") && is_province_noun(&w[w[head].head]));
}

/* The case that makes a name a place: any preposition but those of persons; `city` in `the city of Kunduz` stands for
 * its name. */
static bool is_located(const Tree *tree, int head) {
    static const char *const others[] = {"by", "with", "'s", "’s", "than", "as", "like", "со", "како", NULL};
    const Word *w = tree->words;
    bool noun_above = w[head].head && is_place_noun(&w[w[head].head]);
    for (int i = w[head].child; i; i = w[i].next)
        if (deprel_is(w[i].deprel, "case") && !str_is_one_of(w[i].lemma, others) && !str_is_one_of(w[i].form, others))
            return true;
    return noun_above && !deprel_is(w[head].deprel, "nsubj");
}

/* What happens in it: `in Brussels`, `the Brussels headquarters`. */
static bool is_scene(const Tree *tree, int head) {
    const Word *above = &tree->words[tree->words[head].head];
    return finder_is_location(tree, head) ||
           (tree->words[head].head && is_place_noun(above) && !deprel_is(above->deprel, "nsubj"));
}

/* `shelled Kharkiv`, `Kharkiv was shelled`, `Kharkiv residents`. */
static bool is_told_of(const Tree *tree, int head) {
    static const char *const relations[] = {"obj", "nsubj:pass", "compound", "nmod:poss", "nmod", NULL};
    return str_is_one_of(tree->words[head].deprel, relations);
}

/* Part of a longer name, or behind a title: `Paris Hilton`, `Mr. Houston`, `President Lincoln`. */
static bool is_person(const Finder *f, int first, int last, int head) {
    static const char *const titles[] = {"Mr",  "Mr.",  "Mrs", "Mrs.", "Ms",    "Ms.", "Dr", "Dr.",
                                         "Sir", "Lord", "г.",  "г-ѓа", "г-дин", "д-р", NULL};
    const Word *w = f->tree->words;
    if (first > 1 && (str_is_one_of(w[first - 1].form, titles) ||
                      (finder_is_role(f, &w[first - 1]) && !is_place_noun(&w[first - 1]) && w[first - 1].head == head)))
        return true;
    if (first > 1 && finder_is_name(&w[first - 1]) && deprel_is(w[head].deprel, "flat") && w[head].head == first - 1)
        return true;
    if (last < f->tree->count && finder_is_name(&w[last + 1]) && deprel_is(w[last + 1].deprel, "flat"))
        return true;
    return map_get(&f->introduced, w[last].form) != MAP_ABSENT;
}

/* Towns of these states share their names with half the surnames of the news. */
static bool is_english_speaking(Str code) {
    static const char *const codes[] = {"USA", "GBR", "CAN", "AUS", "NZL", "IRL", NULL};
    return str_is_one_of(code, codes);
}

Str finder_as_title(Arena *arena, Str name) {
    char *out = arena_alloc(arena, name.len * 4 + 4);
    size_t n = 0;
    bool start = true;
    for (size_t i = 0; i < name.len;) {
        int32_t c = utf8_next(name, &i);
        if (utf8_is_letter(c) && !utf8_is_upper(c))
            return name;
        n += utf8_encode(start ? c : utf8_to_lower(c), out + n);
        start = !utf8_is_letter(c);
    }
    return (Str){out, n};
}

static Str span_text(const Finder *f, int first, int last) {
    size_t start = f->tree->words[first].start_byte;
    return (Str){f->article->text.at + start, f->tree->words[last].end_byte - start};
}

static const PlaceName *names_from(const Finder *f, int first, int *last) {
    int most = first + PLACE_WORDS_MAX - 1 < f->tree->count ? first + PLACE_WORDS_MAX - 1 : f->tree->count;
    for (*last = most; *last >= first; (*last)--) {
        Str text = span_text(f, first, *last);
        const PlaceName *names = place_list_named(f->places, text);
        if (!names && text.len > 3)
            names = place_list_named(f->places, finder_as_title(f->scratch, text));
        if (names)
            return names;
    }
    *last = first;
    return NULL;
}

/* Another mention than that at `index` is of that state, among those near it in the article. */
static bool is_named(const Finder *f, Str code, size_t index) {
    enum { NEAR = 300 };
    size_t from = index > NEAR ? index - NEAR : 0, to = index + NEAR < f->count ? index + NEAR : f->count;
    for (size_t i = from; i < to; i++) {
        const Mention *m = &f->mentions[i];
        bool told = i != index && m->kind != MENTION_UNKNOWN && (!m->place || m->place->kind == PLACE_COUNTRY);
        if (told && str_equal(m->actor.code, code))
            return true;
    }
    return false;
}

static double weight_of(const Finder *f, const OpenPlace *open, const Place *p) {
    double weight = log10((double)p->thousands * 1000);
    weight += p->kind == PLACE_CAPITAL ? CAPITAL : 0;
    weight += p->kind == PLACE_PROVINCE ? PROVINCE : 0;
    weight += p->kept ? KEPT : 0;
    weight += p->kind == PLACE_SEA ? SEA : 0;
    weight += p->kind == PLACE_PROVINCE && open->province ? CALLED_PROVINCE : 0;
    weight += p->code.len && str_equal(p->code, open->qualifier) ? QUALIFIED : 0;
    return weight + (p->code.len && is_named(f, p->code, open->mention) ? NAMED : 0);
}

static const Place *best_place(const Finder *f, const OpenPlace *open) {
    const Place *best = NULL;
    double best_weight = 0;
    for (const PlaceName *n = open->names; n; n = n->next) {
        double weight = weight_of(f, open, n->place);
        if (!best || weight > best_weight) {
            best = n->place;
            best_weight = weight;
        }
    }
    return best;
}

/* `Tripoli, Lebanon` and `the Lebanese city of Tripoli`. */
static Str qualifier_of(const Finder *f, int last, int head) {
    const Word *w = f->tree->words;
    if (last + 2 <= f->tree->count && str_is(w[last + 1].form, ",") && f->at[last + 2] >= 0)
        return f->mentions[f->at[last + 2]].actor.code;
    for (int above = 0; above < 2; above++) {
        int word = above ? w[head].head : head;
        for (int i = word && (!above || is_place_noun(&w[word])) ? w[word].child : 0; i; i = w[i].next)
            if (i != head && f->at[i] >= 0 && !f->mentions[f->at[i]].place)
                return f->mentions[f->at[i]].actor.code;
    }
    return STR("");
}

/* Index of the mention that covers one of the words, or -1. */
static int covering(const Finder *f, int first, int last) {
    for (size_t i = f->count; i-- > 0 && f->mentions[i].sequence == f->tree->sequence;)
        if (f->mentions[i].first <= last && f->mentions[i].last >= first)
            return (int)i;
    return -1;
}

/* The mention gets the words of a name of which it was a part: `South China Sea`. */
static void widen(Finder *f, size_t index, int first, int last) {
    Mention *m = &f->mentions[index];
    int head = finder_head(f->tree, first, last);
    if (head != m->head && f->at[head] < 0) {
        f->at[m->head] = -1;
        f->at[head] = (int)index;
        m->head = head;
        m->subject = finder_is_subject(f->tree, head);
    }
    m->first = first;
    m->last = last;
    m->start_byte = f->tree->words[first].start_byte;
    m->end_byte = f->tree->words[last].end_byte;
}

static void leave_open(Finder *f, OpenPlace open) {
    f->open = arena_reserve(f->arena, f->open, f->open_count, &f->open_capacity, sizeof *f->open);
    f->open[f->open_count++] = open;
}

/* A name of a state keeps to that state; a longer name (`New Mexico`) is another one. Persons keep their names, and so
 * do capitals and organisations unless something happens in them: `talks in Brussels`. */
static void place_mention(Finder *f, size_t index, int first, int last, const PlaceName *names) {
    Mention *m = &f->mentions[index];
    int head = finder_head(f->tree, first, last);
    bool longer = last - first > m->last - m->first, located = is_scene(f->tree, head);
    bool body = m->actor.sector_count || m->kind == MENTION_ORGANISATION; /* `Brussels criticised` */
    bool keeps = m->kind == MENTION_PERSON || (body && !located);
    if (last - first < m->last - m->first || (keeps && !longer))
        return;
    bool scene = located && m->actor.sector_count; /* a capital's name; `Tripoli` may be another Tripoli here */
    bool own = m->kind != MENTION_ORGANISATION && !scene;
    OpenPlace open = {index, names, own ? m->actor.code : qualifier_of(f, last, head),
                      is_called_province(f->tree, first, last, head)};
    const Place *place = best_place(f, &open);
    bool same = str_equal(place->code, m->actor.code);
    if (!same && !longer && own)
        return;
    if (!same && (located || longer))
        m->kind = located ? MENTION_PLACE : MENTION_SEAT;
    if (scene && names->next)
        leave_open(f, open);
    if (!same || m->kind == MENTION_PLACE)
        widen(f, index, first, last);
    for (int i = first; i <= last; i++)
        f->used[i] = true;
    m->place = place;
    if (!same)
        m->actor = (Actor){.code = place->code, .name = place->name};
}

static void new_mention(Finder *f, int first, int last, const PlaceName *names) {
    int head = finder_head(f->tree, first, last);
    const Word *w = &f->tree->words[head];
    bool located = is_located(f->tree, head);
    if (f->at[head] >= 0 || !(located || (is_told_of(f->tree, head) && str_is(w->upos, "PROPN"))) ||
        is_person(f, first, last, head))
        return;
    OpenPlace open = {f->count, names, qualifier_of(f, last, head), is_called_province(f->tree, first, last, head)};
    const Place *place = best_place(f, &open);
    if (!located && is_english_speaking(place->code) && !is_named(f, place->code, f->count))
        return;
    if (names->next)
        leave_open(f, open);
    for (int i = first; i <= last; i++)
        f->used[i] = true;
    finder_add(f, (Mention){.head = head,
                            .first = first,
                            .last = last,
                            .kind = located ? MENTION_PLACE : MENTION_SEAT,
                            .actor = {.code = place->code, .name = place->name},
                            .antecedent = -1,
                            .place = place});
}

/* A Macedonian name behind a preposition of place that no table has: by its sound, where its state is named or it is
 * large. */
static const PlaceName *names_by_sound(const Finder *f, int first, int *last) {
    enum { LARGE_THOUSANDS = 200 };
    const Word *w = f->tree->words;
    *last = first;
    if (!utf8_starts_cyrillic(w[first].form) || !finder_is_name(&w[first]) || !finder_is_location(f->tree, first))
        return NULL;
    while (*last < f->tree->count && deprel_is(w[*last + 1].deprel, "flat") && finder_is_name(&w[*last + 1]))
        (*last)++;
    OpenPlace open = {.mention = f->count,
                      .names = place_list_sounding(f->places, f->scratch, span_text(f, first, *last))};
    const Place *place = open.names ? best_place(f, &open) : NULL;
    if (!place || (!is_named(f, place->code, f->count) && place->thousands < LARGE_THOUSANDS))
        return NULL;
    PlaceName *one = arena_alloc(f->arena, sizeof *one);
    *one = (PlaceName){place, NULL};
    return one;
}

void finder_places(Finder *f) {
    for (int i = f->first; i <= f->tree->count; i++) {
        const Word *w = &f->tree->words[i];
        if (!utf8_starts_upper(w->form))
            continue;
        int last;
        const PlaceName *names = names_from(f, i, &last);
        if (!names && !f->used[i])
            names = names_by_sound(f, i, &last);
        if (!names)
            continue;
        int covered = covering(f, i, last);
        if (covered >= 0)
            place_mention(f, (size_t)covered, i, last, names);
        else
            new_mention(f, i, last, names);
        i = last;
    }
}

void finder_settle_places(Finder *f) {
    for (size_t i = 0; i < f->open_count; i++) {
        Mention *m = &f->mentions[f->open[i].mention];
        m->place = best_place(f, &f->open[i]);
        if (!str_equal(m->actor.code, m->place->code))
            m->actor = (Actor){.code = m->place->code};
        m->actor.name = m->place->name;
    }
    for (size_t i = 0; i < f->count; i++)
        if (f->mentions[i].kind == MENTION_PLACE && !f->mentions[i].place)
            f->mentions[i].place = place_list_country(f->places, f->mentions[i].actor.code);
}
