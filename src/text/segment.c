/* One pass over the text: white space divides chunks, each chunk is cut into tokens from both ends, and a token that
 * can end a sentence does so unless what follows speaks against it. Where boundaries were learnt, these rules are one
 * of the things that their model weighs. */
#include "base/utf8.h"
#include "text/abbreviations.h"
#include "text/boundary.h"
#include "text/text.h"

#include <string.h>

typedef struct Segmenter {
    Arena *arena;
    Str text;
    bool english;
    Boundaries learnt;
    Token *tokens;
    size_t count, capacity;
    Sentence *sentences;
    size_t sentence_count, sentence_capacity;
    size_t first; /* token that begins the open sentence */
} Segmenter;

static int32_t char_at(Str s, size_t i) { return i < s.len ? utf8_next(s, &i) : 0; }

static bool is_apostrophe(int32_t c) { return c == '\'' || c == 0x2019; }
static bool is_word_char(int32_t c) {
    return utf8_is_letter(c) || utf8_is_digit(c) || c == '_' || (c >= 0x300 && c < 0x370);
}

static bool is_quote(Str form) {
    size_t i = 0;
    int32_t c = form.len ? utf8_next(form, &i) : 0;
    return i == form.len &&
           (c == '"' || c == '\'' || c == 0x201c || c == 0x201d || c == 0x2019 || c == 0xab || c == 0xbb);
}

static bool is_close(Str form) { return is_quote(form) || str_is(form, ")") || str_is(form, "]"); }

static void add(Segmenter *s, size_t start, size_t end, bool joined) {
    if (start >= end)
        return;
    s->tokens = arena_reserve(s->arena, s->tokens, s->count, &s->capacity, sizeof *s->tokens);
    s->tokens[s->count++] = (Token){.form = {s->text.at + start, end - start}, .start_byte = start, .joined = joined};
}

static bool ends_with_ignoring_case(Str s, const char *suffix) {
    size_t n = strlen(suffix);
    if (s.len < n)
        return false;
    for (size_t i = 0; i < n; i++) {
        char c = s.at[s.len - n + i];
        if ((c >= 'A' && c <= 'Z' ? (char)(c + 32) : c) != suffix[i])
            return false;
    }
    return true;
}

/* `dont` and its like, written without the apostrophe. */
static bool is_bare_negation(Str word) {
    static const char *const words[] = {"dont",   "cant",  "wont",    "didnt",   "doesnt",   "isnt",  "wasnt",
                                        "havent", "hasnt", "wouldnt", "couldnt", "shouldnt", "arent", "werent"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word.len == strlen(words[i]) && ends_with_ignoring_case(word, words[i]))
            return true;
    return false;
}

/* English clitics: how many bytes at the end are a word of their own, or 0. */
static size_t clitic_bytes(Str word) {
    static const char *const clitics[] = {"n't", "n’t", "'s",  "’s", "'re", "’re", "'ve",
                                          "’ve", "'ll", "’ll", "'d", "’d",  "'m",  "’m"};
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++)
        if (word.len > strlen(clitics[i]) && ends_with_ignoring_case(word, clitics[i]))
            return strlen(clitics[i]);
    if (word.len == 6 && ends_with_ignoring_case(word, "cannot"))
        return 3;
    bool spoken = word.len == 5 && (ends_with_ignoring_case(word, "gonna") || ends_with_ignoring_case(word, "wanna") ||
                                    ends_with_ignoring_case(word, "gotta"));
    return spoken || is_bare_negation(word) ? 2 : 0;
}

static void add_english_word(Segmenter *s, size_t start, size_t end) {
    size_t clitic = clitic_bytes((Str){s->text.at + start, end - start});
    add(s, start, end - clitic, false);
    add(s, end - clitic, end, true);
}

static bool is_number_joint(Str t, size_t i, size_t start, size_t end) {
    return (t.at[i] == '.' || t.at[i] == ',' || t.at[i] == ':' || t.at[i] == '/') && i > start && i + 1 < end &&
           utf8_is_digit(t.at[i - 1]) && utf8_is_digit(t.at[i + 1]);
}

/* A point that belongs to the word: U.S., J., Mr., г., and in Macedonian an ordinal (`5.`) in the middle of a sentence.
 */
static bool keeps_point(const Segmenter *s, size_t start, size_t point, bool last_in_chunk) {
    Str word = {s->text.at + start, point - start};
    if (!word.len)
        return false;
    if (abbreviation_is(word, s->english))
        return true;
    size_t count = utf8_count(word);
    if (count == 1 && utf8_starts_upper(word))
        return true;
    bool points_inside = memchr(word.at, '.', word.len) != NULL && utf8_is_letter(char_at(word, 0));
    if (points_inside)
        return true;
    size_t next = point + 1;
    while (next < s->text.len && s->text.at[next] == ' ')
        next++;
    int32_t c = char_at(s->text, next);
    return !s->english && last_in_chunk && utf8_is_digit(word.at[0]) && utf8_is_letter(c) && !utf8_is_upper(c);
}

