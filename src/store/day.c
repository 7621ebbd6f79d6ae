/* Days since 1970-01-01 in the Gregorian calendar, by the count of days since a March 1st (years begin in March, so the
 * leap day is the last). */
#include "store/store.h"

enum { YEAR_FIRST = 1900, YEAR_LAST = 2099 };

static bool digits(Str s, size_t from, size_t count, int *value) {
    *value = 0;
    for (size_t i = from; i < from + count; i++) {
        if (s.at[i] < '0' || s.at[i] > '9')
            return false;
        *value = *value * 10 + (s.at[i] - '0');
    }
    return true;
}

static int32_t day_of(int year, int month, int day) {
    int y = month <= 2 ? year - 1 : year, m = month <= 2 ? month + 9 : month - 3;
    int since = 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
    return since - 719468;
}

static int days_in(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

int32_t day_parse(Str s) {
    int year, month, day;
    size_t dash = s.len == 10 ? 1 : 0;
    if ((s.len != 8 && s.len != 10) || (dash && (s.at[4] != '-' || s.at[7] != '-')))
        return STORE_NO_DAY;
    if (!digits(s, 0, 4, &year) || !digits(s, 4 + dash, 2, &month) || !digits(s, 6 + 2 * dash, 2, &day))
        return STORE_NO_DAY;
    if (year < YEAR_FIRST || year > YEAR_LAST || month < 1 || month > 12 || day < 1 || day > days_in(year, month))
        return STORE_NO_DAY;
    return day_of(year, month, day);
}
