#include "relations/alignment.h"

#include <math.h>
#include <stdlib.h>

static const uint64_t SEED = 20150901;
static const double SCORE_MOST = 10;

/* One day with events with either rival. */
typedef struct Day {
    double score[2];
    uint64_t events[2], cooperation[2];
} Day;

/* SplitMix64 (Steele, Lea & Flood 2014). */
static uint64_t next_random(uint64_t *state) {
    uint64_t z = *state += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

static void day_add(Day *sum, const Day *day) {
    for (int r = 0; r < 2; r++) {
        sum->score[r] += day->score[r];
        sum->events[r] += day->events[r];
        sum->cooperation[r] += day->cooperation[r];
    }
}

static double lean_of(const Day *d) {
    double mean_a = d->score[0] / (double)d->events[0], mean_b = d->score[1] / (double)d->events[1];
    return (mean_a - mean_b) / (2 * SCORE_MOST);
}

static double hedging_of(const Day *d) {
    uint64_t less = d->cooperation[0] < d->cooperation[1] ? d->cooperation[0] : d->cooperation[1];
    return 2 * (double)less / (double)(d->events[0] + d->events[1]);
}

static int smaller_first(const void *a, const void *b) {
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static Interval percentiles(double *values, size_t count) {
    if (!count)
        return (Interval){0, 0};
    qsort(values, count, sizeof *values, smaller_first);
    size_t low = (size_t)lround(0.025 * (double)(count - 1)), high = (size_t)lround(0.975 * (double)(count - 1));
    return (Interval){values[low], values[high]};
}

/* Draws without events with one of the rivals have no lean and are left out. */
static void set_intervals(AlignmentPoint *p, const Day *days, size_t count, uint64_t seed) {
    double lean[ALIGNMENT_DRAWS], hedging[ALIGNMENT_DRAWS];
    size_t kept = 0;
    for (int draw = 0; draw < ALIGNMENT_DRAWS; draw++) {
        Day sum = {.events = {0}};
        for (size_t i = 0; i < count; i++)
            day_add(&sum, &days[((next_random(&seed) >> 32) * count) >> 32]);
        if (!sum.events[0] || !sum.events[1])
            continue;
        lean[kept] = lean_of(&sum);
        hedging[kept++] = hedging_of(&sum);
    }
    p->lean_interval = percentiles(lean, kept);
    p->hedging_interval = percentiles(hedging, kept);
}

static Day *merged_days(const Dyad with[2], size_t at[2], PeriodUnit unit, int32_t period, Arena *arena,
                        size_t *count) {
    int32_t end = period_first_day(unit, period + 1);
    Day *days = NULL;
    size_t capacity = 0;
    *count = 0;
    for (;;) {
        int32_t today = end;
        for (int r = 0; r < 2; r++)
            if (at[r] < with[r].count && with[r].days[at[r]].day < today)
                today = with[r].days[at[r]].day;
        if (today == end)
            return days;
        days = arena_reserve(arena, days, *count, &capacity, sizeof *days);
        Day *day = &days[(*count)++];
        *day = (Day){.events = {0}};
        for (int r = 0; r < 2; r++)
            if (at[r] < with[r].count && with[r].days[at[r]].day == today) {
                const Tally *t = &with[r].days[at[r]++].tally;
                day->score[r] = t->score;
                day->events[r] = tally_events(t);
                day->cooperation[r] = tally_cooperation(t);
            }
    }
}

static void set_point(AlignmentPoint *p, const Day *days, size_t count, uint64_t least, int32_t period) {
    Day sum = {.events = {0}};
    for (size_t i = 0; i < count; i++)
        day_add(&sum, &days[i]);
    p->enough = sum.events[0] >= least && sum.events[1] >= least && sum.events[0] && sum.events[1];
    if (!p->enough)
        return;
    double all = (double)(sum.events[0] + sum.events[1]);
    p->lean = lean_of(&sum);
    p->attention = ((double)sum.events[0] - (double)sum.events[1]) / all;
    p->hedging = hedging_of(&sum);
    set_intervals(p, days, count, SEED + (uint64_t)(uint32_t)period);
}

Alignment alignment_make(const Dyad with[2], PeriodUnit unit, uint64_t least_events, Arena *arena) {
    Alignment a = {.unit = unit};
    Series series[2] = {series_make(&with[0], unit, arena), series_make(&with[1], unit, arena)};
    if (!series[0].count && !series[1].count)
        return a;
    int32_t first = INT32_MAX, last = INT32_MIN;
    for (int r = 0; r < 2; r++)
        if (series[r].count) {
            int32_t end = series[r].first + (int32_t)series[r].count - 1;
            first = series[r].first < first ? series[r].first : first;
            last = end > last ? end : last;
        }
    a.first = first;
    a.count = (size_t)(last - first) + 1;
    a.points = arena_alloc(arena, a.count * sizeof *a.points);
    size_t at[2] = {0, 0};
    for (size_t i = 0; i < a.count; i++) {
        int32_t period = first + (int32_t)i;
        size_t count;
        for (int r = 0; r < 2; r++)
            if (series[r].count && period >= series[r].first && period < series[r].first + (int32_t)series[r].count)
                a.points[i].with[r] = series[r].points[period - series[r].first];
        const Day *days = merged_days(with, at, unit, period, arena, &count);
        set_point(&a.points[i], days, count, least_events, period);
    }
    return a;
}
