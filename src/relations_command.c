#include "relations_command.h"
#include "commands.h"

#include <stdio.h>
#include <unistd.h>

int relations_command(const RelationsOptions *options, const char *const *formats, RelationsWriter *write) {
    int format = relations_options_format(options, formats);
    if (format < 0)
        return EXIT_WRONG_CALL;
    if (!options->format && !isatty(STDOUT_FILENO))
        format = RELATIONS_JSON;
    Error err;
    StrBuf out = {0};
    Arena *arena = arena_new();
    Store *store = store_open(options->store, STORE_READ, &err);
    bool ok = store && write(store, options, (RelationsFormat)format, arena, &out, &err);
    if (ok)
        fwrite(strbuf_str(&out).at, 1, out.len, stdout);
    else
        fprintf(stderr, "nastan: %s\n", err.message);
    store_free(store);
    arena_free(arena);
    strbuf_release(&out);
    return ok ? 0 : EXIT_SOME_FAILED;
}
