#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef NASTAN_INSTALLED_HOME
#define NASTAN_INSTALLED_HOME "/usr/local/share/nastan"
#endif

static bool read_all(int fd, size_t limit, Arena *arena, Str *bytes, Error *err) {
    size_t capacity = 1 << 16, len = 0;
    char *at = malloc(capacity);
    bool ok = at != NULL;
    if (!ok)
        error_set(err, "out of memory");
    while (ok) {
        ssize_t n = read(fd, at + len, capacity - len);
        if (n == 0)
            break;
        if (n < 0) {
            ok = errno == EINTR || error_set(err, "%s", strerror(errno));
            continue;
        }
        len += (size_t)n;
        if (len > limit)
            ok = error_set(err, "larger than the limit of %zu bytes", limit);
        if (ok && len == capacity) {
            char *more = realloc(at, capacity *= 2);
            ok = more != NULL || error_set(err, "out of memory");
            at = more ? more : at;
        }
    }
    if (ok)
        *bytes = arena_str(arena, (Str){at, len});
    free(at);
    return ok;
}

static int open_file(const char *path, struct stat *info, Error *err) {
    int fd = open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        error_set(err, "%s: %s", path, errno == ENOENT ? "no such file" : strerror(errno));
        return -1;
    }
    if (fstat(fd, info) == 0 && S_ISDIR(info->st_mode)) {
        error_set(err, "%s: is a folder, not a file", path);
        close(fd);
        return -1;
    }
    return fd;
}

bool file_read(const char *path, size_t limit, Arena *arena, Str *bytes, Error *err) {
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, limit, arena, bytes, err) || error_prefix(err, "standard input");
    struct stat info;
    int fd = open_file(path, &info, err);
    if (fd < 0)
        return false;
    bool ok = read_all(fd, limit, arena, bytes, err) || error_prefix(err, "%s", path);
    close(fd);
    return ok;
}

bool file_map(const char *path, size_t limit, Str *bytes, Error *err) {
    struct stat info;
    int fd = open_file(path, &info, err);
    if (fd < 0)
        return false;
    bool ok = true;
    size_t size = (size_t)info.st_size;
    if (size == 0)
        ok = error_set(err, "%s: is empty", path);
    else if (size > limit)
        ok = error_set(err, "%s: larger than the limit of %zu bytes", path, limit);
    if (ok) {
        void *at = mmap(NULL, size, PROT_READ, MAP_PRIVATE, fd, 0);
        if (at == MAP_FAILED)
            ok = error_set(err, "%s: %s", path, strerror(errno));
        else
            *bytes = (Str){at, size};
    }
    close(fd);
    return ok;
}

void file_unmap(Str bytes) {
    if (bytes.at)
        munmap((void *)(size_t)bytes.at, bytes.len);
}

static int compare_names(const void *a, const void *b) { return str_compare(*(const Str *)a, *(const Str *)b); }

bool file_list(const char *folder, const char *suffix, Arena *arena, Str **names, size_t *count, Error *err) {
    DIR *dir = opendir(folder);
    if (!dir)
        return error_set(err, "%s: %s", folder, strerror(errno));
    Str *found = NULL;
    size_t n = 0, capacity = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        Str name = str_of(entry->d_name);
        if (!str_has_suffix(name, suffix) || name.at[0] == '.')
            continue;
        found = arena_reserve(arena, found, n, &capacity, sizeof *found);
        found[n++] = arena_str(arena, name);
    }
    closedir(dir);
    if (n)
        qsort(found, n, sizeof *found, compare_names);
    *names = found;
    *count = n;
    return true;
}

bool file_exists(const char *path) { return access(path, R_OK) == 0; }

bool file_find_home(const char *program, Arena *arena, Str *home, Error *err) {
    const char *asked = getenv("NASTAN_HOME");
    char real[PATH_MAX] = "";
    if (asked) {
        *home = arena_str(arena, str_of(asked));
        if (file_exists(arena_format(arena, "%s/data", asked).at))
            return true;
        return error_set(err, "NASTAN_HOME is '%s', which has no folder 'data'", asked);
    }
    if (realpath("/proc/self/exe", real) || realpath(program, real)) {
        char *slash = strrchr(real, '/');
        if (slash)
            *slash = '\0';
        *home = arena_str(arena, str_of(real));
        if (file_exists(arena_format(arena, "%s/data", real).at))
            return true;
    }
    *home = STR(NASTAN_INSTALLED_HOME);
    if (file_exists(NASTAN_INSTALLED_HOME "/data"))
        return true;
    return error_set(err, "the folders 'data' and 'models' are neither beside the program nor in '%s'; set NASTAN_HOME",
                     NASTAN_INSTALLED_HOME);
}
