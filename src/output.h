/* Events as JSON lines, CSV or a table; the fields of PLOVER. */
#ifndef NASTAN_OUTPUT_H
#define NASTAN_OUTPUT_H
#include "base/strbuf.h"
#include "events/events.h"

typedef enum Format { FORMAT_TABLE, FORMAT_JSONL, FORMAT_CSV } Format;

void output_header(Format format, FILE *out);
void output_events(Format format, const Article *article, const Event *events, size_t count, FILE *out);
/* A cell of a table, of fixed width on the screen (two blanks behind it, none behind the last of a line), cut with an
 * ellipsis where it is too long; control characters become blanks. */
void output_cell(StrBuf *out, Str s, int width, bool last);
#endif
