#include "base/utf8.h"
#include "check.h"
#include "parse/int8.h"
#include "parse/lemma_script.h"
#include "parse/matrix.h"
#include "parse/mend.h"
#include "parse/mst.h"
#include "parse/parse.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A small generator, so that the test is the same everywhere. */
static float next_random(unsigned *state) {
    *state = *state * 1664525u + 1013904223u;
    return (float)(*state >> 8) / (float)(1 << 24) - 0.5f;
}

static bool is_tree(const int *heads, int count) {
    int roots = 0;
    for (int d = 1; d < count; d++) {
        int steps = 0;
        for (int at = d; at != 0; at = heads[at])
            if (++steps > count)
                return false;
        roots += heads[d] == 0;
    }
    return roots == 1;
}

static float weight_of(const float *scores, const int *heads, int count) {
    float sum = 0;
    for (int d = 1; d < count; d++)
        sum += scores[d * count + heads[d]];
    return sum;
}

/* Best tree of all, by trying every assignment of heads. */
static float best_by_trial(const float *scores, int count) {
    int heads[6] = {-1};
    float best = -INFINITY;
    long all = 1;
    for (int d = 1; d < count; d++)
        all *= count;
    for (long n = 0; n < all; n++) {
        long rest = n;
        for (int d = 1; d < count; d++, rest /= count)
            heads[d] = (int)(rest % count);
        if (is_tree(heads, count) && weight_of(scores, heads, count) > best)
            best = weight_of(scores, heads, count);
    }
    return best;
}

static void test_spanning_tree(Check *c) {
    Arena *arena = arena_new();
    unsigned state = 7;
    for (int round = 0; round < 60; round++) {
        int count = 2 + round % 4, heads[6];
        float scores[36];
        for (int i = 0; i < count * count; i++)
            scores[i] = next_random(&state);
        for (int i = 0; i < count; i++)
            scores[i * count + i] = -1e9f;
        mst_decode(arena, scores, (size_t)count, (size_t)count, heads);
        CHECK(c, is_tree(heads, count));
        CHECK(c, fabsf(weight_of(scores, heads, count) - best_by_trial(scores, count)) < 1e-4f);
    }
    arena_free(arena);
}

static void test_matrix(Check *c) {
    enum { IN = 37, OUT = 45, ROWS = 11 };
    size_t stride = matrix_stride(OUT);
    unsigned state = 3;
    float *weight = calloc(IN * stride, sizeof *weight), *bias = calloc(stride, sizeof *bias);
    float *x = calloc(ROWS * IN, sizeof *x), *y = aligned_alloc(64, ROWS * stride * sizeof *y);
    for (size_t i = 0; i < IN; i++)
        for (size_t o = 0; o < OUT; o++)
            weight[i * stride + o] = next_random(&state);
    for (size_t o = 0; o < OUT; o++)
        bias[o] = next_random(&state);
    for (size_t i = 0; i < ROWS * IN; i++)
        x[i] = next_random(&state);
    Matrix m = {weight, bias, IN, OUT, stride};
    matrix_multiply(&m, x, IN, ROWS, y, MATRIX_SET);
    float worst = 0;
    for (size_t r = 0; r < ROWS; r++)
        for (size_t o = 0; o < OUT; o++) {
            float sum = bias[o];
            for (size_t i = 0; i < IN; i++)
                sum += x[r * IN + i] * weight[i * stride + o];
            worst = fmaxf(worst, fabsf(sum - y[r * stride + o]));
        }
    CHECK(c, worst < 1e-4f);
    float *alone = aligned_alloc(64, stride * sizeof *alone);
    matrix_multiply(&m, x + 5 * IN, IN, 1, alone, MATRIX_SET);
    CHECK(c, memcmp(alone, y + 5 * stride, OUT * sizeof *alone) == 0);
    free(weight);
    free(bias);
    free(x);
    free(y);
    free(alone);
}

/* Outputs of one row by naive loops over rounded inputs. */
static void multiply_naively(const int8_t *weight, const float *factor, const float *bias, size_t out, size_t in,
                             const float *x, float *y) {
    float largest = 0;
    for (size_t i = 0; i < in; i++)
        largest = fmaxf(largest, fabsf(x[i]));
    for (size_t o = 0; o < out; o++) {
        int sum = 0;
        for (size_t i = 0; i < in; i++)
            sum += weight[o * in + i] * (int)floorf(x[i] * (127 / largest) + 0.5f);
        y[o] = bias[o] + (float)sum * (largest / 127 * factor[o]);
    }
}

