/* Sentences in, dependency trees out; CoNLL-U is the text form of a tree.
 *
 * Words are numbered from 1 as in CoNLL-U; words[0] is the root and has no form. */
#ifndef NASTAN_PARSE_H
#define NASTAN_PARSE_H
#include "text/text.h"

typedef struct Word {
    Str form, lemma;
    Str upos, feats, deprel;     /* Universal Dependencies v2; feats is "_" where there are none */
    int head;                    /* 0 is the root */
    int child, next;             /* first dependent and the head's next one, in the order of the text; 0 is none */
    size_t start_byte, end_byte; /* in the article's text */
    bool space_after, joined;    /* as in Token */
} Word;

typedef struct Tree {
    Word *words; /* [count + 1], words[0] is the root */
    int count;
    int sequence;                /* number of the sentence in its article, from 0 */
    size_t start_byte, end_byte; /* in the article's text */
    Str comments;                /* the `#` lines that stood above a sentence read from CoNLL-U, or empty */
    Str *before; /* [count + 1] or NULL: the multiword-token and empty-node lines read in front of each word */
} Tree;

/* Weights of one language, mapped from a file; immutable, shared by threads. */
typedef struct Model Model;
/* Buffers of the threads that parse side by side. */
typedef struct Scratch Scratch;

Model *model_load(const char *path, Error *err); /* NULL on failure */
Str model_about(const Model *model);             /* lines `key value`, borrowed from the model */
Boundaries model_boundaries(const Model *model); /* for text_segment, borrowed from the model */
/* Multiply-adds that a word costs in the network, without its arcs, which grow with the sentence. */
double model_multiply_adds(const Model *model);
void model_free(Model *model);
Scratch *scratch_new(const Model *model);                   /* for one thread; free with scratch_free */
void scratch_set_threads(Scratch *scratch, size_t threads); /* 1 to LIMIT_JOBS */
void scratch_free(Scratch *scratch);

/* The words of a sentence as a tree that has no analysis yet. */
void tree_of_sentence(Arena *arena, const Sentence *sentence, Tree *tree);
/* Fills lemma, upos, feats, head and deprel of trees whose forms are there; all but the model's own label strings lives
 * in `arena`. The trees go through the network together, on the scratch's threads, which is faster and changes nothing.
 * Long sentences are cut into pieces of at most LIMIT_SENTENCE_WORDS words, whose roots hang on the first piece's root
 * as parataxis. */
void parse_trees(Scratch *scratch, Arena *arena, Tree *trees, size_t count);

/* Sets `child` and `next` of every word from the heads. */
void tree_link(Tree *tree);

/* True where `deprel` is `relation` or a subtype of it (`nsubj:pass` is an `nsubj`). */
bool deprel_is(Str deprel, const char *relation);
bool deprel_is_one_of(Str deprel, const char *const *relations); /* NULL stands behind the last */

/* First child of that relation or a subtype of it, or 0. */
int tree_child(const Tree *tree, int word, const char *relation);

bool word_is_noun(const Word *word); /* or a name */
/* A Macedonian form in -јќи, an adverb that governs as its verb does: `барајќи оставка`. */
bool word_is_converb(const Word *word);
/* A Macedonian verb in the first person, which needs no pronoun for its subject: `ја осудуваме`. */
bool word_is_speaking(const Word *word);
/* True where the word has `feature`, written as in CoNLL-U: `Number=Plur`. */
bool word_has_feature(const Word *word, const char *feature);

/* Reads analysed text. Word spans point into `article->text`, which is put together from the words. Fails with the
 * line number for anything that is no CoNLL-U. `article->id` is the file's name without its ending. */
bool conllu_read(Str bytes, Arena *arena, Article *article, Tree **trees, size_t *count, Error *err);
void conllu_write(const Tree *tree, Str text, FILE *out);
#endif
