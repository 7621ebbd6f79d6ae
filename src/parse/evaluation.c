/* Words whose spans are the same are aligned; within multiword tokens of either side the longest common subsequence of
 * their lower-case forms is. All else is counted over aligned words. */
#include "parse/evaluation.h"
#include "base/limits.h"
#include "base/utf8.h"

#include <string.h>

typedef struct Span {
    size_t start, end; /* bytes of the text without blanks */
} Span;

typedef struct Unit {
    Span span;
    bool multiword; /* part of a multiword token, whose span it has */
    Str form, lemma, upos, feats, deprel;
    int head;    /* index of a Unit, or -1 for the root */
    int partner; /* index of the aligned unit on the other side, or -1 */
} Unit;

typedef struct Analysis {
    Arena *arena;
    char *text;
    size_t text_len, text_capacity;
    Span *tokens, *sentences;
    size_t token_count, token_capacity, sentence_count, sentence_capacity;
    Unit *words;
    size_t word_count, word_capacity;
    size_t first;    /* of the words in the open sentence */
    size_t range_to; /* last word number of the open multiword token */
    Span range;
} Analysis;

static const char *const NAMES[METRIC_COUNT] = {"Tokens", "Sentences", "Words", "UPOS",
                                                "UFeats", "Lemmas",    "UAS",   "LAS"};

const char *metric_name(Metric metric) { return NAMES[metric]; }

double agreement_f1(const Agreement *a) {
    return a->gold + a->system ? 2.0 * (double)a->correct / (double)(a->gold + a->system) : 1.0;
}

static Span add_text(Analysis *a, Str form) {
    Span span = {a->text_len, a->text_len};
    for (size_t i = 0; i < form.len;) {
        size_t from = i;
        if (utf8_is_space(utf8_next(form, &i)))
            continue;
        for (; from < i; from++) {
            a->text = arena_reserve(a->arena, a->text, a->text_len, &a->text_capacity, 1);
            a->text[a->text_len++] = form.at[from];
        }
    }
    span.end = a->text_len;
    return span;
}

static void add_span(Arena *arena, Span **spans, size_t *count, size_t *capacity, Span span) {
    *spans = arena_reserve(arena, *spans, *count, capacity, sizeof **spans);
    (*spans)[(*count)++] = span;
}

static Str base_of(Str deprel) {
    const char *colon = memchr(deprel.at, ':', deprel.len);
    return colon ? (Str){deprel.at, (size_t)(colon - deprel.at)} : deprel;
}

static bool is_universal(Str feature) {
    static const char *const names[] = {"PronType", "NumType", "Poss",  "Reflex",   "Foreign",  "Abbr",     "Gender",
                                        "Animacy",  "Number",  "Case",  "Definite", "Degree",   "VerbForm", "Mood",
                                        "Tense",    "Aspect",  "Voice", "Evident",  "Polarity", "Person",   "Polite"};
    const char *equals = memchr(feature.at, '=', feature.len);
    Str name = {feature.at, equals ? (size_t)(equals - feature.at) : feature.len};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(name, names[i]))
            return true;
    return false;
}

static bool has_feature(Str feats, Str wanted) {
    for (Str f; str_next_field(&feats, '|', &f);)
        if (str_equal(f, wanted))
            return true;
    return false;
}

static bool features_within(Str some, Str all) {
    for (Str f; str_next_field(&some, '|', &f);)
        if (is_universal(f) && !has_feature(all, f))
            return false;
    return true;
}

static bool add_word(Analysis *a, Str column[10], long number, Error *err) {
    long head;
    if (!str_to_long(column[6], &head) || head < 0 || head > LIMIT_CONLLU_WORDS)
        return error_set(err, "'%.*s' is no head", STR_ARG(column[6]));
    if ((size_t)number != a->word_count - a->first + 1)
        return error_set(err, "word %ld stands where word %zu should", number, a->word_count - a->first + 1);
    Unit u = {.form = column[1],
              .lemma = column[2],
              .upos = column[3],
              .feats = column[5],
              .deprel = base_of(column[7]),
              .head = head ? (int)(a->first + (size_t)head - 1) : -1,
              .partner = -1};
    u.multiword = (size_t)number <= a->range_to;
    u.span = u.multiword ? a->range : add_text(a, column[1]);
    if (!u.multiword)
        add_span(a->arena, &a->tokens, &a->token_count, &a->token_capacity, u.span);
    a->words = arena_reserve(a->arena, a->words, a->word_count, &a->word_capacity, sizeof *a->words);
    a->words[a->word_count++] = u;
    return true;
}

