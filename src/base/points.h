/* Byte offsets of a text as code points. What stands before every few thousand bytes is counted once, so that a long
 * text is not read anew for each offset. */
#ifndef NASTAN_POINTS_H
#define NASTAN_POINTS_H
#include "base/arena.h"

typedef struct Points {
    Str text;            /* borrowed */
    const size_t *start; /* [blocks] byte of the first code point that begins in the block or behind it */
    const size_t *count; /* [blocks] code points before that byte */
} Points;

Points points_of(Arena *arena, Str text); /* the tables live in `arena` */
/* Code points before `byte`, which is at most the length of the text and no byte within a code point. */
size_t points_before(const Points *points, size_t byte);
#endif
