/* What relations, balance and reciprocity do alike: the format, the store, the output and the exit status. */
#ifndef NASTAN_RELATIONS_COMMAND_H
#define NASTAN_RELATIONS_COMMAND_H
#include "relations_options.h"
#include "relations_output.h"

/* Puts what it has to say into `out`, or straight onto standard output where it grows with the store. */
typedef bool RelationsWriter(Store *store, const RelationsOptions *options, RelationsFormat format, Arena *arena,
                             StrBuf *out, Error *err);

/* `formats` are those of RelationsFormat that the command has, in its order, and NULL. Where none is asked for it is a
 * table on a terminal and JSON elsewhere. */
int relations_command(const RelationsOptions *options, const char *const *formats, RelationsWriter *write);
#endif
