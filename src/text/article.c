/* Articles from files: a .txt file is one article, a .jsonl file one a line. */
#include "base/file.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "text/text.h"

#include <errno.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unicode/unorm2.h>

struct ArticleReader {
    const char *path;
    Str name; /* the file's name without folder and ending */
    ArticleDefaults defaults;
    FILE *file; /* JSONL; NULL for a text file */
    bool done;
    char *line;
    size_t line_size, line_number;
};

static Str repair(Arena *arena, Str raw, size_t *repaired) {
    char *out = arena_alloc(arena, raw.len * 3 + 1);
    size_t n = 0;
    for (size_t i = 0; i < raw.len;) {
        size_t start = i;
        int32_t c = utf8_next(raw, &i);
        bool broken = c == 0xfffd && !(i - start == 3 && memcmp(raw.at + start, "\xef\xbf\xbd", 3) == 0);
        *repaired += broken;
        if (c == '\r' && i < raw.len && raw.at[i] == '\n')
            continue;
        if (c == 0)
            c = 0xfffd;
        n += utf8_encode(c, out + n);
    }
    return (Str){out, n};
}

static bool is_ascii(Str s) {
    for (size_t i = 0; i < s.len; i++)
        if ((unsigned char)s.at[i] >= 0x80)
            return false;
    return true;
}

Str text_normalise(Arena *arena, Str raw, size_t *repaired) {
    if (raw.len >= 3 && memcmp(raw.at, "\xef\xbb\xbf", 3) == 0)
        raw = (Str){raw.at + 3, raw.len - 3};
    Str text = repair(arena, raw, repaired);
    if (is_ascii(text))
        return text;
    UErrorCode status = U_ZERO_ERROR;
    const UNormalizer2 *nfc = unorm2_getNFCInstance(&status);
    int32_t units = 0;
    UChar *wide = arena_alloc(arena, (text.len + 1) * sizeof *wide),
          *normal = arena_alloc(arena, (text.len * 3 + 1) * sizeof *normal);
    u_strFromUTF8(wide, (int32_t)text.len + 1, &units, text.at, (int32_t)text.len, &status);
    int32_t normal_units = unorm2_normalize(nfc, wide, units, normal, (int32_t)(text.len * 3 + 1), &status);
    char *out = arena_alloc(arena, (size_t)normal_units * 3 + 1);
    int32_t bytes = 0;
    u_strToUTF8(out, normal_units * 3 + 1, &bytes, normal, normal_units, &status);
    return U_SUCCESS(status) ? (Str){out, (size_t)bytes} : text;
}

static Str name_of(Arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    Str name = str_of(slash ? slash + 1 : path);
    static const char *const endings[] = {".txt", ".jsonl", ".conllu"};
    for (size_t i = 0; i < 3; i++)
        if (str_has_suffix(name, endings[i]))
            name.len -= strlen(endings[i]);
    return str_is(name, "-") ? STR("stdin") : arena_str(arena, name);
}

static bool is_lines(const char *path) { return strcmp(path, "-") == 0 || str_has_suffix(str_of(path), ".jsonl"); }

ArticleReader *article_reader_new(const char *path, ArticleDefaults defaults, Error *err) {
    struct stat info;
    if (strcmp(path, "-") != 0 && stat(path, &info) != 0) {
        error_set(err, "%s: %s", path, errno == ENOENT ? "no such file" : strerror(errno));
        return NULL;
    }
    if (strcmp(path, "-") != 0 && S_ISDIR(info.st_mode)) {
        error_set(err, "%s: is a folder; name the files in it", path);
        return NULL;
    }
    FILE *file = NULL;
    if (is_lines(path)) {
        file = strcmp(path, "-") == 0 ? stdin : fopen(path, "re");
        if (!file) {
            error_set(err, "%s: %s", path, strerror(errno));
            return NULL;
        }
    }
    ArticleReader *reader = calloc(1, sizeof *reader);
    if (!reader)
        abort();
    *reader = (ArticleReader){.path = path, .defaults = defaults, .file = file};
    return reader;
}

