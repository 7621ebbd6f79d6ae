#include "output.h"
#include "base/points.h"
#include "base/utf8.h"
#include "version.h"

#include <inttypes.h>
#include <unicode/uchar.h>

static void json_or_null(StrBuf *out, Str s) {
    if (s.len)
        strbuf_add_json(out, s);
    else
        strbuf_add_text(out, "null");
}

static void json_field(StrBuf *out, const char *name, Str value) {
    strbuf_add_format(out, "\"%s\": ", name);
    json_or_null(out, value);
    strbuf_add_text(out, ", ");
}

static void json_entities(StrBuf *out, const Points *points, const char *name, const EntityList *list) {
    strbuf_add_format(out, "\"%s\": [", name);
    for (int i = 0; i < list->count; i++) {
        const Entity *e = &list->at[i];
        strbuf_add_text(out, i ? ", {" : "{");
        strbuf_add_text(out, "\"code\": ");
        strbuf_add_json(out, e->actor.code);
        strbuf_add_text(out, ", \"sector\": [");
        for (int k = 0; k < e->actor.sector_count; k++) {
            strbuf_add_text(out, k ? ", " : "");
            strbuf_add_json(out, e->actor.sector[k]);
        }
        strbuf_add_text(out, "], \"entity_text\": ");
        strbuf_add_json(out, (Str){points->text.at + e->start_byte, e->end_byte - e->start_byte});
        strbuf_add_text(out, ", \"name\": ");
        json_or_null(out, e->actor.name);
        strbuf_add_text(out, ", \"office\": ");
        json_or_null(out, e->actor.office);
        strbuf_add_format(out, ", \"start\": %zu, \"end\": %zu}", points_before(points, e->start_byte),
                          points_before(points, e->end_byte));
    }
    strbuf_add_text(out, "], ");
}

/* The words of `value` as a list. */
static void json_list(StrBuf *out, const char *name, Str value) {
    strbuf_add_format(out, "\"%s\": [", name);
    bool first = true;
    for (Str one; str_next_field(&value, ' ', &one);) {
        if (!one.len)
            continue;
        strbuf_add_text(out, first ? "" : ", ");
        strbuf_add_json(out, one);
        first = false;
    }
    strbuf_add_text(out, "], ");
}

static Str event_text(const Article *article, const Event *e) {
    return (Str){article->text.at + e->start_byte, e->end_byte - e->start_byte};
}

static void json_auxiliary(StrBuf *out, unsigned auxiliary) {
    strbuf_add_text(out, "\"auxiliary\": [");
    bool first = true;
    for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
        if (auxiliary & bit) {
            strbuf_add_format(out, "%s\"%s\"", first ? "" : ", ", auxiliary_name(bit));
            first = false;
        }
    strbuf_add_text(out, "], ");
}

static void json_place(StrBuf *out, const Event *e) {
    const Place *p = e->location;
    strbuf_add_text(out, "\"event_loc\": ");
    if (!e->place.len && !e->country_code.len) {
        strbuf_add_text(out, "null, ");
        return;
    }
    strbuf_add_text(out, "{");
    json_field(out, "extracted_place", e->place);
    json_field(out, "resolved_place", p ? p->name : STR(""));
    json_field(out, "country_code", e->country_code);
    if (p)
        strbuf_add_format(out, "\"lat\": %.2f, \"lon\": %.2f, \"resolution\": \"%s\"}, ", p->lat, p->lon,
                          place_resolution(p->kind));
    else
        strbuf_add_text(out, "\"lat\": null, \"lon\": null, \"resolution\": \"country\"}, ");
}

