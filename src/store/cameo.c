#include "store/cameo.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/map.h"

#include <string.h>

enum { LETTER_CODES = 26 * 26 * 26, DIGIT_CODES = 20000 };

typedef struct Coded {
    bool known, dropped;
    CameoEvent event;
} Coded;

/* A line of codes.txt. */
typedef struct BackLine {
    EventType type;
    Str mode, context, code; /* "-" is none */
} BackLine;

struct Cameo {
    Arena *arena;
    BackLine *back; /* [back_count] in the order of the file */
    size_t back_count, back_capacity;
    Str *roles;        /* [LETTER_CODES] by a sector of PLOVER */
    Str *names;        /* [LETTER_CODES] by a state */
    Coded *events;     /* [DIGIT_CODES] by digit_index */
    char (*states)[4]; /* [LETTER_CODES] by letter_index; "-" is no state, empty is unknown */
    Str *sectors;      /* [LETTER_CODES] */
    Map state_names, sector_names;
    Str *values; /* of the names */
    size_t value_count, value_capacity;
};

/* 0..9999 of four digits come behind those of three. */
static int digit_index(Str code) {
    int value = 0;
    if (code.len != 3 && code.len != 4)
        return -1;
    for (size_t i = 0; i < code.len; i++) {
        if (code.at[i] < '0' || code.at[i] > '9')
            return -1;
        value = value * 10 + (code.at[i] - '0');
    }
    return code.len == 4 ? value + DIGIT_CODES / 2 : value;
}

static int letter_index(Str code) {
    int value = 0;
    if (code.len != 3)
        return -1;
    for (size_t i = 0; i < 3; i++) {
        if (code.at[i] < 'A' || code.at[i] > 'Z')
            return -1;
        value = value * 26 + (code.at[i] - 'A');
    }
    return value;
}

static bool read_event(Cameo *c, Str line, Error *err) {
    Str code, type, mode, context;
    str_next_field(&line, ' ', &code);
    int index = digit_index(code);
    if (index < 0)
        return error_set(err, "'%.*s' is no CAMEO code", STR_ARG(code));
    if (!str_next_field(&line, ' ', &type))
        return error_set(err, "code '%.*s' has no PLOVER type; 'dropped' where there is none", STR_ARG(code));
    Coded *coded = &c->events[index];
    coded->known = true;
    coded->dropped = str_is(type, "dropped");
    if (coded->dropped)
        return true;
    if (!event_type_parse(type, &coded->event.type))
        return error_set(err, "unknown type '%.*s'", STR_ARG(type));
    if (!str_next_field(&line, ' ', &mode) || !str_next_field(&line, ' ', &context))
        return error_set(err, "code '%.*s' needs a mode and a context; '-' is none", STR_ARG(code));
    if (!str_is(mode, "-") && !event_mode_exists(coded->event.type, mode))
        return error_set(err, "type '%.*s' has no mode '%.*s'", STR_ARG(type), STR_ARG(mode));
    coded->event.mode = str_is(mode, "-") ? STR("") : mode;
    coded->event.context = str_is(context, "-") ? STR("") : context;
    return true;
}

static bool read_code(Cameo *c, Str line, Error *err) {
    Str type;
    BackLine back;
    str_next_field(&line, ' ', &type);
    if (!event_type_parse(type, &back.type))
        return error_set(err, "unknown type '%.*s'", STR_ARG(type));
    if (!str_next_field(&line, ' ', &back.mode) || !str_next_field(&line, ' ', &back.context) ||
        !str_next_field(&line, ' ', &back.code))
        return error_set(err, "a line has a type, a mode, a context and a code; '-' is none");
    if (!str_is(back.mode, "-") && !event_mode_exists(back.type, back.mode))
        return error_set(err, "type '%.*s' has no mode '%.*s'", STR_ARG(type), STR_ARG(back.mode));
    if (!str_is(back.code, "-") && digit_index(back.code) < 0)
        return error_set(err, "'%.*s' is no CAMEO code", STR_ARG(back.code));
    c->back = arena_reserve(c->arena, c->back, c->back_count, &c->back_capacity, sizeof *c->back);
    c->back[c->back_count++] = back;
    return true;
}

static void put_names(Cameo *c, Map *map, Str names, Str value) {
    c->values = arena_reserve(c->arena, c->values, c->value_count, &c->value_capacity, sizeof *c->values);
    c->values[c->value_count] = value;
    for (Str name; str_next_field(&names, ';', &name);)
        if (str_trim(name).len)
            map_put(map, str_trim(name), (int)c->value_count);
    c->value_count++;
}

static bool read_state(Cameo *c, Str line, Error *err) {
    Str state, codes = STR(""), names = STR("");
    str_next_field(&line, '|', &state);
    if (!str_next_field(&line, '|', &codes) || !str_next_field(&line, '|', &names))
        return error_set(err, "a line has three columns: state | codes | names");
    bool is_state = !str_is(state, "-");
    if (is_state && letter_index(state) < 0)
        return error_set(err, "state '%.*s' is not three capital letters", STR_ARG(state));
    if (is_state) {
        Str rest = names;
        memcpy(c->states[letter_index(state)], state.at, 3);
        str_next_field(&rest, ';', &c->names[letter_index(state)]);
    }
    for (Str code; str_next_field(&codes, ' ', &code);) {
        if (!code.len)
            continue;
        if (letter_index(code) < 0)
            return error_set(err, "code '%.*s' is not three capital letters", STR_ARG(code));
        memcpy(c->states[letter_index(code)], state.at, state.len);
    }
    put_names(c, &c->state_names, names, is_state ? state : STR(""));
    return true;
}

