/* Letters decide between Macedonian and its neighbours; libexttextcat decides the rest. */
#include "base/utf8.h"
#include "text/text.h"

#include <libexttextcat/textcat.h>
#include <string.h>

enum { SAMPLE_BYTES = 4000 };

static const char FINGERPRINTS[] = "/usr/share/libexttextcat/";

typedef struct Letters {
    size_t latin, cyrillic;
    size_t macedonian, serbian, other; /* ѓ ќ ѕ; ђ ћ; letters of Bulgarian, Russian and Ukrainian alone */
} Letters;

static Letters count_letters(Str text) {
    Letters n = {0};
    for (size_t i = 0; i < text.len;) {
        int32_t c = utf8_next(text, &i);
        if (!utf8_is_letter(c))
            continue;
        n.latin += c < 0x250;
        n.cyrillic += c >= 0x400 && c < 0x530;
        n.macedonian += c == 0x453 || c == 0x403 || c == 0x45c || c == 0x40c || c == 0x455 || c == 0x405;
        n.serbian += c == 0x452 || c == 0x402 || c == 0x45b || c == 0x40b;
        n.other += (c >= 0x429 && c <= 0x42f) || (c >= 0x449 && c <= 0x44f) || c == 0x439 || c == 0x419 || c == 0x456;
    }
    return n;
}

static Str detect_by_fingerprint(Str text) {
    char config[sizeof FINGERPRINTS + 16];
    snprintf(config, sizeof config, "%sfpdb.conf", FINGERPRINTS);
    void *handle = special_textcat_Init(config, FINGERPRINTS);
    if (!handle)
        return STR("");
    const char *answer = textcat_Classify(handle, text.at, text.len);
    /* Answers look like `[en--utf8][de--utf8]`; two letters of the first are the code. */
    static const char *const codes[] = {"en", "mk", "sr", "hr", "bs", "sl", "bg", "ru", "uk", "de", "fr", "es",
                                        "it", "pt", "nl", "pl", "cs", "sk", "sq", "tr", "el", "ro", "hu"};
    Str code = STR("");
    for (size_t i = 0; answer && i < sizeof codes / sizeof *codes; i++)
        if (strncmp(answer, "[", 1) == 0 && strncmp(answer + 1, codes[i], 2) == 0)
            code = str_of(codes[i]);
    textcat_Done(handle);
    return code;
}

Str language_detect(Str text) {
    if (text.len > SAMPLE_BYTES)
        text.len = SAMPLE_BYTES;
    Letters n = count_letters(text);
    if (n.cyrillic > n.latin && n.other == 0 && n.serbian == 0)
        return STR("mk");
    Str code = n.latin + n.cyrillic ? detect_by_fingerprint(text) : STR("");
    return code.len || n.cyrillic > n.latin ? code : STR("en");
}