/* `e-mail` is one token in EWT, other hyphens divide. */
static bool is_e_prefix(Str text, size_t start, size_t hyphen) {
    return hyphen == start + 1 && (text.at[start] | 32) == 'e';
}

/* End of the word that begins at `start` in a chunk that ends at `end`. */
static size_t word_end(const Segmenter *s, size_t start, size_t end) {
    size_t i = start;
    while (i < end) {
        size_t next = i;
        int32_t c = utf8_next(s->text, &next);
        int32_t after = next < end ? char_at(s->text, next) : 0;
        if (is_word_char(c) || is_number_joint(s->text, i, start, end))
            i = next;
        else if (i > start && is_apostrophe(c) && utf8_is_letter(after))
            i = next;
        else if (i > start && c == '-' && is_word_char(after) && (!s->english || is_e_prefix(s->text, start, i)))
            i = next;
        else if (i > start && c == '@' && is_word_char(after))
            i = next;
        else if (i > start && c == '.' && utf8_is_letter(after) &&
                 (i - start <= 4 || memchr(s->text.at + start, '.', i - start) ||
                  memchr(s->text.at + start, '@', i - start)))
            i = next;
        else if (i > start && c == '.' && keeps_point(s, start, i, next == end || !is_word_char(after)))
            return next;
        else
            break;
    }
    return i;
}

/* An address of the net or a file: one token whatever is in it. */
static bool is_address(Str chunk) {
    static const char *const endings[] = {".com", ".org", ".net", ".edu", ".gov",  ".info",
                                          ".pdf", ".doc", ".xls", ".htm", ".html", ".txt"};
    if (str_has_prefix(chunk, "http://") || str_has_prefix(chunk, "https://") || str_has_prefix(chunk, "www."))
        return true;
    const char *at = memchr(chunk.at, '@', chunk.len);
    if (at && at > chunk.at && memchr(at, '.', (size_t)(chunk.at + chunk.len - at)))
        return true;
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (chunk.len > strlen(endings[i]) && ends_with_ignoring_case(chunk, endings[i]) &&
            utf8_is_letter(char_at(chunk, 0)))
            return true;
    return false;
}

/* Bytes of an emoticon that begins at `i` and ends its chunk or stands before no word, or 0. */
static size_t emoticon_bytes(const Segmenter *s, size_t i, size_t end) {
    static const char *const faces[] = {":-)", ";-)", ":-(", ":)", ";)", ":(", ":D", ":P"};
    for (size_t f = 0; f < sizeof faces / sizeof *faces; f++) {
        size_t n = strlen(faces[f]);
        if (i + n <= end && memcmp(s->text.at + i, faces[f], n) == 0 &&
            (i + n == end || !is_word_char(char_at(s->text, i + n))))
            return n;
    }
    return 0;
}

static bool is_shout(int32_t c) { return c == '!' || c == '?'; }

static bool is_repeated(int32_t c) { return c != 0 && c < 128 && strchr(".-!?=*~<>$#+", (int)c) != NULL; }

static void add_chunk(Segmenter *s, size_t start, size_t end) {
    size_t i = start, trimmed = end;
    const char *angle = memchr(s->text.at + start, '<', end - start);
    if (angle && memchr(angle, '@', (size_t)(s->text.at + end - angle))) { /* `Name<name@place.org>` */
        i = (size_t)(angle - s->text.at);
        if (i > start)
            add_chunk(s, start, i);
        add(s, i, i + 1, false);
        add_chunk(s, i + 1, end);
        return;
    }
    while (trimmed > start && strchr(".,;:)>\"'", s->text.at[trimmed - 1]))
        trimmed--;
    if (is_address((Str){s->text.at + start, trimmed - start})) {
        add(s, start, trimmed, false);
        return;
    }
    while (i < end) {
        size_t stop = word_end(s, i, end), next = i;
        if (stop > i) {
            if (s->english)
                add_english_word(s, i, stop);
            else
                add(s, i, stop, false);
            i = stop;
            continue;
        }
        int32_t c = utf8_next(s->text, &next);
        size_t clitic = is_apostrophe(c) && s->english && next < end && (s->text.at[next] | 32) == 's' &&
                                (next + 1 == end || !is_word_char(char_at(s->text, next + 1)))
                            ? next + 1
                            : 0;
        size_t face = emoticon_bytes(s, i, end);
        if (clitic || face)
            next = clitic ? clitic : i + face;
        else
            while (next < end &&
                   ((is_repeated(c) && s->text.at[next] == c) || (is_shout(c) && is_shout(s->text.at[next]))))
                next++;
        add(s, i, next,
            clitic != 0 && s->count > 0 && s->tokens[s->count - 1].start_byte + s->tokens[s->count - 1].form.len == i);
        i = next;
    }
}

