/* UTF-8 by ICU: one code point at a time, lower case, and repair of broken bytes. */
#ifndef NASTAN_UTF8_H
#define NASTAN_UTF8_H
#include "base/arena.h"
#include <stdint.h>

/* Reads the code point at `*i` and moves `*i` behind it; a broken byte gives U+FFFD. */
int32_t utf8_next(Str s, size_t *i);
size_t utf8_count(Str s); /* code points */
bool utf8_is_letter(int32_t c);
bool utf8_is_digit(int32_t c);
bool utf8_is_upper(int32_t c);
bool utf8_is_space(int32_t c);
int32_t utf8_to_lower(int32_t c);
bool utf8_starts_upper(Str s);
bool utf8_starts_cyrillic(Str s);              /* or with anything that stands behind Latin and Greek */
size_t utf8_encode(int32_t c, char out[4]);    /* bytes written */
Str utf8_lower(Arena *arena, Str s);           /* code point by code point, as the trainer does */
Str utf8_without_accents(Arena *arena, Str s); /* of Latin letters: Erdoğan is Erdogan; borrows where there is none */
#endif