static bool is_date(Str s) {
    if (s.len != 10 || s.at[4] != '-' || s.at[7] != '-')
        return false;
    for (size_t i = 0; i < 10; i++)
        if (i != 4 && i != 7 && (s.at[i] < '0' || s.at[i] > '9'))
            return false;
    int month = (s.at[5] - '0') * 10 + s.at[6] - '0', day = (s.at[8] - '0') * 10 + s.at[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/* Fills what the article leaves open and checks the rest. */
static bool complete(const ArticleReader *reader, Arena *arena, Article *article, Error *err) {
    if (article->text.len > LIMIT_ARTICLE_BYTES)
        return error_set(err, "the article is larger than %d bytes", LIMIT_ARTICLE_BYTES);
    if (memchr(article->text.at, '\0', article->text.len < 8192 ? article->text.len : 8192))
        return error_set(err, "is not a text file");
    article->text = text_normalise(arena, article->text, &article->repaired);
    if (!article->date.len)
        article->date = reader->defaults.date;
    if (article->date.len && !is_date(article->date))
        return error_set(err, "date '%.*s' is not of the form YYYY-MM-DD", STR_ARG(article->date));
    if (!article->language.len)
        article->language = reader->defaults.language;
    if (!article->language.len)
        article->language = language_detect(article->text);
    return true;
}

static ArticleResult read_text(ArticleReader *reader, Arena *arena, Article *article, Error *err) {
    if (reader->done)
        return ARTICLE_END;
    reader->done = true;
    *article = (Article){.id = name_of(arena, reader->path)};
    if (!file_read(reader->path, LIMIT_ARTICLE_BYTES, arena, &article->text, err))
        return ARTICLE_BAD;
    if (complete(reader, arena, article, err))
        return ARTICLE_READ;
    error_prefix(err, "%s", reader->path);
    return ARTICLE_BAD;
}

static Str member(Arena *arena, json_t *object, const char *key) {
    json_t *value = json_object_get(object, key);
    if (!json_is_string(value))
        return STR("");
    return arena_str(arena, (Str){json_string_value(value), json_string_length(value)});
}

static bool parse_line(const ArticleReader *reader, Arena *arena, Str line, Article *article, Error *err) {
    size_t repaired = 0;
    Str clean = repair(arena, line, &repaired);
    json_error_t why;
    json_t *object = json_loadb(clean.at, clean.len, JSON_ALLOW_NUL, &why);
    if (!object)
        return error_set(err, "is not JSON: %s at column %d", why.text, why.column);
    bool ok = json_is_object(object) || error_set(err, "is not a JSON object");
    if (ok && !json_is_string(json_object_get(object, "text")))
        ok = error_set(err, "has no 'text'");
    if (ok) {
        *article =
            (Article){.id = member(arena, object, "id"), .text = member(arena, object, "text"), .repaired = repaired};
        article->language = member(arena, object, "language");
        article->date = member(arena, object, "date");
        article->title = member(arena, object, "title");
        article->publication = member(arena, object, "publication");
        article->url = member(arena, object, "url");
        if (!article->id.len) {
            Str name = name_of(arena, reader->path);
            article->id = arena_format(arena, "%.*s-%zu", STR_ARG(name), reader->line_number);
        }
        ok = complete(reader, arena, article, err);
    }
    json_decref(object);
    return ok;
}

ArticleResult article_reader_next(ArticleReader *reader, Arena *arena, Article *article, Error *err) {
    if (!reader->file)
        return read_text(reader, arena, article, err);
    for (;;) {
        ssize_t n = getline(&reader->line, &reader->line_size, reader->file);
        if (n < 0)
            return ARTICLE_END;
        reader->line_number++;
        Str line = str_trim((Str){reader->line, (size_t)n});
        if (!line.len)
            continue;
        if (parse_line(reader, arena, line, article, err))
            return ARTICLE_READ;
        error_prefix(err, "%s:%zu", reader->path, reader->line_number);
        return ARTICLE_BAD;
    }
}

void article_reader_free(ArticleReader *reader) {
    if (!reader)
        return;
    if (reader->file && reader->file != stdin)
        fclose(reader->file);
    free(reader->line);
    free(reader);
}
