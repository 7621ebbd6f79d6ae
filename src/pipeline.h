/* Article in, events out: the one file that knows every stage.
 *
 * Pipeline is immutable once its languages are open and shared by threads; a Worker holds one thread's buffers. */
#ifndef NASTAN_PIPELINE_H
#define NASTAN_PIPELINE_H
#include "events/explanation.h"

typedef struct Pipeline Pipeline;
typedef struct Worker Worker;

typedef struct Coded {
    Tree *trees;
    size_t tree_count;
    Mention *mentions;
    size_t mention_count;
    Event *events;
    size_t event_count;
} Coded;

Pipeline *pipeline_new(const char *program, Error *err); /* NULL on failure */
void pipeline_free(Pipeline *pipeline);
/* Codes of the languages that have weights, in alphabetical order. */
bool pipeline_languages(const Pipeline *pipeline, Arena *arena, Str **codes, size_t *count, Error *err);
/* Program and lexicon (rules, actors and weights of the language), as `nastan 0.1.0 en-0123456789abcdef`: another
 * coder may find other events. Lives as long as the pipeline; not thread-safe. */
bool pipeline_coder(Pipeline *pipeline, Str language, Str *coder, Error *err);

Worker *worker_new(Pipeline *pipeline);
void worker_free(Worker *worker);

void worker_set_threads(Worker *worker, size_t threads); /* that parse one article side by side; 1 at first */

/* Model and rules of a language, opened once (thread-safe); NULL where there are none. */
const Model *pipeline_model(Pipeline *pipeline, Str language, Error *err);
const RuleSet *pipeline_rules(Pipeline *pipeline, Str language, Error *err);

/* Sentences and trees of an article. */
bool worker_parse(Worker *worker, Arena *arena, const Article *article, Coded *coded, Error *err);
/* Fills lemma, tags and heads of trees whose words are given. */
bool worker_parse_words(Worker *worker, Arena *arena, const Article *article, Coded *coded, Error *err);
/* Mentions and events of an article whose trees are there. */
bool worker_code(Worker *worker, Arena *arena, const Article *article, Coded *coded, Error *err);
/* The same, and why each word made an event or none; of one rule only where `rule` is not empty. */
bool worker_explain(Worker *worker, Arena *arena, const Article *article, Str rule, Coded *coded,
                    Explanation *explanation, Error *err);
#endif
