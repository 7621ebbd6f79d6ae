/* Runs the examples that stand in the rule files, from the sentence to the event, and shows the rules of all languages
 * by their names. */
#include "commands.h"
#include "lexicon_output.h"

#include <stdio.h>
#include <string.h>

enum { NEAREST_NAMES = 5 };

static const char USAGE[] =
    "usage: nastan lexicon check [LANGUAGE]...   run the examples of every rule, compare the names\n"
    "       nastan lexicon list [--type TYPE]    name, type, mode and languages of every rule\n"
    "       nastan lexicon show NAME             one rule in all languages that have it\n";

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

/* Names that several languages have, and whether they say the same by them. */
static bool check_names(Pipeline *pipeline, Arena *arena, const Str *languages, size_t count, Error *err) {
    Lexicon lexicon;
    if (!lexicon_load(pipeline, arena, languages, count, &lexicon, err))
        return false;
    size_t next = 0, names = 0, shared = 0, at_odds = 0;
    for (LexiconName name; lexicon_next(&lexicon, &next, &name); names++) {
        shared += name.count > 1;
        if (!lexicon_name_agrees(name)) {
            lexicon_print_disagreement(name);
            at_odds++;
        }
    }
    printf("lexicon names: %zu, %zu shared, %zu at odds\n", names, shared, at_odds);
    return !at_odds || error_set(err, "the languages do not agree on %zu rule names", at_odds);
}

static int fail(const Error *err, int status) {
    fprintf(stderr, "nastan: %s\n", err->message);
    return status;
}

static int check_lexicon(Pipeline *pipeline, Arena *arena, int argc, char **argv) {
    Error err = {""};
    Str *codes;
    size_t count;
    int status = 0;
    if (!choose_languages(pipeline, arena, argc, argv, &codes, &count, &err))
        return fail(&err, EXIT_WRONG_CALL);
    Worker *worker = worker_new(pipeline);
    for (size_t i = 0; i < count; i++)
        if (!check_language(pipeline, worker, codes[i], &err))
            status = fail(&err, EXIT_SOME_FAILED);
    if (count > 1 && !check_names(pipeline, arena, codes, count, &err))
        status = fail(&err, EXIT_SOME_FAILED);
    worker_free(worker);
    return status;
}

static bool load_all(Pipeline *pipeline, Arena *arena, Lexicon *lexicon, Error *err) {
    Str *codes;
    size_t count;
    return pipeline_languages(pipeline, arena, &codes, &count, err) &&
           lexicon_load(pipeline, arena, codes, count, lexicon, err);
}

static int refuse_name(const Lexicon *lexicon, Str asked) {
    Str names[NEAREST_NAMES];
    size_t count = lexicon_nearest(lexicon, asked, names, NEAREST_NAMES);
    fprintf(stderr, "nastan: no language has a rule '%.*s'", STR_ARG(asked));
    for (size_t i = 0; i < count; i++)
        fprintf(stderr, "%s%.*s", i ? ", " : "; nearest: ", STR_ARG(names[i]));
    fputs("; nastan lexicon list names all\n", stderr);
    return EXIT_WRONG_CALL;
}

static int show_name(Pipeline *pipeline, Arena *arena, int argc, char **argv) {
    Error err = {""};
    Lexicon lexicon;
    LexiconName name;
    if (argc != 1) {
        fputs("nastan: lexicon show wants the name of one rule; nastan lexicon list names all\n", stderr);
        return EXIT_WRONG_CALL;
    }
    if (!load_all(pipeline, arena, &lexicon, &err))
        return fail(&err, EXIT_SOME_FAILED);
    if (!lexicon_find(&lexicon, str_of(argv[0]), &name))
        return refuse_name(&lexicon, str_of(argv[0]));
    lexicon_print_page(name);
    return 0;
}

/* `--type TYPE`, or nothing: then `*type` is EVENT_TYPE_COUNT. */
static bool parse_list_options(int argc, char **argv, EventType *type) {
    *type = EVENT_TYPE_COUNT;
    if (argc && strcmp(argv[0], "--type") != 0)
        fprintf(stderr, "nastan: unknown option '%s'; see nastan lexicon --help\n", argv[0]);
    else if (argc == 1)
        fputs("nastan: option '--type' needs a value; see nastan lexicon --help\n", stderr);
    else if (argc > 2)
        fprintf(stderr, "nastan: '%s' is one too many; see nastan lexicon --help\n", argv[2]);
    else if (argc && !event_type_parse(str_of(argv[1]), type)) {
        fprintf(stderr, "nastan: unknown type '%s'; it is one of", argv[1]);
        for (int i = 0; i < EVENT_TYPE_COUNT; i++)
            fprintf(stderr, " %s", event_type_name((EventType)i));
        fputc('\n', stderr);
    } else
        return true;
    return false;
}

static bool has_type(LexiconName name, EventType type) {
    for (size_t i = 0; i < name.count; i++)
        if (type == EVENT_TYPE_COUNT || name.at[i].rule->type == type)
            return true;
    return false;
}

static int list_names(Pipeline *pipeline, Arena *arena, int argc, char **argv) {
    Error err = {""};
    Lexicon lexicon;
    EventType type;
    if (!parse_list_options(argc, argv, &type))
        return EXIT_WRONG_CALL;
    if (!load_all(pipeline, arena, &lexicon, &err))
        return fail(&err, EXIT_SOME_FAILED);
    size_t next = 0, names = 0, shared = 0;
    for (LexiconName name; lexicon_next(&lexicon, &next, &name);) {
        if (!has_type(name, type))
            continue;
        lexicon_print_line(name);
        names++;
        shared += name.count > 1;
    }
    fprintf(stderr, "nastan: %zu of %zu rule names are shared by languages\n", shared, names);
    return 0;
}

static const struct {
    const char *name;
    int (*run)(Pipeline *pipeline, Arena *arena, int argc, char **argv);
} ACTIONS[] = {{"check", check_lexicon}, {"list", list_names}, {"show", show_name}};

static int run_action(const char *program, int action, int argc, char **argv) {
    Error err = {""};
    Pipeline *pipeline = pipeline_new(program, &err);
    if (!pipeline)
        return fail(&err, EXIT_WRONG_CALL);
    Arena *arena = arena_new();
    int status = ACTIONS[action].run(pipeline, arena, argc, argv);
    arena_free(arena);
    pipeline_free(pipeline);
    return status;
}

int cmd_lexicon(const char *program, int argc, char **argv) {
    if (argc > 1 && strcmp(argv[1], "--help") == 0) {
        fputs(USAGE, stdout);
        return 0;
    }
    for (int i = 0; argc > 1 && i < (int)(sizeof ACTIONS / sizeof *ACTIONS); i++)
        if (strcmp(argv[1], ACTIONS[i].name) == 0)
            return run_action(program, i, argc - 2, argv + 2);
    if (argc > 1)
        fprintf(stderr, "nastan: lexicon does not know '%s'\n", argv[1]);
    fputs(USAGE, stderr);
    return EXIT_WRONG_CALL;
}
