#include "base/utf8.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf8.h>

int32_t utf8_next(Str s, size_t *i) {
    const uint8_t *bytes = (const uint8_t *)s.at;
    UChar32 c;
    size_t at = *i;
    U8_NEXT_OR_FFFD(bytes, at, s.len, c);
    *i = at;
    return c;
}

size_t utf8_count(Str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.len; n++)
        utf8_next(s, &i);
    return n;
}

bool utf8_is_letter(int32_t c) { return u_isalpha(c); }
bool utf8_is_digit(int32_t c) { return u_isdigit(c); }
bool utf8_is_upper(int32_t c) { return u_isupper(c); }
int32_t utf8_to_lower(int32_t c) { return u_tolower(c); }
bool utf8_is_space(int32_t c) { return u_isUWhiteSpace(c); }

bool utf8_starts_upper(Str s) {
    size_t i = 0;
    return s.len && utf8_is_upper(utf8_next(s, &i));
}

bool utf8_starts_cyrillic(Str s) { return s.len && (unsigned char)s.at[0] >= 0xd0; }

size_t utf8_encode(int32_t c, char out[4]) {
    uint32_t code = c < 0 || c > 0x10ffff ? 0xfffd : (uint32_t)c;
    size_t more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3; /* continuation bytes */
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    for (size_t i = more; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3f));
    out[0] = (char)(lead[more] | code);
    return more + 1;
}

/* A Latin letter without its mark; ASCII for those that ICU does not take apart. */
static int32_t plain_letter(int32_t c) {
    static const struct {
        int32_t from, to;
    } whole[] = {{0x131, 'i'}, {0x141, 'L'}, {0x142, 'l'}, {0x110, 'D'}, {0x111, 'd'}, {0xd8, 'O'}, {0xf8, 'o'}};
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++)
        if (whole[i].from == c)
            return whole[i].to;
    UErrorCode status = U_ZERO_ERROR;
    UChar wide[8];
    const UNormalizer2 *nfd = c >= 0xc0 && c < 0x250 ? unorm2_getNFDInstance(&status) : NULL;
    int32_t n = nfd && U_SUCCESS(status) ? unorm2_getDecomposition(nfd, c, wide, 8, &status) : 0;
    return n > 0 && U_SUCCESS(status) ? (int32_t)wide[0] : c;
}

Str utf8_without_accents(Arena *arena, Str s) {
    size_t accented = 0;
    while (accented < s.len && ((unsigned char)s.at[accented] < 0xc3 || (unsigned char)s.at[accented] > 0xc9))
        accented++;
    if (accented == s.len)
        return s;
    char *out = arena_alloc(arena, s.len * 3); /* a broken byte becomes three */
    size_t n = 0;
    for (size_t i = 0; i < s.len;)
        n += utf8_encode(plain_letter(utf8_next(s, &i)), out + n);
    return (Str){out, n};
}

Str utf8_lower(Arena *arena, Str s) {
    char *out = arena_alloc(arena, s.len * 2 + 4); /* no lower-case letter is more than twice as long */
    size_t n = 0;
    for (size_t i = 0; i < s.len;) {
        unsigned char c = (unsigned char)s.at[i];
        if (c < 0x80) {
            out[n++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
            i++;
        } else
            n += utf8_encode(u_tolower(utf8_next(s, &i)), out + n);
    }
    return (Str){out, n};
}
