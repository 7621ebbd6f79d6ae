#include "relations/series.h"

Series series_make(const Dyad *dyad, PeriodUnit unit, Arena *arena) {
    Series s = {.unit = unit};
    if (!dyad->count)
        return s;
    s.first = period_of_day(unit, dyad->days[0].day);
    s.count = (size_t)(period_of_day(unit, dyad->days[dyad->count - 1].day) - s.first) + 1;
    s.points = arena_alloc(arena, s.count * sizeof *s.points);
    for (size_t i = 0; i < dyad->count; i++)
        tally_add(&s.points[period_of_day(unit, dyad->days[i].day) - s.first], &dyad->days[i].tally);
    return s;
}
