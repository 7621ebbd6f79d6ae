/* Where an event happened: the place that its sentence names, else the state that its parties leave no doubt of. */
#ifndef NASTAN_LOCATION_H
#define NASTAN_LOCATION_H
#include "events/events.h"

/* `mention_at` is [tree->count + 1], the mention of each word or -1. */
/* The place named nearest beneath the anchor, one in a state before a sea or an area: its mention, or -1. */
int location_beneath(const Tree *tree, const Mention *mentions, const int *mention_at, int anchor);
/* A town that is no party: where states meet and agree, and what has only its scene there (`negotiated in Geneva`,
 * `arrested in Thessaloniki`; not `fired at targets in Jericho`). */
bool location_is_scene(const Tree *tree, const Mention *mention, EventType type, int anchor);
typedef enum LocationSource {
    LOCATION_NONE,
    LOCATION_BENEATH, /* a place that the event's words govern */
    LOCATION_OBJECT,  /* what an act of force is done to */
    LOCATION_ABOVE,   /* a place of the clause about it */
    LOCATION_PARTIES  /* the state of the parties */
} LocationSource;

/* Fills `place`, `country_code` and `location` of an event whose type, mode and parties are set. */
LocationSource location_set(const PlaceList *places, const Article *article, const Tree *tree, const Mention *mentions,
                            const int *mention_at, int anchor, Event *e);
#endif
