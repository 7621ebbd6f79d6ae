/* Every name leads through a map to the chain of its places. The rows are slices of the files, so that ten thousand of
 * them cost a few milliseconds. */
#include "actors/place_list.h"
#include "actors/sound.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"

#include <stdlib.h>

enum { FIELDS = 8, SOUND_CONSONANTS_MIN = 3, SOUND_THOUSANDS_MIN = 50 };

struct PlaceList {
    Arena *arena;
    Place *places;
    PlaceName *names;
    bool *heard; /* [count] has no Macedonian name: found by its sound */
    size_t count, name_count;
    Map by_name; /* -> index of the first PlaceName */
    Map by_code; /* of a state -> its place */
};

static bool parse_kind(Str text, PlaceKind *kind) {
    static const char *const names[] = {"country", "province", "city", "capital", "area", "sea"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_is(text, names[i])) {
            *kind = (PlaceKind)i;
            return true;
        }
    return false;
}

const char *place_resolution(PlaceKind kind) {
    static const char *const names[] = {"country", "province", "city", "city", "area", "sea"};
    return names[kind];
}

/* A number of degrees with `limit` at most; the field ends before a character that is no digit. */
static bool parse_degrees(Str text, double limit, double *degrees) {
    char *end = NULL;
    *degrees = text.len ? strtod(text.at, &end) : limit * 2;
    return end == text.at + text.len && *degrees >= -limit && *degrees <= limit;
}

static bool read_place(Str row, Place *place, Str names[3], Error *err) {
    Str field[FIELDS] = {{0}};
    int n = 0;
    while (n < FIELDS && str_next_field(&row, '|', &field[n]))
        n++;
    if (n != FIELDS || row.at)
        return error_set(err, "a place has eight fields divided by '|'");
    *place = (Place){.name = field[0], .code = field[3]};
    if (!parse_degrees(field[4], 90, &place->lat) || !parse_degrees(field[5], 180, &place->lon))
        return error_set(err, "'%.*s' or '%.*s' is no latitude or longitude", STR_ARG(field[4]), STR_ARG(field[5]));
    if (!parse_kind(field[6], &place->kind))
        return error_set(err, "unknown kind '%.*s'", STR_ARG(field[6]));
    if (!str_to_long(field[7], &place->thousands) || place->thousands < 1)
        return error_set(err, "'%.*s' is no number of people", STR_ARG(field[7]));
    for (int i = 0; i < 3; i++)
        names[i] = field[i];
    return true;
}

static void put_name(PlaceList *list, Str name, size_t place) {
    list->names[list->name_count] = (PlaceName){&list->places[place], NULL};
    int first = map_get(&list->by_name, name);
    if (first == MAP_ABSENT)
        map_put(&list->by_name, name, (int)list->name_count);
    else {
        PlaceName *last = &list->names[first];
        while (last->next && last->place != &list->places[place])
            last = &list->names[last->next - list->names]; /* `next` is const for readers only */
        if (last->place == &list->places[place])
            return;
        last->next = &list->names[list->name_count];
    }
    list->name_count++;
}

/* States are found by their names in the actor list. */
static void put_place(PlaceList *list, const Place *place, const Str names[3]) {
    size_t index = list->count++;
    list->places[index] = *place;
    list->heard[index] = !names[2].len;
    if (place->kind == PLACE_COUNTRY) {
        map_put(&list->by_code, place->code, (int)index);
        return;
    }
    for (int i = 0; i < 3; i++) {
        Str rest = names[i];
        for (Str name; str_next_field(&rest, ',', &name);)
            if (name.len)
                put_name(list, name, index);
    }
}

static bool is_row(Str line) { return line.len && line.at[0] != '#'; }

/* Rows and names in a file, at most, so that the arrays never move. */
static void count_rows(Str bytes, size_t *rows, size_t *names) {
    for (Str line; str_next_field(&bytes, '\n', &line);) {
        *rows += is_row(line);
        *names += 3;
        for (size_t i = 0; i < line.len; i++)
            *names += line.at[i] == ',';
    }
}