static void test_int8(Check *c) {
    enum { IN = 37, OUT = 45, ROWS = 13 };
    static int8_t weight[OUT * IN];
    static float factor[OUT], bias[OUT], x[ROWS * IN], expected[ROWS][OUT];
    unsigned state = 5;
    for (size_t i = 0; i < OUT * IN; i++)
        weight[i] = (int8_t)lrintf(254 * next_random(&state));
    for (size_t o = 0; o < OUT; o++) {
        factor[o] = 0.01f + 0.01f * next_random(&state);
        bias[o] = next_random(&state);
    }
    for (size_t i = 0; i < ROWS * IN; i++)
        x[i] = next_random(&state);
    x[0] = 3; /* rows have different scales */
    for (size_t r = 0; r < ROWS; r++)
        multiply_naively(weight, factor, bias, OUT, IN, x + r * IN, expected[r]);
    Arena *arena = arena_new();
    Int8Matrix m = int8_matrix(arena, weight, factor, bias, OUT, IN);
    float *y = arena_alloc(arena, ROWS * m.stride * sizeof *y), *alone = arena_alloc(arena, m.stride * sizeof *alone);
    for (int kernel = 0; kernel <= (int)int8_best_kernel(); kernel++) {
        int8_multiply(&m, (Int8Kernel)kernel, x, IN, ROWS, y, MATRIX_SET);
        for (size_t r = 0; r < ROWS; r++) {
            float worst = 0;
            for (size_t o = 0; o < OUT; o++)
                worst = fmaxf(worst, fabsf(y[r * m.stride + o] - expected[r][o]));
            CHECK(c, worst < 1e-5f);
            int8_multiply(&m, INT8_PLAIN, x + r * IN, IN, 1, alone, MATRIX_SET);
            CHECK(c, memcmp(alone, y + r * m.stride, OUT * sizeof *alone) == 0);
        }
    }
    memset(x, 0, IN * sizeof *x);
    int8_multiply(&m, int8_best_kernel(), x, IN, 1, y, MATRIX_ADD);
    int8_multiply(&m, int8_best_kernel(), x, IN, 1, alone, MATRIX_SET);
    CHECK(c, memcmp(alone, bias, sizeof bias) == 0);
    arena_free(arena);
}

static void test_lstm_cell(Check *c) {
    enum { SIZE = 37 };
    float gates[4 * SIZE], cell[SIZE], hidden[SIZE], worst = 0;
    double expected[SIZE];
    unsigned state = 11;
    for (int i = 0; i < 4 * SIZE; i++)
        gates[i] = 40.0f * next_random(&state);
    for (int k = 0; k < SIZE; k++) {
        cell[k] = 4.0f * next_random(&state);
        double in = 1 / (1 + exp(-(double)gates[k])), forget = 1 / (1 + exp(-(double)gates[SIZE + k]));
        double memory = forget * (double)cell[k] + in * tanh((double)gates[2 * SIZE + k]);
        expected[k] = tanh(memory) / (1 + exp(-(double)gates[3 * SIZE + k]));
    }
    matrix_lstm_cell(gates, SIZE, cell, hidden);
    for (int k = 0; k < SIZE; k++)
        worst = fmaxf(worst, fabsf(hidden[k] - (float)expected[k]));
    CHECK(c, worst < 1e-6f);
}

static void test_lemma_script(Check *c) {
    Arena *arena = arena_new();
    LemmaScript s;
    CHECK(c,
          lemma_script_parse(STR("l\t0\t\t2\ty"), &s) && str_is(lemma_script_apply(&s, arena, STR("Cities")), "citiy"));
    CHECK(c,
          lemma_script_parse(STR("l\t0\t\t2\t"), &s) && str_is(lemma_script_apply(&s, arena, STR("Владата")), "влада"));
    CHECK(c, lemma_script_parse(STR("k\t0\t\t9\t"), &s) && str_is(lemma_script_apply(&s, arena, STR("кус")), "кус"));
    CHECK(c, lemma_script_parse(STR("=be"), &s) && str_is(lemma_script_apply(&s, arena, STR("were")), "be"));
    CHECK(c, !lemma_script_parse(STR("x\t0\t\t2\t"), &s) && !lemma_script_parse(STR("l\t0"), &s) &&
                 !lemma_script_parse(STR(""), &s));
    arena_free(arena);
}

