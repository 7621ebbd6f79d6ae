#include "base/points.h"
#include "base/utf8.h"

enum { BLOCK_BYTES = 2048 };

Points points_of(Arena *arena, Str text) {
    size_t blocks = text.len / BLOCK_BYTES + 1, block = 0, count = 0;
    size_t *starts = arena_alloc(arena, blocks * sizeof *starts), *counts = arena_alloc(arena, blocks * sizeof *counts);
    for (size_t i = 0; block < blocks; count++) {
        for (; block < blocks && block * BLOCK_BYTES <= i; block++) {
            starts[block] = i;
            counts[block] = count;
        }
        if (i < text.len)
            utf8_next(text, &i);
    }
    return (Points){text, starts, counts};
}

size_t points_before(const Points *points, size_t byte) {
    size_t block = byte / BLOCK_BYTES;
    if (points->start[block] > byte)
        block--;
    size_t from = points->start[block];
    return points->count[block] + utf8_count((Str){points->text.at + from, byte - from});
}
