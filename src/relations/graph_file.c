#include "relations/graph_file.h"

#include <igraph/igraph.h>
#include <inttypes.h>

static const char *const NAMES[GRAPH_VALUES] = {"sign",  "events",     "reports",        "publications",
                                                "score", "mean_score", "net_cooperation"};

static uint64_t sum4(const uint64_t at[4]) { return at[0] + at[1] + at[2] + at[3]; }

const char *graph_value_name(int value) { return NAMES[value]; }

void graph_edge_values(const SignedEdge *e, double values[GRAPH_VALUES]) {
    values[0] = e->sign;
    values[1] = (double)tally_events(&e->tally);
    values[2] = (double)sum4(e->tally.reports);
    values[3] = (double)sum4(e->tally.publications);
    values[4] = e->tally.score;
    values[5] = tally_mean(&e->tally);
    values[6] = tally_net(&e->tally);
}

static igraph_error_t add_all(igraph_t *graph, const SignedGraph *g, igraph_vector_int_t *ends) {
    igraph_error_t status = igraph_vector_int_resize(ends, 2 * (igraph_integer_t)g->edge_count);
    for (size_t i = 0; status == IGRAPH_SUCCESS && i < g->edge_count; i++) {
        VECTOR(*ends)[2 * i] = g->edges[i].a;
        VECTOR(*ends)[2 * i + 1] = g->edges[i].b;
    }
    status = status == IGRAPH_SUCCESS ? igraph_add_edges(graph, ends, NULL) : status;
    for (int i = 0; status == IGRAPH_SUCCESS && i < g->count; i++)
        status = igraph_cattribute_VAS_set(graph, "code", i, g->states[i]);
    for (size_t i = 0; i < g->edge_count; i++) {
        double values[GRAPH_VALUES];
        graph_edge_values(&g->edges[i], values);
        for (int k = 0; status == IGRAPH_SUCCESS && k < GRAPH_VALUES; k++)
            status = igraph_cattribute_EAN_set(graph, NAMES[k], (igraph_integer_t)i, values[k]);
    }
    return status;
}

bool graph_write_graphml(const SignedGraph *g, FILE *out, Error *err) {
    igraph_set_error_handler(igraph_error_handler_ignore);
    igraph_set_attribute_table(&igraph_cattribute_table);
    igraph_t graph;
    igraph_vector_int_t ends;
    igraph_error_t status = igraph_empty(&graph, g->count, IGRAPH_UNDIRECTED);
    if (status != IGRAPH_SUCCESS)
        return error_set(err, "igraph: %s", igraph_strerror(status));
    status = igraph_vector_int_init(&ends, 0);
    if (status == IGRAPH_SUCCESS) {
        status = add_all(&graph, g, &ends);
        status = status == IGRAPH_SUCCESS ? igraph_write_graph_graphml(&graph, out, true) : status;
        igraph_vector_int_destroy(&ends);
    }
    igraph_destroy(&graph);
    return status == IGRAPH_SUCCESS || error_set(err, "igraph: %s", igraph_strerror(status));
}

void graph_write_gexf(const SignedGraph *g, FILE *out) {
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
          "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n<graph defaultedgetype=\"undirected\">\n"
          "<attributes class=\"edge\">\n",
          out);
    for (int k = 0; k < GRAPH_VALUES; k++)
        fprintf(out, "<attribute id=\"%d\" title=\"%s\" type=\"double\"/>\n", k, NAMES[k]);
    fputs("</attributes>\n<nodes>\n", out);
    for (int i = 0; i < g->count; i++)
        fprintf(out, "<node id=\"%s\" label=\"%s\"/>\n", g->states[i], g->states[i]);
    fputs("</nodes>\n<edges>\n", out);
    for (size_t i = 0; i < g->edge_count; i++) {
        const SignedEdge *e = &g->edges[i];
        double values[GRAPH_VALUES];
        graph_edge_values(e, values);
        fprintf(out, "<edge id=\"%zu\" source=\"%s\" target=\"%s\" weight=\"%.10g\"><attvalues>", i, g->states[e->a],
                g->states[e->b], values[1]);
        for (int k = 0; k < GRAPH_VALUES; k++)
            fprintf(out, "<attvalue for=\"%d\" value=\"%.10g\"/>", k, values[k]);
        fputs("</attvalues></edge>\n", out);
    }
    fputs("</edges>\n</graph>\n</gexf>\n", out);
}

void graph_write_csv(const SignedGraph *g, FILE *out) {
    fputs("a,b", out);
    for (int k = 0; k < GRAPH_VALUES; k++)
        fprintf(out, ",%s", NAMES[k]);
    fputs("\r\n", out);
    for (size_t i = 0; i < g->edge_count; i++) {
        const SignedEdge *e = &g->edges[i];
        double values[GRAPH_VALUES];
        graph_edge_values(e, values);
        fprintf(out, "%s,%s", g->states[e->a], g->states[e->b]);
        for (int k = 0; k < GRAPH_VALUES; k++)
            fprintf(out, ",%.10g", values[k]);
        fputs("\r\n", out);
    }
}
