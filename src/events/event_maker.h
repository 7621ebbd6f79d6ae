/* The event that a match makes, and whether it tells anything new. */
#ifndef NASTAN_EVENT_MAKER_H
#define NASTAN_EVENT_MAKER_H
#include "events/auxiliary.h"
#include "events/location.h"
#include "events/matcher.h"
#include "events/status.h"

/* The parts of an event's confidence: (rule + conditions) * sides * pronoun * status. */
typedef struct Confidence {
    double rule, conditions, sides, pronoun, status;
} Confidence;

/* What else an event rests on than its rule's words and paths. */
struct EventBasis {
    const Rule *rule;
    Auxiliary auxiliary; /* before the type was settled */
    LocationSource location;
    int date_word;     /* 0: the day of publication */
    int reporter_word; /* or 0 */
    Confidence confidence;
};

Event event_make(const Matcher *m, int anchor, const Match *match, EventBasis *basis);
/* What a noun without parties (`the talks lasted until Friday`) adds to an event told before it. */
Event event_reference(const Matcher *m, int anchor, EventType type);
/* What did not happen or is only imagined, and has but one side, tells nothing of anybody. */
bool event_is_idle(const Event *e);
#endif
