#include "relations/reciprocity.h"

#include <gsl/gsl_cdf.h>
#include <gsl/gsl_errno.h>
#include <gsl/gsl_linalg.h>
#include <gsl/gsl_multifit.h>
#include <math.h>
#include <string.h>

static const double SINGULAR = 1e-10; /* relative to the largest singular value */

typedef struct Fit {
    const double *values; /* [periods][series] */
    int series, lags, used, coefficients;
    Arena *arena;
    double *residuals; /* [series][used] */
} Fit;

/* The lagged series of one equation, without series `left_out` (-1: all). */
static gsl_matrix *design(const Fit *f, int left_out) {
    int columns = f->coefficients - (left_out >= 0 ? f->lags : 0);
    gsl_matrix *x = gsl_matrix_alloc((size_t)f->used, (size_t)columns);
    for (int t = 0; x && t < f->used; t++) {
        size_t column = 0;
        gsl_matrix_set(x, (size_t)t, column++, 1);
        for (int lag = 1; lag <= f->lags; lag++)
            for (int j = 0; j < f->series; j++)
                if (j != left_out)
                    gsl_matrix_set(x, (size_t)t, column++, f->values[(t + f->lags - lag) * f->series + j]);
    }
    return x;
}

/* Least squares of every equation on `x`: sums of squares, and coefficients [series][columns] where asked for. */
static bool regress(const Fit *f, const gsl_matrix *x, double *squares, double *coefficients, double *residuals) {
    gsl_multifit_linear_workspace *work = gsl_multifit_linear_alloc(x->size1, x->size2);
    gsl_vector *y = gsl_vector_alloc(x->size1), *b = gsl_vector_alloc(x->size2), *r = gsl_vector_alloc(x->size1);
    gsl_matrix *covariance = gsl_matrix_alloc(x->size2, x->size2);
    bool ok = work && y && b && r && covariance;
    for (int i = 0; ok && i < f->series; i++) {
        size_t rank;
        for (int t = 0; t < f->used; t++)
            gsl_vector_set(y, (size_t)t, f->values[(t + f->lags) * f->series + i]);
        ok = gsl_multifit_linear_tsvd(x, y, SINGULAR, b, covariance, &squares[i], &rank, work) == GSL_SUCCESS &&
             rank == x->size2;
        if (!ok)
            break;
        gsl_multifit_linear_residuals(x, y, b, r);
        for (size_t k = 0; coefficients && k < x->size2; k++)
            coefficients[(size_t)i * x->size2 + k] = gsl_vector_get(b, k);
        for (size_t t = 0; residuals && t < x->size1; t++)
            residuals[(size_t)i * x->size1 + t] = gsl_vector_get(r, t);
    }
    gsl_matrix_free(covariance);
    gsl_vector_free(r);
    gsl_vector_free(b);
    gsl_vector_free(y);
    gsl_multifit_linear_free(work);
    return ok;
}

static bool fit_all(const Fit *f, Reciprocity *r, double *squares) {
    gsl_matrix *x = design(f, -1);
    bool ok = x && regress(f, x, squares, r->coefficients, f->residuals);
    gsl_matrix_free(x);
    int n = f->series, freedom = f->used - f->coefficients;
    for (int i = 0; ok && i < n; i++)
        for (int j = 0; j < n; j++) {
            double sum = 0;
            for (int t = 0; t < f->used; t++)
                sum += f->residuals[i * f->used + t] * f->residuals[j * f->used + t];
            r->covariance[i * n + j] = sum / freedom;
        }
    return ok;
}

static bool test_granger(const Fit *f, Reciprocity *r, const double *squares) {
    int n = f->series, freedom = f->used - f->coefficients;
    double *without = arena_alloc(f->arena, (size_t)n * sizeof *without);
    for (int j = 0; j < n; j++) {
        gsl_matrix *x = design(f, j);
        bool ok = x && regress(f, x, without, NULL, NULL);
        gsl_matrix_free(x);
        if (!ok)
            return false;
        for (int i = 0; i < n; i++) {
            double value = fmax(0, (without[i] - squares[i]) / f->lags / (squares[i] / freedom));
            r->granger[i * n + j] =
                i == j ? (Granger){0, 1} : (Granger){value, gsl_cdf_fdist_Q(value, f->lags, freedom)};
        }
    }
    return true;
}

/* Moving average form: M_0 is the Cholesky factor, M_h = sum over l of B_l M_(h-l). */
static bool respond(const Fit *f, Reciprocity *r) {
    size_t n = (size_t)f->series;
    gsl_matrix *factor = gsl_matrix_alloc(n, n);
    if (!factor)
        return false;
    for (size_t i = 0; i < n * n; i++)
        gsl_matrix_set(factor, i / n, i % n, r->covariance[i]);
    bool ok = gsl_linalg_cholesky_decomp1(factor) == GSL_SUCCESS;
    for (size_t i = 0; ok && i < n; i++)
        for (size_t j = 0; j <= i; j++)
            r->responses[i * n + j] = gsl_matrix_get(factor, i, j);
    gsl_matrix_free(factor);
    for (int h = 1; ok && h <= r->horizon; h++)
        for (int lag = 1; lag <= f->lags && lag <= h; lag++)
            for (size_t i = 0; i < n; i++)
                for (size_t k = 0; k < n; k++) {
                    double b = r->coefficients[i * (size_t)f->coefficients + 1 + (size_t)(lag - 1) * n + k];
                    for (size_t j = 0; j < n; j++)
                        r->responses[((size_t)h * n + i) * n + j] +=
                            b * r->responses[((size_t)(h - lag) * n + k) * n + j];
                }
    return ok;
}

bool reciprocity_fit(const double *values, int periods, int series, int lags, int horizon, Arena *arena,
                     Reciprocity *result, Error *err) {
    Fit f = {.values = values, .series = series, .lags = lags, .used = periods - lags, .arena = arena};
    f.coefficients = 1 + lags * series;
    if (f.used < f.coefficients + 2)
        return error_set(err, "%d periods are too few for %d series with %d lags; at least %d are needed", periods,
                         series, lags, lags + f.coefficients + 2);
    size_t n = (size_t)series;
    Reciprocity r = {.series = series, .lags = lags, .used = f.used, .horizon = horizon};
    r.coefficients = arena_alloc(arena, n * (size_t)f.coefficients * sizeof *r.coefficients);
    r.covariance = arena_alloc(arena, n * n * sizeof *r.covariance);
    r.granger = arena_alloc(arena, n * n * sizeof *r.granger);
    r.responses = arena_alloc(arena, ((size_t)horizon + 1) * n * n * sizeof *r.responses);
    f.residuals = arena_alloc(arena, n * (size_t)f.used * sizeof *f.residuals);
    double *squares = arena_alloc(arena, n * sizeof *squares);
    gsl_error_handler_t *before = gsl_set_error_handler_off();
    bool ok = fit_all(&f, &r, squares) && test_granger(&f, &r, squares) && respond(&f, &r);
    gsl_set_error_handler(before);
    if (!ok)
        return error_set(err, "a series is constant, or follows from the others; no autoregression can be fitted");
    *result = r;
    return true;
}
