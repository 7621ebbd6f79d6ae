/* Words are read from left to right, each tried as the chief word of an expression: month, weekday, unit, year. */
#include "events/date_expression.h"
#include "base/utf8.h"
#include "events/arguments.h"

#include <time.h>

enum {
    SECONDS_A_DAY = 86400,
    YEAR_FIRST = 1800,
    YEAR_LAST = 2100,
    NUMBER_MAX = 500,
    YEAR_BYTES_MAX = 11, /* `2014`, `2014-та` */
    CENTURY_FIRST = 10,
    CENTURY_LAST = 22,
    NEAR_WORDS = 3,
    FEW = 3, /* `several years`, `decades` */
    COUNT_MAX = 100000,
    DAY_FIRST = -719162, /* 0001-01-01 */
    DAY_LAST = 2932896,  /* 9999-12-31 */
    DAY = 1,
    WEEK = 7,
    MONTH = 30,
    YEAR = 365
};

typedef struct Reader {
    const Tree *tree;
    const DateContext *context;
    CalendarWord *calendar; /* [tree->count + 1], kind CALENDAR_KINDS where the word is none */
    DateSpan last;          /* before the word at hand */
    bool future;
    int used; /* words up to here belong to an expression already */
} Reader;

static long day_number(long year, long month, long day) {
    struct tm t = {.tm_year = (int)year - 1900, .tm_mon = (int)month - 1, .tm_mday = (int)day};
    return (long)(timegm(&t) / SECONDS_A_DAY);
}

static struct tm civil(long day) {
    time_t seconds = (time_t)day * SECONDS_A_DAY;
    struct tm t;
    gmtime_r(&seconds, &t);
    return t;
}

static long year_of(long day) { return civil(day).tm_year + 1900; }

Str date_day_text(Arena *arena, long day) {
    struct tm t = civil(day);
    return arena_format(arena, "%04d-%02d-%02d", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday);
}

static bool number_within(Str digits, long least, long most, long *value) {
    return str_to_long(digits, value) && *value >= least && *value <= most;
}

/* `2022-03-16`, which may also stand in a text. */
static bool read_iso(Str s, long *day) {
    long year, month, of_month;
    if (s.len != 10 || s.at[4] != '-' || !number_within((Str){s.at, 4}, YEAR_FIRST, YEAR_LAST, &year) ||
        !number_within((Str){s.at + 5, 2}, 1, 12, &month) || !number_within((Str){s.at + 8, 2}, 1, 31, &of_month))
        return false;
    *day = day_number(year, month, of_month);
    return true;
}

DateContext date_context(const Article *article) {
    DateContext c = {.has_published = false};
    c.has_published = read_iso(article->date, &c.published);
    return c;
}

static DateSpan day_span(long from, long to) { return (DateSpan){from, to, "day", true, false}; }

static DateSpan months_span(long year, long month, long count) {
    long last = month - 1 + count;
    return (DateSpan){day_number(year, month, 1), day_number(year + last / 12, last % 12 + 1, 1) - 1, "month", true,
                      false};
}

static DateSpan years_span(long first, long last) {
    return (DateSpan){day_number(first, 1, 1), day_number(last, 12, 31), "year", true, false};
}

static bool calendar(const Reader *r, int word, CalendarKind kind, int *value) {
    bool found = word >= 1 && word <= r->tree->count && r->calendar[word].kind == kind;
    *value = found ? r->calendar[word].value : 0;
    return found;
}

static bool is_kind(const Reader *r, int word, CalendarKind kind) {
    int value;
    return calendar(r, word, kind, &value);
}

static size_t leading_digits(Str s) {
    size_t n = 0;
    while (n < s.len && s.at[n] >= '0' && s.at[n] <= '9')
        n++;
    return n;
}

/* A number in figures within bounds; `19-ти` and `11th` are 19 and 11, `3-5` is no single number. */
static bool figure(const Reader *r, int word, long least, long most, long *value) {
    static const char *const endings[] = {"th", "st", "nd", "rd", ".", NULL};
    if (word < 1 || word > r->tree->count)
        return false;
    Str form = r->tree->words[word].form;
    size_t digits = leading_digits(form);
    Str rest = {form.at + digits, form.len - digits};
    bool dash = rest.len > 1 && rest.at[0] == '-' && (unsigned char)rest.at[1] >= 0x80;
    bool plain = !rest.len || dash || str_is_one_of(rest, endings);
    return digits > 0 && digits <= 4 && plain && number_within((Str){form.at, digits}, least, most, value);
}

