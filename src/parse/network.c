/* Forward pass only. Weight matrices are put in the order of their kernels once at load; the rows of word vectors stay
 * in the mapped file and are widened when looked up. */
#include "parse/network.h"
#include "base/map.h"
#include "base/utf8.h"
#include "parse/int8.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { UNKNOWN_ID = 1, ROOT_WORD = 2, BEGIN_CHAR = 2, END_CHAR = 3, CHARS_MAX = 30 };
enum { LAYERS_MAX = 4, WIDTHS_MAX = 4, WIDTH_MAX = 9, CACHE_MAX = 20000 };

typedef struct Layer {
    Int8Matrix input[2], hidden[2]; /* forward, backward */
    size_t size;                    /* hidden units a direction */
} Layer;

struct Network {
    Map words, chars;
    const Entry *word, *character;
    size_t word_dim, char_dim, widths, layers, char_out;
    Matrix convolution[WIDTHS_MAX];
    size_t width[WIDTHS_MAX];
    Layer layer[LAYERS_MAX];
    Int8Matrix upos, feats, lemma, arc_dependent, arc_head, rel_dependent, rel_head, arc, rel;
    Int8Kernel kernel;
    Str *labels[LABEL_KINDS];
    size_t label_count[LABEL_KINDS];
    LemmaScript *scripts;
    size_t script_count;
    int root_relation;
    bool *is_subject; /* [relations] nsubj or csubj, but for the outer one of a clause in a clause */
};

/* Words whose relations are scored together. */
enum { RELATION_ROWS = 32 };

typedef enum Buffer {
    BUFFER_INPUT,
    BUFFER_GATES,
    BUFFER_HIDDEN,
    BUFFER_OTHER,
    BUFFER_STATE,
    BUFFER_STEP,
    BUFFER_CHARS,
    BUFFER_CONVOLVED,
    BUFFER_BOTH,
    BUFFER_UPOS,
    BUFFER_FEATS,
    BUFFER_LEMMA,
    BUFFER_DEPENDENT,
    BUFFER_HEAD,
    BUFFER_BILINEAR,
    BUFFER_TRANSPOSED,
    BUFFER_ARCS,
    BUFFER_REL_DEPENDENT,
    BUFFER_REL_HEAD,
    BUFFER_REL_HEADS,
    BUFFER_REL,
    BUFFER_REL_SCORES,
    BUFFER_MARGIN,
    BUFFER_COUNT
} Buffer;

struct NetworkScratch {
    const Network *network;
    float *buffer[BUFFER_COUNT];
    size_t size[BUFFER_COUNT];
    Arena *cache_arena;
    Map cache;     /* form -> row of `cached` */
    float *cached; /* [CACHE_MAX][char_out] */
    int cached_count;
    /* of the batch that ran last, in buffers: [rows][stride of each matrix] */
    const float *arc_head, *bilinear, *rel_dependent, *rel_head;
};

/* ---- loading ---- */

static const Entry *need(const ModelFile *file, const char *name, uint32_t dimensions, Error *err) {
    const Entry *e = model_file_find(file, name);
    if (e && e->kind != ENTRY_TEXT && e->dimensions == dimensions)
        return e;
    error_set(err, "tensor '%s' is missing or has another shape", name);
    return NULL;
}

/* Entries of a matrix and its bias [out], which is NULL where `bias` names none. */
static bool find_matrix(const ModelFile *file, const char *name, const char *bias, size_t in, const Entry **weight,
                        const Entry **bias_entry, Error *err) {
    const Entry *w = model_file_find(file, name), *b = bias ? need(file, bias, 1, err) : NULL;
    if (bias && !b)
        return false;
    if (!w || w->kind == ENTRY_TEXT || w->dimensions < 2)
        return error_set(err, "tensor '%s' is missing or has another shape", name);
    size_t columns = w->shape[1] * w->shape[2] * w->shape[3];
    *weight = w;
    *bias_entry = b;
    return (columns == in && (!b || b->shape[0] == w->shape[0])) ||
           error_set(err, "tensor '%s' does not fit the others", name);
}

static float *floats_of(const Entry *e, size_t count, Arena *arena) {
    float *out = arena_alloc(arena, count * sizeof *out);
    for (size_t i = 0; i < e->shape[0]; i++)
        out[i] = model_file_float(e, i);
    return out;
}

