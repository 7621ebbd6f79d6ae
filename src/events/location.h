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
/* Fills `place`, `country_code` and `location` of an event whose type, mode and parties are set. */
void location_set(const PlaceList *places, const Article *article, const Tree *tree, const Mention *mentions,
                  const int *mention_at, int anchor, Event *e);
#endif
