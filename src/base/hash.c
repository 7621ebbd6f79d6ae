#include "base/hash.h"

#include <string.h>

#define FNV_START 14695981039346656037u
#define FNV_PRIME 1099511628211u

uint64_t hash_start(void) { return FNV_START; }

uint64_t hash_more(uint64_t h, Str s) {
    for (size_t i = 0; i < s.len; i++)
        h = (h ^ (unsigned char)s.at[i]) * FNV_PRIME;
    return (h ^ 0xff) * FNV_PRIME;
}

uint64_t hash_number(uint64_t h, uint64_t number) { return (h ^ number) * FNV_PRIME; }

static uint64_t mix(uint64_t h, uint64_t word) {
    h = (h ^ word) * 0x9e3779b97f4a7c15u;
    return h ^ (h >> 29);
}

/* Words are little-endian on every machine that Nastan is built for. */
uint64_t hash_bytes(uint64_t h, Str s) {
    size_t i = 0;
    for (; i + 8 <= s.len; i += 8) {
        uint64_t word;
        memcpy(&word, s.at + i, 8);
        h = mix(h, word);
    }
    uint64_t last = 0;
    if (i < s.len)
        memcpy(&last, s.at + i, s.len - i);
    return mix(mix(h, last), s.len);
}

int64_t hash_key(uint64_t h) { return (int64_t)(h >> (64 - HASH_KEY_BITS)); }
