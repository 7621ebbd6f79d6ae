#include "relations/balance.h"

/* out = a b, all [n][n]. */
static void multiply(const int64_t *a, const int64_t *b, size_t n, int64_t *out) {
    for (size_t i = 0; i < n; i++) {
        for (size_t j = 0; j < n; j++)
            out[i * n + j] = 0;
        for (size_t k = 0; k < n; k++)
            for (size_t j = 0; a[i * n + k] && j < n; j++)
                out[i * n + j] += a[i * n + k] * b[k * n + j];
    }
}

static int64_t trace(const int64_t *a, const int64_t *b, size_t n) { /* of the product of two symmetric ones */
    int64_t sum = 0;
    for (size_t i = 0; i < n * n; i++)
        sum += a[i] * b[i];
    return sum;
}

/* count[3..5]: the formulas of the header. */
static void count_cycles(const int64_t *a, size_t n, Arena *arena, int64_t count[6]) {
    int64_t *a2 = arena_alloc(arena, n * n * sizeof *a2), *a3 = arena_alloc(arena, n * n * sizeof *a3);
    multiply(a, a, n, a2);
    multiply(a2, a, n, a3);
    int64_t degrees = 0, squares = 0, tails = 0;
    for (size_t i = 0; i < n; i++) {
        int64_t degree = a2[i * n + i];
        degrees += degree;
        squares += degree * degree;
        tails += (degree - 2) * a3[i * n + i];
    }
    int64_t trace3 = trace(a2, a, n);
    count[3] = trace3 / 6;
    count[4] = (trace(a2, a2, n) - 2 * squares + degrees) / 8;
    count[5] = (trace(a3, a2, n) - 5 * trace3 - 5 * tails) / 10;
}

static void measure_cycles(const SignedGraph *graph, Balance *b) {
    Arena *arena = arena_new();
    size_t n = (size_t)graph->count;
    int64_t *matrix = arena_alloc(arena, n * n * sizeof *matrix), excess[6] = {0}, cycles = 0, balanced = 0;
    for (size_t i = 0; i < n * n; i++)
        matrix[i] = graph->sign[i];
    count_cycles(matrix, n, arena, excess);
    for (size_t i = 0; i < n * n; i++)
        matrix[i] *= matrix[i];
    count_cycles(matrix, n, arena, b->cycles);
    for (int length = 3; length <= 5; length++) {
        b->balanced[length] = (b->cycles[length] + excess[length]) / 2;
        cycles += b->cycles[length];
        balanced += b->balanced[length];
    }
    b->degree = cycles ? (double)balanced / (double)cycles : 1;
    arena_free(arena);
}

static void count_triangles(const SignedGraph *graph, Balance *b) {
    int n = graph->count;
    const int8_t *s = graph->sign;
    for (int i = 0; i < n; i++)
        for (int j = 0; j < i; j++)
            for (int k = 0; s[i * n + j] && k < j; k++)
                if (s[i * n + k] && s[j * n + k])
                    b->triangles[(s[i * n + j] < 0) + (s[i * n + k] < 0) + (s[j * n + k] < 0)]++;
    long all = b->triangles[0] + b->triangles[1] + b->triangles[2] + b->triangles[3];
    b->triangle_index = all ? (double)(b->triangles[0] + b->triangles[2]) / (double)all : 1;
}

Balance balance_measure(const SignedGraph *graph, Arena *arena) {
    Balance b = {.camp = arena_alloc(arena, (size_t)graph->count)};
    for (size_t i = 0; i < graph->edge_count; i++) {
        b.positive += graph->edges[i].sign > 0;
        b.negative += graph->edges[i].sign < 0;
    }
    count_triangles(graph, &b);
    measure_cycles(graph, &b);
    b.frustration = frustration_find(graph->sign, graph->count, b.camp);
    long edges = b.positive + b.negative;
    b.normalised = edges ? 1 - 2 * (double)b.frustration.split / (double)edges : 1;
    return b;
}
