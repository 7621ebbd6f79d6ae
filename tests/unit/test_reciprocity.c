/* Reference values: normal equations in exact fractions, reckoned apart from this program. */
#include "check.h"
#include "relations/reciprocity.h"

#include <math.h>
#include <string.h>

enum { PERIODS = 12 };

static bool near(double a, double b) { return fabs(a - b) < 1e-9 * fmax(1, fabs(b)); }

static const double VALUES[PERIODS][2] = {{1, 2}, {3, 1}, {2, 4}, {5, 3}, {4, 6}, {6, 2},
                                          {3, 5}, {7, 4}, {5, 8}, {8, 5}, {6, 7}, {9, 6}};

static void test_values(Check *c) {
    Arena *arena = arena_new();
    Error err;
    Reciprocity r;
    CHECK(c, reciprocity_fit(&VALUES[0][0], PERIODS, 2, 1, 2, arena, &r, &err));
    static const double coefficients[] = {1.1288285443637511, 0.015246515404393523, 0.9536289413144481,
                                          0.9930533628039154, 0.8913347467183905,   -0.09553881546303397};
    for (int i = 0; i < 6; i++)
        CHECK(c, near(r.coefficients[i], coefficients[i]));
    static const double covariance[] = {0.488407235328612, 0.35111529613424153, 0.35111529613424153,
                                        1.1998173124633498};
    for (int i = 0; i < 4; i++)
        CHECK(c, near(r.covariance[i], covariance[i]));
    CHECK(c, near(r.granger[1].f, 80.3081721046442) && fabs(r.granger[1].p - 1.91245907e-05) < 1e-11);
    CHECK(c, near(r.granger[2].f, 27.697258436211804) && fabs(r.granger[2].p - 0.000761895095) < 1e-10);
    CHECK(c, r.granger[0].f == 0 && r.granger[0].p == 1 && r.used == 11);
    static const double responses[] = {0.6988613849173612,  0,
                                       0.5024104975777995,  0.9733452647375327,
                                       0.4897683917810604,  0.9282102143450845,
                                       0.5749197317018032,  -0.09299225362957708,
                                       0.5557273564134521,  -0.07452813304769049,
                                       0.38162043528572936, 0.8362303860637068};
    for (int i = 0; i < 12; i++)
        CHECK(c, near(r.responses[i], responses[i]));
    arena_free(arena);
}

static void test_refusals(Check *c) {
    Arena *arena = arena_new();
    Error err;
    Reciprocity r;
    CHECK(c, !reciprocity_fit(&VALUES[0][0], 5, 2, 1, 2, arena, &r, &err) && strstr(err.message, "too few"));
    double same[PERIODS][2];
    for (int t = 0; t < PERIODS; t++)
        same[t][0] = same[t][1] = VALUES[t][0];
    CHECK(c, !reciprocity_fit(&same[0][0], PERIODS, 2, 1, 2, arena, &r, &err));
    double constant[PERIODS][2];
    for (int t = 0; t < PERIODS; t++) {
        constant[t][0] = VALUES[t][0];
        constant[t][1] = 0;
    }
    CHECK(c, !reciprocity_fit(&constant[0][0], PERIODS, 2, 1, 2, arena, &r, &err));
    arena_free(arena);
}

int main(void) {
    Check c = {0};
    test_values(&c);
    test_refusals(&c);
    return check_report(&c, "test_reciprocity");
}
