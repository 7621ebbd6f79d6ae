/* Scores events against coded articles, or against the events of another coder: each gold event is paired with at most
 * one prediction, the best pairs first; an actor or recipient matches where the sets of codes have a Jaccard index of
 * at least one half. */
#include "base/file.h"
#include "base/limits.h"
#include "commands.h"
#include "events/events.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { CODES_MAX = 32, MEASURES = 3 };

typedef struct Codes {
    const char *at[CODES_MAX]; /* each once; borrowed from the JSON */
    size_t count;
} Codes;

typedef struct Scored {
    const char *type;
    const json_t *also; /* other types that are as good, or NULL */
    Codes actor, recipient;
    bool required;
    unsigned status; /* 1 negation, 2 hypothetical */
} Scored;

typedef struct Pair {
    bool optional, other_type;
    double likeness; /* negative sum of the two Jaccard indices: less is better */
    size_t gold, found;
} Pair;

typedef struct Tally {
    size_t hits, misses, right, wrong; /* required gold found and missed; predictions paired and not */
} Tally;

typedef struct ByType {
    char name[16];
    size_t found, missed, spurious;
} ByType;

static bool has_code(const Codes *codes, const char *code) {
    for (size_t i = 0; i < codes->count; i++)
        if (strcmp(codes->at[i], code) == 0)
            return true;
    return false;
}

static void add_codes(Codes *codes, const json_t *entities) {
    for (size_t i = 0; i < json_array_size(entities); i++) {
        const char *code = json_string_value(json_object_get(json_array_get(entities, i), "code"));
        if (code && *code && !has_code(codes, code) && codes->count < CODES_MAX)
            codes->at[codes->count++] = code;
    }
}

static size_t shared_codes(const Codes *a, const Codes *b) {
    size_t n = 0;
    for (size_t i = 0; i < a->count; i++)
        n += has_code(b, a->at[i]);
    return n;
}

static double jaccard(const Codes *a, const Codes *b) {
    size_t both = shared_codes(a, b), any = a->count + b->count - both;
    return any ? (double)both / (double)any : 1.0;
}

static Codes joined(const Codes *a, const Codes *b) {
    Codes out = *a;
    for (size_t i = 0; i < b->count && out.count < CODES_MAX; i++)
        if (!has_code(&out, b->at[i]))
            out.at[out.count++] = b->at[i];
    return out;
}

static Scored read_event(const json_t *object) {
    const json_t *type = json_object_get(object, "event"), *required = json_object_get(object, "required");
    Scored s = {.required = !required || json_is_true(required), .also = json_object_get(object, "also")};
    s.type = json_string_value(json_is_array(type) ? json_array_get(type, 0) : type);
    s.type = s.type ? s.type : "";
    add_codes(&s.actor, json_object_get(object, "actor"));
    add_codes(&s.recipient, json_object_get(object, "recipient"));
    const json_t *auxiliary = json_object_get(object, "auxiliary");
    for (size_t i = 0; i < json_array_size(auxiliary); i++) {
        const char *name = json_string_value(json_array_get(auxiliary, i));
        s.status |= !name ? 0u : strcmp(name, "negation") == 0 ? 1u : strcmp(name, "hypothetical") == 0 ? 2u : 0u;
    }
    return s;
}

static bool type_fits(const Scored *gold, const Scored *found) {
    if (strcmp(gold->type, found->type) == 0)
        return true;
    for (size_t i = 0; i < json_array_size(gold->also); i++) {
        const char *also = json_string_value(json_array_get(gold->also, i));
        if (also && strcmp(also, found->type) == 0)
            return true;
    }
    return false;
}

static bool is_symmetric(const char *type) {
    static const char *const types[] = {"CONSULT", "AGREE", "COOPERATE", "SUPPORT"};
    for (size_t i = 0; i < 4; i++)
        if (strcmp(type, types[i]) == 0)
            return true;
    return false;
}

static bool dyad_fits(const Scored *gold, const Scored *found) {
    Codes g = joined(&gold->actor, &gold->recipient), f = joined(&found->actor, &found->recipient);
    size_t least = g.count < 2 ? g.count : 2;
    if (is_symmetric(gold->type) && jaccard(&g, &f) >= 0.5 && shared_codes(&g, &f) >= least)
        return true;
    return (!gold->actor.count || jaccard(&gold->actor, &found->actor) >= 0.5) &&
           (!gold->recipient.count || jaccard(&gold->recipient, &found->recipient) >= 0.5);
}