/* `3-5`, `1992–1995`, `1992-95` in one word. */
static bool figure_range(const Reader *r, int word, long least, long most, long *first, long *last) {
    if (word < 1 || word > r->tree->count)
        return false;
    Str form = r->tree->words[word].form;
    size_t digits = leading_digits(form), dash = 0;
    if (digits && str_has_prefix((Str){form.at + digits, form.len - digits}, "-"))
        dash = 1;
    else if (digits && str_has_prefix((Str){form.at + digits, form.len - digits}, "–"))
        dash = sizeof "–" - 1;
    Str rest = {form.at + digits + dash, form.len - digits - dash};
    if (!dash || digits > 4 || leading_digits(rest) != rest.len ||
        !number_within((Str){form.at, digits}, least, most, first) || !str_to_long(rest, last))
        return false;
    if (digits == 4 && rest.len == 2)
        *last += *first / 100 * 100;
    return *last >= *first && *last <= most;
}

static bool number_at(const Reader *r, int word, long *value) {
    int n;
    if (calendar(r, word, CALENDAR_NUMBER, &n)) {
        *value = n;
        return true;
    }
    return figure(r, word, 1, NUMBER_MAX, value);
}

static bool year_at(const Reader *r, int word, long *year, int *at) {
    *at = word <= r->tree->count && (str_is(r->tree->words[word].form, ",") || str_is(r->tree->words[word].form, "of"))
              ? word + 1
              : word;
    return *at <= r->tree->count && leading_digits(r->tree->words[*at].form) == 4 &&
           figure(r, *at, YEAR_FIRST, YEAR_LAST, year);
}

/* Year of a month that has none: the one nearest before publication, or after it for what is to come. */
static bool nearest_year(const Reader *r, long month, long *year) {
    if (!r->context->has_published)
        return false;
    struct tm t = civil(r->context->published);
    *year = t.tm_year + 1900;
    if (r->future && month < t.tm_mon + 1)
        *year += 1;
    if (!r->future && month > t.tm_mon + 1)
        *year -= 1;
    return true;
}

/* English months and their abbreviations are capitalised, Macedonian ones are not: `may` and `march` are verbs. */
static bool month_at(const Reader *r, int word, int *month) {
    Str form = r->tree->words[word].form;
    return calendar(r, word, CALENDAR_MONTH, month) && (utf8_starts_upper(form) || utf8_starts_cyrillic(form));
}

typedef struct Days {
    long first, last;
    int to; /* last word of the days behind the month */
} Days;

/* The day or days before a month (`3 to 5 May`, `3-5 May`, `3rd of May`) or behind it (`May 3-5`). */
static bool days_of_month(const Reader *r, int word, Days *days) {
    int before = word - 1, behind = word + 1;
    days->to = word;
    if (before > 1 && str_is(r->tree->words[before].form, "of"))
        before--;
    if (figure(r, before, 1, 31, &days->last)) {
        if (!is_kind(r, before - 1, CALENDAR_TO) || !figure(r, before - 2, 1, 31, &days->first))
            days->first = days->last;
        return true;
    }
    if (figure_range(r, before, 1, 31, &days->first, &days->last))
        return true;
    days->to = behind;
    if (figure_range(r, behind, 1, 31, &days->first, &days->last))
        return true;
    if (!figure(r, behind, 1, 31, &days->first)) {
        days->to = word;
        return false;
    }
    if (is_kind(r, behind + 1, CALENDAR_TO) && figure(r, behind + 2, 1, 31, &days->last))
        days->to = behind + 2;
    else
        days->last = days->first;
    return true;
}

