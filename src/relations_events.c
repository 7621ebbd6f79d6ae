/* Reports come in order of pair and event, so an event ends where a report of another begins. */
#include "relations_events.h"
#include "output.h"

#include <inttypes.h>
#include <string.h>

enum { FLUSH_BYTES = 1 << 16, WORDS_WIDTH = 40, MARGIN = 12 };

typedef struct Lister {
    const RelationsListing *listing;
    const DyadQuery *query;
    FILE *out;
    StrBuf text;  /* not yet written */
    StrBuf event; /* key of the event at hand */
    uint64_t events;
    uint64_t reports; /* of the event at hand */
} Lister;

static void flush(Lister *l) {
    fwrite(strbuf_str(&l->text).at, 1, l->text.len, l->out);
    strbuf_clear(&l->text);
}

/* True where the report is the first of another event. */
static bool begins_event(Lister *l, const PairReport *r) {
    StrBuf key = {0};
    strbuf_add_format(&key, "%.*s %.*s %" PRId32 " %.*s %.*s", STR_ARG(r->source), STR_ARG(r->target), r->day,
                      STR_ARG(r->dataset), STR_ARG(r->event));
    bool begins = !str_equal(strbuf_str(&key), strbuf_str(&l->event));
    strbuf_release(&l->event);
    l->event = key;
    return begins;
}

static void period_of(const Lister *l, const PairReport *r, char label[PERIOD_LABEL_BYTES]) {
    period_label(l->listing->by, period_of_day(l->listing->by, r->day), label);
}

static void table_head(Lister *l) {
    strbuf_add_text(&l->text, "date        from  to   event      mode           score  reports  publ.  words\n");
}

static void table_event(Lister *l, const PairReport *r) {
    char day[DAY_TEXT_BYTES];
    day_text(r->day, day);
    strbuf_add_format(&l->text, "%s  %-4.*s  %-3.*s  %-9.*s  %-13.*s%7.1f%9" PRIu32 "%7" PRIu32 "  ", day,
                      STR_ARG(r->source), STR_ARG(r->target), STR_ARG(r->type), STR_ARG(r->mode), r->score, r->reports,
                      r->publications);
    output_cell(&l->text, r->event_text, WORDS_WIDTH, true);
    strbuf_add_char(&l->text, '\n');
}

static void table_part(Lister *l, const char *before, Str part) {
    if (!part.len)
        return;
    strbuf_add_text(&l->text, before);
    output_cell(&l->text, part, (int)part.len + 1, true);
}

/* Where it stands, then the sentence, then what it was read from. */
static void table_evidence(Lister *l, const PairReport *r) {
    strbuf_add_format(&l->text, "%*s", MARGIN, "");
    table_part(l, "", r->doc.len ? r->doc : r->dataset);
    table_part(l, ", ", r->doc.len ? r->title : r->event);
    table_part(l, ", ", r->publication);
    table_part(l, ", ", r->date);
    table_part(l, ", ", r->url);
    if (r->sentence.len) {
        strbuf_add_format(&l->text, "\n%*s\"", MARGIN, "");
        table_part(l, "", r->sentence);
        strbuf_add_format(&l->text, "\"\n%*s%.*s: ", MARGIN, "", STR_ARG(r->rule));
        table_part(l, "", r->actor.text);
        table_part(l, " -> ", r->recipient.text);
        table_part(l, ", says ", r->reporter);
        table_part(l, ", ", r->auxiliary);
    }
    strbuf_add_char(&l->text, '\n');
}

/* A text of the evidence by its name. */
typedef struct Field {
    const char *name;
    Str value;
} Field;

enum { EVIDENCE_TEXTS = 13 };

static void evidence_texts(const PairReport *r, Field field[EVIDENCE_TEXTS]) {
    const Field fields[EVIDENCE_TEXTS] = {{"doc", r->doc},
                                          {"title", r->title},
                                          {"publication", r->publication},
                                          {"published", r->date},
                                          {"url", r->url},
                                          {"language", r->language},
                                          {"sentence", r->sentence},
                                          {"event_text", r->event_text},
                                          {"actor_text", r->actor.text},
                                          {"recipient_text", r->recipient.text},
                                          {"reporter", r->reporter},
                                          {"auxiliary", r->auxiliary},
                                          {"rule", r->rule}};
    memcpy(field, fields, sizeof fields);
}

static void csv_head(Lister *l) {
    strbuf_add_text(&l->text, "source,target,date,period,dataset,event,type,mode,quad,score,unrealised,reports,"
                              "publications");
    if (l->listing->evidence) {
        Field field[EVIDENCE_TEXTS];
        evidence_texts(&(PairReport){.day = 0}, field);
        for (int i = 0; i < EVIDENCE_TEXTS; i++)
            strbuf_add_format(&l->text, ",%s", field[i].name);
        strbuf_add_text(&l->text, ",sequence,start,end");
    }
    strbuf_add_text(&l->text, "\r\n");
}

