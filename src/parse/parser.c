/* The model as the other stages see it: words in, a labelled tree out. */
#include "base/limits.h"
#include "parse/mst.h"
#include "parse/network.h"
#include "parse/parse.h"

#include <stdlib.h>

struct Model {
    Arena *arena;
    ModelFile file;
    Network *network;
};

struct Scratch {
    NetworkScratch *network;
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
    if (model->network)
        return model;
    error_prefix(err, "%s", path);
    model_free(model);
    return NULL;
}

Str model_about(const Model *model) {
    const Entry *about = model_file_find(&model->file, "about");
    return about ? about->data : STR("");
}

void model_free(Model *model) {
    if (!model)
        return;
    model_file_release(&model->file);
    arena_free(model->arena);
}

Scratch *scratch_new(const Model *model) {
    Scratch *scratch = malloc(sizeof *scratch);
    if (!scratch)
        abort();
    scratch->network = network_scratch_new(model->network);
    return scratch;
}

void scratch_free(Scratch *scratch) {
    if (!scratch)
        return;
    network_scratch_free(scratch->network);
    free(scratch);
}

static size_t best_of(const float *scores, size_t count) {
    size_t best = 0;
    for (size_t i = 1; i < count; i++)
        if (scores[i] > scores[best])
            best = i;
    return best;
}

/* Words [first, first + count) of a tree as a sentence of their own. */
static void parse_piece(const Model *model, Scratch *scratch, Arena *arena, Tree *tree, int first, int count) {
    const Network *n = model->network;
    size_t rows = (size_t)count + 1, script_count;
    const LemmaScript *scripts = network_scripts(n, &script_count);
    Arena *piece = arena_new();
    Str *forms = arena_alloc(piece, rows * sizeof *forms);
    int *heads = arena_alloc(piece, rows * sizeof *heads), *relations = arena_alloc(piece, rows * sizeof *relations);
    for (int i = 0; i < count; i++)
        forms[i] = tree->words[first + i].form;
    Scores scores;
    network_run(n, scratch->network, forms, (size_t)count, &scores);
    mst_decode(piece, scores.arcs, rows, scores.arcs_stride, heads);
    network_relations(n, scratch->network, heads, (size_t)count, relations);
    for (int i = 1; i <= count; i++) {
        Word *w = &tree->words[first + i - 1];
        size_t row = (size_t)i;
        w->upos = network_label(n, LABEL_UPOS,
                                best_of(scores.upos + row * scores.upos_stride, network_label_count(n, LABEL_UPOS)));
        w->feats = network_label(
            n, LABEL_FEATS, best_of(scores.feats + row * scores.feats_stride, network_label_count(n, LABEL_FEATS)));
        w->lemma = lemma_script_apply(&scripts[best_of(scores.lemma + row * scores.lemma_stride, script_count)], arena,
                                      w->form);
        w->head = heads[i] ? heads[i] + first - 1 : 0;
        w->deprel = network_label(n, LABEL_RELATION, (size_t)relations[i]);
    }
    arena_free(piece);
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

void parse_words(const Model *model, Scratch *scratch, Arena *arena, Tree *tree) {
    int root = 0;
    for (int first = 1; first <= tree->count;) {
        int count = piece_length(tree, first);
        parse_piece(model, scratch, arena, tree, first, count);
        for (int i = first; i < first + count; i++) {
            if (tree->words[i].head != 0)
                continue;
            if (root) {
                tree->words[i].head = root;
                tree->words[i].deprel = STR("parataxis");
            } else
                root = i;
        }
        first += count;
    }
    tree_link(tree);
}

void parse_sentence(const Model *model, Scratch *scratch, Arena *arena, const Sentence *sentence, Tree *tree) {
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
    parse_words(model, scratch, arena, tree);
}