/* The part behind `at` and the one in front of it are one written word: don|t, it|s, guys|'s. */
static bool is_within_word(const Segmenter *s, size_t at, int32_t before) {
    size_t i = at;
    int32_t c = utf8_next(s->text, &i);
    if (!s->english || !utf8_is_letter(before))
        return false;
    return utf8_is_letter(c) || (is_apostrophe(c) && utf8_is_letter(char_at(s->text, i)));
}

/* `Kyiv.`: the rules know the abbreviations, and take the point at the end of any longer word for a full stop. */
static bool is_full_stop(const Segmenter *s, size_t i, size_t end, bool ruled) {
    const char *at = s->text.at;
    bool word = i >= 4;
    for (size_t back = 1; word && back <= 4; back++)
        word = utf8_is_letter((unsigned char)at[i - back]);
    return ruled && word && at[i] == '.' && i + 1 == end;
}

/* Divides the chunk [start, end) anew where the model speaks against the rules, which made the tokens from `first` on.
 */
static void reconsider_chunk(Segmenter *s, size_t first, size_t start, size_t end) {
    size_t at[BOUNDARY_CHUNK_MAX], count = 0, rule = first;
    bool joined[BOUNDARY_CHUNK_MAX], changed = false, kept = false;
    int32_t before = 0;
    for (size_t i = start; i < end;) {
        bool ruled = rule < s->count && s->tokens[rule].start_byte == i;
        rule += ruled;
        if (i == start)
            kept = true;
        else {
            BoundaryFeatures features;
            size_t n = boundary_token_features(s->text, start, end, i, ruled, kept, features);
            kept = is_full_stop(s, i, end, ruled) || boundary_is_likely(s->learnt.token, features, n);
        }
        if (kept) {
            at[count] = i;
            joined[count++] = i > start && is_within_word(s, i, before);
        }
        changed |= kept != ruled;
        before = utf8_next(s->text, &i);
    }
    if (!changed)
        return;
    s->count = first;
    for (size_t k = 0; k < count; k++)
        add(s, at[k], k + 1 < count ? at[k + 1] : end, joined[k]);
}

static void close_sentence(Segmenter *s, size_t end) {
    if (end == s->first)
        return;
    s->sentences =
        arena_reserve(s->arena, s->sentences, s->sentence_count, &s->sentence_capacity, sizeof *s->sentences);
    const Token *last = &s->tokens[end - 1];
    s->sentences[s->sentence_count++] =
        (Sentence){.tokens = (Token *)(size_t)s->first, /* an index until the tokens have stopped moving */
                   .token_count = end - s->first,
                   .start_byte = s->tokens[s->first].start_byte,
                   .end_byte = last->start_byte + last->form.len};
    s->first = end;
}

static bool is_terminator(Str form) {
    return str_is(form, ".") || str_is(form, "?") || str_is(form, "!") || str_is(form, "…") ||
           str_has_prefix(form, "..") || str_has_prefix(form, "!") || str_has_prefix(form, "?");
}

/* True where a sentence may begin at the token that starts at `at`. */
static bool may_begin(Str text, size_t at) {
    int32_t c = char_at(text, at);
    while (at < text.len && !utf8_is_letter(c) && !utf8_is_digit(c) && c != '\n') {
        utf8_next(text, &at);
        c = char_at(text, at);
    }
    return !utf8_is_letter(c) || utf8_is_upper(c);
}

/* `.`, `?` or `!` behind an ordinary English word, after which some writers go on in lower case. */
static bool ends_plainly(const Segmenter *s, size_t at, size_t from) {
    Str form = s->tokens[at].form, before = at > from ? s->tokens[at - 1].form : STR("");
    bool plain = str_is(form, ".") || str_is(form, "?") || str_is(form, "!");
    return s->english && plain && before.len > 2 && utf8_is_letter(char_at(before, 0)) && !utf8_starts_upper(before);
}

static bool is_behind_space(const Segmenter *s, size_t at) {
    return s->tokens[at].start_byte > s->tokens[at - 1].start_byte + s->tokens[at - 1].form.len;
}

/* The token behind the sentence that ends with tokens[i] and what closes it (quotes, brackets), or 0 where the rules
 * see no end there. The paragraph begins at `from`. */
