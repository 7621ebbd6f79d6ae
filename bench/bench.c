/* Words a second of each step, on one core, and the share of this core's peak rate that the network reaches.
 *
 * usage: bench LANGUAGE FILE...   (.txt or .jsonl; run where `data` and `models` lie)
 * Each step runs for about a second, five times; the median counts. */
#include "pipeline.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5, PEAK_CHAINS = 12, PEAK_STEPS = 1 << 18 };
static const double ROUND_SECONDS = 1.0;

typedef struct Bench {
    const Model *model;
    Scratch *scratch;
    Str text, language;
    FILE *out; /* /dev/null */
} Bench;

typedef size_t (*Step)(Bench *b); /* one pass over the text; returns its words */

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static Tree *segment(const Bench *b, Arena *arena, size_t *count, size_t *words) {
    Sentence *sentences;
    text_segment(arena, b->text, b->language, model_boundaries(b->model), &sentences, count);
    Tree *trees = arena_alloc(arena, (*count + 1) * sizeof *trees);
    *words = 0;
    for (size_t i = 0; i < *count; i++) {
        tree_of_sentence(arena, &sentences[i], &trees[i]);
        *words += sentences[i].token_count;
    }
    return trees;
}

static size_t tokenise(Bench *b) {
    Arena *arena = arena_new();
    size_t count, words;
    segment(b, arena, &count, &words);
    arena_free(arena);
    return words;
}

static size_t parse(Bench *b) {
    Arena *arena = arena_new();
    size_t count, words;
    Tree *trees = segment(b, arena, &count, &words);
    parse_trees(b->scratch, arena, trees, count);
    arena_free(arena);
    return words;
}

static size_t whole(Bench *b) {
    Arena *arena = arena_new();
    size_t count, words;
    Tree *trees = segment(b, arena, &count, &words);
    parse_trees(b->scratch, arena, trees, count);
    for (size_t i = 0; i < count; i++)
        conllu_write(&trees[i], b->text, b->out);
    arena_free(arena);
    return words;
}

static int compare_numbers(const void *a, const void *b) {
    double left = *(const double *)a, right = *(const double *)b;
    return (left > right) - (left < right);
}

static double median(double *values, size_t count) {
    qsort(values, count, sizeof *values, compare_numbers);
    return values[count / 2];
}

static double words_a_second(Bench *b, Step step) {
    double rate[ROUNDS];
    step(b); /* warms caches */
    for (int r = 0; r < ROUNDS; r++) {
        double start = now(), spent = 0;
        size_t words = 0;
        while (spent < ROUND_SECONDS) {
            words += step(b);
            spent = now() - start;
        }
        rate[r] = (double)words / spent;
    }
    return median(rate, ROUNDS);
}

typedef float Vector __attribute__((vector_size(64)));

/* Chains of multiply-adds that wait for nothing but themselves: what the core can do at most. */
#ifdef __x86_64__
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
static float
multiply_add_chains(void) {
    Vector sum[PEAK_CHAINS], factor, term;
    for (int i = 0; i < 16; i++) {
        factor[i] = 0.999f;
        term[i] = 0.001f;
    }
    for (int c = 0; c < PEAK_CHAINS; c++)
        sum[c] = term;
    for (int s = 0; s < PEAK_STEPS; s++)
        for (int c = 0; c < PEAK_CHAINS; c++)
            sum[c] = sum[c] * factor + term;
    for (int c = 1; c < PEAK_CHAINS; c++)
        sum[0] += sum[c];
    return sum[0][0];
}

static double peak_multiply_adds(void) {
    double rate[ROUNDS];
    volatile float sink = 0;
    for (int r = 0; r < ROUNDS; r++) {
        double start = now(), spent = 0, done = 0;
        while (spent < ROUND_SECONDS / 4) {
            sink = sink + multiply_add_chains();
            done += 16.0 * PEAK_CHAINS * PEAK_STEPS;
            spent = now() - start;
        }
        rate[r] = done / spent;
    }
    return median(rate, ROUNDS);
}

static bool read_text(Arena *arena, int count, char **files, Str language, Str *text, Error *err) {
    char *joined = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&joined, &size);
    bool ok = out != NULL;
    for (int i = 0; ok && i < count; i++) {
        ArticleReader *reader = article_reader_new(files[i], (ArticleDefaults){0}, err);
        Article article;
        ok = reader != NULL;
        for (ArticleResult result = ARTICLE_READ; ok && result == ARTICLE_READ;) {
            result = article_reader_next(reader, arena, &article, err);
            if (result == ARTICLE_READ && str_equal(article.language, language))
                fprintf(out, "%.*s\n", STR_ARG(article.text));
        }
        article_reader_free(reader);
    }
    if (out)
        fclose(out);
    if (ok)
        *text = arena_str(arena, (Str){joined, size});
    free(joined);
    return ok;
}

int main(int argc, char **argv) {
    Error err = {"usage: bench LANGUAGE FILE..."};
    Arena *arena = arena_new();
    setenv("NASTAN_HOME", ".", 0);
    Pipeline *pipeline = argc > 2 ? pipeline_new(argv[0], &err) : NULL;
    Bench b = {.language = str_of(argc > 1 ? argv[1] : ""), .out = fopen("/dev/null", "w")};
    b.model = pipeline && b.out ? pipeline_model(pipeline, b.language, &err) : NULL;
    bool ok = b.model && read_text(arena, argc - 2, argv + 2, b.language, &b.text, &err);
    if (ok) {
        b.scratch = scratch_new(b.model);
        double parsed = words_a_second(&b, parse), peak = peak_multiply_adds(), cost = model_multiply_adds(b.model);
        printf("%-28s %10.0f words/s\n", "tokenise", words_a_second(&b, tokenise));
        printf("%-28s %10.0f words/s\n", "tokenise, tag and parse", parsed);
        printf("%-28s %10.0f words/s\n", "raw text to CoNLL-U", words_a_second(&b, whole));
        printf("%-28s %10.2f million multiply-adds a word\n", "network", cost / 1e6);
        printf("%-28s %10.1f %% of this core's peak of %.0f GFLOP/s\n", "reached", 100 * parsed * cost / peak,
               2 * peak / 1e9);
        scratch_free(b.scratch);
    } else
        fprintf(stderr, "bench: %s\n", err.message);
    if (b.out)
        fclose(b.out);
    pipeline_free(pipeline);
    arena_free(arena);
    return ok ? 0 : 1;
}