/* `March 11, 2022`, `11 March 2022`, `on March 11`, `in March`, `last March`. */
static bool month_date(Reader *r, int word, DateSpan *span) {
    int month, shift, at;
    long year;
    Days days;
    if (!month_at(r, word, &month))
        return false;
    bool has_days = days_of_month(r, word, &days);
    r->used = days.to;
    if (year_at(r, days.to + 1, &year, &at))
        r->used = at;
    else if (!nearest_year(r, month, &year))
        return false;
    else if (calendar(r, word - 1, CALENDAR_SHIFT, &shift) && shift < 0 && year == year_of(r->context->published) &&
             month == civil(r->context->published).tm_mon + 1)
        year--;
    *span = has_days ? day_span(day_number(year, month, days.first), day_number(year, month, days.last))
                     : months_span(year, month, 1);
    return span->from <= span->to;
}

static bool weekday_date(Reader *r, int word, DateSpan *span) {
    int weekday, shift = 0;
    if (!r->context->has_published || !calendar(r, word, CALENDAR_WEEKDAY, &weekday))
        return false;
    long published = r->context->published, today = civil(published).tm_wday == 0 ? 7 : civil(published).tm_wday;
    long back = (today - weekday + 7) % 7, ahead = (weekday - today + 7) % 7;
    bool shifted = calendar(r, word - 1, CALENDAR_SHIFT, &shift) && shift != 0;
    bool next = shifted ? shift > 0 : r->future;
    long day = next ? published + (ahead ? ahead : shifted ? WEEK : 0) : published - (back ? back : shifted ? WEEK : 0);
    *span = day_span(day, day);
    return true;
}

/* `over the weekend`, `next weekend`, `викендов`. */
static bool weekend_date(Reader *r, int word, DateSpan *span) {
    int value, shift = 0;
    if (!r->context->has_published || !calendar(r, word, CALENDAR_WEEKEND, &value))
        return false;
    bool shifted = calendar(r, word - 1, CALENDAR_SHIFT, &shift) && shift != 0;
    long since = (civil(r->context->published).tm_wday + 1) % WEEK; /* days since Saturday */
    long saturday = r->context->published - since;
    if (shifted ? shift > 0 : r->future && since > 1)
        saturday += WEEK;
    else if (shifted && since <= 1)
        saturday -= WEEK;
    *span = day_span(saturday, saturday + 1);
    return true;
}

static bool day_date(Reader *r, int word, DateSpan *span) {
    int shift;
    if (!r->context->has_published || !calendar(r, word, CALENDAR_DAY, &shift))
        return false;
    *span = day_span(r->context->published + shift, r->context->published + shift);
    return true;
}

static DateSpan counted(long day, int unit, long count) {
    struct tm t = civil(day);
    long year = t.tm_year + 1900, month = t.tm_mon + count;
    if (unit == DAY)
        return day_span(day + count, day + count);
    if (unit == WEEK) {
        long monday = day - (t.tm_wday + 6) % 7 + WEEK * count;
        return (DateSpan){monday, monday + 6, "month", true, false};
    }
    if (unit == MONTH) {
        long years = month >= 0 ? month / 12 : -((11 - month) / 12);
        return months_span(year + years, month - years * 12 + 1, 1);
    }
    return years_span(year + count * (unit / YEAR), year + count * (unit / YEAR));
}

DateSpan date_counted(long day, int unit, long count) {
    bool near = count >= -COUNT_MAX && count <= COUNT_MAX;
    DateSpan span = near ? counted(day, unit, count) : (DateSpan){.known = false};
    span.known = span.known && span.from >= DAY_FIRST && span.to <= DAY_LAST;
    return span;
}

/* The day from which later ones are counted: that of the date named last, if it is exact enough for the unit. */
static bool reference_day(const Reader *r, int unit, long *day) {
    *day = r->last.open ? r->last.from : r->last.to;
    return r->last.known && (unit != DAY || str_is(str_of(r->last.precision), "day"));
}

/* `last month`, `the following day`, `that year`: counted from publication or from the date named before. */
static bool shifted_unit(const Reader *r, int word, int unit, DateSpan *span) {
    int shift;
    bool related = calendar(r, word - 1, CALENDAR_RELATED, &shift);
    bool shifted = related || calendar(r, word - 1, CALENDAR_SHIFT, &shift);
    long day;
    bool reference = reference_day(r, unit, &day);
    if (!shifted || (related && !reference && shift >= 0))
        return false;
    bool next_day = unit == DAY && shift > 0; /* `the next day` is the one after */
    *span = date_counted((related || next_day) && reference ? day : r->context->published, unit, shift);
    return true;
}