static size_t ruled_end(const Segmenter *s, size_t i, size_t from) {
    const Token *t = &s->tokens[i];
    bool abbreviation = t->form.len > 1 && t->form.at[t->form.len - 1] == '.' && !is_terminator(t->form) &&
                        abbreviation_ends_sentence((Str){t->form.at, t->form.len - 1}, i > from ? t[-1].form : STR(""));
    if (!is_terminator(t->form) && !abbreviation)
        return 0;
    size_t end = i + 1;
    while (end < s->count && is_close(s->tokens[end].form) && !is_behind_space(s, end))
        end++;
    bool ends = end < s->count && is_behind_space(s, end) &&
                (may_begin(s->text, s->tokens[end].start_byte) || (end == i + 1 && ends_plainly(s, i, from))) &&
                !(abbreviation && s->english && end == i + 1 && !abbreviation_may_precede(s->tokens[end].form));
    return ends ? end : 0;
}

static bool is_in_capitals(Str form) {
    size_t letters = 0;
    for (size_t i = 0; i < form.len;) {
        int32_t c = utf8_next(form, &i);
        if (utf8_is_letter(c) && !utf8_is_upper(c))
            return false;
        letters += utf8_is_letter(c);
    }
    return letters > 0;
}

bool token_is_dash(Str form) {
    return str_is(form, "-") || str_is(form, "–") || str_is(form, "—") || str_is(form, "--");
}

/* The token behind what tells where, when and by whom a report was written, `LA PAZ, May 5 (Reuters) -`, at the start
 * of the paragraph; `from` where there is none. */
static size_t end_of_dateline(const Segmenter *s, size_t from) {
    enum { TOKENS = 10, LETTERS = 4 };
    size_t i = from;
    while (i < s->count && is_in_capitals(s->tokens[i].form))
        i++;
    Str place = i > from ? (Str){s->tokens[from].form.at,
                                 s->tokens[i - 1].start_byte + s->tokens[i - 1].form.len - s->tokens[from].start_byte}
                         : STR("");
    bool bracket = i < s->count && str_is(s->tokens[i].form, "(");
    if (utf8_count(place) < LETTERS && !bracket)
        return from;
    for (; i < s->count && i < from + TOKENS; i++) {
        Str form = s->tokens[i].form;
        if (token_is_dash(form))
            return i + 1 < s->count && utf8_starts_upper(s->tokens[i + 1].form) ? i + 1 : from;
        if (utf8_is_letter(char_at(form, 0)) && !utf8_starts_upper(form) && !bracket)
            return from;
    }
    return from;
}

/* Closes sentences within the tokens from `from` on, which are one paragraph; a dateline is one of its own. */
static void divide_paragraph(Segmenter *s, size_t from) {
    size_t ruled = 0; /* where the rules see the next end */
    size_t dateline = end_of_dateline(s, from);
    if (dateline > from)
        close_sentence(s, dateline);
    from = dateline;
    for (size_t i = from; i + 1 < s->count; i++) {
        if (ruled <= i)
            ruled = ruled_end(s, i, from);
        bool ends = ruled == i + 1;
        if (s->learnt.sentence && is_behind_space(s, i + 1)) {
            BoundaryFeatures features;
            size_t n = boundary_sentence_features(s->tokens + from, s->count - from, s->first - from, i - from, ends,
                                                  features);
            ends = boundary_is_likely(s->learnt.sentence, features, n);
        }
        if (ends)
            close_sentence(s, i + 1);
    }
    close_sentence(s, s->count);
}

static void mark_spaces(Segmenter *s) {
    for (size_t i = 0; i < s->count; i++) {
        size_t end = s->tokens[i].start_byte + s->tokens[i].form.len;
        s->tokens[i].space_after = i + 1 == s->count || s->tokens[i + 1].start_byte > end;
    }
    for (size_t i = 0; i < s->sentence_count; i++)
        s->sentences[i].tokens = s->tokens + (size_t)s->sentences[i].tokens;
}

void text_segment(Arena *arena, Str text, Str language, Boundaries learnt, Sentence **sentences, size_t *count) {
    Segmenter s = {.arena = arena, .text = text, .english = !str_is(language, "mk"), .learnt = learnt};
    size_t paragraph = 0;
    for (size_t i = 0; i < text.len;) {
        size_t next = i;
        int32_t c = utf8_next(text, &next);
        if (c == '\n') {
            divide_paragraph(&s, paragraph);
            paragraph = s.count;
        }
        if (utf8_is_space(c)) {
            i = next;
            continue;
        }
        size_t end = next;
        for (size_t step = end; end < text.len && !utf8_is_space(utf8_next(text, &step)); end = step)
            ;
        size_t first = s.count;
        add_chunk(&s, i, end);
        if (learnt.token && end - i <= BOUNDARY_CHUNK_MAX)
            reconsider_chunk(&s, first, i, end);
        size_t covered = s.count ? s.tokens[s.count - 1].start_byte + s.tokens[s.count - 1].form.len : i;
        i = covered > i ? covered : end;
    }
    divide_paragraph(&s, paragraph);
    mark_spaces(&s);
    *sentences = s.sentences;
    *count = s.sentence_count;
}
