/* Every number of the file is checked before it is used, and a CRC-32 covers all that follows the header. */
#include "parse/model_file.h"
#include "base/file.h"
#include "base/limits.h"

#include <math.h>
#include <string.h>
#include <zlib.h>

enum { HEADER_BYTES = 32, ENTRY_BYTES = 72, NAME_BYTES = 32, FORMAT_VERSION = 2, ENTRIES_MAX = 1000 };

static uint32_t read_u32(const char *at) {
    uint32_t v;
    memcpy(&v, at, sizeof v);
    return v;
}

static uint64_t read_u64(const char *at) {
    uint64_t v;
    memcpy(&v, at, sizeof v);
    return v;
}

static bool check_header(Str bytes, size_t *entries, Error *err) {
    if (bytes.len < HEADER_BYTES || memcmp(bytes.at, "NASTANM\0", 8) != 0)
        return error_set(err, "is not a weights file of this program");
    if (read_u32(bytes.at + 8) != FORMAT_VERSION)
        return error_set(err, "has format version %u, this program reads version %d", read_u32(bytes.at + 8),
                         FORMAT_VERSION);
    uint64_t size = read_u64(bytes.at + 16);
    if (size != bytes.len)
        return error_set(err, "the weights file has %zu bytes where its header says %llu: install it again", bytes.len,
                         (unsigned long long)size);
    *entries = read_u32(bytes.at + 12);
    if (*entries > ENTRIES_MAX || HEADER_BYTES + *entries * ENTRY_BYTES > bytes.len)
        return error_set(err, "the weights file is damaged (%zu entries): install it again", *entries);
    uLong crc = crc32(0, (const Bytef *)bytes.at + HEADER_BYTES, (uInt)(bytes.len - HEADER_BYTES));
    if (crc != read_u32(bytes.at + 24))
        return error_set(err, "the weights file was altered (its checksum is wrong): install it again");
    return true;
}

static size_t lines_in(Str text) {
    size_t n = 0;
    for (size_t i = 0; i < text.len; i++)
        n += text.at[i] == '\n';
    return n;
}

static bool size_fits(const Entry *e) {
    if (e->kind == ENTRY_TEXT)
        return e->shape[0] == 0 || lines_in(e->data) == e->shape[0];
    size_t elements = 1;
    for (uint32_t d = 0; d < e->dimensions; d++) {
        if (e->shape[d] == 0 || elements > LIMIT_MODEL_BYTES / e->shape[d])
            return false;
        elements *= e->shape[d];
    }
    if (e->kind == ENTRY_INT8)
        return e->dimensions == 2 && e->data.len == elements + e->shape[0] * sizeof(float);
    return e->data.len == elements * (e->kind == ENTRY_FLOAT16 ? 2 : 4);
}

static bool read_entry(Str bytes, const char *at, Entry *e, Error *err) {
    memcpy(e->name, at, NAME_BYTES);
    uint32_t kind = read_u32(at + 32);
    e->dimensions = read_u32(at + 36);
    if (kind > ENTRY_INT8 || e->dimensions > 4)
        return error_set(err, "entry '%s' has an unknown kind", e->name);
    e->kind = (EntryKind)kind;
    for (uint32_t d = 0; d < 4; d++)
        e->shape[d] = d < e->dimensions ? read_u32(at + 40 + 4 * d) : 1;
    uint64_t offset = read_u64(at + 56), size = read_u64(at + 64);
    if (offset > bytes.len || size > bytes.len - offset || offset % 4 != 0)
        return error_set(err, "entry '%s' lies outside the file", e->name);
    e->data = (Str){bytes.at + offset, (size_t)size};
    return size_fits(e) || error_set(err, "entry '%s' has another size than its shape", e->name);
}

static bool read_entries(ModelFile *file, Arena *arena, Error *err) {
    if (!check_header(file->bytes, &file->count, err))
        return false;
    file->entries = arena_alloc(arena, file->count * sizeof *file->entries);
    for (size_t i = 0; i < file->count; i++)
        if (!read_entry(file->bytes, file->bytes.at + HEADER_BYTES + i * ENTRY_BYTES, &file->entries[i], err))
            return false;
    return true;
}

bool model_file_load(ModelFile *file, const char *path, Arena *arena, Error *err) {
    *file = (ModelFile){0};
    if (!file_map(path, LIMIT_MODEL_BYTES, &file->bytes, err))
        return false;
    if (read_entries(file, arena, err))
        return true;
    model_file_release(file);
    return error_prefix(err, "%s", path);
}

void model_file_release(ModelFile *file) {
    file_unmap(file->bytes);
    *file = (ModelFile){0};
}

const Entry *model_file_find(const ModelFile *file, const char *name) {
    for (size_t i = 0; i < file->count; i++)
        if (strcmp(file->entries[i].name, name) == 0)
            return &file->entries[i];
    return NULL;
}

static float widen(uint16_t half) {
    uint32_t exponent = (half >> 10) & 31u, fraction = half & 1023u;
    if (exponent == 0)
        return (half & 0x8000u ? -1.0f : 1.0f) * ldexpf((float)fraction, -24);
    uint32_t bits = (uint32_t)(half & 0x8000u) << 16 | (exponent == 31 ? 255u : exponent + 112) << 23 | fraction << 13;
    float value;
    memcpy(&value, &bits, sizeof value);
    return value;
}

static float float_at(const char *at) {
    float value;
    memcpy(&value, at, sizeof value);
    return value;
}

float model_file_row_factor(const Entry *entry, size_t row) {
    return float_at(entry->data.at + entry->shape[0] * entry->shape[1] + row * sizeof(float));
}

float model_file_float(const Entry *entry, size_t index) {
    if (entry->kind == ENTRY_INT8)
        return (float)(int8_t)entry->data.at[index] * model_file_row_factor(entry, index / entry->shape[1]);
    if (entry->kind == ENTRY_FLOAT32)
        return float_at(entry->data.at + index * sizeof(float));
    uint16_t half;
    memcpy(&half, entry->data.at + index * sizeof half, sizeof half);
    return widen(half);
}
