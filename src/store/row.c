/* Columns are counted from 0, as the codebooks list them. GDELT 1.0 lacks three columns of places, so what stands
 * behind the actors is counted from the end. */
#include "store/row.h"

#include <jansson.h>
#include <math.h>
#include <string.h>

typedef struct Columns {
    Str at[ROW_COLUMNS_MAX];
    size_t count;
} Columns;

enum { GDELT1_WITHOUT_URL = 57, GDELT1 = 58, GDELT2 = 61, ICEWS = 20, POLECAT = 40 };

const char *row_format_name(RowFormat format) {
    static const char *const names[] = {"none", "gdelt", "icews", "polecat", "plover"};
    return names[format];
}

const char *row_result_text(RowResult result) {
    static const char *const texts[ROW_RESULT_COUNT] = {"converted",
                                                        "broken line",
                                                        "header",
                                                        "type that PLOVER does not have",
                                                        "unknown event code",
                                                        "event code that lost a zero and may be two",
                                                        "date that is none from 1900 to 2099",
                                                        "unknown country",
                                                        "no state on either side"};
    return texts[result];
}

static void split(Str line, Columns *c) {
    c->count = 0;
    for (Str field; c->count < ROW_COLUMNS_MAX && str_next_field(&line, '\t', &field);)
        c->at[c->count++] = field;
}

static Str unquoted(Str s) {
    if (s.len >= 2 && s.at[0] == '"' && s.at[s.len - 1] == '"')
        return (Str){s.at + 1, s.len - 2};
    return s;
}

/* Files of POLECAT have been published with stray tabs at the end of every line. */
static bool is_polecat(const Columns *c) {
    size_t count = c->count;
    while (count > POLECAT && !str_trim(c->at[count - 1]).len)
        count--;
    return count == POLECAT;
}

static RowFormat format_of(const Columns *c) {
    if (c->count == GDELT1 || c->count == GDELT1_WITHOUT_URL || c->count == GDELT2)
        return ROW_GDELT;
    if (c->count == ICEWS)
        return ROW_ICEWS;
    return is_polecat(c) ? ROW_POLECAT : ROW_NO_FORMAT;
}

/* Whatever columns it has: some published headers have others than their rows. */
static bool is_header(Str line) {
    if (str_has_prefix(line, "\xef\xbb\xbf"))
        line = (Str){line.at + 3, line.len - 3};
    if (line.len && line.at[0] == '"')
        line = (Str){line.at + 1, line.len - 1};
    return str_has_prefix(line, "Event ID") || str_has_prefix(line, "GlobalEventID") ||
           str_has_prefix(line, "GLOBALEVENTID");
}

RowFormat row_format(Str line) {
    Columns c;
    if (str_has_prefix(str_trim(line), "{"))
        return ROW_PLOVER;
    if (is_header(line))
        return ROW_NO_FORMAT;
    split(line, &c);
    return format_of(&c);
}

static uint32_t number_or_one(Str s) {
    long value;
    return str_to_long(s, &value) && value > 0 && value < INT32_MAX ? (uint32_t)value : 1;
}

/* States of one side; a name that is in no list is an unknown country. */
static bool states_of(const Cameo *cameo, Str names, char states[ROW_STATES_MAX][4], int *count) {
    Str whole = str_trim(unquoted(names));
    *count = 0;
    if (!whole.len)
        return true;
    CameoResult result = cameo_state(cameo, whole, states[0]);
    if (result != CAMEO_UNKNOWN) {
        *count = result == CAMEO_FOUND;
        return true;
    }
    if (!memchr(whole.at, ';', whole.len))
        return false;
    for (Str name; *count < ROW_STATES_MAX && str_next_field(&whole, ';', &name);) {
        result = cameo_state(cameo, str_trim(name), states[*count]);
        if (result == CAMEO_UNKNOWN)
            return false;
        bool new = result == CAMEO_FOUND;
        for (int i = 0; i < *count && new; i++)
            new = strcmp(states[i], states[*count]) != 0;
        *count += new;
    }
    return true;
}

static RowResult set_states(const Cameo *cameo, Str source, Str target, Row *row) {
    if (!states_of(cameo, source, row->source, &row->source_count) ||
        !states_of(cameo, target, row->target, &row->target_count))
        return ROW_UNKNOWN_COUNTRY;
    return row->source_count || row->target_count ? ROW_CONVERTED : ROW_NO_STATE;
}

static RowResult set_cameo(const Cameo *cameo, Str code, Row *row) {
    CameoEvent event;
    switch (cameo_event(cameo, code, &event)) {
    case CAMEO_FOUND:
        row->type = event.type;
        row->mode = event.mode;
        row->context = event.context;
        return ROW_CONVERTED;
    case CAMEO_DROPPED:
        return ROW_NO_TYPE;
    case CAMEO_AMBIGUOUS:
        return ROW_AMBIGUOUS_TYPE;
    default:
        return ROW_UNKNOWN_TYPE;
    }
}

