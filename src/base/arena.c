/* A list of blocks, each filled from the front. Under ASan every allocation is its own block, so that overruns show. */
#include "base/arena.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_SIZE = 1 << 16, ALIGNMENT = 16 };

typedef struct Block {
    struct Block *next;
    size_t used, size;
} Block;

struct Arena {
    Block *blocks;
};

static void *allocate(size_t size) {
    void *p = calloc(1, size);
    if (!p) {
        fputs("nastan: out of memory\n", stderr);
        abort();
    }
    return p;
}

Arena *arena_new(void) { return allocate(sizeof(Arena)); }

static size_t round_up(size_t n) { return (n + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT; }

void *arena_alloc(Arena *arena, size_t size) {
    size_t head = round_up(sizeof(Block)), need = round_up(size ? size : 1);
    if (need < size || need > SIZE_MAX - head - BLOCK_SIZE) {
        fputs("nastan: out of memory\n", stderr);
        abort();
    }
    Block *b = arena->blocks;
    if (!b || b->size - b->used < need) {
#ifdef __SANITIZE_ADDRESS__
        size_t room = need;
#else
        size_t room = need > BLOCK_SIZE / 4 ? need : BLOCK_SIZE;
#endif
        Block *fresh = allocate(head + room);
        fresh->size = room;
        if (b && room == need && b->size - b->used > 0) { /* keep filling the open block */
            fresh->next = b->next;
            b->next = fresh;
        } else {
            fresh->next = b;
            arena->blocks = fresh;
        }
        b = fresh;
    }
    void *p = (char *)b + head + b->used;
    b->used += need;
    return p;
}

void *arena_grow(Arena *arena, const void *old, size_t old_size, size_t new_size) {
    void *p = arena_alloc(arena, new_size);
    if (old_size)
        memcpy(p, old, old_size < new_size ? old_size : new_size);
    return p;
}

void *arena_reserve(Arena *arena, void *items, size_t count, size_t *capacity, size_t item_size) {
    if (count < *capacity)
        return items;
    size_t more = *capacity ? *capacity * 2 : 8;
    while (more <= count)
        more *= 2;
    void *p = arena_grow(arena, items, *capacity * item_size, more * item_size);
    *capacity = more;
    return p;
}

Str arena_str(Arena *arena, Str s) {
    char *p = arena_alloc(arena, s.len + 1);
    if (s.len)
        memcpy(p, s.at, s.len);
    return (Str){p, s.len};
}

Str arena_join(Arena *arena, Str first, const char *between, Str second) {
    size_t n = strlen(between);
    char *p = arena_alloc(arena, first.len + n + second.len + 1);
    if (first.len)
        memcpy(p, first.at, first.len);
    memcpy(p + first.len, between, n);
    if (second.len)
        memcpy(p + first.len + n, second.at, second.len);
    return (Str){p, first.len + n + second.len};
}

Str arena_format(Arena *arena, const char *format, ...) {
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    va_end(args);
    size_t len = n > 0 ? (size_t)n : 0;
    char *p = arena_alloc(arena, len + 1);
    vsnprintf(p, len + 1, format, again);
    va_end(again);
    return (Str){p, len};
}

void arena_adopt(Arena *arena, Arena *other) {
    Block **end = &arena->blocks;
    while (*end)
        end = &(*end)->next;
    *end = other->blocks;
    free(other);
}

void arena_free(Arena *arena) {
    if (!arena)
        return;
    for (Block *b = arena->blocks; b;) {
        Block *next = b->next;
        free(b);
        b = next;
    }
    free(arena);
}
