/* Tiles of outputs stay in registers while the inputs stream by. The compiler makes a variant for each processor level
 * and the loader picks one. */
#include "parse/matrix.h"

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

size_t matrix_stride(size_t out) { return (out + MATRIX_ALIGN - 1) / MATRIX_ALIGN * MATRIX_ALIGN; }

/* One tile: `rows` x `width` outputs; both are constants wherever this is called. */
static inline __attribute__((always_inline)) void tile(const Matrix *m, const float *x, size_t x_stride, float *y,
                                                       size_t column, MatrixMode mode, size_t rows, size_t width) {
    float sum[4][128];
    for (size_t r = 0; r < rows; r++)
        for (size_t k = 0; k < width; k++)
            sum[r][k] = mode == MATRIX_ADD ? y[r * m->stride + column + k] : m->bias ? m->bias[column + k] : 0.0f;
    for (size_t i = 0; i < m->in; i++) {
        const float *w = m->weight + i * m->stride + column;
        for (size_t r = 0; r < rows; r++) {
            float value = x[r * x_stride + i];
            for (size_t k = 0; k < width; k++)
                sum[r][k] += value * w[k];
        }
    }
    for (size_t r = 0; r < rows; r++)
        for (size_t k = 0; k < width; k++)
            y[r * m->stride + column + k] = sum[r][k];
}

FOR_EACH_PROCESSOR
void matrix_multiply(const Matrix *m, const float *x, size_t x_stride, size_t rows, float *y, MatrixMode mode) {
    size_t row = 0;
    for (; row + 4 <= rows; row += 4)
        for (size_t column = 0; column < m->stride; column += 32)
            tile(m, x + row * x_stride, x_stride, y + row * m->stride, column, mode, 4, 32);
    for (; row < rows; row++) {
        size_t column = 0;
        for (; column + 128 <= m->stride; column += 128)
            tile(m, x + row * x_stride, x_stride, y + row * m->stride, column, mode, 1, 128);
        for (; column < m->stride; column += 32)
            tile(m, x + row * x_stride, x_stride, y + row * m->stride, column, mode, 1, 32);
    }
}

/* 1.5 * 2^23: what is added to it loses its fraction. */
#define ROUNDING 12582912.0f

/* e^x = 2^n e^r with |r| <= ln 2 / 2, e^r by its Taylor polynomial of degree 7 (Cody and Waite's split of ln 2). */
static inline __attribute__((always_inline)) float exponential(float x) {
    x = x < -87.0f ? -87.0f : x;
    x = x > 87.0f ? 87.0f : x;
    float shifted = x * 1.44269504f + ROUNDING, n = shifted - ROUNDING; /* the nearest whole number */
    float r = x - n * 0.693359375f + n * 2.12194440e-4f;
    float p = 1.0f / 5040.0f;
    p = p * r + 1.0f / 720.0f;
    p = p * r + 1.0f / 120.0f;
    p = p * r + 1.0f / 24.0f;
    p = p * r + 1.0f / 6.0f;
    p = p * r + 0.5f;
    p = p * r + 1.0f;
    p = p * r + 1.0f;
    uint32_t bits;
    memcpy(&bits, &shifted, sizeof bits);
    bits = (bits + 127) << 23; /* n stands in the low bits of `shifted`; 2^n has it as exponent */
    float power;
    memcpy(&power, &bits, sizeof power);
    return p * power;
}

static inline __attribute__((always_inline)) float sigmoid(float x) { return 1.0f / (1.0f + exponential(-x)); }
static inline __attribute__((always_inline)) float tangent(float x) {
    return 1.0f - 2.0f / (exponential(2.0f * x) + 1.0f);
}

FOR_EACH_PROCESSOR
void matrix_lstm_cell(const float *restrict gates, size_t size, float *restrict cell, float *restrict hidden) {
    for (size_t k = 0; k < size; k++) {
        float in = sigmoid(gates[k]), forget = sigmoid(gates[size + k]);
        cell[k] = forget * cell[k] + in * tangent(gates[2 * size + k]);
        hidden[k] = sigmoid(gates[3 * size + k]) * tangent(cell[k]);
    }
}
