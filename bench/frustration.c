/* Seconds for the frustration index of complete graphs: random signs, and two camps with one edge in `noise` wrong. */
#include "relations/frustration.h"

#include <stdint.h>
#include <string.h>
#include <time.h>

enum { STATES_MOST = 40, SEEDS = 10 };

static uint64_t next_random(uint64_t *state) {
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

static void fill(int8_t *sign, int count, int noise, uint64_t seed) {
    memset(sign, 0, (size_t)(count * count));
    for (int i = 0; i < count; i++)
        for (int j = 0; j < i; j++) {
            bool turned = (int)(next_random(&seed) % 100) < noise;
            int value = (i % 2 == j % 2) != turned ? 1 : -1;
            sign[i * count + j] = sign[j * count + i] = (int8_t)value;
        }
}

int main(void) {
    static const int noises[] = {50, 40, 30, 20, 10};
    int8_t sign[STATES_MOST * STATES_MOST], camp[STATES_MOST];
    puts("states  wrong %  index (first)  slowest s  proofs");
    for (int count = 20; count <= STATES_MOST; count += 10)
        for (int k = 0; k < 5; k++) {
            double slowest = 0;
            long first = 0;
            int proofs[4] = {0};
            for (int seed = 0; seed < SEEDS; seed++) {
                fill(sign, count, noises[k], (uint64_t)seed);
                clock_t begin = clock();
                Frustration f = frustration_find(sign, count, camp);
                double seconds = (double)(clock() - begin) / CLOCKS_PER_SEC;
                slowest = seconds > slowest ? seconds : slowest;
                first = seed ? first : f.split;
                proofs[f.proof]++;
            }
            printf("%6d %8d %14ld %10.3f  %d relaxed, %d searched, %d branched, %d open\n", count, noises[k], first,
                   slowest, proofs[FRUSTRATION_RELAXED], proofs[FRUSTRATION_SEARCHED], proofs[FRUSTRATION_BRANCHED],
                   proofs[FRUSTRATION_OPEN]);
        }
    return 0;
}
