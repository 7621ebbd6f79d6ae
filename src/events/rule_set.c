/* Reads the rule files of a language and the lists of status.txt, and indexes rules by the first word of their anchors.
 */
#include "events/rule_set.h"
#include "base/file.h"
#include "base/limits.h"

#include <stdlib.h>
#include <string.h>

typedef struct Postings {
    int *rule;
    size_t count, capacity;
} Postings;

struct RuleSet {
    Arena *arena;
    Rule *rules;
    size_t count, capacity;
    RuleExample *examples;
    size_t example_count, example_capacity;
    Map names, by_lemma;
    Postings *postings;
    size_t posting_count, posting_capacity;
    Map status[STATUS_LISTS];
    Map contexts; /* lemma -> index of context_bits */
    uint64_t *context_bits;
    size_t context_count, context_capacity;
    int section; /* of the status file while it is read; STATUS_LISTS before the first */
    Map calendar;
    Ending *endings;
    size_t ending_count, ending_capacity;
    Map whole_forms; /* "VERB|struck" -> index of its lemma in `whole` */
    Str *whole;
    size_t whole_count, whole_capacity;
};

static const char *const STATUS_NAMES[STATUS_LISTS] = {"negation",
                                                       "negation-verbs",
                                                       "negation-adjectives",
                                                       "only",
                                                       "or",
                                                       "future",
                                                       "future-verbs",
                                                       "future-adjectives",
                                                       "future-in-past",
                                                       "scheduled",
                                                       "hypothetical",
                                                       "hypothetical-verbs",
                                                       "hypothetical-adjectives",
                                                       "likelihood",
                                                       "unlikelihood",
                                                       "conditional",
                                                       "maybe",
                                                       "inverted",
                                                       "claims",
                                                       "denials",
                                                       "complementizers",
                                                       "complement-prepositions",
                                                       "transparent",
                                                       "opaque",
                                                       "reporting",
                                                       "quoting",
                                                       "accusing",
                                                       "as",
                                                       "attribution",
                                                       "light-verbs"};

/* A calendar word is kept in its map as kind * step + greatest value + value. */
enum { CALENDAR_VALUE_MAX = 10000, CALENDAR_KIND_STEP = 20001 };

bool words_contain(Str words, Str lemma) {
    for (Str w; str_next_field(&words, ' ', &w);)
        if (w.len && (str_is(w, "*") || str_equal(w, lemma)))
            return true;
    return false;
}

static StepKind step_kind(Str word) {
    static const char *const names[] = {"subject",    "agent",     "object", "indirect", "complement",
                                        "infinitive", "modifier",  "owner",  "copula",   "governor",
                                        "home",       "auxiliary", "mark"};
    for (int i = 0; i < STEP_PREPOSITION; i++)
        if (str_is(word, names[i]))
            return (StepKind)i;
    return STEP_PREPOSITION;
}

static bool parse_path(Str text, Path *path, Error *err) {
    *path = (Path){.text = text};
    for (Str step, rest = text; str_next_field(&rest, '.', &step);) {
        if (path->count == PATH_STEPS_MAX || !step.len)
            return error_set(err, "bad path '%.*s'", STR_ARG(text));
        path->step[path->count] = step_kind(step);
        path->preposition[path->count++] = step;
    }
    return path->count > 0;
}

static bool parse_paths(Str value, PathList *list, Error *err) {
    for (Str text; str_next_field(&value, ' ', &text);) {
        if (!text.len || str_is(text, "|"))
            continue;
        if (list->count == RULE_PATHS_MAX)
            return error_set(err, "more than %d paths", RULE_PATHS_MAX);
        if (!parse_path(text, &list->at[list->count++], err))
            return false;
    }
    return true;
}

