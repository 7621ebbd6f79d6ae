#include "base/strbuf.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void reserve(StrBuf *buf, size_t more) {
    if (buf->len + more + 1 <= buf->capacity)
        return;
    size_t capacity = buf->capacity ? buf->capacity : 64;
    while (capacity < buf->len + more + 1)
        capacity *= 2;
    char *p = realloc(buf->at, capacity);
    if (!p) {
        fputs("nastan: out of memory\n", stderr);
        abort();
    }
    buf->at = p;
    buf->capacity = capacity;
}

void strbuf_add(StrBuf *buf, Str s) {
    reserve(buf, s.len);
    if (s.len)
        memcpy(buf->at + buf->len, s.at, s.len);
    buf->len += s.len;
    buf->at[buf->len] = '\0';
}

void strbuf_add_text(StrBuf *buf, const char *text) { strbuf_add(buf, str_of(text)); }

void strbuf_add_char(StrBuf *buf, char c) { strbuf_add(buf, (Str){&c, 1}); }

void strbuf_add_format(StrBuf *buf, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t len = n > 0 ? (size_t)n : 0;
    reserve(buf, len);
    vsnprintf(buf->at + buf->len, len + 1, format, again);
    va_end(again);
    buf->len += len;
}

void strbuf_add_json(StrBuf *buf, Str s) {
    strbuf_add_char(buf, '"');
    for (size_t i = 0; i < s.len; i++) {
        unsigned char c = (unsigned char)s.at[i];
        if (c == '"' || c == '\\')
            strbuf_add_char(buf, '\\');
        if (c < 0x20)
            strbuf_add_format(buf, "\\u%04x", c);
        else
            strbuf_add_char(buf, (char)c);
    }
    strbuf_add_char(buf, '"');
}

void strbuf_add_csv(StrBuf *buf, Str s) {
    strbuf_add_char(buf, '"');
    for (size_t i = 0; i < s.len; i++) {
        if (s.at[i] == '"')
            strbuf_add_char(buf, '"');
        strbuf_add_char(buf, s.at[i]);
    }
    strbuf_add_char(buf, '"');
}

Str strbuf_str(const StrBuf *buf) { return (Str){buf->at ? buf->at : "", buf->len}; }

void strbuf_clear(StrBuf *buf) {
    buf->len = 0;
    if (buf->at)
        buf->at[0] = '\0';
}

void strbuf_release(StrBuf *buf) {
    free(buf->at);
    *buf = (StrBuf){0};
}