/* `in the last two years`. */
static bool last_units(const Reader *r, int word, int unit, long number, DateSpan *span) {
    int shift;
    if (!calendar(r, word - 2, CALENDAR_SHIFT, &shift) || shift >= 0)
        return false;
    *span = date_counted(r->context->published, unit, -number);
    span->to = r->context->published;
    return true;
}

/* One of the words before: `пред повеќе од десет години`. */
static bool is_near_kind(const Reader *r, int word, CalendarKind kind) {
    for (int i = word - 1; i > 0 && i >= word - NEAR_WORDS; i--)
        if (is_kind(r, i, kind))
            return true;
    return false;
}

/* `three days ago`, `пред две години`, `decades ago`, `two days later`, `in two weeks`. */
static bool counted_units(const Reader *r, int word, int unit, DateSpan *span) {
    int value;
    long number = FEW;
    bool stated = number_at(r, word - 1, &number);
    int first = stated ? word - 1 : word;
    long published = r->context->published;
    long day;
    bool reference = reference_day(r, unit, &day), before_it = is_near_kind(r, first, CALENDAR_BEFORE);
    bool plural = stated || word_has_feature(&r->tree->words[word], "Number=Plur");
    if (plural && (calendar(r, word + 1, CALENDAR_AGO, &value) || before_it))
        *span = date_counted(published, unit, -number);
    else if (calendar(r, word + 1, CALENDAR_BEHIND, &value) && (value < 0 || reference) && (plural || !stated))
        *span = date_counted(reference ? day : published, unit, value * (stated ? number : plural ? FEW : 1));
    else if (stated && r->future && is_kind(r, first - 1, CALENDAR_AHEAD))
        *span = date_counted(published, unit, number);
    else
        return stated && last_units(r, word, unit, number, span);
    return true;
}

static bool unit_date(Reader *r, int word, DateSpan *span) {
    int unit;
    if (!r->context->has_published)
        return false;
    if (calendar(r, word, CALENDAR_THIS, &unit) || calendar(r, word, CALENDAR_LAST, &unit)) {
        *span = date_counted(r->context->published, unit, is_kind(r, word, CALENDAR_LAST) ? -1 : 0);
        return true;
    }
    if (calendar(r, word, CALENDAR_UNIT, &unit) && is_kind(r, r->tree->words[word].head, CALENDAR_PART) &&
        !is_kind(r, word - 1, CALENDAR_SHIFT) && !is_kind(r, word - 1, CALENDAR_RELATED)) { /* `the end of the year` */
        *span = date_counted(r->context->published, unit, 0);
        return unit > DAY;
    }
    return calendar(r, word, CALENDAR_UNIT, &unit) &&
           (shifted_unit(r, word, unit, span) || counted_units(r, word, unit, span));
}

/* `last autumn`, `пролетва`, `the summer of 2016`. */
static bool season_date(Reader *r, int word, DateSpan *span) {
    int month, shift, at;
    long year;
    if (!calendar(r, word, CALENDAR_SEASON, &month))
        return false;
    bool dated = year_at(r, word + 1, &year, &at), shifted = calendar(r, word - 1, CALENDAR_SHIFT, &shift);
    bool known = shifted || word_has_feature(&r->tree->words[word - 1], "PronType=Art") ||
                 utf8_starts_cyrillic(r->tree->words[word].form);
    if (dated) {
        r->used = at;
        *span = months_span(year, month, 3);
        return true;
    }
    if (!known || !r->context->has_published)
        return false;
    long published = r->context->published;
    *span = months_span(year_of(published), month, 3);
    bool past = shifted ? shift < 0 : !r->future, coming = shifted ? shift > 0 : r->future;
    if ((past && span->from > published) || (shifted && past && span->to >= published))
        *span = months_span(year_of(published) - 1, month, 3);
    else if (coming && span->to < published)
        *span = months_span(year_of(published) + 1, month, 3);
    return true;
}

static long roman(Str s) {
    long value = 0;
    for (size_t i = 0; i < s.len; i++) {
        long digit = s.at[i] == 'X' ? 10 : s.at[i] == 'V' ? 5 : s.at[i] == 'I' ? 1 : 0;
        long next = i + 1 == s.len ? 0 : s.at[i + 1] == 'X' ? 10 : s.at[i + 1] == 'V' ? 5 : 1;
        if (!digit)
            return 0;
        value += digit < next ? -digit : digit;
    }
    return value;
}

