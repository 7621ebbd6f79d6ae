/* Runs the case files of a folder, which linguists write (tests/cases/README.md tells the form). */
#include "base/file.h"
#include "base/limits.h"
#include "base/strbuf.h"
#include "pipeline.h"

#include <stdlib.h>
#include <string.h>

typedef struct Case {
    Str file, claim;
    Article article;
    Coded coded;
    bool parsed;
} Case;

typedef struct Runner {
    Pipeline *pipeline;
    Worker *worker;
    int passed, failed;
} Runner;

static void add_codes(StrBuf *out, const EntityList *list) {
    for (int i = 0; i < list->count; i++) {
        strbuf_add_text(out, i ? "," : "");
        strbuf_add(out, list->at[i].actor.code);
    }
    if (!list->count)
        strbuf_add_char(out, '-');
}

/* `RUS ASSAULT UKR 2022-03-15 day future by Reuters in FRA`: what follows the recipient only where the case names it.
 */
static Str event_line(Arena *arena, const Event *e) {
    StrBuf out = {0};
    add_codes(&out, &e->actor);
    strbuf_add_format(&out, " %s ", event_type_name(e->type));
    add_codes(&out, &e->recipient);
    strbuf_add_format(&out, " %.*s %.*s", STR_ARG(e->date), STR_ARG(e->date_precision));
    for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
        if (e->auxiliary & bit)
            strbuf_add_format(&out, " %s", auxiliary_name(bit));
    strbuf_add_text(&out, e->auxiliary ? "" : " real");
    strbuf_add_format(&out, " until:%.*s told:%zu at:%d", STR_ARG(e->enddate), e->telling_count, e->sequence);
    for (int i = 0; i < e->reporter.count; i++)
        strbuf_add_format(&out, " by:%.*s", STR_ARG(e->reporter.at[i].actor.code));
    if (e->country_code.len)
        strbuf_add_format(&out, " in:%.*s", STR_ARG(e->country_code));
    Str line = arena_str(arena, strbuf_str(&out));
    strbuf_release(&out);
    return line;
}

static Str mention_line(Arena *arena, const Case *c, const Mention *m) {
    StrBuf out = {0};
    strbuf_add(&out, (Str){c->article.text.at + m->start_byte, m->end_byte - m->start_byte});
    strbuf_add_format(&out, " = %.*s", STR_ARG(m->actor.code));
    for (int i = 0; i < m->also_count; i++)
        strbuf_add_format(&out, ",%.*s", STR_ARG(m->also[i]));
    for (int i = 0; i < m->actor.sector_count; i++)
        strbuf_add_format(&out, " %.*s", STR_ARG(m->actor.sector[i]));
    Str line = arena_str(arena, strbuf_str(&out));
    strbuf_release(&out);
    return line;
}

/* `Триполи = Tripoli LBY city` */
static Str place_line(Arena *arena, const Case *c, const Mention *m) {
    StrBuf out = {0};
    strbuf_add(&out, (Str){c->article.text.at + m->start_byte, m->end_byte - m->start_byte});
    strbuf_add_format(&out, " = %.*s %.*s%s%s", STR_ARG(m->place->name), STR_ARG(m->place->code),
                      m->place->code.len ? " " : "", place_resolution(m->place->kind));
    Str line = arena_str(arena, strbuf_str(&out));
    strbuf_release(&out);
    return line;
}

/* The first three words must be those of `got`; each further one must stand somewhere in it. */
static bool event_fits(Str want, Str got) {
    for (int i = 0; i < 3; i++) {
        Str a = {0}, b = {0};
        if (!str_next_field(&want, ' ', &a) || !str_next_field(&got, ' ', &b) || !str_equal(a, b))
            return false;
    }
    for (Str word; str_next_field(&want, ' ', &word);) {
        bool found = false;
        Str rest = got;
        for (Str other; !found && str_next_field(&rest, ' ', &other);)
            found = str_equal(word, other);
        if (word.len && !found)
            return false;
    }
    return true;
}

static void settle(Runner *r, const Case *c, int line, bool ok, Str want, Str got) {
    if (ok)
        r->passed++;
    else {
        r->failed++;
        printf("%.*s:%d: %.*s\n  wanted %.*s\n  got    %.*s\n", STR_ARG(c->file), line, STR_ARG(c->claim),
               STR_ARG(want), STR_ARG(got));
    }
}

static bool code(Runner *r, Arena *arena, Case *c, int line) {
    Error err = {""};
    if (c->parsed)
        return true;
    c->parsed = worker_parse(r->worker, arena, &c->article, &c->coded, &err) &&
                worker_code(r->worker, arena, &c->article, &c->coded, &err);
    if (!c->parsed)
        settle(r, c, line, false, STR("an analysis"), str_of(err.message));
    return c->parsed;
}

static void check_tokens(Runner *r, Arena *arena, Case *c, int line, Str want) {
    StrBuf out = {0};
    if (!code(r, arena, c, line))
        return;
    for (size_t s = 0; s < c->coded.tree_count; s++) {
        strbuf_add_text(&out, s ? " //" : "");
        for (int w = 1; w <= c->coded.trees[s].count; w++) {
            strbuf_add_text(&out, s || w > 1 ? " " : "");
            strbuf_add(&out, c->coded.trees[s].words[w].form);
        }
    }
    settle(r, c, line, str_equal(strbuf_str(&out), want), want, strbuf_str(&out));
    strbuf_release(&out);
}

