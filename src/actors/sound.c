/* A backtracking match of a Latin word against a Cyrillic one by the table of renderings below. Words are short and the
 * table leaves few choices, so it ends at once. */
#include "actors/sound.h"
#include "base/utf8.h"

#include <unicode/unorm2.h>
#include <unicode/ustring.h>

typedef struct Rendering {
    const char *latin;
    const char *cyrillic; /* divided by blanks; `-` is silence, `.` silence at the end of the word */
} Rendering;

/* Longer groups need not come first: every one that fits is tried. */
static const Rendering RENDERINGS[] = {
    {"b", "б"},
    {"c", "к с ц ч ќ џ"},
    {"d", "д ."},
    {"f", "ф"},
    {"g", "г џ х ж"},
    {"h", "х -"},
    {"j", "џ ж х ј -"},
    {"k", "к"},
    {"l", "л љ"},
    {"m", "м"},
    {"n", "н њ"},
    {"p", "п"},
    {"q", "к ч"},
    {"r", "р"},
    {"s", "с з ш ."},
    {"t", "т ."},
    {"v", "в ф"},
    {"w", "в -"},
    {"x", ". кс гз з с ш х"},
    {"z", "з с ц ж ѕ"},
    {"ch", "ч х к ш"},
    {"sh", "ш"},
    {"sch", "ш"},
    {"tch", "ч"},
    {"tsch", "ч"},
    {"th", "т"},
    {"ph", "ф"},
    {"gh", "г -"},
    {"kh", "х к"},
    {"zh", "ж џ"},
    {"ts", "ц ѕ"},
    {"dz", "ѕ џ"},
    {"tz", "ц ѕ"},
    {"ck", "к"},
    {"cqu", "к"},
    {"dzh", "џ"},
    {"dj", "џ ѓ"},
    {"gj", "ѓ"},
    {"kj", "ќ"},
    {"lj", "љ"},
    {"nj", "њ"},
    {"qu", "к кв"},
    {"gu", "г гв хв"},
    {"ju", "хв"},
    {"ll", "љ ј -"},
    {"gn", "њ"},
    {"gl", "љ"},
    {"rz", "ж"},
    {"cz", "ч"},
    {"sz", "ш с"},
    {"š", "ш"},
    {"č", "ч"},
    {"ć", "ќ"},
    {"ž", "ж"},
    {"đ", "ѓ џ"},
    {"ş", "ш"},
    {"ș", "ш"},
    {"ç", "ч с"},
    {"ñ", "њ"},
    {"ğ", "г -"},
    {"ł", "л в"},
    {"ţ", "ц"},
    {"ț", "ц"},
    {"ś", "ш"},
    {"ń", "њ"},
    {"ř", "рж р"},
    {"gi", "џ"},
    {"ci", "ч"},
    {"scu", "ску"},
    {"si", "ш"},
    {"ti", "ш ц"},
};

