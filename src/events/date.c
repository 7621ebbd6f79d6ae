/* Every word is tried as the first of an expression; expressions are few, short and do not overlap in meaning. */
#include "events/date.h"
#include "base/utf8.h"
#include "events/arguments.h"

#include <time.h>

enum {
    REACH_WORDS = 60,
    /* farther from its event no date counts */ SECONDS_A_DAY = 86400,
    HISTORICAL_DAYS = 366,
    YEAR_FIRST = 1900,
    YEAR_LAST = 2100
};

typedef struct Reader {
    const RuleSet *rules;
    Arena *scratch;
    const Tree *tree;
    bool has_published;
    long published; /* days since 1970 */
    bool future;
} Reader;

typedef struct Span {
    long from, to; /* days since 1970 */
    const char *precision;
} Span;

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

static Str day_text(Arena *arena, long day) {
    struct tm t = civil(day);
    return arena_format(arena, "%04d-%02d-%02d", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday);
}

static bool read_published(Str date, long *day) {
    long year, month, of_month;
    if (date.len != 10 || !str_to_long((Str){date.at, 4}, &year) || !str_to_long((Str){date.at + 5, 2}, &month) ||
        !str_to_long((Str){date.at + 8, 2}, &of_month))
        return false;
    *day = day_number(year, month, of_month);
    return true;
}

static Span month_span(long year, long month) {
    long next_year = month == 12 ? year + 1 : year, next = month == 12 ? 1 : month + 1;
    return (Span){day_number(year, month, 1), day_number(next_year, next, 1) - 1, "month"};
}

static Span year_span(long year) { return (Span){day_number(year, 1, 1), day_number(year, 12, 31), "year"}; }

static bool calendar(const Reader *r, int word, CalendarKind kind, int *value) {
    *value = 0;
    if (word < 1 || word > r->tree->count)
        return false;
    const Word *w = &r->tree->words[word];
    CalendarWord found;
    bool known = rule_set_calendar(r->rules, utf8_lower(r->scratch, w->form), &found);
    if (known)
        *value = found.value;
    return known && found.kind == kind;
}

/* A number in figures within bounds; `19-ти` and `11th` are 19 and 11. */
static bool figure(const Reader *r, int word, long least, long most, long *value) {
    if (word < 1 || word > r->tree->count)
        return false;
    Str form = r->tree->words[word].form;
    size_t digits = 0;
    while (digits < form.len && form.at[digits] >= '0' && form.at[digits] <= '9')
        digits++;
    bool ordinal = digits == form.len || form.at[digits] == '-' ||
                   str_is((Str){form.at + digits, form.len - digits}, "th") || str_has_suffix(form, "st") ||
                   str_has_suffix(form, "nd") || str_has_suffix(form, "rd") || str_has_suffix(form, ".");
    return digits > 0 && digits <= 4 && ordinal && str_to_long((Str){form.at, digits}, value) && *value >= least &&
           *value <= most;
}

static bool year_at(const Reader *r, int word, long *year) {
    bool comma = word <= r->tree->count && str_is(r->tree->words[word].form, ",");
    return figure(r, comma ? word + 1 : word, YEAR_FIRST, YEAR_LAST, year);
}

/* Year of a month that has none: the one nearest before publication, or after it for what is to come. */
static bool nearest_year(const Reader *r, long month, long *year) {
    if (!r->has_published)
        return false;
    struct tm t = civil(r->published);
    *year = t.tm_year + 1900;
    if (r->future && month < t.tm_mon + 1)
        *year += 1;
    if (!r->future && month > t.tm_mon + 1)
        *year -= 1;
    return true;
}

/* `March 11, 2022`, `11 March 2022`, `on March 11`, `in March`. */
static bool month_date(const Reader *r, int word, Span *span) {
    int month;
    long day = 0, year = 0;
    if (!calendar(r, word, CALENDAR_MONTH, &month) || !utf8_starts_upper(r->tree->words[word].form)) {
        bool lower =
            calendar(r, word, CALENDAR_MONTH, &month) && (unsigned char)r->tree->words[word].form.at[0] >= 0xd0;
        if (!lower) /* `may`, `march`: English months are capitalised, Macedonian ones are not */
            return false;
    }
    bool before = figure(r, word - 1, 1, 31, &day), behind = !before && figure(r, word + 1, 1, 31, &day);
    if (!year_at(r, behind ? word + 2 : word + 1, &year) && !nearest_year(r, month, &year))
        return false;
    if (before || behind)
        *span = (Span){day_number(year, month, day), day_number(year, month, day), "day"};
    else
        *span = month_span(year, month);
    return true;
}

