/* The network of one language: characters and words -> BiLSTM -> scores. train/model.py is the same computation.
 *
 * Network holds weights and is immutable; NetworkScratch holds one thread's buffers and a cache of character vectors,
 * which changes no result. Row 0 of every matrix below is the root. */
#ifndef NASTAN_NETWORK_H
#define NASTAN_NETWORK_H
#include "parse/lemma_script.h"
#include "parse/matrix.h"
#include "parse/model_file.h"

typedef struct Network Network;
typedef struct NetworkScratch NetworkScratch;

/* One sentence of a batch: `count` words in rows [row, row + count + 1) of the scores, the root first. */
typedef struct Piece {
    const Str *forms;
    size_t count, row; /* `row` is set by network_run */
} Piece;

/* What the network says of the words of a batch; buffers borrowed from the scratch until its next run. */
typedef struct Scores {
    const float *upos, *feats, *lemma; /* [rows][stride of each] */
    size_t upos_stride, feats_stride, lemma_stride;
} Scores;

Network *network_new(const ModelFile *file, Arena *arena, Error *err); /* in `arena`; `file` must outlive it */
NetworkScratch *network_scratch_new(const Network *network);
void network_scratch_free(NetworkScratch *scratch);

/* Runs a batch, whose pieces stand from the longest to the shortest. What comes out for a piece does not depend on the
 * others. */
void network_run(const Network *network, NetworkScratch *scratch, Piece *pieces, size_t count, Scores *scores);
/* Scores of the arcs of one piece of the batch that ran last: [dependent][head], rows *stride apart; borrowed until the
 * next call. */
const float *network_arcs(const Network *network, NetworkScratch *scratch, const Piece *piece, size_t *stride);
/* Best relation of every word of that piece to its head; `root` is kept for the root's child. heads and relations:
 * [count + 1]. */
void network_relations(const Network *network, NetworkScratch *scratch, const Piece *piece, const int *heads,
                       int *relations);

double network_multiply_adds(const Network *network); /* a word, without arcs and the convolutions of cached forms */

typedef enum LabelKind { LABEL_UPOS, LABEL_FEATS, LABEL_RELATION, LABEL_KINDS } LabelKind;
Str network_label(const Network *network, LabelKind kind, size_t index);
size_t network_label_count(const Network *network, LabelKind kind);
const LemmaScript *network_scripts(const Network *network, size_t *count);
#endif