/* Every place where the event is told, its own first. */
static void json_mentions(StrBuf *out, const Points *points, const Event *e) {
    strbuf_add_text(out, "\"mentions\": [");
    for (size_t i = 0; i < e->telling_count; i++) {
        const EventTelling *t = &e->telling[i];
        strbuf_add_format(out, "%s{\"sequence\": %d, \"start\": %zu, \"end\": %zu, \"event_text\": ", i ? ", " : "",
                          t->sequence, points_before(points, t->start_byte), points_before(points, t->end_byte));
        strbuf_add_json(out, (Str){points->text.at + t->start_byte, t->end_byte - t->start_byte});
        strbuf_add_text(out, "}");
    }
    strbuf_add_text(out, "], ");
}

static void json_event(StrBuf *out, const Article *article, const Points *points, const Event *e) {
    strbuf_add_format(out, "{\"id\": \"%016" PRIx64 "\", ", event_id(article, e));
    json_field(out, "doc", article->id);
    json_field(out, "date", e->date);
    json_field(out, "enddate", e->enddate);
    json_field(out, "date_precision", e->date_precision);
    json_list(out, "event", str_of(event_type_name(e->type)));
    json_list(out, "mode", e->mode);
    json_list(out, "context", e->context);
    json_auxiliary(out, e->auxiliary);
    json_entities(out, points, "actor", &e->actor);
    json_entities(out, points, "recipient", &e->recipient);
    json_place(out, e);
    strbuf_add_format(out, "\"quad_code\": %d, \"event_scale\": %g, ", event_quad_code(e->type),
                      event_scale(e->type, e->mode));
    json_entities(out, points, "reporter", &e->reporter);
    json_field(out, "event_text", event_text(article, e));
    strbuf_add_format(out, "\"text_info\": {\"sequence\": %d, \"start\": %zu, \"end\": %zu}, ", e->sequence,
                      points_before(points, e->start_byte), points_before(points, e->end_byte));
    json_mentions(out, points, e);
    json_field(out, "rule", e->rule);
    strbuf_add_format(out, "\"confidence\": %.2f, \"cite_info\": {", e->confidence);
    json_field(out, "language", article->language);
    json_field(out, "title", article->title);
    json_field(out, "publication", article->publication);
    json_field(out, "url", article->url);
    strbuf_add_text(out, "\"date\": ");
    json_or_null(out, article->date);
    strbuf_add_text(out, "}, \"coder\": \"nastan " NASTAN_VERSION "\"}\n");
}

static void codes_of(StrBuf *out, const EntityList *list) {
    for (int i = 0; i < list->count; i++) {
        strbuf_add_text(out, out->len && list->at[i].actor.code.len ? "," : "");
        strbuf_add(out, list->at[i].actor.code);
        for (int k = 0; k < list->at[i].actor.sector_count; k++) {
            strbuf_add_char(out, ':');
            strbuf_add(out, list->at[i].actor.sector[k]);
        }
    }
}

static void status_of(StrBuf *out, const Event *e) {
    strbuf_add(out, e->mode);
    for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
        if (e->auxiliary & bit) {
            strbuf_add_text(out, out->len ? "," : "");
            strbuf_add_text(out, auxiliary_name(bit));
        }
}

enum { COLUMNS = 6 };
static const char *const TITLES[COLUMNS] = {"date", "actor", "event", "recipient", "mode", "words"};
static const int WIDTHS[COLUMNS] = {10, 24, 9, 24, 22, 40};

static int width_of(int32_t c) {
    int kind = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return u_charType(c) == U_NON_SPACING_MARK ? 0 : kind == U_EA_WIDE || kind == U_EA_FULLWIDTH ? 2 : 1;
}

void output_cell(StrBuf *out, Str s, int width, bool last) {
    int used = 0;
    size_t i = 0;
    while (i < s.len) {
        size_t start = i;
        int32_t c = utf8_next(s, &i);
        if (used + width_of(c) > width - (i < s.len)) {
            strbuf_add_text(out, "…");
            used++;
            break;
        }
        if (c < ' ' || (c >= 0x7f && c < 0xa0))
            strbuf_add_char(out, ' ');
        else
            strbuf_add(out, (Str){s.at + start, i - start});
        used += width_of(c);
    }
    for (; !last && used < width + 2; used++)
        strbuf_add_char(out, ' ');
}

