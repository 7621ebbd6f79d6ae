#include "relations/geo_file.h"
#include "relations/graph_file.h"
#include "relations/period.h"

#include <inttypes.h>
#include <math.h>

static void begin_feature(GeoFile *f, const char *kind) {
    strbuf_add_format(&f->line, "%s\n{\"type\": \"Feature\", \"properties\": {\"kind\": \"%s\"", f->features ? "," : "",
                      kind);
    f->features++;
}

static void add_text(GeoFile *f, const char *name, Str value) {
    strbuf_add_format(&f->line, ", \"%s\": ", name);
    strbuf_add_json(&f->line, value);
}

static void add_number(GeoFile *f, const char *name, double value) {
    strbuf_add_format(&f->line, ", \"%s\": %.10g", name, value);
}

static void write_line(GeoFile *f) {
    fwrite(strbuf_str(&f->line).at, 1, f->line.len, f->out);
    strbuf_clear(&f->line);
}

static void end_point(GeoFile *f, double latitude, double longitude) {
    strbuf_add_format(&f->line, "}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [%.6g, %.6g]}}", longitude,
                      latitude);
    write_line(f);
}

static void end_without(GeoFile *f) {
    strbuf_add_text(&f->line, "}, \"geometry\": null}");
    write_line(f);
}

/* RFC 7946 asks for a cut where a line crosses the 180th meridian. */
static void end_line(GeoFile *f, const Place *a, const Place *b) {
    if (fabs(a->lon - b->lon) <= 180) {
        strbuf_add_format(&f->line,
                          "}, \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[%.6g, %.6g], [%.6g, "
                          "%.6g]]}}",
                          a->lon, a->lat, b->lon, b->lat);
    } else {
        double edge = a->lon > 0 ? 180 : -180, to_edge = edge - a->lon, whole = b->lon + 2 * edge - a->lon;
        double lat = a->lat + (b->lat - a->lat) * to_edge / whole;
        strbuf_add_format(&f->line,
                          "}, \"geometry\": {\"type\": \"MultiLineString\", \"coordinates\": [[[%.6g, %.6g], [%.6g, "
                          "%.6g]], [[%.6g, %.6g], [%.6g, %.6g]]]}}",
                          a->lon, a->lat, edge, lat, -edge, lat, b->lon, b->lat);
    }
    write_line(f);
}

void geo_file_begin(GeoFile *f, const PlaceList *places, FILE *out) {
    *f = (GeoFile){.places = places, .out = out};
    fputs("{\"type\": \"FeatureCollection\", \"features\": [", out);
}

void geo_file_add_graph(GeoFile *f, const SignedGraph *g) {
    for (int i = 0; i < g->count; i++) {
        const Place *place = place_list_country(f->places, str_of(g->states[i]));
        begin_feature(f, "state");
        add_text(f, "code", str_of(g->states[i]));
        add_text(f, "name", place ? place->name : STR(""));
        if (place)
            end_point(f, place->lat, place->lon);
        else
            end_without(f);
    }
    for (size_t i = 0; i < g->edge_count; i++) {
        const SignedEdge *e = &g->edges[i];
        const Place *a = place_list_country(f->places, str_of(g->states[e->a]));
        const Place *b = place_list_country(f->places, str_of(g->states[e->b]));
        double values[GRAPH_VALUES];
        begin_feature(f, "pair");
        add_text(f, "a", str_of(g->states[e->a]));
        add_text(f, "b", str_of(g->states[e->b]));
        graph_edge_values(e, values);
        for (int k = 0; k < GRAPH_VALUES; k++)
            add_number(f, graph_value_name(k), values[k]);
        if (a && b)
            end_line(f, a, b);
        else
            end_without(f);
    }
}

void geo_file_add_event(GeoFile *f, const PairReport *e) {
    char day[DAY_TEXT_BYTES];
    if (!e->resolution.len) {
        f->unlocated++;
        return;
    }
    day_text(e->day, day);
    begin_feature(f, "event");
    const struct {
        const char *name;
        Str value;
    } texts[] = {{"date", str_of(day)},
                 {"dataset", e->dataset},
                 {"event", e->event},
                 {"type", e->type},
                 {"mode", e->mode},
                 {"actors", e->source},
                 {"recipients", e->target},
                 {"place", e->location.len ? e->location : e->place},
                 {"country", e->country_code},
                 {"resolution", e->resolution},
                 {"event_text", e->event_text},
                 {"sentence", e->sentence},
                 {"doc", e->doc},
                 {"url", e->url}};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        add_text(f, texts[i].name, texts[i].value);
    add_number(f, "quad", e->quad);
    add_number(f, "score", e->score);
    add_number(f, "reports", e->reports);
    add_number(f, "publications", e->publications);
    end_point(f, e->latitude, e->longitude);
}

void geo_file_end(GeoFile *f) {
    fputs("\n]}\n", f->out);
    strbuf_release(&f->line);
}
