#include "relations/period.h"
#include "store/store.h"

#include <time.h>

enum { SECONDS_A_DAY = 86400, MONTHS_A_YEAR = 12 };

static int32_t floor_div(int32_t a, int32_t b) { return a / b - (a % b < 0); }

static int32_t months_of(PeriodUnit unit) { return unit == PERIOD_MONTH ? 1 : unit == PERIOD_QUARTER ? 3 : 12; }

static struct tm civil(int32_t day) {
    time_t seconds = (time_t)day * SECONDS_A_DAY;
    struct tm t;
    gmtime_r(&seconds, &t);
    return t;
}

static int32_t first_of_month(int32_t month) {
    struct tm t = {.tm_year = 70 + floor_div(month, MONTHS_A_YEAR), .tm_mday = 1};
    t.tm_mon = month - floor_div(month, MONTHS_A_YEAR) * MONTHS_A_YEAR;
    return (int32_t)(timegm(&t) / SECONDS_A_DAY);
}

bool period_unit_parse(Str name, PeriodUnit *unit) {
    for (int i = PERIOD_MONTH; i <= PERIOD_YEAR; i++)
        if (str_is(name, period_unit_name((PeriodUnit)i))) {
            *unit = (PeriodUnit)i;
            return true;
        }
    return false;
}

const char *period_unit_name(PeriodUnit unit) {
    return unit == PERIOD_MONTH ? "month" : unit == PERIOD_QUARTER ? "quarter" : "year";
}

int32_t period_of_day(PeriodUnit unit, int32_t day) {
    struct tm t = civil(day);
    return floor_div((t.tm_year - 70) * MONTHS_A_YEAR + t.tm_mon, months_of(unit));
}

int32_t period_first_day(PeriodUnit unit, int32_t period) { return first_of_month(period * months_of(unit)); }

void period_label(PeriodUnit unit, int32_t period, char label[PERIOD_LABEL_BYTES]) {
    int32_t month = period * months_of(unit), year = 1970 + floor_div(month, MONTHS_A_YEAR);
    int32_t of_year = month - (year - 1970) * MONTHS_A_YEAR;
    if (unit == PERIOD_YEAR)
        snprintf(label, PERIOD_LABEL_BYTES, "%d", year);
    else if (unit == PERIOD_QUARTER)
        snprintf(label, PERIOD_LABEL_BYTES, "%d-Q%d", year, of_year / 3 + 1);
    else
        snprintf(label, PERIOD_LABEL_BYTES, "%d-%02d", year, of_year + 1);
}

void day_text(int32_t day, char text[DAY_TEXT_BYTES]) {
    struct tm t = civil(day);
    strftime(text, DAY_TEXT_BYTES, "%Y-%m-%d", &t);
}

bool period_edge_parse(Str date, PeriodEdge edge, int32_t *day) {
    char whole[11] = "0000-01-01";
    if (date.len != 4 && date.len != 7 && date.len != 10)
        return false;
    memcpy(whole, date.at, date.len);
    int32_t first = day_parse((Str){whole, 10});
    if (first == STORE_NO_DAY)
        return false;
    PeriodUnit unit = date.len == 4 ? PERIOD_YEAR : PERIOD_MONTH;
    bool last = edge == PERIOD_END && date.len < 10;
    *day = last ? period_first_day(unit, period_of_day(unit, first) + 1) - 1 : first;
    return true;
}
