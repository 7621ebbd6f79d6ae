/* Strings -> small numbers: open addressing, keys borrowed and never removed. */
#ifndef NASTAN_MAP_H
#define NASTAN_MAP_H
#include "base/arena.h"

typedef struct Map {
    Arena *arena;
    struct MapSlot *slots; /* [capacity], a power of two */
    size_t count, capacity;
} Map;

enum { MAP_ABSENT = -1 };

void map_init(Map *map, Arena *arena);      /* all memory lives in `arena` */
void map_put(Map *map, Str key, int value); /* value >= 0; replaces an older one */
int map_get(const Map *map, Str key);       /* MAP_ABSENT where it is not there */
#endif