/* A matrix of floats, [out][in] row by row in the file. */
static bool load_floats(const ModelFile *file, const char *name, const char *bias, size_t in, Arena *arena, Matrix *m,
                        Error *err) {
    const Entry *w, *b;
    if (!find_matrix(file, name, bias, in, &w, &b, err))
        return false;
    *m = (Matrix){.in = in, .out = w->shape[0], .stride = matrix_stride(w->shape[0])};
    float *weight = arena_alloc(arena, in * m->stride * sizeof *weight);
    for (size_t o = 0; o < m->out; o++)
        for (size_t i = 0; i < in; i++)
            weight[i * m->stride + o] = model_file_float(w, o * in + i);
    m->weight = weight;
    m->bias = b ? floats_of(b, m->stride, arena) : NULL;
    return true;
}

/* A matrix of 8-bit numbers. */
static bool load_matrix(const ModelFile *file, const char *name, const char *bias, size_t in, Arena *arena,
                        Int8Matrix *m, Error *err) {
    const Entry *w, *b;
    if (!find_matrix(file, name, bias, in, &w, &b, err))
        return false;
    if (w->kind != ENTRY_INT8 || in > INT8_IN_MAX)
        return error_set(err, "tensor '%s' has another kind or is too wide", name);
    Arena *work = arena_new();
    float *factor = arena_alloc(work, w->shape[0] * sizeof *factor);
    for (size_t o = 0; o < w->shape[0]; o++)
        factor[o] = model_file_row_factor(w, o);
    *m = int8_matrix(arena, (const int8_t *)w->data.at, factor, b ? floats_of(b, b->shape[0], work) : NULL, w->shape[0],
                     in);
    arena_free(work);
    return true;
}

static bool load_convolutions(Network *n, const ModelFile *file, Arena *arena, Error *err) {
    for (; n->widths < WIDTHS_MAX; n->widths++) {
        char weight[32], bias[32];
        snprintf(weight, sizeof weight, "conv%zu.weight", n->widths);
        snprintf(bias, sizeof bias, "conv%zu.bias", n->widths);
        const Entry *e = model_file_find(file, weight);
        if (!e)
            break;
        size_t width = e->shape[1];
        if (e->dimensions != 3 || width > WIDTH_MAX || width % 2 == 0 || e->shape[2] != n->char_dim)
            return error_set(err, "tensor '%s' has another shape", weight);
        n->width[n->widths] = width;
        if (!load_floats(file, weight, bias, width * n->char_dim, arena, &n->convolution[n->widths], err))
            return false;
        n->char_out += n->convolution[n->widths].out;
    }
    return n->widths > 0 || error_set(err, "tensor 'conv0.weight' is missing");
}

static bool load_direction(const ModelFile *file, size_t layer, const char *direction, size_t in, Arena *arena,
                           Int8Matrix *input, Int8Matrix *hidden, Error *err) {
    char name[3][32];
    static const char *const part[] = {"input", "bias", "hidden"};
    for (int i = 0; i < 3; i++)
        snprintf(name[i], sizeof name[i], "lstm%zu.%s.%s", layer, direction, part[i]);
    const Entry *e = need(file, name[2], 2, err);
    if (!e)
        return false;
    size_t size = e->shape[1];
    if (e->shape[0] != 4 * size)
        return error_set(err, "tensor '%s' has another shape", name[2]);
    return load_matrix(file, name[0], name[1], in, arena, input, err) &&
           load_matrix(file, name[2], NULL, size, arena, hidden, err) &&
           (input->out == hidden->out || error_set(err, "tensor '%s' does not fit the others", name[0]));
}

static bool load_layers(Network *n, const ModelFile *file, size_t *size, Arena *arena, Error *err) {
    for (; n->layers < LAYERS_MAX; n->layers++) {
        char name[32];
        snprintf(name, sizeof name, "lstm%zu.forward.input", n->layers);
        if (!model_file_find(file, name))
            break;
        Layer *l = &n->layer[n->layers];
        if (!load_direction(file, n->layers, "forward", *size, arena, &l->input[0], &l->hidden[0], err) ||
            !load_direction(file, n->layers, "backward", *size, arena, &l->input[1], &l->hidden[1], err))
            return false;
        l->size = l->hidden[0].in;
        if (l->hidden[1].in != l->size)
            return error_set(err, "the two directions of layer %zu differ", n->layers);
        *size = 2 * l->size;
    }
    return n->layers > 0 || error_set(err, "tensor 'lstm0.forward.input' is missing");
}

