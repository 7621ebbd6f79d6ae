/* export: the pairs of states of a time as a graph for other programs. */
#include "commands.h"
#include "relations/graph_file.h"
#include "relations_options.h"

typedef enum ExportFormat { EXPORT_GRAPHML, EXPORT_GEXF, EXPORT_CSV } ExportFormat;

static bool write_graph(ExportFormat format, const SignedGraph *graph, Error *err) {
    if (format == EXPORT_GRAPHML)
        return graph_write_graphml(graph, stdout, err);
    (format == EXPORT_GEXF ? graph_write_gexf : graph_write_csv)(graph, stdout);
    return true;
}

int cmd_export(const char *program, int argc, char **argv) {
    static const char *const formats[] = {"graphml", "gexf", "csv", NULL};
    (void)program;
    RelationsOptions options;
    if (!relations_options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    int format = relations_options_format(&options, formats);
    if (format < 0)
        return EXIT_WRONG_CALL;
    uint64_t least = options.least > 0 ? (uint64_t)options.least : 1;
    PairQuery query = relations_options_pairs(&options);
    Error err;
    Arena *arena = arena_new();
    SignedGraph graph;
    Store *store = store_open(options.store, STORE_READ, &err);
    bool ok = store && signed_graph_load(store, &query, least, arena, &graph, &err) &&
              write_graph((ExportFormat)format, &graph, &err);
    if (!ok)
        fprintf(stderr, "nastan: %s\n", err.message);
    store_free(store);
    arena_free(arena);
    return ok ? 0 : EXIT_SOME_FAILED;
}
