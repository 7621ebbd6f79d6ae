/* Runs the examples that stand in the rule files, from the sentence to the event. */
#include "commands.h"
#include "pipeline.h"

#include <stdio.h>
#include <string.h>

/* True where the list has just the codes written as `VEN,RUS` (`-` is none). */
static bool same_codes(const EntityList *list, Str codes) {
    if (str_is(codes, "-"))
        return list->count == 0;
    int count = 0;
    for (Str code; str_next_field(&codes, ',', &code); count++)
        if (!entity_list_has(list, code))
            return false;
    for (int i = 0; i < list->count; i++)
        for (int k = 0; k < i; k++)
            count += str_equal(list->at[i].actor.code, list->at[k].actor.code);
    return count == list->count;
}

static bool fits(const RuleExample *x, const Event *e) {
    unsigned compared = x->any_auxiliary ? AUXILIARY_NEGATION | AUXILIARY_HYPOTHETICAL : ~0u;
    return str_equal(e->rule, x->rule) && e->type == x->type &&
           (e->auxiliary & compared) == (x->auxiliary & compared) && same_codes(&e->actor, x->actor) &&
           same_codes(&e->recipient, x->recipient);
}

static void print_codes(const EntityList *list) {
    for (int i = 0; i < list->count; i++)
        printf("%s%.*s", i ? "," : "", STR_ARG(list->at[i].actor.code));
    if (!list->count)
        putchar('-');
}

static void print_failure(const RuleExample *x, const Coded *coded) {
    printf("%.*s:%d: rule '%.*s': '%.*s' gave", STR_ARG(x->file), x->line, STR_ARG(x->rule), STR_ARG(x->sentence));
    for (size_t i = 0; i < coded->event_count; i++) {
        const Event *e = &coded->events[i];
        fputs(i ? "; " : " ", stdout);
        print_codes(&e->actor);
        printf(" %s ", event_type_name(e->type));
        print_codes(&e->recipient);
        for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
            if (e->auxiliary & bit)
                printf(" %s", auxiliary_name(bit));
        printf(" (%.*s)", STR_ARG(e->rule));
    }
    puts(coded->event_count ? "" : " nothing");
}

static bool passes(Worker *worker, Str language, const RuleExample *x, EventType *type, Error *err) {
    Arena *arena = arena_new();
    Article article = {.id = x->rule, .text = x->sentence, .language = language, .date = STR("2022-04-01")};
    Coded coded = {0};
    bool ok = worker_parse(worker, arena, &article, &coded, err) && worker_code(worker, arena, &article, &coded, err);
    bool found = false, fired = false;
    for (size_t i = 0; ok && i < coded.event_count; i++) {
        found = found || (!x->none && fits(x, &coded.events[i]));
        fired = fired || str_equal(coded.events[i].rule, x->rule);
    }
    bool good = ok && (x->none ? !fired : found);
    if (good && !x->none)
        *type = x->type;
    if (!good)
        print_failure(x, &coded);
    arena_free(arena);
    return good;
}

static bool check_language(Pipeline *pipeline, Worker *worker, Str language, Error *err) {
    const RuleSet *rules = pipeline_rules(pipeline, language, err);
    if (!rules)
        return false;
    size_t count, passed = 0, good_rules = 0;
    unsigned types = 0;
    int type_count = 0;
    const RuleExample *examples = rule_set_examples(rules, &count);
    for (size_t i = 0; i < count;) {
        bool good = true;
        size_t first = i;
        for (; i < count && str_equal(examples[i].rule, examples[first].rule); i++) {
            EventType type = EVENT_TYPE_COUNT;
            bool one = passes(worker, language, &examples[i], &type, err);
            passed += one;
            good = good && one;
            types |= type < EVENT_TYPE_COUNT ? 1u << type : 0;
        }
        good_rules += good;
    }
    for (int t = 0; t < EVENT_TYPE_COUNT; t++)
        type_count += (types >> t & 1u) != 0;
    printf("lexicon %.*s: %zu rules, %zu with all examples passing, types %d of %d; examples: %zu passed, %zu failed\n",
           STR_ARG(language), rule_set_count(rules), good_rules, type_count, EVENT_TYPE_COUNT, passed, count - passed);
    return passed == count || error_set(err, "%zu examples of language '%.*s' fail", count - passed, STR_ARG(language));
}

/* The languages named on the command line, or all that have weights. */
static bool choose_languages(const Pipeline *pipeline, Arena *arena, int argc, char **argv, Str **codes, size_t *count,
                             Error *err) {
    if (!argc)
        return pipeline_languages(pipeline, arena, codes, count, err);
    *codes = arena_alloc(arena, (size_t)argc * sizeof **codes);
    *count = (size_t)argc;
    for (int i = 0; i < argc; i++)
        (*codes)[i] = str_of(argv[i]);
    return true;
}

int cmd_lexicon(const char *program, int argc, char **argv) {
    if (argc < 2 || strcmp(argv[1], "check") != 0) {
        fputs("usage: nastan lexicon check [LANGUAGE]...\n", stderr);
        return EXIT_WRONG_CALL;
    }
    Error err = {""};
    Pipeline *pipeline = pipeline_new(program, &err);
    Arena *arena = arena_new();
    Str *codes;
    size_t count = 0;
    int status = 0;
    if (!pipeline || !choose_languages(pipeline, arena, argc - 2, argv + 2, &codes, &count, &err)) {
        fprintf(stderr, "nastan: %s\n", err.message);
        status = EXIT_WRONG_CALL;
    }
    Worker *worker = worker_new(pipeline);
    for (size_t i = 0; i < count; i++)
        if (!check_language(pipeline, worker, codes[i], &err)) {
            fprintf(stderr, "nastan: %s\n", err.message);
            status = EXIT_SOME_FAILED;
        }
    worker_free(worker);
    pipeline_free(pipeline);
    arena_free(arena);
    return status;
}
