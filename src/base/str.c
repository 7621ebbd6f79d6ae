#include "base/str.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

Str str_of(const char *text) { return (Str){text, strlen(text)}; }

/* The last byte first: Macedonian words nearly all begin with the same one. */
bool str_equal(Str a, Str b) {
    return a.len == b.len && (a.len == 0 || (a.at[a.len - 1] == b.at[b.len - 1] && memcmp(a.at, b.at, a.len) == 0));
}

bool str_is(Str a, const char *text) {
    for (size_t i = 0; i < a.len; i++)
        if (text[i] != a.at[i] || text[i] == 0)
            return false;
    return text[a.len] == 0;
}

bool str_is_one_of(Str a, const char *const *words) {
    while (*words && !str_is(a, *words))
        words++;
    return *words != NULL;
}

int str_compare(Str a, Str b) {
    size_t n = a.len < b.len ? a.len : b.len;
    int order = n ? memcmp(a.at, b.at, n) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool str_has_prefix(Str s, const char *prefix) {
    for (size_t i = 0; prefix[i]; i++)
        if (i == s.len || s.at[i] != prefix[i])
            return false;
    return true;
}

bool str_has_suffix(Str s, const char *suffix) {
    size_t n = strlen(suffix);
    return s.len >= n && memcmp(s.at + s.len - n, suffix, n) == 0;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

Str str_trim(Str s) {
    while (s.len && is_blank(s.at[0])) {
        s.at++;
        s.len--;
    }
    while (s.len && is_blank(s.at[s.len - 1]))
        s.len--;
    return s;
}

bool str_next_field(Str *rest, char separator, Str *field) {
    if (!rest->at)
        return false;
    const char *cut = rest->len ? memchr(rest->at, separator, rest->len) : NULL;
    if (!cut) {
        *field = *rest;
        *rest = (Str){NULL, 0};
        return true;
    }
    size_t n = (size_t)(cut - rest->at);
    *field = (Str){rest->at, n};
    *rest = (Str){cut + 1, rest->len - n - 1};
    return true;
}

bool str_to_long(Str s, long *out) {
    long value = 0;
    size_t i = s.len && s.at[0] == '-' ? 1 : 0;
    if (i == s.len || s.len > 18)
        return false;
    for (; i < s.len; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        value = value * 10 + (s.at[i] - '0');
    }
    *out = s.at[0] == '-' ? -value : value;
    return true;
}

bool str_to_double(Str s, double *out) {
    char copy[32], *end;
    if (!s.len || s.len >= sizeof copy || (s.at[0] != '-' && s.at[0] != '.' && (s.at[0] < '0' || s.at[0] > '9')))
        return false;
    memcpy(copy, s.at, s.len);
    copy[s.len] = '\0';
    double value = strtod(copy, &end);
    if (end != copy + s.len || !isfinite(value))
        return false;
    *out = value;
    return true;
}