static bool read_rows(PlaceList *list, Str path, Str bytes, Error *err) {
    int number = 0;
    for (Str line; str_next_field(&bytes, '\n', &line);) {
        Place place;
        Str names[3];
        number++;
        if (!is_row(line))
            continue;
        if (!read_place(line, &place, names, err))
            return error_prefix(err, "%.*s:%d", STR_ARG(path), number);
        place.kept = str_has_suffix(path, "regions.txt");
        put_place(list, &place, names);
    }
    return true;
}

static bool load(PlaceList *list, const char *folder, Error *err) {
    static const char *const files[] = {"regions.txt", "places.txt"};
    Str path[2], bytes[2];
    size_t rows = 0, names = 0;
    for (int i = 0; i < 2; i++) {
        path[i] = arena_format(list->arena, "%s/%s", folder, files[i]);
        if (!file_read(path[i].at, LIMIT_DATA_FILE_BYTES, list->arena, &bytes[i], err))
            return false;
        count_rows(bytes[i], &rows, &names);
    }
    list->places = arena_alloc(list->arena, (rows + 1) * sizeof *list->places);
    list->names = arena_alloc(list->arena, (names + 1) * sizeof *list->names);
    list->heard = arena_alloc(list->arena, rows + 1);
    return read_rows(list, path[0], bytes[0], err) && read_rows(list, path[1], bytes[1], err);
}

PlaceList *place_list_load(const char *folder, Error *err) {
    Arena *arena = arena_new();
    PlaceList *list = arena_alloc(arena, sizeof *list);
    list->arena = arena;
    map_init(&list->by_name, arena);
    map_init(&list->by_code, arena);
    if (load(list, folder, err))
        return list;
    place_list_free(list);
    return NULL;
}

void place_list_free(PlaceList *list) {
    if (list)
        arena_free(list->arena);
}

const Place *place_list_country(const PlaceList *list, Str code) {
    int index = map_get(&list->by_code, code);
    return index == MAP_ABSENT ? NULL : &list->places[index];
}

const PlaceName *place_list_named(const PlaceList *list, Str name) {
    int index = map_get(&list->by_name, name);
    return index == MAP_ABSENT ? NULL : &list->names[index];
}

/* Without blanks and hyphens, which the two languages set differently. */
static Str joined(Arena *arena, Str name) {
    char *out = arena_alloc(arena, name.len + 1);
    size_t n = 0;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] != ' ' && name.at[i] != '-')
            out[n++] = name.at[i];
    return sound_prepare(arena, (Str){out, n});
}

static bool may_sound(const PlaceList *list, size_t i, Str written) {
    const Place *p = &list->places[i];
    if (!list->heard[i] || p->kind == PLACE_COUNTRY || p->thousands < SOUND_THOUSANDS_MIN)
        return false;
    char first = (char)(p->name.at[0] >= 'A' && p->name.at[0] <= 'Z' ? p->name.at[0] + 32 : p->name.at[0]);
    size_t second = p->name.len > 2 ? 2 : p->name.len;
    char start[3] = {first, second > 1 ? p->name.at[1] : '\0', '\0'};
    return (unsigned char)first >= 0x80 || sound_begins_alike(written, str_of(start));
}

const PlaceName *place_list_sounding(const PlaceList *list, Arena *arena, Str name) {
    PlaceName *found = NULL;
    Str written = joined(arena, name);
    if (sound_consonants(written) < SOUND_CONSONANTS_MIN)
        return NULL;
    for (size_t i = list->count; i-- > 0;)
        if (may_sound(list, i, written) && sound_alike(written, joined(arena, list->places[i].name))) {
            PlaceName *more = arena_alloc(arena, sizeof *more);
            *more = (PlaceName){&list->places[i], found};
            found = more;
        }
    return found;
}