static bool load_list(const ModelFile *file, const char *name, Arena *arena, Str **out, size_t *count, Error *err) {
    const Entry *e = model_file_find(file, name);
    if (!e || e->kind != ENTRY_TEXT || e->shape[0] == 0)
        return error_set(err, "list '%s' is missing", name);
    *count = e->shape[0];
    *out = arena_alloc(arena, *count * sizeof **out);
    Str rest = e->data;
    for (size_t i = 0; i < *count; i++)
        if (!str_next_field(&rest, '\n', &(*out)[i]))
            return error_set(err, "list '%s' is cut short", name);
    return true;
}

static bool load_map(const ModelFile *file, const char *name, const Entry *rows, Arena *arena, Map *map, Error *err) {
    Str *lines;
    size_t count;
    if (!load_list(file, name, arena, &lines, &count, err))
        return false;
    if (rows->shape[0] != count)
        return error_set(err, "list '%s' does not fit its vectors", name);
    map_init(map, arena);
    for (size_t i = 0; i < count; i++)
        map_put(map, lines[i], (int)i);
    return true;
}

static void load_relation(Network *n, size_t relation) {
    Str name = n->labels[LABEL_RELATION][relation];
    if (str_is(name, "root"))
        n->root_relation = (int)relation;
    n->is_subject[relation] =
        str_is(name, "nsubj") || str_is(name, "nsubj:pass") || str_is(name, "csubj") || str_is(name, "csubj:pass");
}

static bool load_labels(Network *n, const ModelFile *file, Arena *arena, Error *err) {
    static const char *const names[] = {"list.upos", "list.feats", "list.relations"};
    for (int kind = 0; kind < LABEL_KINDS; kind++)
        if (!load_list(file, names[kind], arena, &n->labels[kind], &n->label_count[kind], err))
            return false;
    n->root_relation = -1;
    n->is_subject = arena_alloc(arena, n->label_count[LABEL_RELATION] * sizeof *n->is_subject);
    for (size_t i = 0; i < n->label_count[LABEL_RELATION]; i++)
        load_relation(n, i);
    Str *lines;
    if (!load_list(file, "list.lemmas", arena, &lines, &n->script_count, err))
        return false;
    n->scripts = arena_alloc(arena, n->script_count * sizeof *n->scripts);
    for (size_t i = 0; i < n->script_count; i++)
        if (!lemma_script_parse(lines[i], &n->scripts[i]))
            return error_set(err, "lemma script %zu cannot be read", i + 1);
    return n->root_relation >= 0 || error_set(err, "the relation 'root' is missing");
}

static bool load_heads(Network *n, const ModelFile *file, size_t size, Arena *arena, Error *err) {
    size_t both = size + n->char_out;
    return load_matrix(file, "upos.weight", "upos.bias", size, arena, &n->upos, err) &&
           load_matrix(file, "feats.weight", "feats.bias", both, arena, &n->feats, err) &&
           load_matrix(file, "lemma.weight", "lemma.bias", both, arena, &n->lemma, err) &&
           load_matrix(file, "arc_dependent.weight", "arc_dependent.bias", size, arena, &n->arc_dependent, err) &&
           load_matrix(file, "arc_head.weight", "arc_head.bias", size, arena, &n->arc_head, err) &&
           load_matrix(file, "rel_dependent.weight", "rel_dependent.bias", size, arena, &n->rel_dependent, err) &&
           load_matrix(file, "rel_head.weight", "rel_head.bias", size, arena, &n->rel_head, err) &&
           load_matrix(file, "arc.weight", "arc.bias", n->arc_dependent.out, arena, &n->arc, err) &&
           load_matrix(file, "rel.weight", "rel.bias", n->rel_head.out, arena, &n->rel, err) &&
           ((n->arc.out == n->arc_head.out &&
             n->rel.out == n->label_count[LABEL_RELATION] * (n->rel_dependent.out + 1)) ||
            error_set(err, "the matrices of arcs and relations do not fit the others")) &&
           ((n->upos.out == n->label_count[LABEL_UPOS] && n->feats.out == n->label_count[LABEL_FEATS] &&
             n->lemma.out == n->script_count) ||
            error_set(err, "the lists of labels do not fit the weights"));
}

