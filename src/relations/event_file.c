#include "relations/event_file.h"
#include "base/hash.h"
#include "relations/period.h"

#include <inttypes.h>
#include <string.h>

static const char POLECAT_HEADER[] =
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tIntensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW"
    "\tPrimary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name"
    "\tRecipient Country\tRecipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title"
    "\tRecipient Name Raw\tWikipedia Recipient ID\tPlacename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
    "\tGeoNames ID\tRaw Placename\tFeature Type\tSource\tPublication Date\tStory People\tStory Organizations"
    "\tStory Locations\tLanguage\tVersion\n";

/* A cell and the tab behind it; tabs and line ends in the text become blanks. */
static void cell(EventFile *f, Str text) {
    for (size_t i = 0; i < text.len; i++)
        strbuf_add_char(&f->line, (unsigned char)text.at[i] < ' ' ? ' ' : text.at[i]);
    strbuf_add_char(&f->line, '\t');
}

static void cell_text(EventFile *f, const char *text) { cell(f, str_of(text)); }

static void cell_number(EventFile *f, double value) { strbuf_add_format(&f->line, "%.10g\t", value); }

static void empty_cells(EventFile *f, int count) {
    for (int i = 0; i < count; i++)
        strbuf_add_char(&f->line, '\t');
}

/* The line ends instead of the tab behind its last cell. */
static void end_line(EventFile *f) {
    f->line.at[f->line.len - 1] = '\n';
    fwrite(f->line.at, 1, f->line.len, f->out);
    strbuf_clear(&f->line);
}

static Str state_name(const EventFile *f, Str code) {
    Str name = cameo_state_name(f->cameo, code);
    return name.len ? name : code;
}

static Str first_of(Str list) {
    Str first = list;
    str_next_field(&list, ',', &first);
    return first;
}

/* States that act towards one another; a code has three letters. */
static bool is_mutual(const PairReport *e) { return !e->target.len && e->source.len > 3; }

static void cell_states(EventFile *f, Str states) {
    const char *between = "";
    for (Str state; str_next_field(&states, ',', &state);) {
        strbuf_add_text(&f->line, between);
        strbuf_add(&f->line, state_name(f, state));
        between = "; ";
    }
    strbuf_add_char(&f->line, '\t');
}

static void polecat_party(EventFile *f, const Party *party, Str states) {
    if (party->name.len && states.len <= 3)
        cell(f, party->name);
    else
        cell_states(f, states);
    cell_states(f, states);
    empty_cells(f, 1);
    cell(f, first_of(party->sectors));
    cell(f, party->sectors);
    cell(f, party->office);
    cell(f, party->text);
    empty_cells(f, 1);
}

static void cell_coordinates(EventFile *f, const PairReport *e) {
    if (e->resolution.len) {
        cell_number(f, e->latitude);
        cell_number(f, e->longitude);
    } else
        empty_cells(f, 2);
}

static void polecat_place(EventFile *f, const PairReport *e) {
    Str name = e->location.len ? e->location : e->place, none = STR("");
    cell(f, name);
    cell(f, str_is(e->resolution, "city") ? name : none);
    empty_cells(f, 1);
    cell(f, str_is(e->resolution, "province") ? name : none);
    cell(f, e->country_code.len ? state_name(f, e->country_code) : none);
    cell_coordinates(f, e);
    empty_cells(f, 1);
    cell(f, e->place);
    cell(f, e->resolution);
}

/* YYYYMMDD */
static void plain_day(int32_t day, char plain[DAY_TEXT_BYTES]) {
    size_t n = 0;
    day_text(day, plain);
    for (size_t i = 0; plain[i]; i++)
        if (plain[i] != '-')
            plain[n++] = plain[i];
    plain[n] = '\0';
}

/* Numbers of other files stand behind the name of theirs, so that they do not meet. */
static void polecat_id(EventFile *f, const PairReport *e) {
    if (!str_is(e->dataset, "nastan") && !str_is(e->dataset, "polecat"))
        strbuf_add_format(&f->line, "%.*s ", STR_ARG(e->dataset));
    cell(f, e->event);
}

static void add_polecat(EventFile *f, const PairReport *e) {
    char day[DAY_TEXT_BYTES];
    day_text(e->day, day);
    polecat_id(f, e);
    cell_text(f, day);
    cell(f, e->type);
    cell(f, e->mode);
    cell_number(f, e->score);
    cell_number(f, e->quad);
    cell(f, e->context);
    polecat_party(f, &e->actor, e->source);
    polecat_party(f, is_mutual(e) ? &e->actor : &e->recipient, is_mutual(e) ? e->source : e->target);
    polecat_place(f, e);
    cell(f, e->publication.len ? e->publication : e->url);
    cell(f, e->date);
    empty_cells(f, 3);
    cell(f, e->language);
    cell(f, e->coder);
    end_line(f);
}

/* Ten columns: code, name, country, group, ethnicity, two of religion, three types. The name is that of the party where
 * it is `alone` on its side. */
