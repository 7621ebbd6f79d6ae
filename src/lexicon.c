#include "lexicon.h"

#include <stdlib.h>
#include <string.h>

static int by_name(const void *a, const void *b) {
    const LexiconEntry *x = a, *y = b;
    int order = str_compare(x->rule->name, y->rule->name);
    return order ? order : str_compare(x->language, y->language);
}

bool lexicon_load(Pipeline *pipeline, Arena *arena, const Str *languages, size_t count, Lexicon *lexicon, Error *err) {
    Lexicon all = {0};
    size_t capacity = 0;
    for (size_t i = 0; i < count; i++) {
        const RuleSet *rules = pipeline_rules(pipeline, languages[i], err);
        if (!rules)
            return false;
        for (size_t r = 0; r < rule_set_count(rules); r++) {
            all.at = arena_reserve(arena, all.at, all.count, &capacity, sizeof *all.at);
            all.at[all.count++] = (LexiconEntry){languages[i], rules, rule_set_rule(rules, r)};
        }
    }
    if (all.count)
        qsort(all.at, all.count, sizeof *all.at, by_name);
    *lexicon = all;
    return true;
}

bool lexicon_next(const Lexicon *lexicon, size_t *next, LexiconName *name) {
    size_t first = *next;
    while (*next < lexicon->count && str_equal(lexicon->at[*next].rule->name, lexicon->at[first].rule->name))
        ++*next;
    *name = (LexiconName){lexicon->at + first, *next - first};
    return name->count > 0;
}

bool lexicon_find(const Lexicon *lexicon, Str asked, LexiconName *name) {
    for (size_t next = 0; lexicon_next(lexicon, &next, name);)
        if (str_equal(name->at->rule->name, asked))
            return true;
    return false;
}

static size_t least(size_t a, size_t b) { return a < b ? a : b; }

/* Letters to add, drop or change to make one of the other (Levenshtein), row by row. */
static size_t edit_distance(Str a, Str b, size_t *row) {
    for (size_t k = 0; k <= b.len; k++)
        row[k] = k;
    for (size_t i = 0; i < a.len; i++) {
        size_t diagonal = row[0];
        row[0] = i + 1;
        for (size_t k = 0; k < b.len; k++) {
            size_t changed = diagonal + (a.at[i] != b.at[k]);
            diagonal = row[k + 1];
            row[k + 1] = least(changed, least(row[k], row[k + 1]) + 1);
        }
    }
    return row[b.len];
}

size_t lexicon_nearest(const Lexicon *lexicon, Str asked, Str *names, size_t most) {
    Arena *arena = arena_new();
    size_t *row = arena_alloc(arena, (asked.len + 1) * sizeof *row), nearest = SIZE_MAX, count = 0, next = 0;
    for (LexiconName name; lexicon_next(lexicon, &next, &name);) {
        Str candidate = name.at->rule->name;
        bool begins = asked.len && candidate.len > asked.len && memcmp(candidate.at, asked.at, asked.len) == 0;
        size_t distance = begins ? 0 : edit_distance(candidate, asked, row);
        if (distance < nearest)
            count = 0;
        nearest = least(nearest, distance);
        if (distance == nearest && count < most)
            names[count++] = candidate;
    }
    arena_free(arena);
    return count;
}

bool lexicon_name_agrees(LexiconName name) {
    Str mode = {0};
    for (size_t i = 0; i < name.count; i++) {
        const Rule *rule = name.at[i].rule;
        if (rule->type != name.at->rule->type || (mode.len && rule->mode.len && !str_equal(mode, rule->mode)))
            return false;
        if (rule->mode.len)
            mode = rule->mode;
    }
    return true;
}