Network *network_new(const ModelFile *file, Arena *arena, Error *err) {
    Network *n = arena_alloc(arena, sizeof *n);
    n->kernel = int8_best_kernel();
    n->word = need(file, "word", 2, err);
    n->character = n->word ? need(file, "char", 2, err) : NULL;
    if (!n->character)
        return NULL;
    n->word_dim = n->word->shape[1];
    n->char_dim = n->character->shape[1];
    if (!load_map(file, "list.words", n->word, arena, &n->words, err) ||
        !load_map(file, "list.chars", n->character, arena, &n->chars, err) || !load_labels(n, file, arena, err) ||
        !load_convolutions(n, file, arena, err))
        return NULL;
    size_t size = n->word_dim + n->char_out;
    return load_layers(n, file, &size, arena, err) && load_heads(n, file, size, arena, err) ? n : NULL;
}

/* ---- running ---- */

static void *memory_or_die(void *p) {
    if (p)
        return p;
    fputs("nastan: out of memory\n", stderr);
    abort();
}

static float *buffer_of(NetworkScratch *s, Buffer which, size_t floats) {
    if (s->size[which] < floats) {
        free(s->buffer[which]);
        s->size[which] = floats + floats / 2;
        s->buffer[which] = memory_or_die(malloc(s->size[which] * sizeof(float)));
    }
    return s->buffer[which];
}

NetworkScratch *network_scratch_new(const Network *network) {
    NetworkScratch *s = memory_or_die(calloc(1, sizeof *s));
    s->network = network;
    s->cached = memory_or_die(malloc((size_t)CACHE_MAX * network->char_out * sizeof(float)));
    return s;
}

void network_scratch_free(NetworkScratch *s) {
    if (!s)
        return;
    for (int i = 0; i < BUFFER_COUNT; i++)
        free(s->buffer[i]);
    free(s->cached);
    arena_free(s->cache_arena);
    free(s);
}

static void copy_row(const Entry *table, size_t row, size_t dim, float *out) {
    for (size_t i = 0; i < dim; i++)
        out[i] = model_file_float(table, row * dim + i);
}

/* Identifiers of <begin>, at most CHARS_MAX characters and <end>; returns how many. */
static size_t char_ids(const Network *n, Str form, int *ids) {
    size_t count = 0;
    ids[count++] = BEGIN_CHAR;
    for (size_t i = 0; i < form.len && count <= CHARS_MAX;) {
        size_t start = i;
        utf8_next(form, &i);
        int id = map_get(&n->chars, (Str){form.at + start, i - start});
        ids[count++] = id == MAP_ABSENT ? UNKNOWN_ID : id;
    }
    ids[count++] = END_CHAR;
    return count;
}

/* Convolutions over the characters of one form, the largest value of each filter kept, then ReLU. */
static void character_vector(const Network *n, NetworkScratch *s, Str form, float *out) {
    int ids[CHARS_MAX + 2];
    size_t count = char_ids(n, form, ids), margin = WIDTH_MAX / 2;
    float *chars = buffer_of(s, BUFFER_CHARS, (CHARS_MAX + 2 + 2 * margin) * n->char_dim);
    memset(chars, 0, (count + 2 * margin) * n->char_dim * sizeof *chars);
    for (size_t i = 0; i < count; i++)
        copy_row(n->character, (size_t)ids[i], n->char_dim, chars + (margin + i) * n->char_dim);
    for (size_t w = 0; w < n->widths; w++) {
        const Matrix *m = &n->convolution[w];
        float *y = buffer_of(s, BUFFER_CONVOLVED, (CHARS_MAX + 2) * m->stride);
        matrix_multiply(m, chars + (margin - n->width[w] / 2) * n->char_dim, n->char_dim, count, y, MATRIX_SET);
        for (size_t o = 0; o < m->out; o++) {
            float best = 0.0f;
            for (size_t t = 0; t < count; t++)
                best = y[t * m->stride + o] > best ? y[t * m->stride + o] : best;
            out[o] = best;
        }
        out += m->out;
    }
}

