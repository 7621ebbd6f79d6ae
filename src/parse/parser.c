/* The model as the other stages see it: words in, a labelled tree out. */
#include "base/limits.h"
#include "parse/lemma_lexicon.h"
#include "parse/mend.h"
#include "parse/mst.h"
#include "parse/network.h"
#include "parse/parse.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

/* Pieces that go through the network together. */
enum { BATCH_PIECES = 16 };

struct Model {
    Arena *arena;
    ModelFile file;
    Network *network;
    LemmaLexicon lexicon;
};

struct Scratch {
    const Model *model;
    NetworkScratch *network[LIMIT_JOBS]; /* NULL until the thread has work */
    size_t threads;
};

Model *model_load(const char *path, Error *err) {
    Arena *arena = arena_new();
    Model *model = arena_alloc(arena, sizeof *model);
    model->arena = arena;
    if (!model_file_load(&model->file, path, arena, err)) {
        arena_free(arena);
        return NULL;
    }
    model->network = network_new(&model->file, arena, err);
    if (model->network && lemma_lexicon_load(&model->lexicon, &model->file, arena, err))
        return model;
    error_prefix(err, "%s", path);
    model_free(model);
    return NULL;
}

Str model_about(const Model *model) {
    const Entry *about = model_file_find(&model->file, "about");
    return about ? about->data : STR("");
}

static const int8_t *boundary_weights(const Model *model, const char *name) {
    const Entry *e = model_file_find(&model->file, name);
    return e && e->kind == ENTRY_INT8 && e->shape[0] * e->shape[1] == BOUNDARY_WEIGHTS ? (const int8_t *)e->data.at
                                                                                       : NULL;
}

Boundaries model_boundaries(const Model *model) {
    return (Boundaries){boundary_weights(model, "boundary.token"), boundary_weights(model, "boundary.sentence")};
}

double model_multiply_adds(const Model *model) { return network_multiply_adds(model->network); }

void model_free(Model *model) {
    if (!model)
        return;
    model_file_release(&model->file);
    arena_free(model->arena);
}

Scratch *scratch_new(const Model *model) {
    Scratch *scratch = calloc(1, sizeof *scratch);
    if (!scratch)
        abort();
    scratch->model = model;
    scratch->threads = 1;
    return scratch;
}

void scratch_set_threads(Scratch *scratch, size_t threads) {
    scratch->threads = threads < 1 ? 1 : threads > LIMIT_JOBS ? LIMIT_JOBS : threads;
}

void scratch_free(Scratch *scratch) {
    if (!scratch)
        return;
    for (size_t i = 0; i < LIMIT_JOBS; i++)
        network_scratch_free(scratch->network[i]);
    free(scratch);
}

static size_t best_of(const float *scores, size_t count) {
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}

/* Words [first, first + count) of a tree. */
typedef struct Part {
    Tree *tree;
    int first, count;
} Part;

static void decode(const Model *model, NetworkScratch *scratch, Arena *arena, const Part *part, const Piece *piece,
                   const Scores *scores) {
    const Network *n = model->network;
    size_t rows = piece->count + 1, script_count, stride;
    const LemmaScript *scripts = network_scripts(n, &script_count);
    Arena *work = arena_new();
    int *heads = arena_alloc(work, rows * sizeof *heads), *relations = arena_alloc(work, rows * sizeof *relations);
    const float *arcs = network_arcs(n, scratch, piece, &stride);
    mst_decode(work, arcs, rows, stride, heads);
    network_relations(n, scratch, piece, heads, relations);
    for (int i = 1; i <= part->count; i++) {
        Word *w = &part->tree->words[part->first + i - 1];
        size_t row = piece->row + (size_t)i;
        w->upos = network_label(n, LABEL_UPOS,
                                best_of(scores->upos + row * scores->upos_stride, network_label_count(n, LABEL_UPOS)));
        w->feats = network_label(
            n, LABEL_FEATS, best_of(scores->feats + row * scores->feats_stride, network_label_count(n, LABEL_FEATS)));
        if (!lemma_lexicon_find(&model->lexicon, work, w->upos, w->form, &w->lemma))
            w->lemma = lemma_script_apply(&scripts[best_of(scores->lemma + row * scores->lemma_stride, script_count)],
                                          arena, w->form);
        w->head = heads[i] ? heads[i] + part->first - 1 : 0;
        w->deprel = network_label(n, LABEL_RELATION, (size_t)relations[i]);
    }
    arena_free(work);
}

static void parse_batch(const Model *model, NetworkScratch *scratch, Arena *arena, const Part *parts, size_t count) {
    Piece pieces[BATCH_PIECES];
    Scores scores;
    Arena *work = arena_new();
    for (size_t p = 0; p < count; p++) {
        Str *forms = arena_alloc(work, (size_t)parts[p].count * sizeof *forms);
        for (int i = 0; i < parts[p].count; i++)
            forms[i] = parts[p].tree->words[parts[p].first + i].form;
        pieces[p] = (Piece){.forms = forms, .count = (size_t)parts[p].count};
    }
    network_run(model->network, scratch, pieces, count, &scores);
    for (size_t p = 0; p < count; p++)
        decode(model, scratch, arena, &parts[p], &pieces[p], &scores);
    arena_free(work);
}

