/* Inputs go in fours, as VNNI multiplies them: one step adds four products to the sum of an output. Weights stand as
 * unsigned numbers, 128 more than they are, so that the inputs may be the signed operand, which can be broadcast from
 * memory; 128 times the sum of the inputs is taken off in the end. */
#include "parse/int8.h"

#include <math.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

enum { GROUP = 4, BLOCK_ROWS = 8, TILE = 32, OFFSET = 128, LARGEST = 127 };

/* Inputs of some rows as whole numbers. */
typedef struct Block {
    int8_t value[BLOCK_ROWS][INT8_IN_MAX];
    float factor[BLOCK_ROWS];
    int32_t excess[BLOCK_ROWS]; /* OFFSET times the sum of a row */
} Block;

static size_t groups_of(size_t in) { return (in + GROUP - 1) / GROUP; }

Int8Matrix int8_matrix(Arena *arena, const int8_t *weight, const float *factor, const float *bias, size_t out,
                       size_t in) {
    Int8Matrix m = {.in = in, .out = out, .stride = matrix_stride(out)};
    size_t bytes = groups_of(in) * m.stride * GROUP;
    uint8_t *packed = arena_alloc(arena, bytes);
    memset(packed, OFFSET, bytes);
    for (size_t o = 0; o < out; o++)
        for (size_t i = 0; i < in; i++)
            packed[(i / GROUP * m.stride + o) * GROUP + i % GROUP] = (uint8_t)(weight[o * in + i] + OFFSET);
    float *factors = arena_alloc(arena, m.stride * sizeof *factors), *biases = NULL;
    memcpy(factors, factor, out * sizeof *factors);
    if (bias) {
        biases = arena_alloc(arena, m.stride * sizeof *biases);
        memcpy(biases, bias, out * sizeof *biases);
    }
    m.weight = packed;
    m.factor = factors;
    m.bias = biases;
    return m;
}

#if defined(__x86_64__) && defined(__linux__) && !defined(__SANITIZE_ADDRESS__)
__attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
static void
scale_row(const float *x, size_t in, int8_t *value, float *factor, int32_t *excess) {
    float largest = 0;
    for (size_t i = 0; i < in; i++)
        largest = fabsf(x[i]) > largest ? fabsf(x[i]) : largest;
    float scale = largest > 0 ? LARGEST / largest : 0;
    int32_t sum = 0;
    for (size_t i = 0; i < in; i++) {
        int32_t whole = (int32_t)(x[i] * scale + (LARGEST + 1.5f)) - (LARGEST + 1); /* rounds half up */
        value[i] = (int8_t)whole;
        sum += whole;
    }
    memset(value + in, 0, groups_of(in) * GROUP - in);
    *factor = largest / LARGEST;
    *excess = OFFSET * sum;
}

/* Writes the outputs [column, column + width) of a row whose sums are known. */
static inline __attribute__((always_inline)) void put_sums(const Int8Matrix *m, const int32_t *sum, float factor,
                                                           int32_t excess, size_t column, size_t width, float *y,
                                                           MatrixMode mode) {
    for (size_t k = 0; k < width; k++) {
        size_t o = column + k;
        float value = (float)(sum[k] - excess) * (factor * m->factor[o]);
        y[o] = (mode == MATRIX_ADD ? y[o] : m->bias ? m->bias[o] : 0.0f) + value;
    }
}

/* Products fit into 16 bits and sums stand one by one beside each other, so that compilers find vectors here. */
static void multiply_plain(const Int8Matrix *m, const Block *b, size_t rows, float *y, MatrixMode mode) {
    for (size_t r = 0; r < rows; r++)
        for (size_t column = 0; column < m->stride; column += TILE) {
            int32_t part[TILE * GROUP] = {0}, sum[TILE];
            for (size_t g = 0; g < groups_of(m->in); g++) {
                const uint8_t *w = m->weight + (g * m->stride + column) * GROUP;
                int16_t x[16];
                for (size_t k = 0; k < 16; k++)
                    x[k] = b->value[r][g * GROUP + k % GROUP];
                for (size_t k = 0; k < TILE * GROUP; k += 16)
                    for (size_t i = 0; i < 16; i++)
                        part[k + i] += (int16_t)((int16_t)w[k + i] * x[i]);
            }
            for (size_t k = 0; k < TILE; k++)
                sum[k] = part[GROUP * k] + part[GROUP * k + 1] + part[GROUP * k + 2] + part[GROUP * k + 3];
            put_sums(m, sum, b->factor[r], b->excess[r], column, TILE, y + r * m->stride, mode);
        }
}

#if defined(__x86_64__)
#define FOR_AVX2 __attribute__((target("avx2")))
#define FOR_VNNI __attribute__((target("avx512f,avx512bw,avx512vl,avx512vnni,prefer-vector-width=512")))

static inline int32_t four_of(const int8_t *at) {
    int32_t four;
    memcpy(&four, at, sizeof four);
    return four;
}