static bool is_cyrillic_vowel(int32_t c) { return c == 0x430 || c == 0x435 || c == 0x438 || c == 0x43e || c == 0x443; }
static bool is_latin_vowel(int32_t c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
static bool is_silent(int32_t c) { return c == '-' || c == '\'' || c == 0x2019 || c == 0x458 /* ј */; }

/* Accents that change the consonant stay; the others go. */
static bool keeps_accent(int32_t c) {
    static const char kept[] = "šžčćđşșçñğłţțśńřѓќј";
    for (size_t i = 0; i < sizeof kept - 1;)
        if (utf8_next((Str){kept, sizeof kept - 1}, &i) == c)
            return true;
    return false;
}

static int32_t bare_letter(int32_t c) {
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
    UChar wide[8];
    if (U_FAILURE(status) || keeps_accent(c))
        return c;
    int32_t n = unorm2_getDecomposition(nfd, c, wide, 8, &status);
    return n > 0 && U_SUCCESS(status) ? (int32_t)wide[0] : c;
}

Str sound_prepare(Arena *arena, Str word) {
    Str lower = utf8_lower(arena, word);
    char *out = arena_alloc(arena, lower.len * 2 + 4);
    size_t n = 0;
    for (size_t i = 0; i < lower.len;)
        n += utf8_encode(bare_letter(utf8_next(lower, &i)), out + n);
    return (Str){out, n};
}

static Str after(Str s, size_t n) { return (Str){s.at + n, s.len - n}; }

static bool starts_with(Str s, Str prefix) { return s.len >= prefix.len && str_equal((Str){s.at, prefix.len}, prefix); }

static int32_t first_of(Str s, size_t *length) {
    *length = 0;
    return s.len ? utf8_next(s, length) : 0;
}

static bool match(Str latin, Str cyrillic, int depth);

static bool match_renderings(Str latin, Str cyrillic, int depth) {
    for (size_t r = 0; r < sizeof RENDERINGS / sizeof *RENDERINGS; r++) {
        if (!latin.len || RENDERINGS[r].latin[0] != latin.at[0])
            continue;
        Str group = str_of(RENDERINGS[r].latin), choices = str_of(RENDERINGS[r].cyrillic);
        if (!starts_with(latin, group))
            continue;
        for (Str choice; str_next_field(&choices, ' ', &choice);) {
            bool silent = str_is(choice, "-") || (str_is(choice, ".") && latin.len == group.len);
            if ((silent || starts_with(cyrillic, choice)) &&
                match(after(latin, group.len), silent ? cyrillic : after(cyrillic, choice.len), depth + 1))
                return true;
        }
    }
    return false;
}

static bool match(Str latin, Str cyrillic, int depth) {
    size_t latin_bytes, cyrillic_bytes;
    int32_t l = first_of(latin, &latin_bytes), c = first_of(cyrillic, &cyrillic_bytes);
    if (depth > SOUND_WORD_MAX)
        return false;
    if (!l && !c)
        return true;
    if (l && c && match_renderings(latin, cyrillic, depth))
        return true;
    if (c && (is_cyrillic_vowel(c) || is_silent(c)))
        return match(latin, after(cyrillic, cyrillic_bytes), depth + 1);
    bool doubled = latin.len > 1 && latin.at[0] == latin.at[1];
    if (l && (is_latin_vowel(l) || is_silent(l) || doubled))
        return match(after(latin, latin_bytes), cyrillic, depth + 1);
    return l && !c && match_renderings(latin, cyrillic, depth);
}

static int vowel_groups(Str s, bool (*is_vowel)(int32_t)) {
    int groups = 0;
    bool inside = false;
    for (size_t i = 0; i < s.len;) {
        bool vowel = is_vowel(utf8_next(s, &i));
        groups += vowel && !inside;
        inside = vowel;
    }
    return groups;
}

int sound_consonants(Str macedonian) {
    int count = 0;
    for (size_t i = 0; i < macedonian.len;) {
        int32_t c = utf8_next(macedonian, &i);
        count += !is_cyrillic_vowel(c) && !is_silent(c);
    }
    return count;
}

static bool begins_with_vowel(Str s, bool (*is_vowel)(int32_t)) {
    size_t bytes;
    return is_vowel(first_of(s, &bytes));
}

bool sound_alike(Str macedonian, Str latin) {
    if (utf8_count(macedonian) > SOUND_WORD_MAX || utf8_count(latin) > SOUND_WORD_MAX)
        return false;
    int apart = vowel_groups(macedonian, is_cyrillic_vowel) - vowel_groups(latin, is_latin_vowel);
    bool silent_start = str_has_prefix(latin, "h") || str_has_prefix(latin, "w") || str_has_prefix(latin, "j");
    if (apart > 1 || apart < -1 ||
        (begins_with_vowel(macedonian, is_cyrillic_vowel) && !begins_with_vowel(latin, is_latin_vowel) &&
         !silent_start))
        return false;
    return match(latin, macedonian, 0);
}

bool sound_letter_may_begin(Str macedonian, char latin) {
    size_t bytes;
    int32_t c = first_of(macedonian, &bytes);
    if (is_cyrillic_vowel(c) || c == 0x458)
        return is_latin_vowel(latin) || latin == 'j' || latin == 'h';
    for (size_t r = 0; r < sizeof RENDERINGS / sizeof *RENDERINGS; r++) {
        Str choices = RENDERINGS[r].latin[0] == latin ? str_of(RENDERINGS[r].cyrillic) : STR("");
        for (Str choice; str_next_field(&choices, ' ', &choice);)
            if (starts_with(macedonian, choice))
                return true;
    }
    return false;
}

bool sound_begins_alike(Str macedonian, Str latin) {
    size_t bytes;
    int32_t c = first_of(macedonian, &bytes);
    if (is_cyrillic_vowel(c) || c == 0x458)
        return begins_with_vowel(latin, is_latin_vowel) || str_has_prefix(latin, "j") || str_has_prefix(latin, "h");
    for (size_t r = 0; r < sizeof RENDERINGS / sizeof *RENDERINGS && latin.len; r++) {
        Str choices = RENDERINGS[r].latin[0] == latin.at[0] ? str_of(RENDERINGS[r].cyrillic) : STR("");
        for (Str choice; starts_with(latin, str_of(RENDERINGS[r].latin)) && str_next_field(&choices, ' ', &choice);)
            if (starts_with(macedonian, choice))
                return true;
    }
    return false;
}
