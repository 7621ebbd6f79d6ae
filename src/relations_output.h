/* Series and alignments as a table with bars, CSV or JSON. */
#ifndef NASTAN_RELATIONS_OUTPUT_H
#define NASTAN_RELATIONS_OUTPUT_H
#include "base/strbuf.h"
#include "relations/alignment.h"

typedef enum RelationsFormat { RELATIONS_TABLE, RELATIONS_JSON, RELATIONS_CSV } RelationsFormat;

void relations_write_series(RelationsFormat format, const DyadQuery *query, const Series *series, StrBuf *out);
/* `state` between query[0].b and query[1].b; `least` is the least number of events, for the table's words. */
void relations_write_alignment(RelationsFormat format, const DyadQuery query[2], const Alignment *alignment,
                               uint64_t least, StrBuf *out);
#endif