static bool is_number(Str s) {
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
    return s.len > 0;
}

bool row_coordinates(const Row *row, double *latitude, double *longitude) {
    double lat, lon;
    if (!row->resolution[0] || !str_to_double(row->latitude, &lat) || !str_to_double(row->longitude, &lon) ||
        fabs(lat) > 90 || fabs(lon) > 180)
        return false;
    *latitude = lat;
    *longitude = lon;
    return true;
}

/* Kinds of GDELT: country, state of the USA, town of the USA, town, province. */
static const char *gdelt_resolution(Str kind) {
    static const char *const names[] = {"", "country", "province", "city", "city", "province"};
    return names[kind.len == 1 && kind.at[0] >= '1' && kind.at[0] <= '5' ? kind.at[0] - '0' : 0];
}

static const char *known_resolution(Str name) {
    for (int kind = PLACE_COUNTRY; kind <= PLACE_SEA; kind++)
        if (str_is(name, place_resolution((PlaceKind)kind)))
            return place_resolution((PlaceKind)kind);
    return "city";
}

/* Of city, district, province and country the closest that is told; sets country and resolution. */
static Str closest_place(const Cameo *cameo, const Str parts[4], Row *row) {
    static const char *const names[] = {"city", "city", "province", "country"};
    cameo_state(cameo, unquoted(parts[3]), row->country);
    for (int i = 0; i < 4; i++)
        if (unquoted(parts[i]).len) {
            row->resolution = names[i];
            return unquoted(parts[i]);
        }
    return STR("");
}

static RowResult parse_gdelt(const Cameo *cameo, const Columns *c, Row *row, const char **why) {
    bool second = c->count == GDELT2;
    const Str *f = c->at;
    *why = "the first column is no number";
    if (!is_number(f[0]))
        return ROW_BROKEN;
    row->id = f[0];
    row->day = day_parse(f[1]);
    if (row->day == STORE_NO_DAY)
        return ROW_BAD_DATE;
    RowResult result = set_cameo(cameo, f[26], row);
    if (result == ROW_CONVERTED)
        result = set_states(cameo, f[7], f[17], row);
    row->source_sector = cameo_sector(cameo, f[12]);
    row->target_sector = cameo_sector(cameo, f[22]);
    row->publications = number_or_one(f[32]);
    row->reports = number_or_one(f[33]);
    int place = second ? 51 : 49, latitude = second ? 56 : 53;
    row->place = f[place + 1];
    row->resolution = gdelt_resolution(f[place]);
    row->latitude = f[latitude];
    row->longitude = f[latitude + 1];
    row->url = c->count > GDELT1_WITHOUT_URL ? f[c->count - 1] : STR("");
    return result;
}

static RowResult parse_icews(const Cameo *cameo, const Columns *c, Arena *arena, Row *row, const char **why) {
    const Str *f = c->at;
    Str id = unquoted(f[0]), date = unquoted(f[1]);
    *why = "the first column is no number";
    if (!is_number(id))
        return ROW_BROKEN;
    row->day = day_parse(date);
    if (row->day == STORE_NO_DAY)
        return ROW_BAD_DATE;
    row->id = arena_format(arena, "%.*s %.*s", STR_ARG(id), STR_ARG(date));
    RowResult result = set_cameo(cameo, unquoted(f[6]), row);
    if (result == ROW_CONVERTED)
        result = set_states(cameo, f[4], f[10], row);
    Str sectors = unquoted(f[3]), first;
    row->source_sector = str_next_field(&sectors, ',', &first) ? cameo_sector(cameo, str_trim(first)) : STR("");
    sectors = unquoted(f[9]);
    row->target_sector = str_next_field(&sectors, ',', &first) ? cameo_sector(cameo, str_trim(first)) : STR("");
    row->event_text = unquoted(f[5]);
    row->url = unquoted(f[13]);
    row->place = closest_place(cameo, f + 14, row);
    row->latitude = unquoted(f[18]);
    row->longitude = unquoted(f[19]);
    return result;
}

static bool set_type(Str type, Str mode, Row *row) {
    if (!event_type_parse(type, &row->type))
        return false;
    if (event_mode_exists(row->type, mode))
        row->mode = mode;
    return true;
}

static RowResult parse_polecat(const Cameo *cameo, const Columns *c, Row *row, const char **why) {
    const Str *f = c->at;
    row->id = unquoted(f[0]);
    *why = "the first column is empty";
    if (!row->id.len)
        return ROW_BROKEN;
    row->day = day_parse(unquoted(f[1]));
    if (!set_type(unquoted(f[2]), unquoted(f[3]), row))
        return ROW_UNKNOWN_TYPE;
    if (row->day == STORE_NO_DAY)
        return ROW_BAD_DATE;
    row->context = unquoted(f[6]);
    row->source_sector = unquoted(f[10]);
    row->target_sector = unquoted(f[18]);
    Str place = closest_place(cameo, f + 24, row);
    row->place = unquoted(f[23]).len ? unquoted(f[23]) : place;
    row->latitude = unquoted(f[28]);
    row->longitude = unquoted(f[29]);
    row->url = unquoted(f[33]);
    return set_states(cameo, f[8], f[16], row);
}

