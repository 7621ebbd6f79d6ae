#include "relations_output.h"

#include <inttypes.h>
#include <math.h>
#include <string.h>

enum { BAR_CELLS = 8 };

static const char *const CLASSES[4] = {"verbal_cooperation", "material_cooperation", "verbal_conflict",
                                       "material_conflict"};

/* A bar of -1..1 from the middle: conflict to the left, cooperation to the right. */
static void add_bar(StrBuf *out, double value) {
    int cells = (int)lround(value * BAR_CELLS);
    for (int i = -BAR_CELLS; i < 0; i++)
        strbuf_add_text(out, i >= cells ? "█" : " ");
    strbuf_add_text(out, "│");
    for (int i = 1; i <= BAR_CELLS && i <= cells; i++)
        strbuf_add_text(out, "█");
}

/* One of eight heights for a value of `low`..`high`. */
static void add_spark(StrBuf *out, double value, double low, double high) {
    static const char *const heights[] = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};
    long at = high > low ? lround((value - low) / (high - low) * 7) : 3;
    strbuf_add_text(out, heights[at < 0 ? 0 : at > 7 ? 7 : at]);
}

static uint64_t sum4(const uint64_t at[4]) { return at[0] + at[1] + at[2] + at[3]; }

static void add_title(StrBuf *out, const DyadQuery *q, PeriodUnit unit) {
    strbuf_add_format(out, "%s %s %s by %s%s\n", q->a, q->directed ? "->" : "and", q->b, period_unit_name(unit),
                      q->unrealised ? ", negated and hypothetical events too" : "");
}

static void table_series(const DyadQuery *query, const Series *s, StrBuf *out) {
    char label[PERIOD_LABEL_BYTES];
    add_title(out, query, s->unit);
    strbuf_add_text(out, "             cooperation       conflict\n"
                         "period     verbal material  verbal material  events reports  publ.      sum   mean    net\n");
    double low = INFINITY, high = -INFINITY;
    for (size_t i = 0; i < s->count; i++) {
        const Tally *t = &s->points[i];
        period_label(s->unit, s->first + (int32_t)i, label);
        strbuf_add_format(out, "%-9s", label);
        for (int q = 0; q < 4; q++)
            strbuf_add_format(out, q % 2 ? "%9" PRIu64 : "%8" PRIu64, t->events[q]);
        strbuf_add_format(out, "%8" PRIu64 "%8" PRIu64 "%7" PRIu64, tally_events(t), sum4(t->reports),
                          sum4(t->publications));
        if (tally_events(t)) {
            strbuf_add_format(out, "%9.1f%7.2f%7.2f  ", t->score, tally_mean(t), tally_net(t));
            add_bar(out, tally_net(t));
            low = fmin(low, tally_mean(t));
            high = fmax(high, tally_mean(t));
        }
        strbuf_add_char(out, '\n');
    }
    if (!s->count)
        return;
    strbuf_add_text(out, "mean score ");
    for (size_t i = 0; i < s->count; i++)
        if (tally_events(&s->points[i]))
            add_spark(out, tally_mean(&s->points[i]), low, high);
        else
            strbuf_add_char(out, ' ');
    strbuf_add_format(out, " from %.2f to %.2f\n", low, high);
}

static void csv_series(const DyadQuery *query, const Series *s, StrBuf *out) {
    char label[PERIOD_LABEL_BYTES];
    strbuf_add_text(out, "a,b,directed,period");
    for (int q = 0; q < 4; q++)
        strbuf_add_format(out, ",%s_events,%s_reports,%s_publications", CLASSES[q], CLASSES[q], CLASSES[q]);
    strbuf_add_text(out, ",events,score,mean_score,net_cooperation\r\n");
    for (size_t i = 0; i < s->count; i++) {
        const Tally *t = &s->points[i];
        period_label(s->unit, s->first + (int32_t)i, label);
        strbuf_add_format(out, "%s,%s,%s,%s", query->a, query->b, query->directed ? "true" : "false", label);
        for (int q = 0; q < 4; q++)
            strbuf_add_format(out, ",%" PRIu64 ",%" PRIu64 ",%" PRIu64, t->events[q], t->reports[q],
                              t->publications[q]);
        strbuf_add_format(out, ",%" PRIu64, tally_events(t));
        if (tally_events(t))
            strbuf_add_format(out, ",%.10g,%.6f,%.6f\r\n", t->score, tally_mean(t), tally_net(t));
        else
            strbuf_add_text(out, ",0,,\r\n");
    }
}

static void json_counts(const char *name, const uint64_t at[4], StrBuf *out) {
    strbuf_add_format(out, "\"%s\": [%" PRIu64 ", %" PRIu64 ", %" PRIu64 ", %" PRIu64 "]", name, at[0], at[1], at[2],
                      at[3]);
}

static void json_tally(const Tally *t, StrBuf *out) {
    json_counts("events", t->events, out);
    strbuf_add_text(out, ", ");
    json_counts("reports", t->reports, out);
    strbuf_add_text(out, ", ");
    json_counts("publications", t->publications, out);
    strbuf_add_format(out, ", \"score\": %.10g", t->score);
    if (tally_events(t))
        strbuf_add_format(out, ", \"mean_score\": %.6f, \"net_cooperation\": %.6f", tally_mean(t), tally_net(t));
    else
        strbuf_add_text(out, ", \"mean_score\": null, \"net_cooperation\": null");
}

