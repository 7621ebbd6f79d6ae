/* export: the pairs of states of a time as a graph, or its events as rows, for other programs. */
#include "base/file.h"
#include "commands.h"
#include "relations/event_file.h"
#include "relations/geo_file.h"
#include "relations/graph_file.h"
#include "relations_options.h"

#include <inttypes.h>

typedef enum ExportFormat {
    EXPORT_GRAPHML,
    EXPORT_GEXF,
    EXPORT_CSV,
    EXPORT_GEOJSON,
    EXPORT_POLECAT,
    EXPORT_GDELT
} ExportFormat;

static const char *const FORMATS[] = {"graphml", "gexf", "csv", "geojson", "polecat", "gdelt", NULL};

typedef struct Export {
    const RelationsOptions *options;
    ExportFormat format;
    PairQuery query;
    Store *store;
    Str home;
    Arena *arena;
} Export;

static bool add_geo_event(void *context, const PairReport *event) {
    geo_file_add_event(context, event);
    return true;
}

static bool write_geojson(const Export *e, const SignedGraph *graph, Error *err) {
    PlaceList *places = place_list_load(arena_format(e->arena, "%.*s/data/places", STR_ARG(e->home)).at, err);
    if (!places)
        return false;
    GeoFile file;
    geo_file_begin(&file, places, stdout);
    geo_file_add_graph(&file, graph);
    bool ok = !e->options->listing || store_events(e->store, &e->query, add_geo_event, &file, err);
    geo_file_end(&file);
    if (file.unlocated)
        fprintf(stderr, "nastan: %" PRIu64 " events have no place and are left out\n", file.unlocated);
    place_list_free(places);
    return ok;
}

static bool write_graph(const Export *e, Error *err) {
    uint64_t least = e->options->least > 0 ? (uint64_t)e->options->least : 1;
    SignedGraph graph;
    if (!signed_graph_load(e->store, &e->query, least, e->arena, &graph, err))
        return false;
    if (e->format == EXPORT_GRAPHML)
        return graph_write_graphml(&graph, stdout, err);
    if (e->format == EXPORT_GEOJSON)
        return write_geojson(e, &graph, err);
    (e->format == EXPORT_GEXF ? graph_write_gexf : graph_write_csv)(&graph, stdout);
    return true;
}

static bool add_event_row(void *context, const PairReport *event) {
    event_file_add(context, event);
    return true;
}

static bool write_events(const Export *e, Error *err) {
    Cameo *cameo = cameo_load(arena_format(e->arena, "%.*s/data/cameo", STR_ARG(e->home)).at, err);
    if (!cameo)
        return false;
    EventFile file;
    event_file_begin(&file, e->format == EXPORT_GDELT ? EVENT_FILE_GDELT : EVENT_FILE_POLECAT, cameo, stdout);
    bool ok = store_events(e->store, &e->query, add_event_row, &file, err);
    event_file_end(&file);
    if (file.uncoded)
        fprintf(stderr, "nastan: %" PRIu64 " of %" PRIu64 " events have no CAMEO code; theirs is empty\n", file.uncoded,
                file.events);
    if (ok && !file.events)
        fputs("nastan: no events of this time are in the store one by one; import --keep rows keeps them\n", stderr);
    cameo_free(cameo);
    return ok;
}

static bool write_export(Export *e, const char *program, Error *err) {
    if (!file_find_home(program, e->arena, &e->home, err))
        return false;
    e->store = store_open(e->options->store, STORE_READ, err);
    bool rows = e->format == EXPORT_POLECAT || e->format == EXPORT_GDELT;
    bool ok = e->store && (rows ? write_events : write_graph)(e, err);
    store_free(e->store);
    return ok;
}

int cmd_export(const char *program, int argc, char **argv) {
    RelationsOptions options;
    if (!relations_options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    int format = relations_options_format(&options, FORMATS);
    if (format < 0)
        return EXIT_WRONG_CALL;
    Export e = {.options = &options, .format = (ExportFormat)format, .query = relations_options_pairs(&options)};
    Error err;
    e.arena = arena_new();
    bool ok = write_export(&e, program, &err);
    if (!ok)
        fprintf(stderr, "nastan: %s\n", err.message);
    arena_free(e.arena);
    return ok ? 0 : EXIT_SOME_FAILED;
}