static bool read_sector(Cameo *c, Str line, Error *err) {
    Str sector, codes = STR(""), names = STR("");
    str_next_field(&line, '|', &sector);
    if (!str_next_field(&line, '|', &codes) || !str_next_field(&line, '|', &names))
        return error_set(err, "a line has three columns: sector | codes | names");
    for (Str code; str_next_field(&codes, ' ', &code);) {
        if (letter_index(code) < 0)
            return error_set(err, "code '%.*s' is not three capital letters", STR_ARG(code));
        c->sectors[letter_index(code)] = sector;
        if (letter_index(sector) >= 0 && !c->roles[letter_index(sector)].len)
            c->roles[letter_index(sector)] = code;
    }
    put_names(c, &c->sector_names, names, sector);
    return true;
}

static bool read_table(Cameo *c, const char *folder, const char *name, bool (*read)(Cameo *c, Str line, Error *err),
                       Error *err) {
    const char *path = arena_format(c->arena, "%s/%s", folder, name).at;
    Str bytes;
    int number = 0;
    if (!file_read(path, LIMIT_DATA_FILE_BYTES, c->arena, &bytes, err))
        return false;
    for (Str line; str_next_field(&bytes, '\n', &line);) {
        number++;
        line = str_trim(line);
        if (line.len && line.at[0] != '#' && !read(c, line, err))
            return error_prefix(err, "%s:%d", path, number);
    }
    return true;
}

Cameo *cameo_load(const char *folder, Error *err) {
    Arena *arena = arena_new();
    Cameo *c = arena_alloc(arena, sizeof *c);
    *c = (Cameo){.arena = arena,
                 .events = arena_alloc(arena, DIGIT_CODES * sizeof *c->events),
                 .states = arena_alloc(arena, LETTER_CODES * sizeof *c->states),
                 .sectors = arena_alloc(arena, LETTER_CODES * sizeof *c->sectors),
                 .roles = arena_alloc(arena, LETTER_CODES * sizeof *c->roles),
                 .names = arena_alloc(arena, LETTER_CODES * sizeof *c->names)};
    map_init(&c->state_names, arena);
    map_init(&c->sector_names, arena);
    if (read_table(c, folder, "events.txt", read_event, err) &&
        read_table(c, folder, "countries.txt", read_state, err) &&
        read_table(c, folder, "sectors.txt", read_sector, err) && read_table(c, folder, "codes.txt", read_code, err))
        return c;
    cameo_free(c);
    return NULL;
}

void cameo_free(Cameo *c) {
    if (c)
        arena_free(c->arena);
}

/* A code whose leading zero got lost on the way: 42 can only be 042, 311 only 0311. 10 to 20 may be roots, and are not
 * guessed at. */
static CameoResult padded(const Cameo *c, Str code, CameoEvent *event) {
    char zero[5] = "0";
    if (code.len < 2 || code.len > 3)
        return CAMEO_UNKNOWN;
    if (code.len == 2 && code.at[0] <= '2')
        return CAMEO_AMBIGUOUS;
    memcpy(zero + 1, code.at, code.len);
    int index = digit_index((Str){zero, code.len + 1});
    if (index < 0 || !c->events[index].known)
        return CAMEO_UNKNOWN;
    *event = c->events[index].event;
    return c->events[index].dropped ? CAMEO_DROPPED : CAMEO_FOUND;
}

CameoResult cameo_event(const Cameo *c, Str code, CameoEvent *event) {
    int index = digit_index(code);
    if (index < 0 || !c->events[index].known)
        return padded(c, code, event);
    *event = c->events[index].event;
    return c->events[index].dropped ? CAMEO_DROPPED : CAMEO_FOUND;
}

CameoResult cameo_state(const Cameo *c, Str name, char code[4]) {
    int index = letter_index(name);
    memset(code, 0, 4);
    if (index >= 0 && c->states[index][0]) {
        if (c->states[index][0] == '-')
            return CAMEO_DROPPED;
        memcpy(code, c->states[index], 4);
        return CAMEO_FOUND;
    }
    int value = map_get(&c->state_names, name);
    if (value == MAP_ABSENT)
        return CAMEO_UNKNOWN;
    if (!c->values[value].len)
        return CAMEO_DROPPED;
    memcpy(code, c->values[value].at, 3);
    return CAMEO_FOUND;
}

Str cameo_sector(const Cameo *c, Str name) {
    int index = letter_index(name);
    if (index >= 0)
        return c->sectors[index];
    int value = map_get(&c->sector_names, name);
    return value == MAP_ABSENT ? STR("") : c->values[value];
}

static bool has_context(Str contexts, Str context) {
    for (Str field; str_next_field(&contexts, ',', &field);)
        if (str_equal(field, context))
            return true;
    return false;
}

Str cameo_code(const Cameo *c, EventType type, Str mode, Str context) {
    for (size_t i = 0; i < c->back_count; i++) {
        const BackLine *b = &c->back[i];
        if (b->type == type && (str_is(b->mode, "-") || str_equal(b->mode, mode)) &&
            (str_is(b->context, "-") || has_context(context, b->context)))
            return str_is(b->code, "-") ? STR("") : b->code;
    }
    return STR("");
}

Str cameo_role(const Cameo *c, Str sector) {
    int index = letter_index(sector);
    return index >= 0 ? c->roles[index] : STR("");
}

Str cameo_state_name(const Cameo *c, Str code) {
    int index = letter_index(code);
    return index >= 0 ? c->names[index] : STR("");
}