/* `rows` rows by 8 outputs; a register holds two halves of the sums of four outputs. */
FOR_AVX2 static inline __attribute__((always_inline)) void
tile_avx2(const Int8Matrix *m, const Block *b, size_t first, size_t rows, size_t column, float *y, MatrixMode mode) {
    __m256i sum[4][2];
    for (size_t r = 0; r < rows; r++)
        sum[r][0] = sum[r][1] = _mm256_setzero_si256();
    for (size_t g = 0; g < groups_of(m->in); g++) {
        const __m128i *at = (const __m128i *)(m->weight + (g * m->stride + column) * GROUP);
        __m256i low = _mm256_cvtepu8_epi16(_mm_loadu_si128(at)), high = _mm256_cvtepu8_epi16(_mm_loadu_si128(at + 1));
        for (size_t r = 0; r < rows; r++) {
            __m128i four = _mm_cvtepi8_epi16(_mm_cvtsi32_si128(four_of(&b->value[first + r][g * GROUP])));
            __m256i x = _mm256_broadcastq_epi64(four);
            sum[r][0] = _mm256_add_epi32(sum[r][0], _mm256_madd_epi16(low, x));
            sum[r][1] = _mm256_add_epi32(sum[r][1], _mm256_madd_epi16(high, x));
        }
    }
    for (size_t r = 0; r < rows; r++) {
        int32_t out[8];
        __m256i pairs = _mm256_hadd_epi32(sum[r][0], sum[r][1]); /* outputs 0 1 4 5 2 3 6 7 */
        _mm256_storeu_si256((__m256i *)out, _mm256_permute4x64_epi64(pairs, 0xd8));
        put_sums(m, out, b->factor[first + r], b->excess[first + r], column, 8, y + (first + r) * m->stride, mode);
    }
}

FOR_AVX2 static void multiply_avx2(const Int8Matrix *m, const Block *b, size_t rows, float *y, MatrixMode mode) {
    size_t first = 0;
    for (; first + 4 <= rows; first += 4)
        for (size_t column = 0; column < m->stride; column += 8)
            tile_avx2(m, b, first, 4, column, y, mode);
    for (; first < rows; first++)
        for (size_t column = 0; column < m->stride; column += 8)
            tile_avx2(m, b, first, 1, column, y, mode);
}

/* All rows of the block by 32 outputs. */
FOR_VNNI static inline __attribute__((always_inline)) void tile_vnni(const Int8Matrix *m, const Block *b, size_t rows,
                                                                     size_t column, float *y, MatrixMode mode) {
    __m512i sum[BLOCK_ROWS][2];
    for (size_t r = 0; r < rows; r++)
        sum[r][0] = sum[r][1] = _mm512_setzero_si512();
    for (size_t g = 0; g < groups_of(m->in); g++) {
        const uint8_t *at = m->weight + (g * m->stride + column) * GROUP;
        __m512i low = _mm512_loadu_si512(at), high = _mm512_loadu_si512(at + 64);
        for (size_t r = 0; r < rows; r++) {
            __m512i x = _mm512_set1_epi32(four_of(&b->value[r][g * GROUP]));
            sum[r][0] = _mm512_dpbusd_epi32(sum[r][0], low, x);
            sum[r][1] = _mm512_dpbusd_epi32(sum[r][1], high, x);
        }
    }
    for (size_t r = 0; r < rows; r++) {
        int32_t out[TILE];
        _mm512_storeu_si512(out, sum[r][0]);
        _mm512_storeu_si512(out + 16, sum[r][1]);
        put_sums(m, out, b->factor[r], b->excess[r], column, TILE, y + r * m->stride, mode);
    }
}

/* The number of rows is a constant in every call, so that the sums stay in registers. */
FOR_VNNI static void multiply_vnni(const Int8Matrix *m, const Block *b, size_t rows, float *y, MatrixMode mode) {
    for (size_t column = 0; column < m->stride; column += TILE)
        switch (rows) {
        case 1:
            tile_vnni(m, b, 1, column, y, mode);
            break;
        case 2:
            tile_vnni(m, b, 2, column, y, mode);
            break;
        case 3:
            tile_vnni(m, b, 3, column, y, mode);
            break;
        case 4:
            tile_vnni(m, b, 4, column, y, mode);
            break;
        case 5:
            tile_vnni(m, b, 5, column, y, mode);
            break;
        case 6:
            tile_vnni(m, b, 6, column, y, mode);
            break;
        case 7:
            tile_vnni(m, b, 7, column, y, mode);
            break;
        default:
            tile_vnni(m, b, BLOCK_ROWS, column, y, mode);
            break;
        }
}

Int8Kernel int8_best_kernel(void) {
    if (__builtin_cpu_supports("avx512vnni") && __builtin_cpu_supports("avx512bw") &&
        __builtin_cpu_supports("avx512vl"))
        return INT8_VNNI;
    return __builtin_cpu_supports("avx2") ? INT8_AVX2 : INT8_PLAIN;
}
#else
Int8Kernel int8_best_kernel(void) { return INT8_PLAIN; }
#endif

static void multiply_block(const Int8Matrix *m, Int8Kernel kernel, const Block *b, size_t rows, float *y,
                           MatrixMode mode) {
#if defined(__x86_64__)
    if (kernel == INT8_VNNI) {
        multiply_vnni(m, b, rows, y, mode);
        return;
    }
    if (kernel == INT8_AVX2) {
        multiply_avx2(m, b, rows, y, mode);
        return;
    }
#endif
    (void)kernel;
    multiply_plain(m, b, rows, y, mode);
}

void int8_multiply(const Int8Matrix *m, Int8Kernel kernel, const float *x, size_t x_stride, size_t rows, float *y,
                   MatrixMode mode) {
    Block block;
    for (size_t first = 0; first < rows; first += BLOCK_ROWS) {
        size_t some = rows - first < BLOCK_ROWS ? rows - first : BLOCK_ROWS;
        for (size_t r = 0; r < some; r++)
            scale_row(x + (first + r) * x_stride, m->in, block.value[r], &block.factor[r], &block.excess[r]);
        multiply_block(m, kernel, &block, some, y + first * m->stride, mode);
    }
}