static bool end_sentence(Analysis *a, Error *err) {
    if (a->word_count == a->first)
        return true;
    for (size_t i = a->first; i < a->word_count; i++)
        if (a->words[i].head >= (int)a->word_count)
            return error_set(err, "a head lies outside its sentence");
    add_span(a->arena, &a->sentences, &a->sentence_count, &a->sentence_capacity,
             (Span){a->words[a->first].span.start, a->words[a->word_count - 1].span.end});
    a->first = a->word_count;
    a->range_to = 0;
    return true;
}

static bool read_line(Analysis *a, Str line, Error *err) {
    Str column[10], rest = line;
    long from, to;
    if (!line.len)
        return end_sentence(a, err);
    if (line.at[0] == '#')
        return true;
    for (int i = 0; i < 10; i++)
        if (!str_next_field(&rest, '\t', &column[i]))
            return error_set(err, "a word has ten columns divided by tabs");
    if (memchr(column[0].at, '.', column[0].len)) /* an empty node */
        return true;
    const char *dash = memchr(column[0].at, '-', column[0].len);
    if (!dash)
        return str_to_long(column[0], &from) ? add_word(a, column, from, err)
                                             : error_set(err, "'%.*s' is no word number", STR_ARG(column[0]));
    size_t before = (size_t)(dash - column[0].at);
    if (!str_to_long((Str){column[0].at, before}, &from) ||
        !str_to_long((Str){dash + 1, column[0].len - before - 1}, &to) || to < from)
        return error_set(err, "'%.*s' is no range of words", STR_ARG(column[0]));
    a->range_to = (size_t)to;
    a->range = add_text(a, column[1]);
    add_span(a->arena, &a->tokens, &a->token_count, &a->token_capacity, a->range);
    return true;
}

static bool read_analysis(Analysis *a, Str bytes, const char *name, Error *err) {
    int number = 0;
    for (Str line; str_next_field(&bytes, '\n', &line);) {
        number++;
        if (line.len && line.at[line.len - 1] == '\r')
            line.len--;
        if (!read_line(a, line, err))
            return error_prefix(err, "%s: line %d", name, number);
    }
    return end_sentence(a, err) || error_prefix(err, "%s", name);
}

static size_t same_spans(const Span *a, size_t a_count, const Span *b, size_t b_count) {
    size_t i = 0, k = 0, same = 0;
    while (i < a_count && k < b_count) {
        if (a[i].start == b[k].start && a[i].end == b[k].end)
            same++;
        if (a[i].start < b[k].start || (a[i].start == b[k].start && a[i].end < b[k].end))
            i++;
        else if (a[i].start == b[k].start && a[i].end == b[k].end) {
            i++;
            k++;
        } else
            k++;
    }
    return same;
}

static bool lies_beyond(const Analysis *a, size_t i, size_t end) {
    if (i >= a->word_count)
        return true;
    return a->words[i].multiword ? a->words[i].span.start >= end : a->words[i].span.end > end;
}

static void take(const Analysis *a, size_t *i, size_t *end) {
    const Unit *u = &a->words[(*i)++];
    if (u->multiword && u->span.end > *end)
        *end = u->span.end;
}

/* Moves `*g` and `*s` behind the stretch of multiword tokens that begins at one of them; its start comes back in the
 * others. */
static void multiword_stretch(const Analysis *gold, const Analysis *system, size_t *g, size_t *s, size_t *g_start,
                              size_t *s_start) {
    const Unit *a = &gold->words[*g], *b = &system->words[*s];
    size_t end = a->multiword ? a->span.end : b->span.end;
    if (a->multiword && !b->multiword && b->span.start < a->span.start)
        ++*s;
    else if (!a->multiword && a->span.start < b->span.start)
        ++*g;
    *g_start = *g;
    *s_start = *s;
    while (!lies_beyond(gold, *g, end) || !lies_beyond(system, *s, end)) {
        bool from_gold = *g < gold->word_count &&
                         (*s >= system->word_count || gold->words[*g].span.start <= system->words[*s].span.start);
        take(from_gold ? gold : system, from_gold ? g : s, &end);
    }
}

static void pair(Analysis *gold, Analysis *system, size_t g, size_t s) {
    gold->words[g].partner = (int)s;
    system->words[s].partner = (int)g;
}

static bool same_form(Arena *arena, Str a, Str b) { return str_equal(utf8_lower(arena, a), utf8_lower(arena, b)); }

