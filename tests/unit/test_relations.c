#include "check.h"
#include "relations/alignment.h"
#include "relations/state_code.h"

#include <math.h>
#include <string.h>

static bool near(double a, double b) { return fabs(a - b) < 1e-9; }

static void test_period(Check *c) {
    char label[PERIOD_LABEL_BYTES];
    int32_t day = day_parse(STR("2022-08-31"));
    CHECK(c, day == 19235);
    CHECK(c, period_of_day(PERIOD_MONTH, day) == 52 * 12 + 7);
    period_label(PERIOD_MONTH, 52 * 12 + 7, label);
    CHECK(c, strcmp(label, "2022-08") == 0);
    period_label(PERIOD_QUARTER, period_of_day(PERIOD_QUARTER, day), label);
    CHECK(c, strcmp(label, "2022-Q3") == 0);
    period_label(PERIOD_YEAR, period_of_day(PERIOD_YEAR, day), label);
    CHECK(c, strcmp(label, "2022") == 0);
    CHECK(c, period_first_day(PERIOD_MONTH, 52 * 12 + 8) == day + 1);
    CHECK(c, period_of_day(PERIOD_YEAR, -1) == -1 && period_of_day(PERIOD_MONTH, -1) == -1);
    period_label(PERIOD_QUARTER, -1, label);
    CHECK(c, strcmp(label, "1969-Q4") == 0);
    int32_t edge;
    CHECK(c, period_edge_parse(STR("2024-02"), PERIOD_END, &edge) && edge == day_parse(STR("2024-02-29")));
    CHECK(c, period_edge_parse(STR("2024"), PERIOD_END, &edge) && edge == day_parse(STR("2024-12-31")));
    CHECK(c, period_edge_parse(STR("2024"), PERIOD_BEGIN, &edge) && edge == day_parse(STR("2024-01-01")));
    CHECK(c, !period_edge_parse(STR("2023-02-29"), PERIOD_BEGIN, &edge));
    CHECK(c, !period_edge_parse(STR("22000101"), PERIOD_BEGIN, &edge));
}

static void test_state_code(Check *c) {
    char code[4];
    Error err;
    CHECK(c, state_code_parse(STR("ven"), code, &err) && strcmp(code, "VEN") == 0);
    CHECK(c, state_code_parse(STR("KOS"), code, &err));
    CHECK(c, !state_code_parse(STR("XQZ"), code, &err) && strstr(err.message, "unknown state 'XQZ'"));
    CHECK(c, !state_code_parse(STR("US"), code, &err) && !state_code_parse(STR("USAX"), code, &err));
}

static DyadDay day_of(const char *date, uint64_t cooperation, uint64_t conflict, double score) {
    return (DyadDay){.day = day_parse(str_of(date)),
                     .tally = {.events = {cooperation, 0, 0, conflict}, .score = score}};
}

static void test_series(Check *c) {
    Arena *arena = arena_new();
    DyadDay days[] = {day_of("2021-01-05", 3, 1, 2), day_of("2021-01-20", 0, 2, -14), day_of("2021-03-01", 1, 0, 4)};
    Series s = series_make(&(Dyad){days, 3}, PERIOD_MONTH, arena);
    CHECK(c, s.count == 3 && s.first == 51 * 12);
    CHECK(c, tally_events(&s.points[0]) == 6 && near(s.points[0].score, -12));
    CHECK(c, near(tally_mean(&s.points[0]), -2) && near(tally_net(&s.points[0]), 0)); /* (3 - 3) / 6 */
    CHECK(c, tally_events(&s.points[1]) == 0 && near(tally_mean(&s.points[1]), 0));
    CHECK(c, near(tally_net(&s.points[2]), 1));
    s = series_make(&(Dyad){days, 3}, PERIOD_QUARTER, arena);
    CHECK(c, s.count == 1 && near(tally_net(&s.points[0]), 1.0 / 7)); /* (4 - 3) / 7 */
    CHECK(c, series_make(&(Dyad){NULL, 0}, PERIOD_YEAR, arena).count == 0);
    arena_free(arena);
}

/* With A 20 events, 15 of them cooperation, score 40: mean 2. With B 10, 5, score -30: mean -3.
 * lean (2 + 3) / 20, attention (20 - 10) / 30, hedging 2 * 5 / 30. */
static void test_alignment(Check *c) {
    Arena *arena = arena_new();
    DyadDay a[] = {day_of("2021-01-05", 10, 2, 30), day_of("2021-01-06", 5, 3, 10), day_of("2021-02-01", 9, 0, 9)};
    DyadDay b[] = {day_of("2021-01-06", 2, 4, -20), day_of("2021-01-09", 3, 1, -10), day_of("2021-02-03", 20, 0, 9)};
    Dyad with[2] = {{a, 3}, {b, 3}};
    Alignment x = alignment_make(with, PERIOD_MONTH, 10, arena), again = alignment_make(with, PERIOD_MONTH, 10, arena);
    CHECK(c, x.count == 2 && x.points[0].enough);
    CHECK(c, near(x.points[0].lean, 0.25) && near(x.points[0].attention, 1.0 / 3));
    CHECK(c, near(x.points[0].hedging, 1.0 / 3));
    CHECK(c, x.points[0].lean_interval.low <= 0.25 && x.points[0].lean_interval.high >= 0.25);
    CHECK(c, x.points[0].lean_interval.low < x.points[0].lean_interval.high);
    CHECK(c, memcmp(x.points, again.points, x.count * sizeof *x.points) == 0);
    CHECK(c, !x.points[1].enough && tally_events(&x.points[1].with[0]) == 9); /* nine are too few */
    with[1].count = 0;
    x = alignment_make(with, PERIOD_MONTH, 1, arena);
    CHECK(c, x.count == 2 && !x.points[0].enough && !x.points[1].enough);
    arena_free(arena);
}

int main(void) {
    Check c = {0};
    test_period(&c);
    test_state_code(&c);
    test_series(&c);
    test_alignment(&c);
    return check_report(&c, "test_relations");
}
