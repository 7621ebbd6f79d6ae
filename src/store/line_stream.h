/* Lines of a plain, gzipped or zipped file, in constant memory.
 *
 * Of a .zip every file in it is read, one after the other. A file that unpacks to far more than event data does is
 * refused (a zip bomb), and so is one that ends early. */
#ifndef NASTAN_LINE_STREAM_H
#define NASTAN_LINE_STREAM_H
#include "base/error.h"
#include "base/str.h"
#include <stdint.h>

typedef struct LineStream LineStream;
typedef enum LineResult { LINE_READ, LINE_TOO_LONG, LINE_END, LINE_FAILED } LineResult;

LineStream *line_stream_new(const char *path, Error *err); /* "-" is standard input; NULL on failure */
/* The next line without its end, borrowed until the next call; LINE_TOO_LONG: it was skipped. */
LineResult line_stream_next(LineStream *stream, Str *line, Error *err);
size_t line_stream_number(const LineStream *stream); /* of the line read last, from 1; goes on through a .zip */
uint64_t line_stream_hash(const LineStream *stream); /* of the lines so far: the same packed or not */
void line_stream_free(LineStream *stream);
#endif