/* Where to cut words that go on from `first`: behind the last comma in the second half of the limit, else at the limit.
 */
static int piece_length(const Tree *tree, int first) {
    int left = tree->count - first + 1;
    if (left <= LIMIT_SENTENCE_WORDS)
        return left;
    for (int n = LIMIT_SENTENCE_WORDS; n > LIMIT_SENTENCE_WORDS / 2; n--) {
        Str form = tree->words[first + n - 1].form;
        if (str_is(form, ",") || str_is(form, ";"))
            return n;
    }
    return LIMIT_SENTENCE_WORDS;
}

static int longer_first(const void *a, const void *b) {
    const Part *left = a, *right = b;
    return (left->count < right->count) - (left->count > right->count);
}

/* All parts of the trees, the longest first. */
static Part *cut_trees(Arena *arena, Tree *trees, size_t tree_count, size_t *count) {
    Part *parts = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t t = 0; t < tree_count; t++)
        for (int first = 1; first <= trees[t].count;) {
            parts = arena_reserve(arena, parts, *count, &capacity, sizeof *parts);
            parts[*count] = (Part){&trees[t], first, piece_length(&trees[t], first)};
            first += parts[(*count)++].count;
        }
    if (*count)
        qsort(parts, *count, sizeof *parts, longer_first);
    return parts;
}

/* The roots of later pieces hang on the first. */
static void join_pieces(Tree *tree) {
    int root = 0;
    for (int i = 1; i <= tree->count; i++) {
        Word *w = &tree->words[i];
        if (w->head != 0)
            continue;
        if (root) {
            w->head = root;
            w->deprel = STR("parataxis");
        } else
            root = i;
    }
    tree_link(tree);
}

/* The batches of some trees, which threads take one by one. */
typedef struct Queue {
    Scratch *scratch;
    const Part *parts;
    size_t count;
    atomic_size_t next; /* batch */
} Queue;

typedef struct Thread {
    Queue *queue;
    size_t number;
    Arena *arena;
    pthread_t id;
} Thread;

static void *run_thread(void *data) {
    Thread *thread = data;
    Queue *q = thread->queue;
    NetworkScratch **scratch = &q->scratch->network[thread->number];
    for (size_t first; (first = atomic_fetch_add(&q->next, 1) * BATCH_PIECES) < q->count;) {
        if (!*scratch)
            *scratch = network_scratch_new(q->scratch->model->network);
        parse_batch(q->scratch->model, *scratch, thread->arena, q->parts + first,
                    q->count - first < BATCH_PIECES ? q->count - first : BATCH_PIECES);
    }
    return NULL;
}

/* Runs the queue on `threads` threads, of which this is one. */
static void run_queue(Queue *queue, Arena *arena, size_t threads) {
    Thread thread[LIMIT_JOBS] = {{.queue = queue, .arena = arena}};
    size_t started = 1;
    for (; started < threads; started++) {
        thread[started] = (Thread){.queue = queue, .number = started, .arena = arena_new()};
        if (pthread_create(&thread[started].id, NULL, run_thread, &thread[started]) != 0) {
            arena_free(thread[started].arena);
            break;
        }
    }
    run_thread(&thread[0]);
    for (size_t i = 1; i < started; i++) {
        pthread_join(thread[i].id, NULL);
        arena_adopt(arena, thread[i].arena);
    }
}

void parse_trees(Scratch *scratch, Arena *arena, Tree *trees, size_t count) {
    Arena *work = arena_new();
    Queue queue = {.scratch = scratch};
    queue.parts = cut_trees(work, trees, count, &queue.count);
    size_t batches = (queue.count + BATCH_PIECES - 1) / BATCH_PIECES;
    run_queue(&queue, arena, scratch->threads < batches ? scratch->threads : batches);
    for (size_t t = 0; t < count; t++) {
        join_pieces(&trees[t]);
        tree_mend(&trees[t]);
    }
    arena_free(work);
}

void tree_of_sentence(Arena *arena, const Sentence *sentence, Tree *tree) {
    *tree =
        (Tree){.count = (int)sentence->token_count, .start_byte = sentence->start_byte, .end_byte = sentence->end_byte};
    tree->words = arena_alloc(arena, (sentence->token_count + 1) * sizeof *tree->words);
    for (size_t i = 0; i < sentence->token_count; i++) {
        const Token *t = &sentence->tokens[i];
        tree->words[i + 1] = (Word){.form = t->form,
                                    .start_byte = t->start_byte,
                                    .end_byte = t->start_byte + t->form.len,
                                    .space_after = t->space_after,
                                    .joined = t->joined};
    }
}