static bool weekday_date(const Reader *r, int word, Span *span) {
    int weekday, shift;
    if (!r->has_published || !calendar(r, word, CALENDAR_WEEKDAY, &weekday))
        return false;
    long today = civil(r->published).tm_wday == 0 ? 7 : civil(r->published).tm_wday;
    long back = (today - weekday + 7) % 7, ahead = (weekday - today + 7) % 7;
    bool next = calendar(r, word - 1, CALENDAR_SHIFT, &shift) && shift > 0;
    long day = r->future || next ? r->published + ahead : r->published - back;
    *span = (Span){day, day, "day"};
    return true;
}

static Span counted(const Reader *r, int unit, long count) {
    struct tm t = civil(r->published);
    long year = t.tm_year + 1900, month = t.tm_mon + count;
    if (unit == 1)
        return (Span){r->published + count, r->published + count, "day"};
    if (unit == 7) {
        long monday = r->published - (t.tm_wday + 6) % 7 + 7 * count;
        return (Span){monday, monday + 6, "month"};
    }
    if (unit == 30) {
        long years = month >= 0 ? month / 12 : -((11 - month) / 12);
        return month_span(year + years, month - years * 12 + 1);
    }
    return year_span(year + count * (unit / 365));
}

/* `last month`, `пред две години`, `three days ago`. */
static bool relative_date(const Reader *r, int word, Span *span) {
    int unit, value;
    long number;
    if (!r->has_published || !calendar(r, word, CALENDAR_UNIT, &unit))
        return false;
    if (calendar(r, word - 1, CALENDAR_SHIFT, &value)) {
        *span = counted(r, unit, value);
        return true;
    }
    bool counted_before = calendar(r, word - 1, CALENDAR_NUMBER, &value);
    number = value;
    if (!counted_before && !figure(r, word - 1, 1, 500, &number))
        return false;
    bool past = calendar(r, word + 1, CALENDAR_AGO, &value) || calendar(r, word - 2, CALENDAR_BEFORE, &value);
    if (past)
        *span = counted(r, unit, -number);
    return past;
}

static bool day_date(const Reader *r, int word, Span *span) {
    int offset;
    if (!r->has_published || !calendar(r, word, CALENDAR_DAY, &offset))
        return false;
    *span = (Span){r->published + offset, r->published + offset, "day"};
    return true;
}

static bool year_date(const Reader *r, int word, Span *span) {
    long year;
    Str form = r->tree->words[word].form;
    if (form.len != 4 || !figure(r, word, YEAR_FIRST, YEAR_LAST, &year))
        return false;
    *span = year_span(year);
    return true;
}

static bool date_at(const Reader *r, int word, Span *span) {
    return month_date(r, word, span) || weekday_date(r, word, span) || day_date(r, word, span) ||
           relative_date(r, word, span) || year_date(r, word, span);
}

/* Its word, or 0. */
static int nearest_date(const Reader *r, int clause, int anchor, Span *span) {
    int distance = 0, found = 0;
    int first = anchor > REACH_WORDS ? anchor - REACH_WORDS : 1;
    for (int i = first; i <= r->tree->count && i <= anchor + REACH_WORDS; i++) {
        Span here;
        int apart = i > anchor ? i - anchor : anchor - i;
        if ((!found || apart < distance) && is_beneath(r->tree, i, clause) && date_at(r, i, &here)) {
            *span = here;
            distance = apart;
            found = i;
        }
    }
    return found;
}

int date_set(const RuleSet *rules, Arena *arena, Arena *scratch, const Article *article, const Tree *tree, int clause,
             int anchor, unsigned tense, Event *event) {
    Reader r = {.rules = rules, .scratch = scratch, .tree = tree, .future = (tense & AUXILIARY_FUTURE) != 0};
    Span span;
    r.has_published = read_published(article->date, &r.published);
    event->date = event->enddate = article->date;
    event->date_precision = STR("publication");
    int word = nearest_date(&r, clause, anchor, &span);
    if (!word)
        return 0;
    event->date = day_text(arena, span.from);
    event->enddate = day_text(arena, span.to);
    event->date_precision = str_of(span.precision);
    if (r.has_published && span.to < r.published - HISTORICAL_DAYS)
        event->auxiliary |= AUXILIARY_HISTORICAL;
    return word;
}
