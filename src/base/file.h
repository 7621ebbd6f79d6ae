/* Whole files into memory, with a limit and a message that names what went wrong. */
#ifndef NASTAN_FILE_H
#define NASTAN_FILE_H
#include "base/arena.h"
#include "base/error.h"

/* Reads a file ("-" is standard input). The bytes live in `arena`. Fails for folders and files above `limit` bytes. */
bool file_read(const char *path, size_t limit, Arena *arena, Str *bytes, Error *err);
/* Maps a file read-only; unmap with file_unmap. */
bool file_map(const char *path, size_t limit, Str *bytes, Error *err);
void file_unmap(Str bytes);
/* Names (not paths) of the plain files in `folder` that end in `suffix`, sorted; they live in `arena`. */
bool file_list(const char *folder, const char *suffix, Arena *arena, Str **names, size_t *count, Error *err);
bool file_exists(const char *path);
/* The folder that holds data/ and models/: NASTAN_HOME, beside the program, or the installed place. */
bool file_find_home(const char *program, Arena *arena, Str *home, Error *err);
#endif
