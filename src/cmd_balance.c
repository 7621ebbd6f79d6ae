/* balance: the signed graph of a time, its triangles, and its best split into two camps. */
#include "commands.h"
#include "relations/balance.h"
#include "relations_command.h"

#include <inttypes.h>

static void add_camp(StrBuf *out, const SignedGraph *g, const Balance *b, int camp, const char *before) {
    const char *between = "";
    for (int i = 0; i < g->count; i++)
        if (b->camp[i] == camp) {
            strbuf_add_format(out, "%s%s%s%s", between, before, g->states[i], before);
            between = *before ? ", " : " ";
        }
}

/* Edges that go against the split. */
static void add_against(StrBuf *out, const SignedGraph *g, const Balance *b, const char *format) {
    const char *between = "";
    for (size_t i = 0; i < g->edge_count; i++) {
        const SignedEdge *e = &g->edges[i];
        if (e->sign * b->camp[e->a] * b->camp[e->b] < 0) {
            strbuf_add_text(out, between);
            strbuf_add_format(out, format, g->states[e->a], e->sign < 0 ? "-" : "+", g->states[e->b]);
            between = ", ";
        }
    }
}

static void write_table(const SignedGraph *g, const Balance *b, uint64_t least, StrBuf *out) {
    static const char *const signs[4] = {"+++", "++-", "+--", "---"};
    const Frustration *f = &b->frustration;
    strbuf_add_format(out, "%d states, %ld edges of at least %" PRIu64 " events: %ld positive, %ld negative\n\n",
                      g->count, b->positive + b->negative, least, b->positive, b->negative);
    for (int k = 0; k < 4; k++)
        strbuf_add_format(out, "triangles %s %10ld  %s\n", signs[k], b->triangles[k],
                          k % 2 ? "unbalanced" : "balanced");
    strbuf_add_format(out, "\nbalanced triangles  %.4f\n", b->triangle_index);
    strbuf_add_format(out, "degree of balance   %.4f  (cycles of 3 to 5: %" PRId64 ")\n", b->degree,
                      b->cycles[3] + b->cycles[4] + b->cycles[5]);
    if (f->proof == FRUSTRATION_OPEN)
        strbuf_add_format(out, "frustration index   between %ld and %ld, %s\n", f->bound, f->split,
                          frustration_proof_text(f->proof));
    else
        strbuf_add_format(out, "frustration index   %ld, %s\n", f->split, frustration_proof_text(f->proof));
    strbuf_add_format(out, "1 - 2 L / edges     %.4f\n\ncamp 1: ", b->normalised);
    add_camp(out, g, b, 1, "");
    strbuf_add_text(out, "\ncamp 2: ");
    add_camp(out, g, b, -1, "");
    strbuf_add_text(out, "\nagainst it: ");
    add_against(out, g, b, "%s %s %s");
    strbuf_add_char(out, '\n');
}

static void write_json(const SignedGraph *g, const Balance *b, uint64_t least, StrBuf *out) {
    const Frustration *f = &b->frustration;
    strbuf_add_format(out, "{\"states\": %d, \"least_events\": %" PRIu64 ", \"positive\": %ld, \"negative\": %ld,\n",
                      g->count, least, b->positive, b->negative);
    strbuf_add_format(out, "\"triangles\": {\"+++\": %ld, \"++-\": %ld, \"+--\": %ld, \"---\": %ld},\n",
                      b->triangles[0], b->triangles[1], b->triangles[2], b->triangles[3]);
    strbuf_add_format(out, "\"triangle_index\": %.6f, \"degree_of_balance\": %.6f,\n\"cycles\": {", b->triangle_index,
                      b->degree);
    for (int k = 3; k <= 5; k++)
        strbuf_add_format(out, "%s\"%d\": {\"all\": %" PRId64 ", \"balanced\": %" PRId64 "}", k > 3 ? ", " : "", k,
                          b->cycles[k], b->balanced[k]);
    strbuf_add_format(out,
                      "},\n\"frustration\": {\"split\": %ld, \"bound\": %ld, \"exact\": %s, \"proof\": \"%s\", "
                      "\"steps\": %" PRIu64 "}, \"normalised\": %.6f,\n\"camps\": [[",
                      f->split, f->bound, f->proof == FRUSTRATION_OPEN ? "false" : "true",
                      frustration_proof_text(f->proof), f->steps, b->normalised);
    add_camp(out, g, b, 1, "\"");
    strbuf_add_text(out, "], [");
    add_camp(out, g, b, -1, "\"");
    strbuf_add_text(out, "]],\n\"against\": [");
    add_against(out, g, b, "[\"%s\", \"%s\", \"%s\"]");
    strbuf_add_text(out, "]}\n");
}

static bool write_balance(Store *store, const RelationsOptions *o, RelationsFormat format, Arena *arena, StrBuf *out,
                          Error *err) {
    uint64_t least = o->least > 0 ? (uint64_t)o->least : SIGNED_GRAPH_LEAST_EVENTS;
    PairQuery query = relations_options_pairs(o);
    SignedGraph graph;
    if (!signed_graph_load(store, &query, least, arena, &graph, err))
        return false;
    Balance balance = balance_measure(&graph, arena);
    (format == RELATIONS_JSON ? write_json : write_table)(&graph, &balance, least, out);
    if (!graph.edge_count)
        fputs("nastan: no two states have that many events in this time; see --least\n", stderr);
    return true;
}

int cmd_balance(const char *program, int argc, char **argv) {
    static const char *const formats[] = {"table", "json", NULL};
    (void)program;
    RelationsOptions options;
    if (!relations_options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    return relations_command(&options, formats, write_balance);
}