static const float *cached_characters(const Network *n, NetworkScratch *s, Str form) {
    int row = s->cache_arena ? map_get(&s->cache, form) : MAP_ABSENT;
    if (row != MAP_ABSENT)
        return s->cached + (size_t)row * n->char_out;
    if (!s->cache_arena || s->cached_count == CACHE_MAX) {
        arena_free(s->cache_arena);
        s->cache_arena = arena_new();
        map_init(&s->cache, s->cache_arena);
        s->cached_count = 0;
    }
    float *out = s->cached + (size_t)s->cached_count * n->char_out;
    character_vector(n, s, form, out);
    map_put(&s->cache, arena_str(s->cache_arena, form), s->cached_count++);
    return out;
}

/* Lower case, every digit a 0: the key under which the trainer keeps word vectors. */
static int word_id(const Network *n, Arena *arena, Str form) {
    Str lower = utf8_lower(arena, form);
    char *key = arena_alloc(arena, lower.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < lower.len;) {
        size_t start = i;
        if (utf8_is_digit(utf8_next(lower, &i)))
            key[len++] = '0';
        else {
            memcpy(key + len, lower.at + start, i - start);
            len += i - start;
        }
    }
    int id = map_get(&n->words, (Str){key, len});
    return id == MAP_ABSENT ? UNKNOWN_ID : id;
}

static void embed_piece(const Network *n, NetworkScratch *s, const Piece *piece, float *x) {
    size_t dim = n->word_dim + n->char_out;
    Arena *arena = arena_new();
    for (size_t i = 0; i <= piece->count; i++) {
        Str form = i ? piece->forms[i - 1] : STR("");
        copy_row(n->word, (size_t)(i ? word_id(n, arena, form) : ROOT_WORD), n->word_dim, x + i * dim);
        memcpy(x + i * dim + n->word_dim, cached_characters(n, s, form), n->char_out * sizeof *x);
    }
    arena_free(arena);
}

/* Sets the first row of every piece; returns the rows of all. */
static size_t place_pieces(Piece *pieces, size_t count) {
    size_t rows = 0;
    for (size_t p = 0; p < count; p++) {
        pieces[p].row = rows;
        rows += pieces[p].count + 1;
    }
    return rows;
}

/* One direction of a layer. Step t takes the t-th row (from either end) of every piece that has so many: the pieces
 * stand by length, so these are the first ones, and one product serves them all. */
static void run_direction(const Layer *l, NetworkScratch *s, size_t direction, const Piece *pieces, size_t count,
                          const float *gates, float *out) {
    Int8Kernel kernel = s->network->kernel;
    size_t stride = l->input[0].stride, active = count;
    float *step = buffer_of(s, BUFFER_STEP, count * stride);
    float *hidden = buffer_of(s, BUFFER_STATE, 2 * count * l->size), *cell = hidden + count * l->size;
    memset(hidden, 0, 2 * count * l->size * sizeof *hidden);
    for (size_t t = 0; t <= pieces[0].count; t++) {
        while (pieces[active - 1].count < t)
            active--;
        for (size_t p = 0; p < active; p++) {
            size_t row = pieces[p].row + (direction ? pieces[p].count - t : t);
            memcpy(step + p * stride, gates + row * stride, stride * sizeof *step);
        }
        int8_multiply(&l->hidden[direction], kernel, hidden, l->size, active, step, MATRIX_ADD);
        for (size_t p = 0; p < active; p++) {
            size_t row = pieces[p].row + (direction ? pieces[p].count - t : t);
            matrix_lstm_cell(step + p * stride, l->size, cell + p * l->size, hidden + p * l->size);
            memcpy(out + row * 2 * l->size + direction * l->size, hidden + p * l->size, l->size * sizeof *out);
        }
    }
}