static bool fits(int measure, const Scored *gold, const Scored *found) {
    return type_fits(gold, found) && (measure < 1 || dyad_fits(gold, found)) &&
           (measure < 2 || gold->status == found->status);
}

static int compare_pairs(const void *a, const void *b) {
    const Pair *x = a, *y = b;
    if (x->optional != y->optional)
        return x->optional - y->optional;
    if (x->other_type != y->other_type)
        return x->other_type - y->other_type;
    if (x->likeness < y->likeness || x->likeness > y->likeness)
        return x->likeness < y->likeness ? -1 : 1;
    if (x->gold != y->gold)
        return x->gold < y->gold ? -1 : 1;
    return (x->found > y->found) - (x->found < y->found);
}

/* Marks which gold events and which predictions are paired. */
static void pair_up(Arena *arena, int measure, const Scored *gold, size_t golds, const Scored *found, size_t founds,
                    bool *gold_used, bool *found_used) {
    Pair *pairs = arena_alloc(arena, (golds * founds + 1) * sizeof *pairs);
    size_t count = 0;
    for (size_t g = 0; g < golds; g++)
        for (size_t f = 0; f < founds; f++)
            if (fits(measure, &gold[g], &found[f]))
                pairs[count++] = (Pair){
                    !gold[g].required, strcmp(gold[g].type, found[f].type) != 0,
                    -jaccard(&gold[g].actor, &found[f].actor) - jaccard(&gold[g].recipient, &found[f].recipient), g, f};
    qsort(pairs, count, sizeof *pairs, compare_pairs);
    for (size_t i = 0; i < count; i++)
        if (!gold_used[pairs[i].gold] && !found_used[pairs[i].found])
            gold_used[pairs[i].gold] = found_used[pairs[i].found] = true;
}

static ByType *type_row(ByType *rows, const char *name) {
    size_t i = 0;
    while (i < EVENT_TYPE_COUNT && rows[i].name[0] && strcmp(rows[i].name, name) != 0)
        i++;
    if (i == EVENT_TYPE_COUNT)
        return NULL;
    snprintf(rows[i].name, sizeof rows[i].name, "%s", name);
    return &rows[i];
}

static void score_article(Arena *arena, const Scored *gold, size_t golds, const Scored *found, size_t founds,
                          Tally *tally, ByType *rows) {
    for (int measure = 0; measure < MEASURES; measure++) {
        bool *gold_used = arena_alloc(arena, golds + 1), *found_used = arena_alloc(arena, founds + 1);
        pair_up(arena, measure, gold, golds, found, founds, gold_used, found_used);
        for (size_t g = 0; g < golds; g++) {
            if (!gold[g].required)
                continue;
            gold_used[g] ? tally[measure].hits++ : tally[measure].misses++;
            ByType *row = measure == 2 ? type_row(rows, gold[g].type) : NULL;
            if (row)
                gold_used[g] ? row->found++ : row->missed++;
        }
        for (size_t f = 0; f < founds; f++) {
            found_used[f] ? tally[measure].right++ : tally[measure].wrong++;
            ByType *row = measure == 2 && !found_used[f] ? type_row(rows, found[f].type) : NULL;
            if (row)
                row->spurious++;
        }
    }
}

/* The lines of a JSONL file as one JSON array, or NULL. */
static json_t *read_lines(const char *path, Error *err) {
    Arena *arena = arena_new();
    json_t *list = json_array();
    Str rest;
    bool ok = file_read(path, LIMIT_FILE_BYTES, arena, &rest, err);
    int number = 0;
    for (Str line; ok && str_next_field(&rest, '\n', &line);) {
        number++;
        line = str_trim(line);
        if (!line.len)
            continue;
        json_error_t why;
        json_t *object = json_loadb(line.at, line.len, 0, &why);
        ok = object ? json_array_append_new(list, object) == 0
                    : error_set(err, "%s:%d: is not JSON: %s", path, number, why.text);
    }
    arena_free(arena);
    if (ok)
        return list;
    json_decref(list);
    return NULL;
}