static const char SAMPLE[] = "# sent_id = 1\n# text = They don't.\n1\tThey\tthey\tPRON\t_\t_\t2\tnsubj\t_\t_\n"
                             "2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\tdo\tdo\tAUX\t_\t_\t0\troot\t_\t_\n"
                             "3\tn't\tnot\tPART\t_\t_\t2\tadvmod\t_\t_\n4\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n\n";

static void test_conllu(Check *c) {
    Arena *arena = arena_new();
    Article article = {.id = STR("x")};
    Tree *trees;
    size_t count, size;
    char *bytes;
    Error err = {""};
    CHECK(c, conllu_read(STR(SAMPLE), arena, &article, &trees, &count, &err) && count == 1 && trees[0].count == 4);
    CHECK(c, str_has_prefix(article.text, "They don't."));
    const Word *w = trees[0].words;
    CHECK(c, w[0].child == 2 && w[2].child == 1 && w[1].next == 3 && w[3].next == 4 && w[4].next == 0);
    FILE *out = open_memstream(&bytes, &size);
    conllu_write(&trees[0], article.text, out);
    fclose(out);
    CHECK(c, strstr(bytes, "2-3\tdon't") && strstr(bytes, "3\tn't\tnot\tPART"));
    free(bytes);
    CHECK(c, !conllu_read(STR("1\tx\tx\tX\t_\t_\t9\tdep\t_\t_\n\n"), arena, &article, &trees, &count, &err));
    CHECK(c, deprel_is(STR("nsubj:pass"), "nsubj") && !deprel_is(STR("nsubjx"), "nsubj"));
    arena_free(arena);
}

#define PICK(list) (list)[(int)((next_random(&state) + 0.5f) * (float)(sizeof(list) / sizeof *(list)))]

/* Whatever the network makes of such words, what is mended is a tree still. */
static void test_mend(Check *check) {
    enum { WORDS = 9, TREES = 20000 };
    static const char *const forms[] = {"од",     "страна",    "на",       "илјади", "десетици", "барајќи", "можеби",
                                        "рудари", "ден",       "маршираа", "ги",     "му",       "нема",    "да",
                                        "има",    "испратено", "сме",      "се",     "a"};
    static const char *const upos[] = {"NOUN", "VERB", "ADJ", "ADP", "PROPN", "NUM", "PRON", "AUX"};
    static const char *const deprels[] = {"nsubj", "obj",  "obl",  "amod", "nmod", "conj", "case",
                                          "advcl", "flat", "expl", "cc",   "cop",  "det",  "obl:unmarked"};
    unsigned state = 7;
    int whole = 0;
    for (int t = 0; t < TREES; t++) {
        Word words[WORDS + 1] = {{.upos = STR("")}};
        Tree tree = {.words = words, .count = WORDS};
        int heads[WORDS + 1] = {0}, order[WORDS];
        for (int i = 0; i < WORDS; i++)
            order[i] = i + 1;
        for (int i = WORDS - 1; i > 0; i--) { /* a random order: each word hangs on one before it there */
            int k = (int)((next_random(&state) + 0.5f) * (float)(i + 1));
            int kept = order[i];
            order[i] = order[k];
            order[k] = kept;
        }
        for (int i = 0; i < WORDS; i++) {
            Word *w = &words[order[i]];
            w->form = w->lemma = str_of(PICK(forms));
            w->upos = str_of(PICK(upos));
            w->deprel = str_of(i ? PICK(deprels) : "root");
            w->feats = STR("_");
            w->head = i ? order[(int)((next_random(&state) + 0.5f) * (float)i)] : 0;
        }
        tree_link(&tree);
        tree_mend(&tree);
        for (int i = 1; i <= WORDS; i++)
            heads[i] = words[i].head;
        whole += is_tree(heads, WORDS + 1);
    }
    CHECK(check, whole == TREES);
    if (whole != TREES)
        printf("%d of %d are trees\n", whole, TREES);
}

int main(void) {
    Check check = {0, 0};
    test_spanning_tree(&check);
    test_matrix(&check);
    test_int8(&check);
    test_lstm_cell(&check);
    test_lemma_script(&check);
    test_conllu(&check);
    test_mend(&check);
    return check_report(&check, "parse");
}