/* Pairs words of two stretches along a longest common subsequence of their forms. */
static void pair_stretch(Analysis *gold, Analysis *system, size_t g, size_t g_count, size_t s, size_t s_count) {
    Arena *arena = arena_new();
    size_t width = s_count + 1, *length = arena_alloc(arena, (g_count + 1) * width * sizeof *length);
    for (size_t i = g_count; i-- > 0;)
        for (size_t k = s_count; k-- > 0;) {
            size_t skip = length[(i + 1) * width + k] > length[i * width + k + 1] ? length[(i + 1) * width + k]
                                                                                  : length[i * width + k + 1];
            bool same = same_form(arena, gold->words[g + i].form, system->words[s + k].form);
            length[i * width + k] = same ? length[(i + 1) * width + k + 1] + 1 : skip;
        }
    for (size_t i = 0, k = 0; i < g_count && k < s_count;) {
        if (same_form(arena, gold->words[g + i].form, system->words[s + k].form))
            pair(gold, system, g + i++, s + k++);
        else if (length[(i + 1) * width + k] >= length[i * width + k + 1])
            i++;
        else
            k++;
    }
    arena_free(arena);
}

static void align(Analysis *gold, Analysis *system) {
    size_t g = 0, s = 0;
    while (g < gold->word_count && s < system->word_count) {
        const Unit *a = &gold->words[g], *b = &system->words[s];
        size_t g_start, s_start;
        if (a->multiword || b->multiword) {
            multiword_stretch(gold, system, &g, &s, &g_start, &s_start);
            pair_stretch(gold, system, g_start, g - g_start, s_start, s - s_start);
        } else if (a->span.start == b->span.start && a->span.end == b->span.end)
            pair(gold, system, g++, s++);
        else if (a->span.start <= b->span.start)
            g++;
        else
            s++;
    }
}

static bool same_head(const Analysis *system, const Unit *gold, const Unit *word) {
    return word->head < 0 ? gold->head < 0 : gold->head >= 0 && system->words[word->head].partner == gold->head;
}

static void count_words(const Analysis *gold, const Analysis *system, Agreement out[METRIC_COUNT]) {
    for (int m = METRIC_WORDS; m < METRIC_COUNT; m++)
        out[m] = (Agreement){gold->word_count, system->word_count, 0};
    for (size_t i = 0; i < gold->word_count; i++) {
        const Unit *g = &gold->words[i];
        if (g->partner < 0)
            continue;
        const Unit *s = &system->words[g->partner];
        bool head = same_head(system, g, s);
        out[METRIC_WORDS].correct++;
        out[METRIC_UPOS].correct += str_equal(g->upos, s->upos);
        out[METRIC_UFEATS].correct += features_within(g->feats, s->feats) && features_within(s->feats, g->feats);
        out[METRIC_LEMMAS].correct += str_is(g->lemma, "_") || str_equal(g->lemma, s->lemma);
        out[METRIC_UAS].correct += head;
        out[METRIC_LAS].correct += head && str_equal(g->deprel, s->deprel);
    }
}

static bool same_text(const Analysis *gold, const Analysis *system, Error *err) {
    size_t n = 0;
    while (n < gold->text_len && n < system->text_len && gold->text[n] == system->text[n])
        n++;
    if (n == gold->text_len && n == system->text_len)
        return true;
    size_t from = n > 20 ? n - 20 : 0, left = gold->text_len - from;
    return error_set(err, "the two texts part at character byte %zu, near '%.*s'", n, left < 40 ? (int)left : 40,
                     gold->text + from);
}

bool evaluation_run(Str gold_bytes, Str system_bytes, Agreement out[METRIC_COUNT], Error *err) {
    Arena *arena = arena_new();
    Analysis gold = {.arena = arena}, system = {.arena = arena};
    bool ok = read_analysis(&gold, gold_bytes, "gold", err) && read_analysis(&system, system_bytes, "system", err) &&
              same_text(&gold, &system, err);
    if (ok) {
        align(&gold, &system);
        out[METRIC_TOKENS] = (Agreement){gold.token_count, system.token_count,
                                         same_spans(gold.tokens, gold.token_count, system.tokens, system.token_count)};
        out[METRIC_SENTENCES] =
            (Agreement){gold.sentence_count, system.sentence_count,
                        same_spans(gold.sentences, gold.sentence_count, system.sentences, system.sentence_count)};
        count_words(&gold, &system, out);
    }
    arena_free(arena);
    return ok;
}
