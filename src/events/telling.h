/* An event that an article tells more than once: one event with all its places in the text, at the fullest of them.
 *
 * Two tellings are of one event where type and status agree, dates and places do not contradict, the words are the same
 * or the later ones a noun that refers to it (`the attack`), and each side is the same or open in one of the two. */
#ifndef NASTAN_TELLING_H
#define NASTAN_TELLING_H
#include "events/events.h"

/* Makes the event's own place the first of its tellings. */
void telling_begin(Arena *arena, Event *event);
bool telling_is_same(const Event *kept, const Event *later);
/* Index of the event that a noun without parties refers to (`the attack`), or the count where there is none. */
size_t telling_referent(const Event *events, size_t count, const Event *reference);
/* Adds the place of `later` to `kept` and what it tells more exactly; where it tells the event more fully, its place
 * and words become those of the event. */
void telling_merge(Arena *arena, Event *kept, const Event *later);
#endif
