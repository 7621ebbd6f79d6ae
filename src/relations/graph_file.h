/* A signed graph in the formats of other programs. Edges carry sign, events, reports, publications, score (sum), mean
 * score, net cooperation; states their code. */
#ifndef NASTAN_GRAPH_FILE_H
#define NASTAN_GRAPH_FILE_H
#include "relations/signed_graph.h"
#include <stdio.h>

enum { GRAPH_VALUES = 7 };

const char *graph_value_name(int value); /* 0 to GRAPH_VALUES - 1, in the order above */
void graph_edge_values(const SignedEdge *edge, double values[GRAPH_VALUES]);

bool graph_write_graphml(const SignedGraph *graph, FILE *out, Error *err); /* by igraph */
void graph_write_gexf(const SignedGraph *graph, FILE *out);                /* GEXF 1.3, for Gephi */
void graph_write_csv(const SignedGraph *graph, FILE *out);                 /* an edge a line */
#endif
