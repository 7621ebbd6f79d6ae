/* balance: the signed graph of a time, its triangles, and its best split into two camps. */
#include "base/strbuf.h"
#include "commands.h"
#include "relations/balance.h"
#include "relations_options.h"

#include <inttypes.h>
#include <unistd.h>

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

int cmd_balance(const char *program, int argc, char **argv) {
    static const char *const formats[] = {"table", "json", NULL};
    (void)program;
    RelationsOptions options;
    if (!relations_options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    int format = relations_options_format(&options, formats);
    if (format < 0)
        return EXIT_WRONG_CALL;
    bool json = options.format ? format == 1 : !isatty(STDOUT_FILENO);
    uint64_t least = options.least > 0 ? (uint64_t)options.least : SIGNED_GRAPH_LEAST_EVENTS;
    PairQuery query = relations_options_pairs(&options);
    Error err;
    StrBuf out = {0};
    Arena *arena = arena_new();
    Store *store = store_open(options.store, STORE_READ, &err);
    SignedGraph graph;
    bool ok = store && signed_graph_load(store, &query, least, arena, &graph, &err);
    if (ok) {
        Balance balance = balance_measure(&graph, arena);
        (json ? write_json : write_table)(&graph, &balance, least, &out);
        fwrite(out.at, 1, out.len, stdout);
        if (!graph.edge_count)
            fputs("nastan: no two states have that many events in this time; see --least\n", stderr);
    } else
        fprintf(stderr, "nastan: %s\n", err.message);
    store_free(store);
    arena_free(arena);
    strbuf_release(&out);
    return ok ? 0 : EXIT_SOME_FAILED;
}
