/* Who answers whom: a vector autoregression of the directed series between three states.
 *
 * Goldstein & Freeman, Three-Way Street (1990), follow the six directed series of a triad at once, so that what A does
 * to C can be an answer to what B did to A. With y_t the six mean scores of period t and p lags,
 *
 *     y_t = c + B_1 y_(t-1) + ... + B_p y_(t-p) + u_t
 *
 * each equation is fitted by least squares. Granger's test (1969) asks of each pair whether the lags of series j help
 * to foretell series i: F = ((RSS without j - RSS) / p) / (RSS / (T - k)), with k = 1 + p n coefficients. Impulse
 * responses (Sims 1980) give what one standard deviation of a surprise in j moves in i over the periods after;
 * surprises of one period are told apart by the Cholesky factor of their covariance, in the order of the series. */
#ifndef NASTAN_RECIPROCITY_H
#define NASTAN_RECIPROCITY_H
#include "base/arena.h"
#include "base/error.h"

enum { RECIPROCITY_SERIES_MAX = 6 };

typedef struct Granger {
    double f, p; /* 0 and 1 on the diagonal */
} Granger;

typedef struct Reciprocity {
    int series, lags, used; /* equations, lags, periods fitted */
    int horizon;
    double *coefficients; /* [series][1 + lags * series]: constant, then all series at lag 1, at lag 2 ... */
    double *covariance;   /* [series][series] of the residuals, divided by used - coefficients of an equation */
    Granger *granger;     /* [series][series]: row is caused by column */
    double *responses;    /* [horizon + 1][series][series]: of the row to a surprise in the column */
} Reciprocity;

/* `values` is [periods][series]. All lives in `arena`. Fails where there are too few periods (at least two more than
 * coefficients of an equation), or a series is constant or follows from the others. */
bool reciprocity_fit(const double *values, int periods, int series, int lags, int horizon, Arena *arena,
                     Reciprocity *result, Error *err);
#endif
