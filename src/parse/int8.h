/* y = b + x W with weights and inputs of 8 bits: the kernel on which the network spends its time.
 *
 * Every row of the inputs is scaled so that its largest magnitude is 127, rounded and multiplied in whole numbers,
 * which have one sum in whatever order they are added. So the kernels for AVX-512 VNNI, AVX2 and plain C, one of which
 * is chosen when the program runs, give the same bits, and so do all ways of putting rows together. */
#ifndef NASTAN_INT8_H
#define NASTAN_INT8_H
#include "base/arena.h"
#include "parse/matrix.h"
#include <stdint.h>

enum { INT8_IN_MAX = 4096 }; /* inputs of one matrix */

typedef struct Int8Matrix {
    const uint8_t *weight; /* [inputs / 4, rounded up][stride][4], each 128 more than it is */
    const float *factor;   /* [stride]: what a weight of that output is to be multiplied with; 0 beyond `out` */
    const float *bias;     /* [stride], or NULL */
    size_t in, out, stride;
} Int8Matrix;

typedef enum Int8Kernel { INT8_PLAIN, INT8_AVX2, INT8_VNNI, INT8_KERNELS } Int8Kernel;

Int8Kernel int8_best_kernel(void); /* the fastest that this processor runs; the greater ones imply the smaller */

/* weight: [out][in]; factor: [out]; bias: [out] or NULL; in at most INT8_IN_MAX. The result lives in `arena`. */
Int8Matrix int8_matrix(Arena *arena, const int8_t *weight, const float *factor, const float *bias, size_t out,
                       size_t in);
/* As matrix_multiply. */
void int8_multiply(const Int8Matrix *m, Int8Kernel kernel, const float *x, size_t x_stride, size_t rows, float *y,
                   MatrixMode mode);
#endif
