/* reciprocity A B C: who of three states answers whom, by an autoregression of what each does to each. */
#include "commands.h"
#include "relations/reciprocity.h"
#include "relations/series.h"
#include "relations_command.h"

#include <string.h>

enum { STATES = 3, SERIES = 6 };
static const double CLEAR = 0.05;

static const int PAIRS[SERIES][2] = {{0, 1}, {1, 0}, {0, 2}, {2, 0}, {1, 2}, {2, 1}};

typedef struct Triad {
    char names[SERIES][16]; /* VEN->USA */
    double *values;         /* [periods][SERIES]: mean score; 0 where nothing is told */
    int periods;
    int empty; /* values of periods in which nothing is told */
} Triad;

static void join(Triad *triad, const Series series[SERIES], Arena *arena) {
    int32_t first = INT32_MAX, end = INT32_MIN;
    for (int i = 0; i < SERIES; i++)
        if (series[i].count) {
            int32_t behind = series[i].first + (int32_t)series[i].count;
            first = series[i].first < first ? series[i].first : first;
            end = behind > end ? behind : end;
        }
    triad->periods = end > first ? (int)(end - first) : 0;
    triad->values = arena_alloc(arena, (size_t)triad->periods * SERIES * sizeof *triad->values);
    triad->empty = triad->periods * SERIES;
    for (int i = 0; i < SERIES; i++)
        for (size_t t = 0; t < series[i].count; t++) {
            size_t at = (size_t)(series[i].first - first) + t;
            triad->values[at * SERIES + (size_t)i] = tally_mean(&series[i].points[t]);
            triad->empty -= tally_events(&series[i].points[t]) > 0;
        }
}

static bool load(Store *store, const RelationsOptions *o, Arena *arena, Triad *triad, Error *err) {
    Series series[SERIES];
    for (int i = 0; i < SERIES; i++) {
        DyadQuery query = {.directed = true, .from_day = o->from_day, .to_day = o->to_day, .unrealised = o->unrealised};
        memcpy(query.a, o->states[PAIRS[i][0]], sizeof query.a);
        memcpy(query.b, o->states[PAIRS[i][1]], sizeof query.b);
        snprintf(triad->names[i], sizeof triad->names[i], "%.3s->%.3s", query.a, query.b);
        Dyad dyad;
        if (!dyad_load(store, &query, arena, &dyad, err))
            return false;
        series[i] = series_make(&dyad, o->by, arena);
        if (!dyad.count)
            return error_set(err, "no events of %s in this time; the autoregression needs all six directions",
                             triad->names[i]);
    }
    join(triad, series, arena);
    return true;
}

static void write_table(const RelationsOptions *o, const Triad *triad, const Reciprocity *r, StrBuf *out) {
    strbuf_add_format(out,
                      "%d periods by %s, %d lags; %d of %d values are of periods in which nothing is told, and 0\n\n",
                      triad->periods, period_unit_name(o->by), r->lags, triad->empty, triad->periods * SERIES);
    strbuf_add_text(out, "p of Granger's test: does the column foretell the row? * below 0.05\n          ");
    for (int j = 0; j < SERIES; j++)
        strbuf_add_format(out, "%10s", triad->names[j]);
    for (int i = 0; i < SERIES; i++) {
        strbuf_add_format(out, "\n%-10s", triad->names[i]);
        for (int j = 0; j < SERIES; j++)
            if (i == j)
                strbuf_add_text(out, "         -");
            else
                strbuf_add_format(out, "%9.4f%s", r->granger[i * SERIES + j].p,
                                  r->granger[i * SERIES + j].p < CLEAR ? "*" : " ");
    }
    strbuf_add_format(
        out, "\n\nresponse of the row to a surprise in the column, summed over %d periods after it\n          ",
        r->horizon);
    for (int j = 0; j < SERIES; j++)
        strbuf_add_format(out, "%10s", triad->names[j]);
    for (int i = 0; i < SERIES; i++) {
        strbuf_add_format(out, "\n%-10s", triad->names[i]);
        for (int j = 0; j < SERIES; j++) {
            double sum = 0;
            for (int h = 1; h <= r->horizon; h++)
                sum += r->responses[(h * SERIES + i) * SERIES + j];
            strbuf_add_format(out, "%10.3f", sum);
        }
    }
    strbuf_add_char(out, '\n');
}

static void write_json(const RelationsOptions *o, const Triad *triad, const Reciprocity *r, StrBuf *out) {
    strbuf_add_format(out, "{\"by\": \"%s\", \"periods\": %d, \"lags\": %d, \"empty\": %d, \"series\": [",
                      period_unit_name(o->by), triad->periods, r->lags, triad->empty);
    for (int i = 0; i < SERIES; i++)
        strbuf_add_format(out, "%s\"%s\"", i ? ", " : "", triad->names[i]);
    strbuf_add_text(out, "],\n\"tests\": [");
    for (int i = 0; i < SERIES * SERIES; i++) {
        int row = i / SERIES, column = i % SERIES;
        if (row == column)
            continue;
        strbuf_add_format(out, "%s\n{\"of\": \"%s\", \"by\": \"%s\", \"f\": %.6g, \"p\": %.6g, \"response\": [",
                          i > 1 ? "," : "", triad->names[row], triad->names[column], r->granger[i].f, r->granger[i].p);
        for (int h = 0; h <= r->horizon; h++)
            strbuf_add_format(out, "%s%.6g", h ? ", " : "", r->responses[h * SERIES * SERIES + i]);
        strbuf_add_text(out, "]}");
    }
    strbuf_add_text(out, "]}\n");
}

static bool write_reciprocity(Store *store, const RelationsOptions *o, RelationsFormat format, Arena *arena,
                              StrBuf *out, Error *err) {
    Triad triad = {.periods = 0};
    Reciprocity result;
    if (!load(store, o, arena, &triad, err) ||
        !reciprocity_fit(triad.values, triad.periods, SERIES, (int)o->lags, (int)o->horizon, arena, &result, err))
        return false;
    (format == RELATIONS_JSON ? write_json : write_table)(o, &triad, &result, out);
    return true;
}

int cmd_reciprocity(const char *program, int argc, char **argv) {
    static const char *const formats[] = {"table", "json", NULL};
    (void)program;
    RelationsOptions options;
    if (!relations_options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    if (options.state_count == STATES)
        return relations_command(&options, formats, write_reciprocity);
    fputs("nastan: name three states, as in reciprocity USA RUS CHN\n", stderr);
    return EXIT_WRONG_CALL;
}