static bool parse_example(RuleSet *set, const Rule *rule, Str file, int line, Str value, Error *err) {
    const char *arrow = memmem(value.at, value.len, "=>", 2);
    if (!arrow)
        return error_set(err, "an example is `sentence => ACTOR TYPE RECIPIENT` or `sentence => none`");
    size_t before = (size_t)(arrow - value.at);
    RuleExample e = {.file = file,
                     .line = line,
                     .rule = rule->name,
                     .sentence = str_trim((Str){value.at, before}),
                     .any_auxiliary = true};
    Str rest = str_trim((Str){arrow + 2, value.len - before - 2}), word[4] = {{0}};
    e.none = str_is(rest, "none");
    for (int i = 0; !e.none && i < 3; i++)
        if (!str_next_field(&rest, ' ', &word[i]))
            return error_set(err, "an example's outcome is `ACTOR TYPE RECIPIENT` or `none`");
    if (!e.none && !event_type_parse(word[1], &e.type))
        return error_set(err, "unknown type '%.*s'", STR_ARG(word[1]));
    e.actor = word[0];
    e.recipient = word[2];
    for (Str aux; !e.none && str_next_field(&rest, ' ', &aux);)
        for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
            if (str_is(aux, auxiliary_name(bit))) {
                e.auxiliary |= bit;
                e.any_auxiliary = false;
            }
    set->examples = arena_reserve(set->arena, set->examples, set->example_count, &set->example_capacity, sizeof e);
    set->examples[set->example_count++] = e;
    return true;
}

static bool parse_condition(Rule *rule, Str key, Str value, Error *err) {
    if (rule->condition_count == RULE_CONDITIONS_MAX)
        return error_set(err, "more than %d conditions", RULE_CONDITIONS_MAX);
    Condition *c = &rule->condition[rule->condition_count++];
    c->absent = str_has_prefix(key, "not ");
    c->lemmas = value;
    Str path = c->absent ? str_trim((Str){key.at + 4, key.len - 4}) : key;
    if (memchr(path.at, ' ', path.len))
        return error_set(err, "unknown key '%.*s'", STR_ARG(key));
    return parse_path(path, &c->path, err);
}

static bool parse_anchor(Rule *rule, char kind, Str value, Error *err) {
    if (rule->anchor)
        return error_set(err, "a rule has one of 'verb', 'noun', 'adjective'");
    rule->anchor = kind;
    rule->anchors = value;
    return value.len > 0 || error_set(err, "an anchor without lemmas");
}

static bool parse_key(RuleSet *set, Rule *rule, Str file, int line, Str key, Str value, Error *err) {
    if (str_is(key, "type")) {
        rule->has_type = event_type_parse(value, &rule->type);
        return rule->has_type || error_set(err, "unknown type '%.*s'", STR_ARG(value));
    }
    if (str_is(key, "mode")) {
        rule->mode = value;
        return event_mode_exists(rule->type, value) ||
               error_set(err, "unknown mode '%.*s' of its type", STR_ARG(value));
    }
    if (str_is(key, "context")) {
        rule->context = value;
        for (Str name; str_next_field(&value, ' ', &name);)
            if (context_index(name) < 0)
                return error_set(err, "unknown context '%.*s'", STR_ARG(name));
        return true;
    }
    if (str_is(key, "verb") || str_is(key, "noun") || str_is(key, "adjective"))
        return parse_anchor(rule, (char)(key.at[0] - 'a' + 'A'), value, err);
    if (str_is(key, "actor"))
        return parse_paths(value, &rule->actor, err);
    if (str_is(key, "recipient"))
        return parse_paths(value, &rule->recipient, err);
    if (str_is(key, "both"))
        return parse_paths(value, &rule->both, err);
    if (str_is(key, "needs")) {
        rule->needs_actor = words_contain(value, STR("actor")) || words_contain(value, STR("both"));
        rule->needs_recipient = words_contain(value, STR("recipient")) || words_contain(value, STR("both"));
        return rule->needs_actor || rule->needs_recipient || error_set(err, "'needs' is actor, recipient or both");
    }
    if (str_is(key, "confidence")) {
        rule->confidence = strtod(value.at, NULL);
        return (rule->confidence > 0 && rule->confidence <= 1) || error_set(err, "confidence lies between 0 and 1");
    }
    if (str_is(key, "example"))
        return parse_example(set, rule, file, line, value, err);
    return parse_condition(rule, key, value, err);
}

