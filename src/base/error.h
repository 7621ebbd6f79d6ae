/* One shape of error: functions return false and fill `err`; on success they leave it alone.
 *
 * A message says what is wrong first and puts the subject in quotes; callers add the file in front. */
#ifndef NASTAN_ERROR_H
#define NASTAN_ERROR_H
#include <stdbool.h>

typedef struct Error {
    char message[1024];
} Error;

/* Always returns false, so that a failing function can end with it. */
bool error_set(Error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Puts "prefix: " before the message that is there; returns false. */
bool error_prefix(Error *err, const char *format, ...) __attribute__((format(printf, 2, 3)));
#endif
