#include "relations_options.h"

#include <stdio.h>
#include <string.h>

static bool wrong(const char *message) {
    fprintf(stderr, "nastan: %s\n", message);
    return false;
}

static bool add_state(RelationsOptions *o, Str text) {
    Error err;
    if (o->state_count == RELATIONS_STATES_MAX)
        return wrong("too many states are named");
    if (!state_code_parse(text, o->states[o->state_count], &err))
        return wrong(err.message);
    for (size_t i = 0; i < o->state_count; i++)
        if (strcmp(o->states[i], o->states[o->state_count]) == 0)
            return wrong("a state is named twice");
    o->state_count++;
    return true;
}

/* VEN,USA,RUS */
static bool add_states(RelationsOptions *o, Str list) {
    for (Str field; str_next_field(&list, ',', &field);)
        if (!add_state(o, field))
            return false;
    return true;
}

static bool parse_day(const char *name, const char *value, PeriodEdge edge, int32_t *day) {
    if (period_edge_parse(str_of(value), edge, day))
        return true;
    fprintf(stderr, "nastan: %s is YYYY-MM-DD, YYYY-MM or YYYY from 1900 to 2099, not '%s'\n", name, value);
    return false;
}

static bool parse_number(const char *name, const char *value, long least, long most, long *number) {
    if (str_to_long(str_of(value), number) && *number >= least && *number <= most)
        return true;
    fprintf(stderr, "nastan: %s is a number from %ld to %ld, not '%s'\n", name, least, most, value);
    return false;
}

static bool parse_valued(RelationsOptions *o, const char *name, const char *value) {
    if (strcmp(name, "--store") == 0)
        o->store = value;
    else if (strcmp(name, "--format") == 0)
        o->format = value;
    else if (strcmp(name, "--by") == 0)
        return period_unit_parse(str_of(value), &o->by) || wrong("--by is month, quarter or year");
    else if (strcmp(name, "--from") == 0)
        return parse_day(name, value, PERIOD_BEGIN, &o->from_day);
    else if (strcmp(name, "--to") == 0)
        return parse_day(name, value, PERIOD_END, &o->to_day);
    else if (strcmp(name, "--least") == 0)
        return parse_number(name, value, 1, 1000000, &o->least);
    else if (strcmp(name, "--lags") == 0)
        return parse_number(name, value, 1, 24, &o->lags);
    else if (strcmp(name, "--horizon") == 0)
        return parse_number(name, value, 1, 60, &o->horizon);
    else if (strcmp(name, "--states") == 0)
        return add_states(o, str_of(value));
    else {
        fprintf(stderr, "nastan: unknown option '%s'; see nastan --help\n", name);
        return false;
    }
    return true;
}

/* Reads the option at `i`; returns how many arguments it took, 0 where it is wrong. */
static int parse_option(RelationsOptions *o, int argc, char **argv, int i) {
    Error err;
    if (strcmp(argv[i], "--directed") == 0)
        o->directed = true;
    else if (strcmp(argv[i], "--unrealised") == 0)
        o->unrealised = true;
    else if (strcmp(argv[i], "--events") == 0)
        o->listing = o->listing == LISTING_EVIDENCE ? LISTING_EVIDENCE : LISTING_EVENTS;
    else if (strcmp(argv[i], "--evidence") == 0)
        o->listing = LISTING_EVIDENCE;
    else if (strcmp(argv[i], "--between") == 0) {
        for (int k = 0; k < 2; k++)
            if (i + 1 + k >= argc)
                return wrong("--between needs two states, such as --between USA RUS");
            else if (!state_code_parse(str_of(argv[i + 1 + k]), o->between[k], &err))
                return wrong(err.message);
        return 3;
    } else if (i + 1 == argc) {
        fprintf(stderr, "nastan: option '%s' needs a value, or is unknown; see nastan --help\n", argv[i]);
        return 0;
    } else
        return parse_valued(o, argv[i], argv[i + 1]) ? 2 : 0;
    return 1;
}

bool relations_options_parse(RelationsOptions *o, int argc, char **argv) {
    *o = (RelationsOptions){.from_day = INT32_MIN + 1, .to_day = INT32_MAX, .least = -1, .lags = 2, .horizon = 6};
    for (int i = 1; i < argc;) {
        bool option = strncmp(argv[i], "--", 2) == 0;
        int taken = option ? parse_option(o, argc, argv, i) : add_state(o, str_of(argv[i]));
        if (!taken)
            return false;
        i += taken;
    }
    if (!o->store)
        return wrong("name the store with --store; nastan code --store makes one");
    if (o->listing && strcmp(argv[0], "relations") != 0 && strcmp(argv[0], "export") != 0)
        return wrong("--events and --evidence are options of relations and export");
    if (o->from_day > o->to_day)
        return wrong("--from is later than --to");
    return true;
}

int relations_options_format(const RelationsOptions *o, const char *const *names) {
    if (!o->format)
        return 0;
    for (int i = 0; names[i]; i++)
        if (strcmp(o->format, names[i]) == 0)
            return i;
    fprintf(stderr, "nastan: unknown format '%s'; it is", o->format);
    for (int i = 0; names[i]; i++)
        fprintf(stderr, "%s %s", i ? "," : "", names[i]);
    fputc('\n', stderr);
    return -1;
}

PairQuery relations_options_pairs(const RelationsOptions *o) {
    return (PairQuery){.states = o->states,
                       .state_count = o->state_count,
                       .from_day = o->from_day,
                       .to_day = o->to_day,
                       .unrealised = o->unrealised};
}