static void index_anchor(RuleSet *set, Str lemma, int rule) {
    int at = map_get(&set->by_lemma, lemma);
    if (at == MAP_ABSENT) {
        set->postings =
            arena_reserve(set->arena, set->postings, set->posting_count, &set->posting_capacity, sizeof *set->postings);
        at = (int)set->posting_count++;
        set->postings[at] = (Postings){0};
        map_put(&set->by_lemma, lemma, at);
    }
    Postings *p = &set->postings[at];
    p->rule = arena_reserve(set->arena, p->rule, p->count, &p->capacity, sizeof *p->rule);
    p->rule[p->count++] = rule;
}

/* `се_сретне` is indexed under сретне, `carry_out` under carry. */
static Str main_word(Str anchor) {
    const char *cut = memchr(anchor.at, '_', anchor.len);
    if (!cut)
        return anchor;
    size_t n = (size_t)(cut - anchor.at);
    Str first = {anchor.at, n}, second = {cut + 1, anchor.len - n - 1};
    return str_is(first, "се") || str_is(first, "си") ? second : first;
}

static bool finish_rule(RuleSet *set, Rule *rule, size_t examples_before, Error *err) {
    if (!rule->has_type || !rule->anchor)
        return error_set(err, "rule '%.*s' lacks %s", STR_ARG(rule->name),
                         rule->has_type ? "an anchor (verb, noun, adjective)" : "a type");
    if (!rule->actor.count && !rule->recipient.count && !rule->both.count)
        return error_set(err, "rule '%.*s' names no actor and no recipient", STR_ARG(rule->name));
    bool good = false;
    for (size_t i = examples_before; i < set->example_count; i++)
        good = good || !set->examples[i].none;
    if (!good)
        return error_set(err, "rule '%.*s' has no example that gives an event", STR_ARG(rule->name));
    if (map_get(&set->names, rule->name) != MAP_ABSENT)
        return error_set(err, "a second rule '%.*s'", STR_ARG(rule->name));
    set->rules = arena_reserve(set->arena, set->rules, set->count, &set->capacity, sizeof *set->rules);
    set->rules[set->count] = *rule;
    map_put(&set->names, rule->name, (int)set->count);
    for (Str anchor, rest = rule->anchors; str_next_field(&rest, ' ', &anchor);)
        if (anchor.len)
            index_anchor(set, main_word(anchor), (int)set->count);
    set->count++;
    return true;
}

static bool load_rules(RuleSet *set, Str path, Str name, Error *err) {
    Str rest;
    if (!file_read(path.at, LIMIT_DATA_FILE_BYTES, set->arena, &rest, err))
        return false;
    Rule rule = {0};
    bool open = false;
    size_t examples_before = 0;
    int number = 0;
    for (Str line; str_next_field(&rest, '\n', &line);) {
        number++;
        Str text = str_trim(line);
        if (!text.len || text.at[0] == '#')
            continue;
        if (str_has_prefix(text, "rule ")) {
            if (open && !finish_rule(set, &rule, examples_before, err))
                return error_prefix(err, "%s:%d:1", path.at, rule.line);
            rule = (Rule){
                .name = str_trim((Str){text.at + 5, text.len - 5}), .file = name, .line = number, .confidence = 0.8};
            open = true;
            examples_before = set->example_count;
            continue;
        }
        const char *colon = memchr(text.at, ':', text.len);
        int column = (int)(text.at - line.at) + 1;
        if (!open || !colon) {
            error_set(
                err, open ? "`key: value` should stand here, not '%.*s'" : "a file begins with `rule NAME`, not '%.*s'",
                STR_ARG(text));
            return error_prefix(err, "%s:%d:%d", path.at, number, column);
        }
        size_t n = (size_t)(colon - text.at);
        if (!parse_key(set, &rule, path, number, str_trim((Str){text.at, n}),
                       str_trim((Str){colon + 1, text.len - n - 1}), err))
            return error_prefix(err, "%s:%d:%d", path.at, number, column);
    }
    return !open || finish_rule(set, &rule, examples_before, err) || error_prefix(err, "%s:%d:1", path.at, rule.line);
}

