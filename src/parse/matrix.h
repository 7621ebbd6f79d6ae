/* y = b + x W for many rows x at once: the one kernel on which the network spends its time.
 *
 * Weights are kept as [in][stride], stride being `out` rounded up to MATRIX_ALIGN, so that the inner loop runs over
 * outputs. Every output is summed over the inputs in their order: the result does not depend on how many rows go
 * together. */
#ifndef NASTAN_MATRIX_H
#define NASTAN_MATRIX_H
#include <stddef.h>

enum { MATRIX_ALIGN = 32 };

typedef struct Matrix {
    const float *weight; /* [in][stride] */
    const float *bias;   /* [stride], or NULL */
    size_t in, out, stride;
} Matrix;

size_t matrix_stride(size_t out);
/* y: [rows][m->stride]; x: rows of m->in floats, x_stride floats apart (rows may overlap). With `add`, y += x W. */
typedef enum MatrixMode { MATRIX_SET, MATRIX_ADD } MatrixMode;
void matrix_multiply(const Matrix *m, const float *x, size_t x_stride, size_t rows, float *y, MatrixMode mode);

/* One step of an LSTM (Hochreiter and Schmidhuber 1997). gates: [4][size], input, forget, cell, output; cell and
 * hidden: [size]. Exponentials are polynomials (relative error below 2e-7), so that the loop runs on whole vectors. */
void matrix_lstm_cell(const float *gates, size_t size, float *cell, float *hidden);
#endif
