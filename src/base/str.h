/* A slice of bytes that someone else owns: not NUL-terminated, copied by value. */
#ifndef NASTAN_STR_H
#define NASTAN_STR_H
#include <stdbool.h>
#include <stddef.h>

typedef struct Str {
    const char *at;
    size_t len;
} Str;

#define STR(literal) ((Str){(literal), sizeof(literal) - 1})
/* For printf: "%.*s", STR_ARG(s). */
#define STR_ARG(s) (int)(s).len, (s).at

Str str_of(const char *text); /* slice of a NUL-terminated string, borrowed */
bool str_equal(Str a, Str b);
bool str_is(Str a, const char *text);
bool str_is_one_of(Str a, const char *const *words); /* NULL stands behind the last */
int str_compare(Str a, Str b);                       /* bytewise, as memcmp and then by length */
bool str_has_prefix(Str s, const char *prefix);
bool str_has_suffix(Str s, const char *suffix);
Str str_trim(Str s); /* without ASCII blanks at both ends */
/* Cuts the next field off `rest` at `separator`; false when nothing is left. */
bool str_next_field(Str *rest, char separator, Str *field);
bool str_to_long(Str s, long *out);
bool str_to_double(Str s, double *out); /* a finite number of at most 31 characters */
#endif
