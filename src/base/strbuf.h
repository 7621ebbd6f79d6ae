/* A growing string for output; release with strbuf_release. */
#ifndef NASTAN_STRBUF_H
#define NASTAN_STRBUF_H
#include "base/str.h"

typedef struct StrBuf {
    char *at; /* NUL-terminated once anything was added; NULL before */
    size_t len, capacity;
} StrBuf;

void strbuf_add(StrBuf *buf, Str s);
void strbuf_add_text(StrBuf *buf, const char *text);
void strbuf_add_char(StrBuf *buf, char c);
void strbuf_add_format(StrBuf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
void strbuf_add_json(StrBuf *buf, Str s); /* as a string of JSON, in its quotes */
void strbuf_add_csv(StrBuf *buf, Str s);  /* as a field of CSV (RFC 4180), in quotes */
Str strbuf_str(const StrBuf *buf);        /* borrowed until the next change */
void strbuf_clear(StrBuf *buf);           /* empty, the memory kept */
void strbuf_release(StrBuf *buf);
#endif
