/* Whether a Macedonian spelling renders a foreign name: Џозеф is Joseph, Штајнмаер Steinmeier, Макрон Macron.
 *
 * Macedonian writes names as they sound. Every Latin letter or group has a short list of Macedonian consonants that it
 * may become, whatever its language; vowels only have to be about as many. */
#ifndef NASTAN_SOUND_H
#define NASTAN_SOUND_H
#include "base/arena.h"

enum { SOUND_WORD_MAX = 40 }; /* code points of a word; longer ones are alike to nothing */

/* A word of either alphabet ready to be compared: lower case, Latin letters without accents where the accent says
 * nothing. */
Str sound_prepare(Arena *arena, Str word);
bool sound_alike(Str macedonian, Str latin);        /* both prepared */
bool sound_begins_alike(Str macedonian, Str latin); /* first consonants, for initials and pet names: Џо and Joseph */
bool sound_letter_may_begin(Str macedonian, char latin); /* some Latin word with that letter first */
int sound_consonants(Str macedonian);
#endif
