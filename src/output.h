/* Events as JSON lines, CSV or a table; the fields of PLOVER. */
#ifndef NASTAN_OUTPUT_H
#define NASTAN_OUTPUT_H
#include "events/events.h"

typedef enum Format { FORMAT_TABLE, FORMAT_JSONL, FORMAT_CSV } Format;

void output_header(Format format, FILE *out);
void output_events(Format format, const Article *article, const Event *events, size_t count, FILE *out);
#endif