static void check_event(Runner *r, Arena *arena, Case *c, int line, Str want) {
    StrBuf all = {0};
    bool found = false, none = str_is(want, "none");
    if (!code(r, arena, c, line))
        return;
    for (size_t i = 0; i < c->coded.event_count; i++) {
        Str got = event_line(arena, &c->coded.events[i]);
        found = found || event_fits(want, got);
        strbuf_add_format(&all, "%s%.*s", i ? "; " : "", STR_ARG(got));
    }
    settle(r, c, line, none ? c->coded.event_count == 0 : found, want, all.len ? strbuf_str(&all) : STR("none"));
    strbuf_release(&all);
}

static void check_mention(Runner *r, Arena *arena, Case *c, int line, Str want) {
    StrBuf all = {0};
    bool found = false;
    if (!code(r, arena, c, line))
        return;
    for (size_t i = 0; i < c->coded.mention_count; i++) {
        Str got = mention_line(arena, c, &c->coded.mentions[i]);
        found = found || str_equal(want, got);
        strbuf_add_format(&all, "%s%.*s", i ? "; " : "", STR_ARG(got));
    }
    settle(r, c, line, found, want, all.len ? strbuf_str(&all) : STR("none"));
    strbuf_release(&all);
}

static void check_place(Runner *r, Arena *arena, Case *c, int line, Str want) {
    StrBuf all = {0};
    bool found = false;
    if (!code(r, arena, c, line))
        return;
    for (size_t i = 0; i < c->coded.mention_count; i++) {
        Str got = c->coded.mentions[i].place ? place_line(arena, c, &c->coded.mentions[i]) : STR("");
        found = found || str_equal(want, got);
        if (got.len)
            strbuf_add_format(&all, "%s%.*s", all.len ? "; " : "", STR_ARG(got));
    }
    found = found || (str_is(want, "none") && !all.len);
    settle(r, c, line, found, want, all.len ? strbuf_str(&all) : STR("none"));
    strbuf_release(&all);
}

static bool run_line(Runner *r, Arena *arena, Case *c, int number, Str line) {
    static const char *const keys[] = {"language", "date", "text", "tokens", "mention", "place", "event"};
    const char *colon = memchr(line.at, ':', line.len);
    size_t key = 0, count = sizeof keys / sizeof *keys;
    Str name = {line.at, colon ? (size_t)(colon - line.at) : 0},
        value = colon ? str_trim((Str){colon + 1, line.len - name.len - 1}) : STR("");
    while (key < count && !str_is(name, keys[key]))
        key++;
    switch (key) {
    case 0:
        c->article.language = value;
        break;
    case 1:
        c->article.date = value;
        break;
    case 2:
        c->article.text = value;
        c->parsed = false;
        break;
    case 3:
        check_tokens(r, arena, c, number, value);
        break;
    case 4:
        check_mention(r, arena, c, number, value);
        break;
    case 5:
        check_place(r, arena, c, number, value);
        break;
    case 6:
        check_event(r, arena, c, number, value);
        break;
    default:
        settle(r, c, number, false, STR("language, date, text, tokens, mention, place or event"), line);
    }
    return key < count;
}

static void run_file(Runner *r, Str path) {
    Arena *arena = arena_new();
    Error err = {""};
    Str rest;
    Case c = {.file = path, .article = {.id = STR("case"), .language = STR("en"), .date = STR("2022-03-16")}};
    int number = 0;
    if (!file_read(path.at, LIMIT_DATA_FILE_BYTES, arena, &rest, &err))
        settle(r, &c, 0, false, STR("a file"), str_of(err.message));
    else
        for (Str line; str_next_field(&rest, '\n', &line);) {
            number++;
            line = str_trim(line);
            if (str_has_prefix(line, "== "))
                c.claim = (Str){line.at + 3, line.len - 3};
            else if (line.len && line.at[0] != '#')
                run_line(r, arena, &c, number, line);
        }
    arena_free(arena);
}

int main(int argc, char **argv) {
    const char *folder = argc > 1 ? argv[1] : "tests/cases";
    Arena *arena = arena_new();
    Error err = {""};
    Str *files;
    size_t count;
    setenv("NASTAN_HOME", ".", 0); /* the test runs in the root of the tree, its program does not lie there */
    Runner r = {.pipeline = pipeline_new(argv[0], &err)};
    if (!r.pipeline || !file_list(folder, ".case", arena, &files, &count, &err)) {
        fprintf(stderr, "%s\n", err.message);
        pipeline_free(r.pipeline);
        arena_free(arena);
        return 1;
    }
    r.worker = worker_new(r.pipeline);
    for (size_t i = 0; i < count; i++)
        run_file(&r, arena_format(arena, "%s/%.*s", folder, STR_ARG(files[i])));
    worker_free(r.worker);
    pipeline_free(r.pipeline);
    arena_free(arena);
    printf("cases: %d passed, %d failed\n", r.passed, r.failed);
    return r.failed != 0;
}