static void csv_row(Lister *l, const PairReport *r) {
    char day[DAY_TEXT_BYTES], period[PERIOD_LABEL_BYTES];
    day_text(r->day, day);
    period_of(l, r, period);
    strbuf_add_format(&l->text, "%.*s,%.*s,%s,%s,%.*s,", STR_ARG(r->source), STR_ARG(r->target), day, period,
                      STR_ARG(r->dataset));
    strbuf_add_csv(&l->text, r->event);
    strbuf_add_format(&l->text, ",%.*s,%.*s,%d,%.10g,%s,%" PRIu32 ",%" PRIu32, STR_ARG(r->type), STR_ARG(r->mode),
                      r->quad, r->score, r->unrealised ? "true" : "false", r->reports, r->publications);
    if (l->listing->evidence) {
        Field field[EVIDENCE_TEXTS];
        evidence_texts(r, field);
        for (int i = 0; i < EVIDENCE_TEXTS; i++) {
            strbuf_add_char(&l->text, ',');
            strbuf_add_csv(&l->text, field[i].value);
        }
        strbuf_add_format(&l->text, ",%" PRId64 ",%" PRId64 ",%" PRId64, r->sequence, r->start_point, r->end_point);
    }
    strbuf_add_text(&l->text, "\r\n");
}

static void json_head(Lister *l) { strbuf_add_text(&l->text, "{\"events\": ["); }

static void json_field(StrBuf *out, const char *name, Str value) {
    strbuf_add_format(out, "\"%s\": ", name);
    strbuf_add_json(out, value);
    strbuf_add_text(out, ", ");
}

static void json_close_event(Lister *l) {
    if (l->events)
        strbuf_add_text(&l->text, l->listing->evidence ? "]}" : "}");
}

static void json_event(Lister *l, const PairReport *r) {
    char day[DAY_TEXT_BYTES], period[PERIOD_LABEL_BYTES];
    day_text(r->day, day);
    period_of(l, r, period);
    strbuf_add_format(&l->text, "%s\n{", l->events ? "," : "");
    json_field(&l->text, "source", r->source);
    json_field(&l->text, "target", r->target);
    json_field(&l->text, "date", str_of(day));
    json_field(&l->text, "period", str_of(period));
    json_field(&l->text, "dataset", r->dataset);
    json_field(&l->text, "event", r->event);
    json_field(&l->text, "type", r->type);
    json_field(&l->text, "mode", r->mode);
    strbuf_add_format(&l->text,
                      "\"quad\": %d, \"score\": %.10g, \"unrealised\": %s, \"reports\": %" PRIu32
                      ", \"publications\": %" PRIu32 "%s",
                      r->quad, r->score, r->unrealised ? "true" : "false", r->reports, r->publications,
                      l->listing->evidence ? ", \"evidence\": [" : "");
}

static void json_evidence(Lister *l, const PairReport *r) {
    Field field[EVIDENCE_TEXTS];
    evidence_texts(r, field);
    strbuf_add_text(&l->text, l->reports ? ",\n  {" : "\n  {");
    for (int i = 0; i < EVIDENCE_TEXTS; i++)
        json_field(&l->text, field[i].name, field[i].value);
    strbuf_add_format(&l->text, "\"sequence\": %" PRId64 ", \"start\": %" PRId64 ", \"end\": %" PRId64 "}", r->sequence,
                      r->start_point, r->end_point);
}

static void write_event(Lister *l, const PairReport *r) {
    if (l->listing->format == RELATIONS_JSON) {
        json_close_event(l);
        json_event(l, r);
    } else if (l->listing->format == RELATIONS_TABLE)
        table_event(l, r);
    else if (!l->listing->evidence)
        csv_row(l, r);
}

static void write_evidence(Lister *l, const PairReport *r) {
    if (l->listing->format == RELATIONS_JSON)
        json_evidence(l, r);
    else if (l->listing->format == RELATIONS_TABLE)
        table_evidence(l, r);
    else
        csv_row(l, r);
}

static bool take_report(void *context, const PairReport *r) {
    Lister *l = context;
    if (l->query->directed && !str_is(r->source, l->query->a))
        return true;
    if (begins_event(l, r)) {
        write_event(l, r);
        l->events++;
        l->reports = 0;
    }
    if (l->listing->evidence)
        write_evidence(l, r);
    l->reports++;
    if (l->text.len > FLUSH_BYTES)
        flush(l);
    return true;
}

bool relations_list_events(Store *store, const RelationsListing *listing, FILE *out, uint64_t *listed, Error *err) {
    static void (*const heads[])(Lister * l) = {
        [RELATIONS_TABLE] = table_head, [RELATIONS_JSON] = json_head, [RELATIONS_CSV] = csv_head};
    Lister l = {.listing = listing, .out = out};
    bool ok = true;
    heads[listing->format](&l);
    for (int i = 0; i < listing->query_count && ok; i++) {
        l.query = &listing->queries[i];
        char states[2][4];
        memcpy(states[0], l.query->a, 4);
        memcpy(states[1], l.query->b, 4);
        PairQuery pairs = {.states = (const char(*)[4])states,
                           .state_count = 2,
                           .from_day = l.query->from_day,
                           .to_day = l.query->to_day,
                           .unrealised = l.query->unrealised};
        ok = store_pair_reports(store, &pairs, take_report, &l, err);
    }
    if (listing->format == RELATIONS_JSON) {
        json_close_event(&l);
        strbuf_add_format(&l.text, "\n], \"listed\": %" PRIu64 ", \"counted\": %" PRIu64 "}\n", l.events,
                          listing->counted);
    }
    if (ok)
        flush(&l);
    *listed = l.events;
    strbuf_release(&l.text);
    strbuf_release(&l.event);
    return ok;
}
