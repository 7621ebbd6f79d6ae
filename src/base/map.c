#include "base/map.h"

#include <stdint.h>

typedef struct MapSlot {
    Str key; /* key.at is NULL in an empty slot */
    int value;
} MapSlot;

/* FNV-1a, 64 bits (Fowler, Noll, Vo). */
static uint64_t hash_of(Str s) {
    uint64_t h = 14695981039346656037u;
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * 1099511628211u;
    return h ^ (h >> 32);
}

void map_init(Map *map, Arena *arena) { *map = (Map){.arena = arena}; }

static MapSlot *find(MapSlot *slots, size_t capacity, Str key) {
    size_t i = (size_t)hash_of(key) & (capacity - 1);
    while (slots[i].key.at && !str_equal(slots[i].key, key))
        i = (i + 1) & (capacity - 1);
    return &slots[i];
}

static void grow(Map *map) {
    size_t capacity = map->capacity ? map->capacity * 2 : 16;
    MapSlot *slots = arena_alloc(map->arena, capacity * sizeof *slots);
    for (size_t i = 0; i < map->capacity; i++)
        if (map->slots[i].key.at)
            *find(slots, capacity, map->slots[i].key) = map->slots[i];
    map->slots = slots;
    map->capacity = capacity;
}

void map_put(Map *map, Str key, int value) {
    if (map->count * 2 >= map->capacity)
        grow(map);
    MapSlot *slot = find(map->slots, map->capacity, key);
    if (!slot->key.at) {
        slot->key = key.at ? key : STR("");
        map->count++;
    }
    slot->value = value;
}

int map_get(const Map *map, Str key) {
    if (!map->capacity)
        return MAP_ABSENT;
    const MapSlot *slot = find(map->slots, map->capacity, key);
    return slot->key.at ? slot->value : MAP_ABSENT;
}
