/* A feature is a kind and the characters or shapes that it is made of, hashed into one number. */
#include "text/boundary.h"
#include "base/utf8.h"

enum { SIDE = 4, SHAPE_MAX = 4, FORM_MAX = 24 /* bytes of a form that count */ };

typedef struct Hash {
    uint32_t state;
} Hash;

static Hash hash_new(uint32_t kind) { return (Hash){2166136261u ^ kind * 2654435761u}; }

static void mix(Hash *h, uint32_t value) {
    h->state = (h->state ^ value) * 16777619u;
    h->state ^= h->state >> 15;
}

static uint32_t place_of(Hash h) {
    h.state *= 2246822519u;
    return (h.state ^ h.state >> 13) % BOUNDARY_WEIGHTS;
}

/* A letter is `a` or `A`, a digit 0, any other character itself. */
static uint32_t class_of(int32_t c) {
    return utf8_is_letter(c) ? (utf8_is_upper(c) ? 'A' : 'a') : utf8_is_digit(c) ? '0' : (uint32_t)c;
}

static void mix_form(Hash *h, Str form) {
    size_t i = 0;
    while (i < form.len && i < FORM_MAX)
        mix(h, (uint32_t)utf8_to_lower(utf8_next(form, &i)));
    mix(h, 1);
}

/* Classes of the form's characters, equal neighbours once, at most SHAPE_MAX; whether it is one character. */
static uint32_t shape_of(Str form) {
    Hash h = hash_new(0);
    uint32_t last = 0;
    size_t i = 0, classes = 0, characters = 0;
    for (; i < form.len && classes < SHAPE_MAX; characters++) {
        uint32_t class = class_of(utf8_next(form, &i));
        if (class != last) {
            mix(&h, class);
            classes++;
        }
        last = class;
    }
    mix(&h, characters == 1);
    return h.state;
}

static uint32_t feature(uint32_t kind, const uint32_t *parts, size_t count) {
    Hash h = hash_new(kind);
    for (size_t i = 0; i < count; i++)
        mix(&h, parts[i]);
    return place_of(h);
}

/* The code points around `at`, blanks where the chunk ends: around[SIDE] stands behind the place. */
static void look_around(Str text, size_t start, size_t end, size_t at, int32_t around[2 * SIDE]) {
    int32_t before[BOUNDARY_CHUNK_MAX];
    size_t count = 0, i = start;
    while (i < at)
        before[count++] = utf8_next(text, &i);
    for (size_t k = 0; k < SIDE; k++) {
        around[SIDE - 1 - k] = k < count ? before[count - 1 - k] : ' ';
        around[SIDE + k] = i < end ? utf8_next(text, &i) : ' ';
    }
}

/* The word that begins behind the blanks at `at`, or ends in front of them. */
static Str word_behind(Str text, size_t at) {
    while (at < text.len && (text.at[at] == ' ' || text.at[at] == '\n'))
        at++;
    size_t end = at;
    while (end < text.len && text.at[end] != ' ' && text.at[end] != '\n' && end - at < FORM_MAX)
        end++;
    return (Str){text.at + at, end - at};
}

static Str word_before(Str text, size_t at) {
    while (at > 0 && (text.at[at - 1] == ' ' || text.at[at - 1] == '\n'))
        at--;
    size_t start = at;
    while (start > 0 && text.at[start - 1] != ' ' && text.at[start - 1] != '\n' && at - start < FORM_MAX)
        start--;
    return (Str){text.at + start, at - start};
}

static uint32_t hash_of_word(Str word) {
    Hash h = hash_new(0);
    mix_form(&h, word);
    return h.state;
}

