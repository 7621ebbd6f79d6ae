#include "relations/state_code.h"

#include <unicode/uloc.h>

static bool is_known(const char *code) {
    if (strcmp(code, "KOS") == 0 || strcmp(code, "EUR") == 0)
        return true;
    for (const char *const *region = uloc_getISOCountries(); *region; region++) {
        char locale[16];
        snprintf(locale, sizeof locale, "und_%s", *region);
        if (strcmp(uloc_getISO3Country(locale), code) == 0)
            return true;
    }
    return false;
}

bool state_code_parse(Str text, char code[4], Error *err) {
    char upper[4] = "";
    for (size_t i = 0; i < text.len && i < 3; i++)
        upper[i] = (char)(text.at[i] >= 'a' && text.at[i] <= 'z' ? text.at[i] - 'a' + 'A' : text.at[i]);
    if (text.len != 3 || !is_known(upper))
        return error_set(err, "unknown state '%.*s'; states are named by ISO 3166-1 alpha-3 codes, such as USA",
                         text.len < 40 ? (int)text.len : 40, text.at);
    memcpy(code, upper, 4);
    return true;
}
