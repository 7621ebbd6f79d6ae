/* Memory that dies at once: one arena an article, one for every long-lived table.
 *
 * Allocation never fails towards the caller: when the system has no memory left the process ends with a message, since
 * no input may ask for more than the limits of base/limits.h allow. */
#ifndef NASTAN_ARENA_H
#define NASTAN_ARENA_H
#include "base/str.h"

typedef struct Arena Arena;

Arena *arena_new(void);
void *arena_alloc(Arena *arena, size_t size); /* zeroed, aligned to 16 bytes */
/* A larger copy of an array that lives in the arena; the old one stays until the arena is freed. */
void *arena_grow(Arena *arena, const void *old, size_t old_size, size_t new_size);
/* Makes room for one more item in a growing array: returns `items`, or a copy of double capacity. */
void *arena_reserve(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size);
Str arena_str(Arena *arena, Str s); /* a copy, with a NUL after it */
/* The two texts with `between` between them; quicker than arena_format. */
Str arena_join(Arena *arena, Str first, const char *between, Str second);
Str arena_format(Arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
void arena_adopt(Arena *arena, Arena *other); /* what lives in `other` lives in `arena` from now on; frees `other` */
void arena_free(Arena *arena);
#endif