static void run_layer(const Layer *l, NetworkScratch *s, const Piece *pieces, size_t count, const float *x, size_t in,
                      size_t rows, float *out) {
    float *gates = buffer_of(s, BUFFER_GATES, rows * l->input[0].stride);
    for (size_t direction = 0; direction < 2; direction++) {
        int8_multiply(&l->input[direction], s->network->kernel, x, in, rows, gates, MATRIX_SET);
        run_direction(l, s, direction, pieces, count, gates, out);
    }
}

static float *apply(NetworkScratch *s, Buffer which, const Int8Matrix *m, const float *x, size_t x_stride,
                    size_t rows) {
    float *y = buffer_of(s, which, rows * m->stride);
    int8_multiply(m, s->network->kernel, x, x_stride, rows, y, MATRIX_SET);
    return y;
}

static float *apply_relu(NetworkScratch *s, Buffer which, const Int8Matrix *m, const float *x, size_t x_stride,
                         size_t rows) {
    float *y = apply(s, which, m, x, x_stride, rows);
    for (size_t i = 0; i < rows * m->stride; i++)
        y[i] = y[i] > 0.0f ? y[i] : 0.0f;
    return y;
}

void network_run(const Network *n, NetworkScratch *s, Piece *pieces, size_t count, Scores *scores) {
    size_t rows = place_pieces(pieces, count), in = n->word_dim + n->char_out;
    float *input = buffer_of(s, BUFFER_INPUT, rows * in);
    for (size_t p = 0; p < count; p++)
        embed_piece(n, s, &pieces[p], input + pieces[p].row * in);
    const float *x = input;
    for (size_t l = 0; l < n->layers; l++) {
        float *out = buffer_of(s, l % 2 ? BUFFER_OTHER : BUFFER_HIDDEN, rows * 2 * n->layer[l].size);
        run_layer(&n->layer[l], s, pieces, count, x, in, rows, out);
        x = out;
        in = 2 * n->layer[l].size;
    }
    float *both = buffer_of(s, BUFFER_BOTH, rows * (in + n->char_out));
    for (size_t i = 0; i < rows; i++) {
        memcpy(both + i * (in + n->char_out), x + i * in, in * sizeof *both);
        memcpy(both + i * (in + n->char_out) + in, input + i * (n->word_dim + n->char_out) + n->word_dim,
               n->char_out * sizeof *both);
    }
    scores->upos = apply(s, BUFFER_UPOS, &n->upos, x, in, rows);
    scores->feats = apply(s, BUFFER_FEATS, &n->feats, both, in + n->char_out, rows);
    scores->lemma = apply(s, BUFFER_LEMMA, &n->lemma, both, in + n->char_out, rows);
    scores->upos_stride = n->upos.stride;
    scores->feats_stride = n->feats.stride;
    scores->lemma_stride = n->lemma.stride;
    s->arc_head = apply_relu(s, BUFFER_HEAD, &n->arc_head, x, in, rows);
    s->bilinear = apply(s, BUFFER_BILINEAR, &n->arc, apply_relu(s, BUFFER_DEPENDENT, &n->arc_dependent, x, in, rows),
                        n->arc_dependent.stride, rows);
    s->rel_dependent = apply_relu(s, BUFFER_REL_DEPENDENT, &n->rel_dependent, x, in, rows);
    s->rel_head = apply_relu(s, BUFFER_REL_HEAD, &n->rel_head, x, in, rows);
}

const float *network_arcs(const Network *n, NetworkScratch *s, const Piece *piece, size_t *stride) {
    size_t dim = n->arc.out, rows = piece->count + 1;
    *stride = matrix_stride(rows);
    float *transposed = buffer_of(s, BUFFER_TRANSPOSED, dim * *stride);
    memset(transposed, 0, dim * *stride * sizeof *transposed);
    for (size_t i = 0; i < dim; i++)
        for (size_t h = 0; h < rows; h++)
            transposed[i * *stride + h] = s->arc_head[(piece->row + h) * n->arc_head.stride + i];
    Matrix heads = {transposed, NULL, dim, rows, *stride};
    float *arcs = buffer_of(s, BUFFER_ARCS, rows * *stride);
    matrix_multiply(&heads, s->bilinear + piece->row * n->arc.stride, n->arc.stride, rows, arcs, MATRIX_SET);
    return arcs;
}

/* Score of every relation between one dependent and its head. weight: [relation][dim + 1], the last of each for the
 * constant 1. */