/* Events of a coder in the form of coded articles: the list of an article holds those that name it as their `doc`. */
static json_t *articles_of_events(const json_t *events) {
    json_t *articles = json_array(), *by_id = json_object();
    for (size_t i = 0; i < json_array_size(events); i++) {
        json_t *event = json_array_get(events, i);
        const char *doc = json_string_value(json_object_get(event, "doc"));
        json_t *article = doc ? json_object_get(by_id, doc) : NULL;
        if (!article && doc) {
            article = json_pack("{s:s, s:[]}", "id", doc, "events");
            json_object_set_new(by_id, doc, article);
            json_array_append(articles, article);
        }
        if (article)
            json_array_append(json_object_get(article, "events"), event);
    }
    json_decref(by_id);
    return articles;
}

static json_t *read_gold(const char *path, Error *err) {
    json_t *lines = read_lines(path, err);
    if (!lines || !json_object_get(json_array_get(lines, 0), "doc"))
        return lines;
    json_t *articles = articles_of_events(lines);
    json_decref(lines);
    return articles;
}

static void score_all(const json_t *articles, const json_t *events, Tally *tally, ByType *rows) {
    for (size_t a = 0; a < json_array_size(articles); a++) {
        const json_t *article = json_array_get(articles, a), *coded = json_object_get(article, "events");
        const char *id = json_string_value(json_object_get(article, "id"));
        Arena *arena = arena_new();
        size_t golds = json_array_size(coded), founds = 0;
        Scored *gold = arena_alloc(arena, (golds + 1) * sizeof *gold);
        Scored *found = arena_alloc(arena, (json_array_size(events) + 1) * sizeof *found);
        for (size_t i = 0; i < golds; i++)
            gold[i] = read_event(json_array_get(coded, i));
        for (size_t i = 0; i < json_array_size(events); i++) {
            const char *doc = json_string_value(json_object_get(json_array_get(events, i), "doc"));
            if (id && doc && strcmp(id, doc) == 0)
                found[founds++] = read_event(json_array_get(events, i));
        }
        score_article(arena, gold, golds, found, founds, tally, rows);
        arena_free(arena);
    }
}

static double ratio(size_t part, size_t other) { return part + other ? (double)part / (double)(part + other) : 0.0; }

static int compare_rows(const void *a, const void *b) {
    return strcmp(((const ByType *)a)->name, ((const ByType *)b)->name);
}

static void print_scores(const Tally *tally, ByType *rows, bool by_type) {
    static const char *const names[] = {"type", "dyad", "full"};
    for (int m = 0; m < MEASURES; m++) {
        double p = ratio(tally[m].right, tally[m].wrong), r = ratio(tally[m].hits, tally[m].misses);
        printf("%-5s precision %.3f  recall %.3f  F1 %.3f\n", names[m], p, r, p + r > 0 ? 2 * p * r / (p + r) : 0.0);
    }
    qsort(rows, EVENT_TYPE_COUNT, sizeof *rows, compare_rows);
    for (int i = 0; by_type && i < EVENT_TYPE_COUNT; i++)
        if (rows[i].name[0])
            printf("  %-10s found %3zu  missed %3zu  spurious %3zu\n", rows[i].name, rows[i].found, rows[i].missed,
                   rows[i].spurious);
}

int cmd_score(const char *program, int argc, char **argv) {
    (void)program;
    const char *file[2] = {NULL, NULL};
    bool by_type = false;
    int files = 0;
    for (int i = 1; i < argc; i++) {
        if (strcmp(argv[i], "--by-type") == 0)
            by_type = true;
        else if (files < 2 && strncmp(argv[i], "--", 2) != 0)
            file[files++] = argv[i];
        else
            files = 3;
    }
    if (files != 2) {
        fputs("usage: nastan score [--by-type] GOLD.jsonl EVENTS.jsonl\n", stderr);
        return EXIT_WRONG_CALL;
    }
    Error err = {""};
    json_t *articles = read_gold(file[0], &err), *events = articles ? read_lines(file[1], &err) : NULL;
    if (events) {
        Tally tally[MEASURES] = {{0}};
        ByType rows[EVENT_TYPE_COUNT] = {{{0}, 0, 0, 0}};
        score_all(articles, events, tally, rows);
        print_scores(tally, rows, by_type);
    } else
        fprintf(stderr, "nastan: %s\n", err.message);
    bool ok = events != NULL;
    json_decref(articles);
    json_decref(events);
    return ok ? 0 : EXIT_SOME_FAILED;
}