/* `the 19th century`, `XIX век`, `минатиот век`. */
static bool century_date(Reader *r, int word, DateSpan *span) {
    int value, shift;
    long century = 0;
    if (!calendar(r, word, CALENDAR_CENTURY, &value) || word == 1)
        return false;
    if (calendar(r, word - 1, CALENDAR_SHIFT, &shift) && r->context->has_published)
        century = (year_of(r->context->published) + 99) / 100 + shift;
    else if (!number_at(r, word - 1, &century))
        century = roman(r->tree->words[word - 1].form);
    if (century < CENTURY_FIRST || century > CENTURY_LAST) /* `in half a century` */
        return false;
    *span = years_span((century - 1) * 100 + 1, century * 100);
    return true;
}

/* `1990s`, `1990-тите`, `деведесеттите`, `the Second World War`. */
static bool decade_date(Reader *r, int word, DateSpan *span) {
    int first;
    Str form = r->tree->words[word].form;
    size_t digits = leading_digits(form);
    Str rest = {form.at + digits, form.len - digits};
    long year;
    bool ending = str_is(rest, "s") || str_is(rest, "-тите");
    if (digits == 4 && ending && number_within((Str){form.at, 4}, YEAR_FIRST, YEAR_LAST, &year))
        *span = years_span(year, year + 9);
    else if (digits == 2 && ending && form.at[1] == '0' && number_within((Str){form.at, 2}, 20, 90, &year))
        *span = years_span(1900 + year, 1909 + year);
    else if (calendar(r, word, CALENDAR_DECADE, &first))
        *span = years_span(first, first + 9);
    else
        return false;
    return true;
}

/* `3.5.2022`. */
static bool dotted_date(Str form, DateSpan *span) {
    Str day, month, rest = form;
    long d, m, y;
    if (!str_next_field(&rest, '.', &day) || !str_next_field(&rest, '.', &month) || rest.len < 4 ||
        !number_within(day, 1, 31, &d) || !number_within(month, 1, 12, &m) ||
        !number_within((Str){rest.at, 4}, YEAR_FIRST, YEAR_LAST, &y))
        return false;
    *span = day_span(day_number(y, m, d), day_number(y, m, d));
    return true;
}

/* `2000 soldiers`; not `the 2000 elections`. */
static bool counts_things(const Reader *r, int word) {
    const Word *w = &r->tree->words[word], *head = &r->tree->words[w->head];
    return deprel_is(w->deprel, "nummod") && word_has_feature(head, "Number=Plur") &&
           !tree_child(r->tree, w->head, "det") && !is_kind(r, w->head, CALENDAR_UNIT);
}

static bool figures_date(Reader *r, int word, DateSpan *span) {
    long first, last, day;
    Str form = r->tree->words[word].form;
    if (read_iso(form, &day)) {
        *span = day_span(day, day);
        return true;
    }
    if (dotted_date(form, span))
        return true;
    if (figure_range(r, word, YEAR_FIRST, YEAR_LAST, &first, &last))
        *span = years_span(first, last);
    else if (leading_digits(form) == 4 && form.len <= YEAR_BYTES_MAX &&
             figure(r, word, YEAR_FIRST, YEAR_LAST, &first) && !counts_things(r, word))
        *span = years_span(first, first);
    else
        return false;
    return true;
}

static bool date_at(Reader *r, int word, DateSpan *span) {
    return month_date(r, word, span) || weekday_date(r, word, span) || weekend_date(r, word, span) ||
           day_date(r, word, span) || unit_date(r, word, span) || season_date(r, word, span) ||
           century_date(r, word, span) || decade_date(r, word, span) || figures_date(r, word, span);
}

/* Word of the date that `word` joins by `to` or `and`, with `from` or `between` before it; or 0. */
static int range_start(const Reader *r, const DateSpan *spans, int word, int first) {
    for (int i = first - 1; i > 0 && i >= first - 3; i--)
        if (is_kind(r, i, CALENDAR_TO))
            for (int k = i - 1; k > 0 && k >= i - 3; k--)
                if (spans[k].known && spans[k].from <= spans[word].from)
                    for (int f = k - 1; f > 0 && f >= k - 3; f--)
                        if (is_kind(r, f, CALENDAR_FROM))
                            return k;
    return 0;
}

