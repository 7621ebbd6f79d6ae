/* The tables of data/places, looked up by name. Names are whole, as the text writes them; several places may share one.
 */
#ifndef NASTAN_PLACE_LIST_H
#define NASTAN_PLACE_LIST_H
#include "actors/actors.h"

enum { PLACE_WORDS_MAX = 5 };

/* The places of one name, those of regions.txt first. */
typedef struct PlaceName {
    const Place *place;
    const struct PlaceName *next;
} PlaceName;

const PlaceName *place_list_named(const PlaceList *list, Str name); /* NULL where there is none */
/* Larger places whose Latin name a Macedonian word renders by its sound, among those that have no Macedonian name; the
 * answer lives in `arena`. */
const PlaceName *place_list_sounding(const PlaceList *list, Arena *arena, Str name);
#endif
