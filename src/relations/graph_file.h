/* A signed graph in the formats of other programs. Edges carry sign, events, reports, publications, score (sum), mean
 * score, net cooperation; states their code. */
#ifndef NASTAN_GRAPH_FILE_H
#define NASTAN_GRAPH_FILE_H
#include "relations/signed_graph.h"
#include <stdio.h>

bool graph_write_graphml(const SignedGraph *graph, FILE *out, Error *err); /* by igraph */
void graph_write_gexf(const SignedGraph *graph, FILE *out);                /* GEXF 1.3, for Gephi */
void graph_write_csv(const SignedGraph *graph, FILE *out);                 /* an edge a line */
#endif
