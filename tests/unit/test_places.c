#include "actors/place_list.h"
#include "base/file.h"
#include "base/limits.h"
#include "check.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static bool has_place(const PlaceList *list, Str name, Str code) {
    for (const PlaceName *n = place_list_named(list, name); n; n = n->next)
        if (str_equal(n->place->code, code))
            return true;
    return false;
}

static bool sounds_like(const PlaceList *list, Arena *arena, Str written, const char *name) {
    for (const PlaceName *n = place_list_sounding(list, arena, written); n; n = n->next)
        if (str_is(n->place->name, name))
            return true;
    return false;
}

/* Every state of the actor list has its place, and so has every seat of power. */
static void check_states(Check *check, const PlaceList *list, Arena *arena) {
    Error err = {""};
    Str rest;
    CHECK(check, file_read("data/actors/states.txt", LIMIT_DATA_FILE_BYTES, arena, &rest, &err));
    for (Str row; str_next_field(&rest, '\n', &row);) {
        Str code, names, seat;
        if (!row.len || row.at[0] == '#')
            continue;
        str_next_field(&row, '|', &code);
        str_next_field(&row, '|', &names);
        check_that(check, place_list_country(list, code) != NULL, arena_str(arena, code).at, __FILE__, __LINE__);
        while (str_next_field(&row, ',', &seat))
            if (str_trim(seat).len)
                check_that(check, has_place(list, str_trim(seat), code), arena_str(arena, seat).at, __FILE__, __LINE__);
    }
}

/* Loading a folder whose regions.txt is one row fails with that message. */
static bool fails_with(Arena *arena, const char *row, const char *message) {
    char folder[] = "/tmp/places-XXXXXX";
    Error err = {""};
    if (!mkdtemp(folder))
        return false;
    const char *names[] = {"regions.txt", "places.txt"};
    for (int i = 0; i < 2; i++) {
        FILE *out = fopen(arena_format(arena, "%s/%s", folder, names[i]).at, "w");
        if (out) {
            fputs(i ? "# none\n" : row, out);
            fclose(out);
        }
    }
    PlaceList *list = place_list_load(folder, &err);
    bool failed = !list && strstr(err.message, message) && strstr(err.message, "regions.txt:1");
    place_list_free(list);
    for (int i = 0; i < 2; i++)
        unlink(arena_format(arena, "%s/%s", folder, names[i]).at);
    rmdir(folder);
    return failed;
}

int main(void) {
    Check check = {0, 0};
    Error err = {""};
    Arena *arena = arena_new();
    PlaceList *list = place_list_load("data/places", &err);
    check_that(&check, list != NULL, err.message, __FILE__, __LINE__);
    if (list) {
        check_states(&check, list, arena);
        CHECK(&check, has_place(list, STR("Tripoli"), STR("LBN")) && has_place(list, STR("Tripoli"), STR("LBY")));
        CHECK(&check, has_place(list, STR("Алепо"), STR("SYR")) && !place_list_named(list, STR("Nowhere at all")));
        CHECK(&check, has_place(list, STR("South China Sea"), STR("")));
        CHECK(&check, !place_list_named(list, STR("Georgia")) && place_list_country(list, STR("GEO")));
        CHECK(&check, sounds_like(list, arena, STR("Урумчи"), "Ürümqi"));
        CHECK(&check, !place_list_sounding(list, arena, STR("Ао")) && !place_list_sounding(list, arena, STR("")));
    }
    place_list_free(list);
    place_list_free(NULL);
    CHECK(&check, fails_with(arena, "A|||USA|1|2|city\n", "eight fields"));
    CHECK(&check, fails_with(arena, "A|||USA|1|2|city|3|4\n", "eight fields"));
    CHECK(&check, fails_with(arena, "A|||USA|91|2|city|3\n", "latitude"));
    CHECK(&check, fails_with(arena, "A|||USA|1|x|city|3\n", "longitude"));
    CHECK(&check, fails_with(arena, "A|||USA|nan|2|city|3\n", "latitude"));
    CHECK(&check, fails_with(arena, "A|||USA|1|2|hamlet|3\n", "unknown kind"));
    CHECK(&check, fails_with(arena, "A|||USA|1|2|city|0\n", "number of people"));
    arena_free(arena);
    return check_report(&check, "places");
}