static bool parse_status(RuleSet *set, Str line, Error *err) {
    if (line.at[0] == '[') {
        set->section = 0;
        while (set->section < STATUS_LISTS &&
               !str_equal((Str){line.at + 1, line.len - 2}, str_of(STATUS_NAMES[set->section])))
            set->section++;
        return set->section < STATUS_LISTS || error_set(err, "unknown section '%.*s'", STR_ARG(line));
    }
    if (set->section == STATUS_LISTS)
        return error_set(err, "words before the first section");
    for (Str word; str_next_field(&line, ' ', &word);)
        if (word.len)
            map_put(&set->status[set->section], word, 1);
    return true;
}

static bool parse_calendar(RuleSet *set, Str line, Error *err) {
    static const char *const kinds[CALENDAR_KINDS] = {
        "month", "weekday", "day",    "unit",    "shift",  "ago",  "before", "number", "related", "behind", "ahead",
        "this",  "last",    "season", "century", "decade", "from", "to",     "part",   "offset",  "weekend"};
    Str kind, value;
    long number;
    int k = 0;
    str_next_field(&line, ' ', &kind);
    while (k < CALENDAR_KINDS && !str_is(kind, kinds[k]))
        k++;
    if (k == CALENDAR_KINDS)
        return error_set(err, "unknown kind '%.*s'", STR_ARG(kind));
    bool minus = str_next_field(&line, ' ', &value) && str_has_prefix(value, "-");
    if (!str_to_long(minus ? (Str){value.at + 1, value.len - 1} : value, &number) || number > CALENDAR_VALUE_MAX)
        return error_set(err, "'%.*s' is not a number", STR_ARG(value));
    for (Str word; str_next_field(&line, ' ', &word);)
        if (word.len)
            map_put(&set->calendar, word,
                    k * CALENDAR_KIND_STEP + CALENDAR_VALUE_MAX + (int)(minus ? -number : number));
    return true;
}

static bool parse_contexts(RuleSet *set, Str line, Error *err) {
    Str name;
    str_next_field(&line, ':', &name);
    int context = context_index(name);
    if (context < 0)
        return error_set(err, "unknown context '%.*s'", STR_ARG(name));
    for (Str word; str_next_field(&line, ' ', &word);) {
        if (!word.len)
            continue;
        int at = map_get(&set->contexts, word);
        if (at == MAP_ABSENT) {
            at = (int)set->context_count;
            set->context_bits = arena_reserve(set->arena, set->context_bits, set->context_count, &set->context_capacity,
                                              sizeof *set->context_bits);
            set->context_bits[set->context_count++] = 0;
            map_put(&set->contexts, word, at);
        }
        set->context_bits[at] |= (uint64_t)1 << context;
    }
    return true;
}

static Str whole_form_key(Arena *arena, Str upos, Str form) { return arena_join(arena, upos, "|", form); }

static bool parse_ending(RuleSet *set, Str line, Error *err) {
    Ending e;
    if (!str_next_field(&line, ' ', &e.upos) || !str_next_field(&line, ' ', &e.form) || !line.len)
        return error_set(err, "a line is `UPOS ending lemma-ending...` or `UPOS =form lemma`");
    e.lemma = line;
    if (str_has_prefix(e.form, "=")) {
        set->whole = arena_reserve(set->arena, set->whole, set->whole_count, &set->whole_capacity, sizeof *set->whole);
        map_put(&set->whole_forms, whole_form_key(set->arena, e.upos, (Str){e.form.at + 1, e.form.len - 1}),
                (int)set->whole_count);
        set->whole[set->whole_count++] = line;
        return true;
    }
    set->endings = arena_reserve(set->arena, set->endings, set->ending_count, &set->ending_capacity, sizeof e);
    set->endings[set->ending_count++] = e;
    return true;
}