static Str text_of(Arena *arena, const json_t *value) {
    const json_t *first = json_is_array(value) ? json_array_get(value, 0) : value;
    return json_is_string(first) ? arena_str(arena, (Str){json_string_value(first), json_string_length(first)})
                                 : STR("");
}

/* Codes of a list of entities, divided by semicolons. */
static Str codes_of(Arena *arena, const json_t *entities) {
    Str codes = STR("");
    for (size_t i = 0; i < json_array_size(entities); i++) {
        Str code = text_of(arena, json_object_get(json_array_get(entities, i), "code"));
        if (code.len)
            codes = arena_format(arena, "%.*s%s%.*s", STR_ARG(codes), codes.len ? ";" : "", STR_ARG(code));
    }
    return codes;
}

static bool has_text(const json_t *list, const char *text) {
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *value = json_string_value(json_array_get(list, i));
        if (value && strcmp(value, text) == 0)
            return true;
    }
    return false;
}

static void set_plover_place(const json_t *place, const Cameo *cameo, Arena *arena, Row *row) {
    const json_t *latitude = json_object_get(place, "lat"), *longitude = json_object_get(place, "lon");
    row->place = text_of(arena, json_object_get(place, "extracted_place"));
    cameo_state(cameo, text_of(arena, json_object_get(place, "country_code")), row->country);
    if (!json_is_number(latitude) || !json_is_number(longitude))
        return;
    row->resolution = known_resolution(text_of(arena, json_object_get(place, "resolution")));
    row->latitude = arena_format(arena, "%.6f", json_number_value(latitude));
    row->longitude = arena_format(arena, "%.6f", json_number_value(longitude));
}

static RowResult set_plover(const Cameo *cameo, const json_t *o, Arena *arena, Row *row, const char **why) {
    const json_t *actor = json_object_get(o, "actor"), *recipient = json_object_get(o, "recipient");
    const json_t *auxiliary = json_object_get(o, "auxiliary"), *cite = json_object_get(o, "cite_info");
    row->id = text_of(arena, json_object_get(o, "id"));
    *why = "has no 'id' and 'event'";
    if (!row->id.len || !json_object_get(o, "event"))
        return ROW_BROKEN;
    if (!set_type(text_of(arena, json_object_get(o, "event")), text_of(arena, json_object_get(o, "mode")), row))
        return ROW_UNKNOWN_TYPE;
    row->day = day_parse(text_of(arena, json_object_get(o, "date")));
    if (row->day == STORE_NO_DAY)
        return ROW_BAD_DATE;
    row->context = text_of(arena, json_object_get(o, "context"));
    row->source_sector = text_of(arena, json_object_get(json_array_get(actor, 0), "sector"));
    row->target_sector = text_of(arena, json_object_get(json_array_get(recipient, 0), "sector"));
    row->unrealised = has_text(auxiliary, "negation") || has_text(auxiliary, "hypothetical");
    row->event_text = text_of(arena, json_object_get(o, "event_text"));
    row->url = text_of(arena, json_object_get(cite, "url"));
    set_plover_place(json_object_get(o, "event_loc"), cameo, arena, row);
    Str sources = codes_of(arena, actor), targets = codes_of(arena, recipient);
    /* Equals in `actor` alone act towards one another. */
    return set_states(cameo, sources, json_array_size(recipient) || json_array_size(actor) < 2 ? targets : sources,
                      row);
}

static RowResult parse_plover(const Cameo *cameo, Str line, Arena *arena, Row *row, const char **why) {
    json_error_t error;
    json_t *object = json_loadb(line.at, line.len, 0, &error);
    *why = "is not JSON";
    RowResult result = json_is_object(object) ? set_plover(cameo, object, arena, row, why) : ROW_BROKEN;
    json_decref(object);
    return result;
}

RowResult row_parse(const Cameo *cameo, RowFormat format, Str line, Arena *arena, Row *row, const char **why) {
    *row = (Row){.dataset = row_format_name(format), .resolution = "", .reports = 1, .publications = 1};
    RowResult result;
    if (is_header(line))
        return ROW_HEADER;
    if (format == ROW_PLOVER)
        result = parse_plover(cameo, line, arena, row, why);
    else {
        Columns c;
        split(line, &c);
        *why = "has another number of columns";
        if (format == ROW_NO_FORMAT || format_of(&c) != format)
            result = ROW_BROKEN;
        else
            result = format == ROW_GDELT   ? parse_gdelt(cameo, &c, row, why)
                     : format == ROW_ICEWS ? parse_icews(cameo, &c, arena, row, why)
                                           : parse_polecat(cameo, &c, row, why);
    }
    if (result == ROW_CONVERTED)
        row->score = event_scale(row->type, row->mode);
    return result;
}