/* `Monday, March 7` is one day, `Monday and Tuesday` are two, for which both words stand. */
static void join_neighbours(const Reader *r, DateSpan *spans, int word) {
    int before = word - 1;
    bool joined = false, other = false;
    for (; before > 0 && before >= word - NEAR_WORDS && !spans[before].known; before--) {
        bool comma = str_is(r->tree->words[before].form, ","),
             figures = leading_digits(r->tree->words[before].form) > 0;
        joined = joined || is_kind(r, before, CALENDAR_TO);
        other = other ||
                !(comma || figures || is_kind(r, before, CALENDAR_TO) || str_is(r->tree->words[before].upos, "ADP"));
    }
    if (before < 1 || other || !spans[before].known || spans[word].precision != spans[before].precision ||
        !str_is(str_of(spans[word].precision), "day"))
        return;
    long apart = spans[word].from - spans[before].from;
    if (joined && apart > 0 && apart < WEEK)
        spans[word].from = spans[before].from;
    else if (joined || !is_kind(r, before, CALENDAR_WEEKDAY) || apart % WEEK)
        return;
    spans[before] = spans[word];
}

/* `from 2014 to 2016` is one span; `since May` runs on until publication. */
static void join_range(const Reader *r, DateSpan *spans, int word) {
    int value, start = range_start(r, spans, word, word);
    if (start) {
        spans[word].from = spans[start].from;
        spans[word].open = false;
        spans[start] = spans[word];
        return;
    }
    for (int i = word - 1; i > 0 && i >= word - 3; i--) {
        const Word *w = &r->tree->words[word];
        bool figure_of = deprel_is(w->deprel, "nummod") && deprel_is(r->tree->words[w->head].deprel, "nmod");
        bool noun = figure_of || deprel_is(w->deprel, "nmod") ||
                    is_near_kind(r, i, CALENDAR_BEFORE); /* `договорот од 2014 година` */
        if (calendar(r, i, CALENDAR_FROM, &value) && value && !noun && r->context->has_published &&
            spans[word].from < r->context->published) {
            spans[word].to = r->context->published;
            spans[word].open = true;
        }
    }
}

/* A word of the calendar alone or, as `war_ii`, with the one before it. */
static CalendarWord *read_calendar(const RuleSet *rules, Arena *arena, const Tree *tree) {
    CalendarWord *words = arena_alloc(arena, ((size_t)tree->count + 1) * sizeof *words);
    Str before = STR("");
    words[0].kind = CALENDAR_KINDS;
    for (int i = 1; i <= tree->count; i++) {
        Str form = utf8_lower(arena, tree->words[i].form);
        Str both = arena_join(arena, before, "_", form);
        if (!rule_set_calendar(rules, both, &words[i]) && !rule_set_calendar(rules, form, &words[i]))
            words[i].kind = CALENDAR_KINDS;
        before = form;
    }
    return words;
}

static bool may_be_date(const Reader *r, int word) {
    return r->calendar[word].kind != CALENDAR_KINDS || leading_digits(r->tree->words[word].form) > 0;
}

static void read_spans(Reader *r, DateSpan *spans) {
    spans[0] = (DateSpan){.known = false};
    for (int i = 1; i <= r->tree->count; i++) {
        DateSpan here = {.known = false};
        int used = r->used;
        if (i > used && may_be_date(r, i) && date_at(r, i, &here) && here.known) {
            spans[i] = here;
            r->last = here;
            join_neighbours(r, spans, i);
            join_range(r, spans, i);
        } else {
            spans[i] = (DateSpan){.known = false};
            r->used = used;
        }
    }
}

void date_expressions(const RuleSet *rules, Arena *arena, const Tree *tree, const DateContext *context,
                      DateSpan *spans[2]) {
    CalendarWord *words = read_calendar(rules, arena, tree);
    for (int future = 0; future < 2; future++) {
        Reader r = {.tree = tree, .context = context, .calendar = words, .last = context->last, .future = future};
        spans[future] = arena_alloc(arena, ((size_t)tree->count + 1) * sizeof *spans[future]);
        read_spans(&r, spans[future]);
    }
}
