#include "pipeline.h"
#include "base/file.h"
#include "base/hash.h"
#include "base/limits.h"
#include "version.h"

#include <inttypes.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

enum { LANGUAGES_MAX = 16 };

typedef struct Language {
    char code[8];
    Model *model;
    RuleSet *rules;
    bool rules_asked;
    Error model_error, rules_error; /* why they are not there */
    Str coder;                      /* empty until it is asked for */
} Language;

struct Pipeline {
    Arena *arena;
    Str home;
    ActorList *actors; /* these two when the first article is coded: parsing needs no names */
    PlaceList *places;
    bool names_asked;
    Error names_error;
    pthread_mutex_t lock; /* guards what is opened when it is needed */
    Language *language[LANGUAGES_MAX];
    size_t language_count;
};

struct Worker {
    Pipeline *pipeline;
    const Model *model[LANGUAGES_MAX];
    Scratch *scratch[LANGUAGES_MAX];
    size_t count, threads;
};

Pipeline *pipeline_new(const char *program, Error *err) {
    Arena *arena = arena_new();
    Pipeline *p = arena_alloc(arena, sizeof *p);
    p->arena = arena;
    pthread_mutex_init(&p->lock, NULL);
    if (file_find_home(program, arena, &p->home, err))
        return p;
    pipeline_free(p);
    return NULL;
}

void pipeline_free(Pipeline *p) {
    if (!p)
        return;
    for (size_t i = 0; i < p->language_count; i++) {
        model_free(p->language[i]->model);
        rule_set_free(p->language[i]->rules);
    }
    actor_list_free(p->actors);
    place_list_free(p->places);
    pthread_mutex_destroy(&p->lock);
    arena_free(p->arena);
}

static bool is_code(Str language) {
    return language.len == 2 && language.at[0] >= 'a' && language.at[0] <= 'z' && language.at[1] >= 'a' &&
           language.at[1] <= 'z';
}

static Language *open_language(Pipeline *p, Str code) {
    Language *l = arena_alloc(p->arena, sizeof *l);
    l->code[0] = code.at[0];
    l->code[1] = code.at[1];
    const char *model = arena_format(p->arena, "%.*s/models/%s.nastan", STR_ARG(p->home), l->code).at;
    if (file_exists(model))
        l->model = model_load(model, &l->model_error);
    else
        error_set(&l->model_error, "there is no model for language '%s' (%s); name another with --language", l->code,
                  model);
    return l;
}

static Language *find_language(Pipeline *p, Str code, Error *err) {
    if (!is_code(code)) {
        error_set(err,
                  code.len ? "language '%.*s' is not a two-letter code (ISO 639-1)"
                           : "its language cannot be told; give it with --language",
                  STR_ARG(code));
        return NULL;
    }
    pthread_mutex_lock(&p->lock);
    Language *found = NULL;
    for (size_t i = 0; i < p->language_count && !found; i++)
        if (str_equal(str_of(p->language[i]->code), code))
            found = p->language[i];
    if (!found && p->language_count < LANGUAGES_MAX)
        found = p->language[p->language_count++] = open_language(p, code);
    pthread_mutex_unlock(&p->lock);
    if (!found)
        error_set(err, "more than %d languages in one run", LANGUAGES_MAX);
    return found;
}

bool pipeline_languages(const Pipeline *p, Arena *arena, Str **codes, size_t *count, Error *err) {
    const char *folder = arena_format(arena, "%.*s/models", STR_ARG(p->home)).at;
    if (!file_list(folder, ".nastan", arena, codes, count, err))
        return false;
    for (size_t i = 0; i < *count; i++)
        (*codes)[i].len -= strlen(".nastan");
    return true;
}

const Model *pipeline_model(Pipeline *p, Str language, Error *err) {
    Language *l = find_language(p, language, err);
    if (l && !l->model)
        *err = l->model_error;
    return l ? l->model : NULL;
}

const RuleSet *pipeline_rules(Pipeline *p, Str language, Error *err) {
    Language *l = find_language(p, language, err);
    if (!l)
        return NULL;
    pthread_mutex_lock(&p->lock);
    if (!l->rules_asked)
        l->rules = rule_set_load(arena_format(p->arena, "%.*s/data/%s", STR_ARG(p->home), l->code).at, &l->rules_error);
    l->rules_asked = true;
    pthread_mutex_unlock(&p->lock);
    if (!l->rules)
        *err = l->rules_error;
    return l->rules;
}

static bool open_names(Pipeline *p, Error *err) {
    pthread_mutex_lock(&p->lock);
    if (!p->names_asked)
        p->actors = actor_list_load(arena_format(p->arena, "%.*s/data/actors", STR_ARG(p->home)).at, &p->names_error);
    if (!p->names_asked && p->actors)
        p->places = place_list_load(arena_format(p->arena, "%.*s/data/places", STR_ARG(p->home)).at, &p->names_error);
    p->names_asked = true;
    pthread_mutex_unlock(&p->lock);
    if (!p->places)
        *err = p->names_error;
    return p->places != NULL;
}

static bool hash_file(const char *path, uint64_t *hash, Error *err) {
    Str bytes;
    if (!file_map(path, LIMIT_MODEL_BYTES, &bytes, err))
        return false;
    *hash = hash_bytes(*hash, bytes);
    file_unmap(bytes);
    return true;
}