size_t boundary_token_features(Str text, size_t start, size_t end, size_t at, bool rule, bool previous,
                               BoundaryFeatures out) {
    int32_t around[2 * SIDE];
    uint32_t c[2 * SIDE], k[2 * SIDE], ruled = rule;
    look_around(text, start, end, at, around);
    for (size_t i = 0; i < 2 * SIDE; i++) {
        c[i] = (uint32_t)utf8_to_lower(around[i]);
        k[i] = class_of(around[i]);
    }
    uint32_t left = hash_of_word((Str){text.at + start, at - start}),
             right = hash_of_word((Str){text.at + at, end - at}), whole[] = {left, right, 0};
    size_t n = 0;
    out[n++] = feature(1, &ruled, 1);
    out[n++] = feature(2, c + SIDE - 1, 1);
    out[n++] = feature(3, c + SIDE, 1);
    out[n++] = feature(4, c + SIDE - 1, 2);
    out[n++] = feature(5, c + SIDE - 2, 3);
    out[n++] = feature(6, c + SIDE - 1, 3);
    out[n++] = feature(7, c + SIDE - 2, 4);
    out[n++] = feature(8, k + SIDE - 1, 2);
    out[n++] = feature(9, k + SIDE - 2, 4);
    out[n++] = feature(10, k + SIDE - 3, 6);
    out[n++] = feature(11, k, 2 * SIDE);
    out[n++] = feature(12, (uint32_t[]){k[SIDE - 2], k[SIDE - 1], k[SIDE], k[SIDE + 1], ruled}, 5);
    out[n++] = feature(13, (uint32_t[]){c[SIDE - 1], c[SIDE], ruled}, 3);
    out[n++] = feature(14, &left, 1);
    out[n++] = feature(15, &right, 1);
    out[n++] = feature(16, whole, 2);
    whole[2] = hash_of_word(word_behind(text, end));
    out[n++] = feature(17, whole, 3);
    whole[2] = hash_of_word(word_before(text, start));
    out[n++] = feature(18, whole, 3);
    out[n++] = feature(19, (uint32_t[]){c[SIDE - 1], k[SIDE], ruled, previous}, 4);
    out[n++] = feature(20, (uint32_t[]){k[SIDE - 2], c[SIDE - 1], k[SIDE], previous}, 4);
    return n;
}

/* What counts of a token that may be missing. */
typedef struct View {
    uint32_t form, shape;
} View;

static View view(const Token *tokens, size_t count, size_t at) {
    if (at >= count)
        return (View){1, 1};
    return (View){hash_of_word(tokens[at].form), shape_of(tokens[at].form)};
}

/* Of a few sizes that double. */
static uint32_t size_class(size_t n) {
    uint32_t class = 0;
    for (; n > 1 && class < 6; n /= 2)
        class ++;
    return class;
}

size_t boundary_sentence_features(const Token *tokens, size_t count, size_t first, size_t at, bool rule,
                                  BoundaryFeatures out) {
    View t = view(tokens, count, at), next = view(tokens, count, at + 1), third = view(tokens, count, at + 2),
         last = at > first ? view(tokens, count, at - 1) : (View){2, 2}, start = view(tokens, count, first);
    uint32_t ruled = rule, length = size_class(at + 1 - first);
    size_t n = 0;
    out[n++] = feature(31, &ruled, 1);
    out[n++] = feature(32, (uint32_t[]){t.form, ruled}, 2);
    out[n++] = feature(33, (uint32_t[]){last.form, t.form}, 2);
    out[n++] = feature(34, (uint32_t[]){next.form, ruled}, 2);
    out[n++] = feature(35, (uint32_t[]){t.form, next.form}, 2);
    out[n++] = feature(36, (uint32_t[]){next.shape, ruled}, 2);
    out[n++] = feature(37, (uint32_t[]){t.shape, next.shape}, 2);
    out[n++] = feature(38, (uint32_t[]){last.shape, t.shape, next.shape, ruled}, 4);
    out[n++] = feature(39, (uint32_t[]){t.form, next.shape, third.shape}, 3);
    out[n++] = feature(40, (uint32_t[]){next.form, third.form}, 2);
    out[n++] = feature(41, (uint32_t[]){length, ruled}, 2);
    out[n++] = feature(42, (uint32_t[]){length, t.shape, next.shape}, 3);
    out[n++] = feature(43, (uint32_t[]){start.form, ruled}, 2);
    out[n++] = feature(44, (uint32_t[]){start.shape, length, t.shape}, 3);
    out[n++] = feature(45, (uint32_t[]){t.form, length}, 2);
    out[n++] = feature(46, (uint32_t[]){last.form, t.shape, next.shape}, 3);
    out[n++] = feature(47, (uint32_t[]){t.form, next.form, third.form}, 3);
    out[n++] = feature(48, (uint32_t[]){t.shape, next.shape, third.shape, length}, 4);
    return n;
}

bool boundary_is_likely(const int8_t *weights, const BoundaryFeatures features, size_t count) {
    int32_t sum = 0;
    for (size_t i = 0; i < count; i++)
        sum += weights[features[i]];
    return sum > 0;
}
