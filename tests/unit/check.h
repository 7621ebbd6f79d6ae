/* The smallest test helper: CHECK counts, check_report prints the line that scripts/run-tests adds up. */
#ifndef NASTAN_CHECK_H
#define NASTAN_CHECK_H
#include <stdbool.h>
#include <stdio.h>

typedef struct Check {
    int passed, failed;
} Check;

static inline void check_that(Check *check, bool ok, const char *what, const char *file, int line) {
    if (ok)
        check->passed++;
    else {
        check->failed++;
        printf("%s:%d: failed: %s\n", file, line, what);
    }
}

static inline int check_report(const Check *check, const char *name) {
    printf("%s: %d passed, %d failed\n", name, check->passed, check->failed);
    return check->failed != 0;
}

#define CHECK(check, condition) check_that((check), (condition), #condition, __FILE__, __LINE__)
#endif