Str rule_set_irregular(const RuleSet *rules, Arena *scratch, Str upos, Str form) {
    int at = map_get(&rules->whole_forms, whole_form_key(scratch, upos, form));
    return at == MAP_ABSENT ? STR("") : rules->whole[at];
}

const Ending *rule_set_endings(const RuleSet *rules, size_t *count) {
    *count = rules->ending_count;
    return rules->endings;
}

/* Reads a file of one entry a line. */
static bool load_lines(RuleSet *set, Str path, bool (*parse)(RuleSet *set, Str line, Error *err), Error *err) {
    Str rest;
    int number = 0;
    if (!file_read(path.at, LIMIT_DATA_FILE_BYTES, set->arena, &rest, err))
        return false;
    for (Str line; str_next_field(&rest, '\n', &line);) {
        number++;
        line = str_trim(line);
        if (line.len && line.at[0] != '#' && !parse(set, line, err))
            return error_prefix(err, "%s:%d:1", path.at, number);
    }
    return true;
}

bool rule_set_calendar(const RuleSet *rules, Str word, CalendarWord *out) {
    int packed = map_get(&rules->calendar, word);
    if (packed == MAP_ABSENT)
        return false;
    *out =
        (CalendarWord){(CalendarKind)(packed / CALENDAR_KIND_STEP), packed % CALENDAR_KIND_STEP - CALENDAR_VALUE_MAX};
    return true;
}

RuleSet *rule_set_load(const char *folder, Error *err) {
    Arena *arena = arena_new();
    RuleSet *set = arena_alloc(arena, sizeof *set);
    set->arena = arena;
    map_init(&set->names, arena);
    map_init(&set->by_lemma, arena);
    map_init(&set->contexts, arena);
    for (int i = 0; i < STATUS_LISTS; i++)
        map_init(&set->status[i], arena);
    Str *files;
    size_t count;
    Str rules = arena_format(arena, "%s/rules", folder);
    map_init(&set->calendar, arena);
    map_init(&set->whole_forms, arena);
    set->section = STATUS_LISTS;
    bool ok = load_lines(set, arena_format(arena, "%s/status.txt", folder), parse_status, err) &&
              load_lines(set, arena_format(arena, "%s/calendar.txt", folder), parse_calendar, err) &&
              load_lines(set, arena_format(arena, "%s/endings.txt", folder), parse_ending, err) &&
              load_lines(set, arena_format(arena, "%s/contexts.txt", folder), parse_contexts, err) &&
              file_list(rules.at, ".rules", arena, &files, &count, err);
    for (size_t i = 0; ok && i < count; i++)
        ok = load_rules(set, arena_format(arena, "%.*s/%.*s", STR_ARG(rules), STR_ARG(files[i])), files[i], err);
    if (ok)
        return set;
    arena_free(arena);
    return NULL;
}

void rule_set_free(RuleSet *rules) {
    if (rules)
        arena_free(rules->arena);
}

size_t rule_set_count(const RuleSet *rules) { return rules->count; }

const RuleExample *rule_set_examples(const RuleSet *rules, size_t *count) {
    *count = rules->example_count;
    return rules->examples;
}

const Rule *rule_set_rule(const RuleSet *rules, size_t index) { return &rules->rules[index]; }

bool rule_set_status(const RuleSet *rules, StatusList list, Str lemma) {
    return map_get(&rules->status[list], lemma) != MAP_ABSENT;
}

const int *rule_set_by_lemma(const RuleSet *rules, Str lemma, size_t *count) {
    int at = map_get(&rules->by_lemma, lemma);
    *count = at == MAP_ABSENT ? 0 : rules->postings[at].count;
    return at == MAP_ABSENT ? NULL : rules->postings[at].rule;
}

uint64_t rule_set_contexts(const RuleSet *rules, Str lemma) {
    int at = map_get(&rules->contexts, lemma);
    return at == MAP_ABSENT ? 0 : rules->context_bits[at];
}
