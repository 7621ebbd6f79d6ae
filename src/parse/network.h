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

/* What the network says of a sentence of `count` words; buffers borrowed from the scratch until its next use. */
typedef struct Scores {
    const float *upos, *feats, *lemma; /* [count + 1][stride of each] */
    size_t upos_stride, feats_stride, lemma_stride;
    const float *arcs; /* [dependent][head], rows arcs_stride apart */
    size_t arcs_stride;
} Scores;

Network *network_new(const ModelFile *file, Arena *arena, Error *err); /* in `arena`; `file` must outlive it */
NetworkScratch *network_scratch_new(const Network *network);
void network_scratch_free(NetworkScratch *scratch);

void network_run(const Network *network, NetworkScratch *scratch, const Str *forms, size_t count, Scores *scores);
/* Best relation of every word to its head, after network_run of the same sentence; `root` is kept for the root's child.
 * heads and relations: [count + 1]. */
void network_relations(const Network *network, NetworkScratch *scratch, const int *heads, size_t count, int *relations);

typedef enum LabelKind { LABEL_UPOS, LABEL_FEATS, LABEL_RELATION, LABEL_KINDS } LabelKind;
Str network_label(const Network *network, LabelKind kind, size_t index);
size_t network_label_count(const Network *network, LabelKind kind);
const LemmaScript *network_scripts(const Network *network, size_t *count);
#endif
