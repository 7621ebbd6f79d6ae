/* Learnt boundaries of tokens and sentences: linear models over hashed features, one of which is what the rules of
 * segment.c say of the place. train/boundaries.c writes the features of a treebank, train/boundaries.py weighs them. */
#ifndef NASTAN_BOUNDARY_H
#define NASTAN_BOUNDARY_H
#include "text/text.h"

enum { BOUNDARY_FEATURES = 24, BOUNDARY_CHUNK_MAX = 64 /* bytes; longer chunks are left to the rules */ };

/* Places of the features in the table of weights, each below BOUNDARY_WEIGHTS; returns how many. */
typedef uint32_t BoundaryFeatures[BOUNDARY_FEATURES];

/* Is there a token boundary in front of byte `at`, which lies within the chunk [start, end) of no blanks? `rule` is
 * what the rules say. */
size_t boundary_token_features(Str text, size_t start, size_t end, size_t at, bool rule, bool previous,
                               BoundaryFeatures out);
/* Does the sentence that began with tokens[first] end with tokens[at]? tokens: [count], one paragraph. */
size_t boundary_sentence_features(const Token *tokens, size_t count, size_t first, size_t at, bool rule,
                                  BoundaryFeatures out);
/* weights: [BOUNDARY_WEIGHTS] */
bool boundary_is_likely(const int8_t *weights, const BoundaryFeatures features, size_t count);
#endif