static void gdelt_party(EventFile *f, const Party *party, Str state, bool alone) {
    Str role = cameo_role(f->cameo, first_of(party->sectors));
    strbuf_add(&f->line, state);
    cell(f, role);
    cell(f, party->name.len && alone ? party->name : state_name(f, state));
    cell(f, state);
    empty_cells(f, 4);
    cell(f, role);
    empty_cells(f, 2);
}

/* Root, base and code; the quad class is CAMEO's, by the root: 01-05, 06-08, 09-13, 14-20. */
static void gdelt_code(EventFile *f, Str code) {
    if (!code.len) {
        empty_cells(f, 4);
        return;
    }
    int root = (code.at[0] - '0') * 10 + (code.at[1] - '0');
    cell(f, code);
    cell(f, (Str){code.at, 3});
    cell(f, (Str){code.at, 2});
    cell_number(f, root <= 5 ? 1 : root <= 8 ? 2 : root <= 13 ? 3 : 4);
}

/* Eight columns of which the first is GDELT's kind of place. */
static void gdelt_place(EventFile *f, const PairReport *e) {
    static const char *const names[] = {"country", "province", "city"};
    static const char *const kinds[] = {"1", "5", "4"}, *const kinds_usa[] = {"1", "2", "3"};
    const char *kind = "0";
    for (int i = 0; i < 3; i++)
        if (str_is(e->resolution, names[i]))
            kind = str_is(e->country_code, "USA") ? kinds_usa[i] : kinds[i];
    cell_text(f, kind);
    cell(f, e->location.len ? e->location : e->place);
    empty_cells(f, 3);
    cell_coordinates(f, e);
    empty_cells(f, 1);
}

static void gdelt_id(EventFile *f, const PairReport *e, Str source, Str target) {
    uint64_t h = hash_more(hash_more(hash_start(), e->dataset), e->event);
    if (str_is(e->dataset, "gdelt"))
        cell(f, e->event);
    else
        strbuf_add_format(&f->line, "%" PRId64 "\t", hash_key(hash_more(hash_more(h, source), target)));
}

/* Day, month, year, and the year with the part of it that has passed, in GDELT's months of 30 days. */
static void gdelt_date(EventFile *f, int32_t day) {
    char plain[DAY_TEXT_BYTES];
    long year = 0, month = 1, of_month = 1;
    plain_day(day, plain);
    str_to_long((Str){plain, 4}, &year);
    str_to_long((Str){plain + 4, 2}, &month);
    str_to_long((Str){plain + 6, 2}, &of_month);
    cell_text(f, plain);
    cell(f, (Str){plain, 6});
    cell(f, (Str){plain, 4});
    strbuf_add_format(&f->line, "%.4f\t", (double)year + (double)((month - 1) * 30 + of_month) / 365);
}

static void add_pair(EventFile *f, const PairReport *e, Str code, Str source, Str target) {
    char plain[DAY_TEXT_BYTES];
    int32_t published = day_parse(e->date);
    gdelt_id(f, e, source, target);
    gdelt_date(f, e->day);
    gdelt_party(f, &e->actor, source, e->source.len <= 3);
    gdelt_party(f, is_mutual(e) ? &e->actor : &e->recipient, target, !is_mutual(e) && e->target.len <= 3);
    empty_cells(f, 1);
    gdelt_code(f, code);
    empty_cells(f, 1);
    cell_number(f, e->reports);
    cell_number(f, e->publications);
    cell_number(f, e->reports);
    empty_cells(f, 1);
    for (int i = 0; i < 2; i++) { /* where the parties are is not known */
        cell_text(f, "0");
        empty_cells(f, 7);
    }
    gdelt_place(f, e);
    plain_day(published == STORE_NO_DAY ? e->day : published, plain);
    strbuf_add_format(&f->line, "%s000000\t", plain);
    cell(f, e->url);
    end_line(f);
}

static Str list_or_empty(Str list) { return list.len ? list : STR(""); }

static void add_gdelt(EventFile *f, const PairReport *e) {
    EventType type;
    Str code = event_type_parse(e->type, &type) ? cameo_code(f->cameo, type, e->mode, e->context) : STR("");
    Str sources = list_or_empty(e->source), targets = list_or_empty(is_mutual(e) ? e->source : e->target);
    bool one = sources.len <= 3 && targets.len <= 3; /* which may be a state with itself */
    f->uncoded += !code.len;
    for (Str source; str_next_field(&sources, ',', &source);) {
        Str rest = targets;
        for (Str target; str_next_field(&rest, ',', &target);)
            if (one || !str_equal(source, target))
                add_pair(f, e, code, source, target);
    }
}

void event_file_begin(EventFile *f, EventFileFormat format, const Cameo *cameo, FILE *out) {
    *f = (EventFile){.format = format, .cameo = cameo, .out = out};
    if (format == EVENT_FILE_POLECAT)
        fputs(POLECAT_HEADER, out);
}

void event_file_add(EventFile *f, const PairReport *e) {
    f->events++;
    (f->format == EVENT_FILE_POLECAT ? add_polecat : add_gdelt)(f, e);
}

void event_file_end(EventFile *f) { strbuf_release(&f->line); }
