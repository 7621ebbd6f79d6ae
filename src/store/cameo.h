/* The tables of data/cameo: CAMEO codes to PLOVER types, codes and names of countries to states, roles to sectors; and
 * back.
 *
 * Immutable. Codes are looked up by their value, so a row of event data costs no hashing. */
#ifndef NASTAN_CAMEO_H
#define NASTAN_CAMEO_H
#include "events/events.h"

typedef struct Cameo Cameo;

typedef enum CameoResult {
    CAMEO_FOUND,
    CAMEO_DROPPED,  /* a CAMEO code that has no PLOVER type; a place that is no state */
    CAMEO_UNKNOWN,  /* not in the table */
    CAMEO_AMBIGUOUS /* a code that has lost its leading zero and may be two */
} CameoResult;

typedef struct CameoEvent {
    EventType type;
    Str mode, context; /* empty where there is none; contexts are divided by commas */
} CameoEvent;

Cameo *cameo_load(const char *folder, Error *err); /* data/cameo; errors name file:line */
void cameo_free(Cameo *cameo);

CameoResult cameo_event(const Cameo *cameo, Str code, CameoEvent *event);
/* State of a three-letter code or an English name; `code` is empty unless CAMEO_FOUND. */
CameoResult cameo_state(const Cameo *cameo, Str name, char code[4]);
Str cameo_sector(const Cameo *cameo, Str name); /* PLOVER's, of a CAMEO code or a name in ICEWS; empty: none */

/* The way back, for files in the columns of GDELT and POLECAT; each empty where there is none. */
Str cameo_code(const Cameo *cameo, EventType type, Str mode, Str context); /* `context` divided by commas */
Str cameo_role(const Cameo *cameo, Str sector);
Str cameo_state_name(const Cameo *cameo, Str code); /* in English */
#endif
