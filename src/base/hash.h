/* 64-bit hashes that are the same on every machine and in every version: they are kept in ids. Not against attackers.
 */
#ifndef NASTAN_HASH_H
#define NASTAN_HASH_H
#include "base/str.h"
#include <stdint.h>

enum { HASH_KEY_BITS = 63 }; /* of keys in databases, whose integers are signed */

uint64_t hash_start(void);
uint64_t hash_more(uint64_t hash, Str s); /* FNV-1a, and an end mark: ("ab", "c") is not ("a", "bc") */
uint64_t hash_number(uint64_t hash, uint64_t number);
uint64_t hash_bytes(uint64_t hash, Str s); /* eight bytes a step, for large inputs */
int64_t hash_key(uint64_t hash);           /* a positive key */
#endif
