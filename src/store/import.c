/* Lines are converted one by one; daily counts gather in memory, rows go to the database as they come. */
#include "store/import.h"
#include "base/hash.h"
#include "store/day_counts.h"
#include "store/line_stream.h"

#include <string.h>

enum { ROWS_AN_ARENA = 4096 };

typedef struct Import {
    Store *store;
    const Cameo *cameo;
    ImportKeep keep;
    ImportCounts *counts;
    ImportBroken broken;
    void *context;
    DayCounts *days;
    Arena *arena; /* of the rows at hand */
    size_t rows_in_arena;
    LineStream *lines;
} Import;

/* Text that every database takes: UTF-8 without NUL. */
static Str clean(Arena *arena, Str s) {
    size_t repaired = 0;
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] <= 0)
            return text_normalise(arena, s, &repaired);
    return s;
}

/* `*new` is false where the row is there already. */
static bool keep_row(Import *m, const Row *row, const char *source, const char *target, bool *new, Error *err) {
    Statement *s = store_statement(
        m->store,
        "INSERT INTO imported_row (dataset, id, source, target, day, type, mode, context, source_sector, "
        "target_sector, unrealised, quad, score, reports, publications, place, country_code, resolution, "
        "latitude, longitude, event_text, url) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, "
        "$15, $16, $17, $18, $19, $20, $21, $22) ON CONFLICT DO NOTHING",
        err);
    if (!s)
        return false;
    double latitude = 0, longitude = 0;
    bool located = row_coordinates(row, &latitude, &longitude);
    statement_bind(s, "ttttitttttiiriitttrrtt", str_of(row->dataset), clean(m->arena, row->id), str_of(source),
                   str_of(target), (int64_t)row->day, str_of(event_type_name(row->type)), clean(m->arena, row->mode),
                   clean(m->arena, row->context), clean(m->arena, row->source_sector),
                   clean(m->arena, row->target_sector), (int64_t)row->unrealised, (int64_t)event_quad_code(row->type),
                   row->score, (int64_t)row->reports, (int64_t)row->publications, clean(m->arena, row->place),
                   str_of(row->country), str_of(located ? row->resolution : ""), latitude, longitude,
                   clean(m->arena, row->event_text), clean(m->arena, row->url));
    if (!statement_run(s, err))
        return false;
    *new = statement_changes(s) > 0;
    return true;
}

static bool count_pair(Import *m, const Row *row, const char *source, const char *target, Error *err) {
    if (!source[0] || !target[0] || strcmp(source, target) == 0)
        return true;
    DayCount event = {.day = row->day,
                      .quad = event_quad_code(row->type),
                      .unrealised = row->unrealised,
                      .reports = row->reports,
                      .publications = row->publications,
                      .score = row->score};
    memcpy(event.source, source, 4);
    memcpy(event.target, target, 4);
    m->counts->pairs++;
    return day_counts_add(m->days, m->store, &event, err);
}

/* One row of the file is one of the store for each state of one side and each of the other. */
static bool take_row(Import *m, const Row *row, Error *err) {
    int sources = row->source_count ? row->source_count : 1, targets = row->target_count ? row->target_count : 1;
    bool ok = true, any_new = false;
    for (int i = 0; i < sources && ok; i++)
        for (int k = 0; k < targets && ok; k++) {
            const char *source = row->source_count ? row->source[i] : "";
            const char *target = row->target_count ? row->target[k] : "";
            bool new = true;
            if (sources > 1 && strcmp(source, target) == 0)
                continue;
            ok = m->keep == IMPORT_DAILY || keep_row(m, row, source, target, &new, err);
            ok = ok && (!new || count_pair(m, row, source, target, err));
            any_new = any_new || new;
        }
    m->counts->repeated += !any_new;
    return ok;
}