static void json_series(const DyadQuery *query, const Series *s, StrBuf *out) {
    char label[PERIOD_LABEL_BYTES];
    strbuf_add_format(out, "{\"a\": \"%s\", \"b\": \"%s\", \"directed\": %s, \"by\": \"%s\", \"periods\": [", query->a,
                      query->b, query->directed ? "true" : "false", period_unit_name(s->unit));
    for (size_t i = 0; i < s->count; i++) {
        period_label(s->unit, s->first + (int32_t)i, label);
        strbuf_add_format(out, "%s\n{\"period\": \"%s\", ", i ? "," : "", label);
        json_tally(&s->points[i], out);
        strbuf_add_text(out, "}");
    }
    strbuf_add_text(out, "]}\n");
}

void relations_write_series(RelationsFormat format, const DyadQuery *query, const Series *series, StrBuf *out) {
    if (format == RELATIONS_TABLE)
        table_series(query, series, out);
    else if (format == RELATIONS_CSV)
        csv_series(query, series, out);
    else
        json_series(query, series, out);
}

static void table_alignment(const DyadQuery query[2], const Alignment *a, uint64_t least, StrBuf *out) {
    char label[PERIOD_LABEL_BYTES];
    const char *rival[2] = {query[0].b, query[1].b};
    strbuf_add_format(out,
                      "%s between %s (lean 1) and %s (lean -1) by %s; numbers from %" PRIu64
                      " events with each, intervals of 95 %%\n",
                      query[0].a, rival[0], rival[1], period_unit_name(a->unit), least);
    strbuf_add_format(out, "              %s             %s\n", rival[0], rival[1]);
    strbuf_add_text(out, "period    events   mean    events   mean    lean                  attention  hedging\n");
    for (size_t i = 0; i < a->count; i++) {
        const AlignmentPoint *p = &a->points[i];
        period_label(a->unit, a->first + (int32_t)i, label);
        strbuf_add_format(out, "%-9s", label);
        for (int r = 0; r < 2; r++) {
            uint64_t events = tally_events(&p->with[r]);
            strbuf_add_format(out, "%7" PRIu64, events);
            if (events)
                strbuf_add_format(out, "%7.2f   ", tally_mean(&p->with[r]));
            else
                strbuf_add_text(out, "          ");
        }
        if (p->enough) {
            strbuf_add_format(out, "%6.2f (%5.2f to %5.2f)%9.2f%9.2f (%4.2f to %4.2f)  ", p->lean, p->lean_interval.low,
                              p->lean_interval.high, p->attention, p->hedging, p->hedging_interval.low,
                              p->hedging_interval.high);
            add_bar(out, p->lean);
        } else
            strbuf_add_text(out, "  too few events");
        strbuf_add_char(out, '\n');
    }
}

static void csv_alignment(const DyadQuery query[2], const Alignment *a, StrBuf *out) {
    char label[PERIOD_LABEL_BYTES];
    strbuf_add_text(out, "state,a,b,period,a_events,a_cooperation,a_score,b_events,b_cooperation,b_score,lean,lean_low,"
                         "lean_high,attention,hedging,hedging_low,hedging_high,note\r\n");
    for (size_t i = 0; i < a->count; i++) {
        const AlignmentPoint *p = &a->points[i];
        period_label(a->unit, a->first + (int32_t)i, label);
        strbuf_add_format(out, "%s,%s,%s,%s", query[0].a, query[0].b, query[1].b, label);
        for (int r = 0; r < 2; r++)
            strbuf_add_format(out, ",%" PRIu64 ",%" PRIu64 ",%.10g", tally_events(&p->with[r]),
                              tally_cooperation(&p->with[r]), p->with[r].score);
        if (p->enough)
            strbuf_add_format(out, ",%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,%.6f,\r\n", p->lean, p->lean_interval.low,
                              p->lean_interval.high, p->attention, p->hedging, p->hedging_interval.low,
                              p->hedging_interval.high);
        else
            strbuf_add_text(out, ",,,,,,,,too few events\r\n");
    }
}

static void json_alignment(const DyadQuery query[2], const Alignment *a, uint64_t least, StrBuf *out) {
    char label[PERIOD_LABEL_BYTES];
    strbuf_add_format(out,
                      "{\"state\": \"%s\", \"a\": \"%s\", \"b\": \"%s\", \"directed\": %s, \"by\": \"%s\", "
                      "\"least_events\": %" PRIu64 ", \"periods\": [",
                      query[0].a, query[0].b, query[1].b, query[0].directed ? "true" : "false",
                      period_unit_name(a->unit), least);
    for (size_t i = 0; i < a->count; i++) {
        const AlignmentPoint *p = &a->points[i];
        period_label(a->unit, a->first + (int32_t)i, label);
        strbuf_add_format(out, "%s\n{\"period\": \"%s\", \"with_a\": {", i ? "," : "", label);
        json_tally(&p->with[0], out);
        strbuf_add_text(out, "}, \"with_b\": {");
        json_tally(&p->with[1], out);
        if (p->enough)
            strbuf_add_format(out,
                              "}, \"lean\": %.6f, \"lean_interval\": [%.6f, %.6f], \"attention\": %.6f, "
                              "\"hedging\": %.6f, \"hedging_interval\": [%.6f, %.6f]}",
                              p->lean, p->lean_interval.low, p->lean_interval.high, p->attention, p->hedging,
                              p->hedging_interval.low, p->hedging_interval.high);
        else
            strbuf_add_text(out, "}, \"note\": \"too few events\"}");
    }
    strbuf_add_text(out, "]}\n");
}

void relations_write_alignment(RelationsFormat format, const DyadQuery query[2], const Alignment *alignment,
                               uint64_t least, StrBuf *out) {
    if (format == RELATIONS_TABLE)
        table_alignment(query, alignment, least, out);
    else if (format == RELATIONS_CSV)
        csv_alignment(query, alignment, out);
    else
        json_alignment(query, alignment, least, out);
}
