/* A weights file in memory: named tensors and lists, each checked against the file (docs/model-format.md).
 *
 * Little-endian; floats are IEEE 754 binary16 or binary32. The bytes stay mapped as long as the ModelFile lives. A
 * tensor of 8-bit numbers has two dimensions; behind its rows stands one float32 a row, which its numbers are
 * multiplied with. */
#ifndef NASTAN_MODEL_FILE_H
#define NASTAN_MODEL_FILE_H
#include "base/arena.h"
#include "base/error.h"
#include <stdint.h>

typedef enum EntryKind { ENTRY_TEXT, ENTRY_FLOAT16, ENTRY_FLOAT32, ENTRY_INT8 } EntryKind;

typedef struct Entry {
    char name[33];
    EntryKind kind;
    size_t shape[4]; /* 1 beyond `dimensions`; for a list, shape[0] is its number of lines */
    uint32_t dimensions;
    Str data; /* in the mapping */
} Entry;

typedef struct ModelFile {
    Str bytes;
    Entry *entries;
    size_t count;
} ModelFile;

bool model_file_load(ModelFile *file, const char *path, Arena *arena, Error *err); /* release with model_file_release */
void model_file_release(ModelFile *file);
const Entry *model_file_find(const ModelFile *file, const char *name); /* NULL where it is not there */
float model_file_float(const Entry *entry, size_t index);              /* element of a tensor of any kind */
float model_file_row_factor(const Entry *entry, size_t row);           /* of a tensor of 8-bit numbers */
#endif