static bool take_line(Import *m, Str line, Error *err) {
    Row row;
    const char *why = "";
    if (!str_trim(line).len)
        return true;
    if (++m->rows_in_arena == ROWS_AN_ARENA) {
        arena_free(m->arena);
        m->arena = arena_new();
        m->rows_in_arena = 0;
    }
    RowResult result = row_parse(m->cameo, m->counts->format, line, m->arena, &row, &why);
    m->counts->result[result]++;
    m->counts->lines += result != ROW_HEADER;
    if (result == ROW_BROKEN)
        m->broken(m->context, line_stream_number(m->lines), why);
    return result != ROW_CONVERTED || take_row(m, &row, err);
}

/* Until a row was converted, a broken line may look like one of another format. */
static void settle_format(ImportCounts *counts, Str line) {
    RowFormat format = counts->result[ROW_CONVERTED] ? ROW_NO_FORMAT : row_format(line);
    if (format != ROW_NO_FORMAT)
        counts->format = format;
}

static bool take_lines(Import *m, Error *err) {
    Str line;
    for (LineResult result; (result = line_stream_next(m->lines, &line, err)) != LINE_END;) {
        if (result == LINE_FAILED)
            return false;
        if (result == LINE_TOO_LONG) {
            m->counts->result[ROW_BROKEN]++;
            m->counts->lines++;
            m->broken(m->context, line_stream_number(m->lines), "is too long");
            continue;
        }
        settle_format(m->counts, line);
        if (!take_line(m, line, err))
            return false;
    }
    if (!m->counts->lines)
        return error_set(err, m->counts->result[ROW_HEADER] ? "has a header and no rows" : "has no rows");
    if (m->counts->format == ROW_NO_FORMAT)
        return error_set(err, "is none of GDELT (57, 58 or 61 columns divided by tabs), ICEWS (20), POLECAT (40) and "
                              "PLOVER JSON lines");
    if (m->counts->result[ROW_BROKEN] == m->counts->lines)
        return error_set(err, "has no line that is not broken");
    return true;
}

static bool note_file(Import *m, const char *path, Error *err) {
    Statement *s = store_statement(m->store,
                                   "INSERT INTO import (id, name, dataset, keep, line_count, row_count) "
                                   "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING",
                                   err);
    if (!s)
        return false;
    const char *slash = strrchr(path, '/');
    statement_bind(s, "itttii", hash_key(line_stream_hash(m->lines)), clean(m->arena, str_of(slash ? slash + 1 : path)),
                   str_of(row_format_name(m->counts->format)), str_of(m->keep == IMPORT_ROWS ? "rows" : "daily"),
                   (int64_t)m->counts->lines, (int64_t)m->counts->result[ROW_CONVERTED]);
    if (!statement_run(s, err))
        return false;
    m->counts->already = statement_changes(s) == 0;
    return true;
}

static bool import_lines(Import *m, const char *path, Error *err) {
    if (!store_begin(m->store, err))
        return false;
    if (take_lines(m, err) && note_file(m, path, err)) {
        if (m->counts->already) {
            store_rollback(m->store);
            return true;
        }
        if (day_counts_write(m->days, m->store, err) && store_commit(m->store, err))
            return true;
    }
    store_rollback(m->store);
    return error_prefix(err, "%s", path);
}

bool import_file(Store *store, const Cameo *cameo, const char *path, ImportKeep keep, ImportBroken broken,
                 void *context, ImportCounts *counts, Error *err) {
    *counts = (ImportCounts){.format = ROW_NO_FORMAT};
    Import m = {.store = store, .cameo = cameo, .keep = keep, .counts = counts, .broken = broken, .context = context};
    m.lines = line_stream_new(path, err);
    if (!m.lines)
        return error_prefix(err, "%s", path);
    m.arena = arena_new();
    m.days = day_counts_new();
    bool ok = import_lines(&m, path, err);
    day_counts_free(m.days);
    arena_free(m.arena);
    line_stream_free(m.lines);
    return ok;
}
