/* Months, quarters and years, each numbered from the one that holds 1970-01-01, which is 0. */
#ifndef NASTAN_PERIOD_H
#define NASTAN_PERIOD_H
#include "base/str.h"
#include <stdint.h>

typedef enum PeriodUnit { PERIOD_MONTH, PERIOD_QUARTER, PERIOD_YEAR } PeriodUnit;
enum { PERIOD_LABEL_BYTES = 32, DAY_TEXT_BYTES = 16 };

bool period_unit_parse(Str name, PeriodUnit *unit); /* month, quarter, year */
const char *period_unit_name(PeriodUnit unit);
int32_t period_of_day(PeriodUnit unit, int32_t day);                                /* day since 1970-01-01 */
int32_t period_first_day(PeriodUnit unit, int32_t period);                          /* the first day of the period */
void period_label(PeriodUnit unit, int32_t period, char label[PERIOD_LABEL_BYTES]); /* 2022-03, 2022-Q1, 2022 */
void day_text(int32_t day, char text[DAY_TEXT_BYTES]);                              /* YYYY-MM-DD */

typedef enum PeriodEdge { PERIOD_BEGIN, PERIOD_END } PeriodEdge;
/* The first or last day of what `date` names: YYYY-MM-DD, YYYY-MM or YYYY, from 1900 to 2099. */
bool period_edge_parse(Str date, PeriodEdge edge, int32_t *day);
#endif
