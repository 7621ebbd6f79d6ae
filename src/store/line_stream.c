#include "store/line_stream.h"
#include "base/hash.h"
#include "base/limits.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>
#include <zlib.h>

enum { BUFFER_BYTES = 4 << 20, GZIP_BUFFER_BYTES = 1 << 18 };

struct LineStream {
    gzFile gzip; /* also of plain files */
    zip_t *archive;
    zip_file_t *member; /* of the archive, or NULL between two */
    zip_int64_t next_member;
    uint64_t packed_bytes, unpacked_bytes;
    char *buffer; /* [BUFFER_BYTES] */
    size_t start, end;
    bool at_end, skipping; /* skipping: inside a line that is too long */
    size_t number;
    uint64_t hash;
};

static bool open_zip(LineStream *s, const char *path, Error *err) {
    int code = 0;
    s->archive = zip_open(path, ZIP_RDONLY, &code);
    if (s->archive)
        return true;
    zip_error_t error;
    zip_error_init_with_code(&error, code);
    error_set(err, "%s", zip_error_strerror(&error));
    zip_error_fini(&error);
    return false;
}

static bool open_gzip(LineStream *s, const char *path, Error *err) {
    s->gzip = strcmp(path, "-") == 0 ? gzdopen(dup(STDIN_FILENO), "rb") : gzopen(path, "rbe");
    if (!s->gzip)
        return error_set(err, "%s", errno == ENOENT ? "no such file" : strerror(errno));
    gzbuffer(s->gzip, GZIP_BUFFER_BYTES);
    return true;
}

LineStream *line_stream_new(const char *path, Error *err) {
    LineStream *s = calloc(1, sizeof *s);
    struct stat info;
    if (!s || !(s->buffer = malloc(BUFFER_BYTES)))
        abort();
    s->hash = hash_start();
    bool ok = true;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        ok = error_set(err, "is a folder; name the files in it");
    else if (str_has_suffix(str_of(path), ".zip") || str_has_suffix(str_of(path), ".ZIP"))
        ok = open_zip(s, path, err);
    else
        ok = open_gzip(s, path, err);
    if (ok)
        return s;
    line_stream_free(s);
    return NULL;
}

void line_stream_free(LineStream *s) {
    if (!s)
        return;
    if (s->member)
        zip_fclose(s->member);
    if (s->archive)
        zip_discard(s->archive);
    if (s->gzip)
        gzclose(s->gzip);
    free(s->buffer);
    free(s);
}

/* Opens the next file of the archive; leaves `member` NULL behind the last. */
static bool open_member(LineStream *s, Error *err) {
    while (!s->member && s->next_member < zip_get_num_entries(s->archive, 0)) {
        zip_uint64_t index = (zip_uint64_t)s->next_member++;
        zip_stat_t info;
        if (zip_stat_index(s->archive, index, 0, &info) != 0)
            return error_set(err, "%s", zip_strerror(s->archive));
        if (str_has_suffix(str_of(info.name), "/"))
            continue;
        s->member = zip_fopen_index(s->archive, index, 0);
        if (!s->member)
            return error_set(err, "%s: %s", info.name, zip_strerror(s->archive));
        s->packed_bytes += info.comp_size;
    }
    return true;
}

static bool read_zip(LineStream *s, char *to, size_t room, size_t *count, Error *err) {
    *count = 0;
    for (;;) {
        if (!open_member(s, err))
            return false;
        if (!s->member)
            return true;
        zip_int64_t n = zip_fread(s->member, to, room);
        if (n < 0)
            return error_set(err, "is damaged: %s", zip_file_strerror(s->member));
        *count = (size_t)n;
        if (n > 0)
            return true;
        zip_fclose(s->member);
        s->member = NULL;
        if (s->end > s->start && s->buffer[s->end - 1] != '\n') { /* the last line of a file ends with it */
            *to = '\n';
            *count = 1;
            return true;
        }
    }
}

static bool read_gzip(LineStream *s, char *to, size_t room, size_t *count, Error *err) {
    int n = gzread(s->gzip, to, (unsigned)room), code = Z_OK;
    const char *why = gzerror(s->gzip, &code);
    if (n < 0 || (n == 0 && code != Z_OK && code != Z_STREAM_END))
        return error_set(err, "%s",
                         code == Z_ERRNO       ? strerror(errno)
                         : code == Z_BUF_ERROR ? "ends early: the gzip file is cut off"
                                               : why);
    *count = (size_t)n;
    s->packed_bytes = gzdirect(s->gzip) ? s->unpacked_bytes + *count : (uint64_t)gzoffset(s->gzip);
    return true;
}

static bool fill(LineStream *s, Error *err) {
    memmove(s->buffer, s->buffer + s->start, s->end - s->start);
    s->end -= s->start;
    s->start = 0;
    size_t count, room = BUFFER_BYTES - s->end;
    bool ok = s->archive ? read_zip(s, s->buffer + s->end, room, &count, err)
                         : read_gzip(s, s->buffer + s->end, room, &count, err);
    if (!ok)
        return false;
    s->end += count;
    s->at_end = count == 0;
    s->unpacked_bytes += count;
    if (s->unpacked_bytes > LIMIT_UNPACKED_BYTES && s->unpacked_bytes / LIMIT_UNPACKED_RATIO > s->packed_bytes)
        return error_set(err, "unpacks to more than %d times its size; that is no event data", LIMIT_UNPACKED_RATIO);
    return true;
}

static LineResult take_line(LineStream *s, size_t len, Str *line) {
    *line = (Str){s->buffer + s->start, len};
    s->number++;
    s->start += len + 1 < s->end - s->start ? len + 1 : s->end - s->start;
    s->hash = hash_bytes(s->hash, *line);
    if (len && line->at[len - 1] == '\r')
        line->len--;
    bool too_long = s->skipping || len > LIMIT_LINE_BYTES;
    s->skipping = false;
    return too_long ? LINE_TOO_LONG : LINE_READ;
}

LineResult line_stream_next(LineStream *s, Str *line, Error *err) {
    for (size_t seen = 0;;) {
        char *from = s->buffer + s->start + seen;
        char *end = s->end > s->start + seen ? memchr(from, '\n', s->end - s->start - seen) : NULL;
        if (end)
            return take_line(s, (size_t)(end - s->buffer) - s->start, line);
        seen = s->end - s->start;
        if (s->at_end)
            return seen || s->skipping ? take_line(s, seen, line) : LINE_END;
        if (seen > LIMIT_LINE_BYTES) {
            s->skipping = true;
            s->hash = hash_bytes(s->hash, (Str){s->buffer + s->start, seen});
            s->start = s->end;
            seen = 0;
        }
        if (!fill(s, err))
            return LINE_FAILED;
    }
}

size_t line_stream_number(const LineStream *s) { return s->number; }
uint64_t line_stream_hash(const LineStream *s) { return s->hash; }