static void score_relations(const Network *n, const float *weight, const float *dependent, float *scores) {
    size_t dim = n->rel_dependent.out;
    for (size_t r = 0; r < n->label_count[LABEL_RELATION]; r++) {
        const float *w = weight + r * (dim + 1);
        float sum = w[dim];
        for (size_t i = 0; i < dim; i++)
            sum += w[i] * dependent[i];
        scores[r] = sum;
    }
}

/* Best relation but `root`; with `subjects` false also none of the subjects. */
static int best_relation(const Network *n, const float *scores, bool subjects) {
    int best = -1;
    for (size_t r = 0; r < n->label_count[LABEL_RELATION]; r++)
        if ((int)r != n->root_relation && (subjects || !n->is_subject[r]) && (best < 0 || scores[r] > scores[best]))
            best = (int)r;
    return best < 0 ? n->root_relation : best;
}

/* A word has one subject: of several the surest stays, the others take their best other relation. margin: [count + 1],
 * by how much a subject is surer than `other`, the relation it would have otherwise. */
static void settle_subjects(const Network *n, const int *heads, size_t count, const float *margin, const int *other,
                            int *relations) {
    for (size_t i = 1; i <= count; i++)
        for (size_t k = 1; k < i && n->is_subject[relations[i]]; k++) {
            if (heads[k] != heads[i] || !n->is_subject[relations[k]])
                continue;
            size_t loser = margin[i] > margin[k] ? k : i;
            relations[loser] = other[loser];
        }
}

void network_relations(const Network *n, NetworkScratch *s, const Piece *piece, const int *heads, int *relations) {
    size_t dim = n->rel_head.stride, rows = piece->count + 1;
    float *head = buffer_of(s, BUFFER_REL_HEADS, RELATION_ROWS * dim);
    float *weights = buffer_of(s, BUFFER_REL, RELATION_ROWS * n->rel.stride);
    float *margin = buffer_of(s, BUFFER_MARGIN, rows),
          *scores = buffer_of(s, BUFFER_REL_SCORES, n->label_count[LABEL_RELATION]);
    Arena *work = arena_new();
    int *other = arena_alloc(work, rows * sizeof *other);
    relations[0] = -1;
    for (size_t first = 1; first < rows; first += RELATION_ROWS) {
        size_t some = rows - first < RELATION_ROWS ? rows - first : RELATION_ROWS;
        for (size_t i = 0; i < some; i++)
            memcpy(head + i * dim, s->rel_head + (piece->row + (size_t)heads[first + i]) * dim, dim * sizeof *head);
        int8_multiply(&n->rel, n->kernel, head, dim, some, weights, MATRIX_SET);
        for (size_t i = 0; i < some; i++) {
            size_t word = first + i;
            score_relations(n, weights + i * n->rel.stride,
                            s->rel_dependent + (piece->row + word) * n->rel_dependent.stride, scores);
            relations[word] = heads[word] == 0 ? n->root_relation : best_relation(n, scores, true);
            other[word] = best_relation(n, scores, false);
            margin[word] = scores[relations[word]] - scores[other[word]];
        }
    }
    settle_subjects(n, heads, piece->count, margin, other, relations);
    arena_free(work);
}

static double size_of(const Int8Matrix *m) { return (double)m->in * (double)m->out; }

double network_multiply_adds(const Network *n) {
    const Int8Matrix *heads[] = {&n->upos,          &n->feats,    &n->lemma, &n->arc_dependent, &n->arc_head, &n->arc,
                                 &n->rel_dependent, &n->rel_head, &n->rel};
    double sum = 0;
    for (size_t l = 0; l < n->layers; l++)
        for (int direction = 0; direction < 2; direction++)
            sum += size_of(&n->layer[l].input[direction]) + size_of(&n->layer[l].hidden[direction]);
    for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
        sum += size_of(heads[i]);
    return sum;
}

Str network_label(const Network *network, LabelKind kind, size_t index) { return network->labels[kind][index]; }

size_t network_label_count(const Network *network, LabelKind kind) { return network->label_count[kind]; }

const LemmaScript *network_scripts(const Network *network, size_t *count) {
    *count = network->script_count;
    return network->scripts;
}
