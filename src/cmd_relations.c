/* relations A B: the series of two states. relations A --between B C: a state between two rivals. */
#include "commands.h"
#include "relations_command.h"
#include "relations_events.h"

#include <inttypes.h>
#include <string.h>

static DyadQuery make_query(const RelationsOptions *o, const char *a, const char *b) {
    DyadQuery q = {.directed = o->directed, .from_day = o->from_day, .to_day = o->to_day, .unrealised = o->unrealised};
    memcpy(q.a, a, sizeof q.a);
    memcpy(q.b, b, sizeof q.b);
    return q;
}

static bool write_series(Store *store, const RelationsOptions *o, RelationsFormat format, Arena *arena, StrBuf *out,
                         Error *err) {
    DyadQuery query = make_query(o, o->states[0], o->states[1]);
    Dyad dyad;
    if (!dyad_load(store, &query, arena, &dyad, err))
        return false;
    Series series = series_make(&dyad, o->by, arena);
    relations_write_series(format, &query, &series, out);
    if (!series.count)
        fprintf(stderr, "nastan: no events of %s %s %s in this time\n", query.a, o->directed ? "towards" : "and",
                query.b);
    return true;
}

static bool write_alignment(Store *store, const RelationsOptions *o, RelationsFormat format, Arena *arena, StrBuf *out,
                            Error *err) {
    DyadQuery query[2];
    Dyad with[2];
    for (int r = 0; r < 2; r++) {
        query[r] = make_query(o, o->states[0], o->between[r]);
        if (!dyad_load(store, &query[r], arena, &with[r], err))
            return false;
    }
    uint64_t least = o->least > 0 ? (uint64_t)o->least : ALIGNMENT_LEAST_EVENTS;
    Alignment alignment = alignment_make(with, o->by, least, arena);
    relations_write_alignment(format, query, &alignment, least, out);
    if (!alignment.count)
        fprintf(stderr, "nastan: no events of %s with %s or %s in this time\n", query[0].a, query[0].b, query[1].b);
    return true;
}

/* The events behind the numbers, as they come; says how many were counted without being kept. */
static bool write_events(Store *store, const RelationsOptions *o, RelationsFormat format, Arena *arena, StrBuf *out,
                         Error *err) {
    (void)out;
    bool between = o->between[0][0];
    DyadQuery query[2];
    RelationsListing listing = {.queries = query, .query_count = between ? 2 : 1, .by = o->by, .format = format};
    listing.evidence = o->listing == LISTING_EVIDENCE;
    for (int r = 0; r < listing.query_count; r++) {
        Dyad dyad;
        query[r] = make_query(o, o->states[0], between ? o->between[r] : o->states[1]);
        if (!dyad_load(store, &query[r], arena, &dyad, err))
            return false;
        for (size_t i = 0; i < dyad.count; i++)
            listing.counted += tally_events(&dyad.days[i].tally);
    }
    uint64_t listed;
    if (!relations_list_events(store, &listing, stdout, &listed, err))
        return false;
    if (listed < listing.counted)
        fprintf(stderr,
                "nastan: %" PRIu64 " of these %" PRIu64 " events are imported counts of days, which import "
                "--keep rows would have kept one by one\n",
                listing.counted - listed, listing.counted);
    else if (!listed)
        fputs("nastan: no events of these states in this time\n", stderr);
    return true;
}

static bool is_complete(const RelationsOptions *o) {
    if (o->between[0][0] && o->state_count == 1 && strcmp(o->between[0], o->between[1]) != 0 &&
        strcmp(o->states[0], o->between[0]) != 0 && strcmp(o->states[0], o->between[1]) != 0)
        return true;
    if (!o->between[0][0] && o->state_count == 2)
        return true;
    fputs("nastan: name two states, as in relations VEN USA, or one between two others, as in relations VEN --between "
          "USA RUS\n",
          stderr);
    return false;
}

int cmd_relations(const char *program, int argc, char **argv) {
    static const char *const formats[] = {"table", "json", "csv", NULL};
    (void)program;
    RelationsOptions options;
    if (!relations_options_parse(&options, argc, argv) || !is_complete(&options))
        return EXIT_WRONG_CALL;
    return relations_command(&options, formats,
                             options.listing         ? write_events
                             : options.between[0][0] ? write_alignment
                                                     : write_series);
}