static bool hash_folder(const char *folder, const char *suffix, uint64_t *hash, Error *err) {
    Arena *arena = arena_new();
    Str *names;
    size_t count;
    bool ok = file_list(folder, suffix, arena, &names, &count, err);
    for (size_t i = 0; ok && i < count; i++) {
        *hash = hash_more(*hash, names[i]);
        ok = hash_file(arena_format(arena, "%s/%.*s", folder, STR_ARG(names[i])).at, hash, err);
    }
    arena_free(arena);
    return ok;
}

bool pipeline_coder(Pipeline *p, Str language, Str *coder, Error *err) {
    Language *l = find_language(p, language, err);
    if (!l)
        return false;
    const RuleSet *rules = pipeline_rules(p, language, err);
    if (!l->coder.len) {
        uint64_t hash = hash_start();
        const char *model = arena_format(p->arena, "%.*s/models/%s.nastan", STR_ARG(p->home), l->code).at;
        const char *data = arena_format(p->arena, "%.*s/data/%s", STR_ARG(p->home), l->code).at;
        if (!l->model)
            *err = l->model_error;
        if (!l->model || !rules)
            return false;
        if (!hash_file(model, &hash, err) || !hash_folder(data, ".txt", &hash, err) ||
            !hash_folder(arena_format(p->arena, "%s/rules", data).at, ".rules", &hash, err) ||
            !hash_folder(arena_format(p->arena, "%.*s/data/actors", STR_ARG(p->home)).at, ".txt", &hash, err) ||
            !hash_folder(arena_format(p->arena, "%.*s/data/places", STR_ARG(p->home)).at, ".txt", &hash, err))
            return false;
        l->coder = arena_format(p->arena, "nastan " NASTAN_VERSION " %s-%016" PRIx64, l->code, hash);
    }
    *coder = l->coder;
    return true;
}

Worker *worker_new(Pipeline *pipeline) {
    Worker *w = calloc(1, sizeof *w);
    if (!w)
        abort();
    w->pipeline = pipeline;
    w->threads = 1;
    return w;
}

void worker_free(Worker *w) {
    if (!w)
        return;
    for (size_t i = 0; i < w->count; i++)
        scratch_free(w->scratch[i]);
    free(w);
}

void worker_set_threads(Worker *w, size_t threads) { w->threads = threads; }

static Scratch *scratch_for(Worker *w, const Model *model) {
    size_t i = 0;
    while (i < w->count && w->model[i] != model)
        i++;
    if (i == w->count) {
        w->model[i] = model;
        w->scratch[i] = scratch_new(model);
        w->count++;
    }
    scratch_set_threads(w->scratch[i], w->threads);
    return w->scratch[i];
}

bool worker_parse(Worker *w, Arena *arena, const Article *article, Coded *coded, Error *err) {
    const Model *model = pipeline_model(w->pipeline, article->language, err);
    if (!model)
        return false;
    Sentence *sentences;
    text_segment(arena, article->text, article->language, model_boundaries(model), &sentences, &coded->tree_count);
    coded->trees = arena_alloc(arena, coded->tree_count * sizeof *coded->trees);
    for (size_t i = 0; i < coded->tree_count; i++) {
        tree_of_sentence(arena, &sentences[i], &coded->trees[i]);
        coded->trees[i].sequence = (int)i;
    }
    parse_trees(scratch_for(w, model), arena, coded->trees, coded->tree_count);
    return true;
}

bool worker_parse_words(Worker *w, Arena *arena, const Article *article, Coded *coded, Error *err) {
    const Model *model = pipeline_model(w->pipeline, article->language, err);
    if (model)
        parse_trees(scratch_for(w, model), arena, coded->trees, coded->tree_count);
    return model != NULL;
}

/* Fills the mentions; returns the rules of the article's language, NULL where something could not be opened. */
static const RuleSet *find_mentions(Worker *w, Arena *arena, const Article *article, Coded *coded, Error *err) {
    Pipeline *p = w->pipeline;
    const RuleSet *rules = pipeline_rules(p, article->language, err);
    if (!rules || !open_names(p, err))
        return NULL;
    actors_find(p->actors, p->places, arena, article, coded->trees, coded->tree_count, &coded->mentions,
                &coded->mention_count);
    return rules;
}

bool worker_code(Worker *w, Arena *arena, const Article *article, Coded *coded, Error *err) {
    const RuleSet *rules = find_mentions(w, arena, article, coded, err);
    if (rules)
        events_find(rules, w->pipeline->places, arena, article, coded->trees, coded->tree_count, coded->mentions,
                    coded->mention_count, &coded->events, &coded->event_count);
    return rules != NULL;
}

bool worker_explain(Worker *w, Arena *arena, const Article *article, Str rule, Coded *coded, Explanation *explanation,
                    Error *err) {
    const RuleSet *rules = find_mentions(w, arena, article, coded, err);
    if (!rules)
        return false;
    if (!explanation_find(rules, w->pipeline->places, arena, article, coded->trees, coded->tree_count, coded->mentions,
                          coded->mention_count, rule, explanation))
        return error_set(err, "there is no rule '%.*s' in data/%.*s/rules", STR_ARG(rule), STR_ARG(article->language));
    coded->events = explanation->events;
    coded->event_count = explanation->event_count;
    return true;
}