static void table_event(StrBuf *out, const Article *article, const Event *e) {
    StrBuf parts[3] = {{0}};
    codes_of(&parts[0], &e->actor);
    codes_of(&parts[1], &e->recipient);
    status_of(&parts[2], e);
    Str value[COLUMNS] = {e->date,
                          strbuf_str(&parts[0]),
                          str_of(event_type_name(e->type)),
                          strbuf_str(&parts[1]),
                          strbuf_str(&parts[2]),
                          event_text(article, e)};
    for (int c = 0; c < COLUMNS; c++)
        output_cell(out, value[c], WIDTHS[c], c + 1 == COLUMNS);
    strbuf_add_char(out, '\n');
    for (int i = 0; i < 3; i++)
        strbuf_release(&parts[i]);
}

static void csv_event(StrBuf *out, const Article *article, const Event *e) {
    StrBuf parts[4] = {{0}};
    codes_of(&parts[0], &e->actor);
    codes_of(&parts[1], &e->recipient);
    status_of(&parts[2], e);
    codes_of(&parts[3], &e->reporter);
    Str id = STR("");
    StrBuf number = {0};
    strbuf_add_format(&number, "%016" PRIx64, event_id(article, e));
    id = strbuf_str(&number);
    StrBuf lat = {0}, lon = {0};
    if (e->location) {
        strbuf_add_format(&lat, "%.2f", e->location->lat);
        strbuf_add_format(&lon, "%.2f", e->location->lon);
    }
    Str value[] = {id,
                   article->id,
                   e->date,
                   str_of(event_type_name(e->type)),
                   strbuf_str(&parts[2]),
                   strbuf_str(&parts[0]),
                   strbuf_str(&parts[1]),
                   strbuf_str(&parts[3]),
                   e->country_code,
                   e->place,
                   strbuf_str(&lat),
                   strbuf_str(&lon),
                   e->location ? str_of(place_resolution(e->location->kind)) : STR(""),
                   event_text(article, e),
                   e->rule};
    size_t count = sizeof value / sizeof *value;
    for (size_t i = 0; i < count; i++) {
        strbuf_add_csv(out, value[i]);
        strbuf_add_text(out, i + 1 == count ? "\r\n" : ",");
    }
    strbuf_release(&number);
    strbuf_release(&lat);
    strbuf_release(&lon);
    for (int i = 0; i < 4; i++)
        strbuf_release(&parts[i]);
}

static void write_release(StrBuf *buf, FILE *out) {
    fwrite(strbuf_str(buf).at, 1, buf->len, out);
    strbuf_release(buf);
}

void output_header(Format format, FILE *out) {
    StrBuf buf = {0};
    if (format == FORMAT_CSV)
        strbuf_add_text(
            &buf, "id,doc,date,event,mode_auxiliary,actor,recipient,reporter,country_code,place,lat,lon,resolution,"
                  "event_text,rule\r\n");
    for (int c = 0; c < COLUMNS && format == FORMAT_TABLE; c++)
        output_cell(&buf, str_of(TITLES[c]), WIDTHS[c], c + 1 == COLUMNS);
    if (format == FORMAT_TABLE)
        strbuf_add_char(&buf, '\n');
    write_release(&buf, out);
}

void output_events(Format format, const Article *article, const Event *events, size_t count, FILE *out) {
    StrBuf buf = {0};
    Arena *arena = arena_new();
    Points points = points_of(arena, article->text);
    if (format == FORMAT_TABLE && count)
        strbuf_add_format(&buf, "%.*s\n", STR_ARG(article->id));
    for (size_t i = 0; i < count; i++) {
        if (format == FORMAT_JSONL)
            json_event(&buf, article, &points, &events[i]);
        else if (format == FORMAT_CSV)
            csv_event(&buf, article, &events[i]);
        else
            table_event(&buf, article, &events[i]);
    }
    arena_free(arena);
    write_release(&buf, out);
}
