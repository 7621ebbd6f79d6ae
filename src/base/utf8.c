#include "base/utf8.h"

#include <unicode/uchar.h>
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

size_t utf8_encode(int32_t c, char out[4]) {
    uint32_t code = c < 0 || c > 0x10ffff ? 0xfffd : (uint32_t)c;
    size_t more = code < 0x80 ? 0 : code < 0x800 ? 1 : code < 0x10000 ? 2 : 3; /* continuation bytes */
    static const unsigned char lead[] = {0, 0xc0, 0xe0, 0xf0};
    for (size_t i = more; i > 0; i--, code >>= 6)
        out[i] = (char)(0x80 | (code & 0x3f));
    out[0] = (char)(lead[more] | code);
    return more + 1;
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
