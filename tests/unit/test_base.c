#include "base/error.h"
#include "base/file.h"
#include "base/map.h"
#include "base/points.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "check.h"

static void test_str(Check *c) {
    Str rest = STR("a,,b"), field;
    CHECK(c, str_next_field(&rest, ',', &field) && str_is(field, "a"));
    CHECK(c, str_next_field(&rest, ',', &field) && str_is(field, ""));
    CHECK(c, str_next_field(&rest, ',', &field) && str_is(field, "b"));
    CHECK(c, !str_next_field(&rest, ',', &field));
    CHECK(c, str_is(str_trim(STR("  x y\t")), "x y"));
    CHECK(c, str_compare(STR("ab"), STR("abc")) < 0);
    long n = 0;
    CHECK(c, str_to_long(STR("-42"), &n) && n == -42);
    CHECK(c, !str_to_long(STR("4x"), &n) && !str_to_long(STR(""), &n));
}

static void test_arena_and_map(Check *c) {
    Arena *arena = arena_new();
    Map map;
    map_init(&map, arena);
    CHECK(c, map_get(&map, STR("none")) == MAP_ABSENT);
    for (int i = 0; i < 1000; i++)
        map_put(&map, arena_format(arena, "key%d", i), i);
    CHECK(c, map_get(&map, STR("key0")) == 0);
    CHECK(c, map_get(&map, STR("key999")) == 999);
    CHECK(c, map_get(&map, STR("key1000")) == MAP_ABSENT);
    int *items = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < 100; i++) {
        items = arena_reserve(arena, items, i, &capacity, sizeof *items);
        items[i] = (int)i;
    }
    CHECK(c, items[0] == 0 && items[99] == 99);
    arena_free(arena);
}

static void test_utf8(Check *c) {
    Arena *arena = arena_new();
    CHECK(c, utf8_count(STR("Ќе \xff!")) == 5);
    CHECK(c, str_is(utf8_lower(arena, STR("ЃОРЃЕ Iv")), "ѓорѓе iv"));
    CHECK(c, utf8_starts_upper(STR("Џозеф")) && !utf8_starts_upper(STR("џ")));
    size_t i = 0;
    CHECK(c, utf8_next(STR("\xd0"), &i) == 0xfffd && i == 1);
    arena_free(arena);
}

/* Offsets by the table are those that counting from the beginning gives. */
static void test_points(Check *c) {
    Arena *arena = arena_new();
    StrBuf buf = {0};
    for (int i = 0; i < 3000; i++)
        strbuf_add_text(&buf, i % 3 ? "Ќе" : "a„");
    Str text = strbuf_str(&buf);
    Points points = points_of(arena, text);
    size_t wrong = 0, count = 0;
    for (size_t i = 0; i < text.len; count++) {
        wrong += points_before(&points, i) != count;
        utf8_next(text, &i);
    }
    CHECK(c, !wrong && count == 6000 && points_before(&points, text.len) == count);
    points = points_of(arena, STR(""));
    CHECK(c, points_before(&points, 0) == 0);
    strbuf_release(&buf);
    arena_free(arena);
}

static void test_file(Check *c) {
    Arena *arena = arena_new();
    Error err = {""};
    Str bytes;
    CHECK(c, !file_read("no-such-file", 10, arena, &bytes, &err));
    CHECK(c, str_is(str_of(err.message), "no-such-file: no such file"));
    CHECK(c, !file_read(".", 10, arena, &bytes, &err));
    CHECK(c, !file_read("/dev/zero", 100, arena, &bytes, &err));
    arena_free(arena);
}

static void test_strbuf(Check *c) {
    StrBuf buf = {0};
    strbuf_add_format(&buf, "%d-%s", 7, "x");
    strbuf_add_char(&buf, '!');
    CHECK(c, str_is(strbuf_str(&buf), "7-x!"));
    strbuf_release(&buf);
}

int main(void) {
    Check c = {0};
    test_str(&c);
    test_arena_and_map(&c);
    test_utf8(&c);
    test_points(&c);
    test_file(&c);
    test_strbuf(&c);
    return check_report(&c, "test_base");
}
