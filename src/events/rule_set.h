/* Rules as the matcher reads them (docs/rules.md is the language). */
#ifndef NASTAN_RULE_SET_H
#define NASTAN_RULE_SET_H
#include "base/map.h"
#include "events/events.h"

enum { PATH_STEPS_MAX = 4, RULE_PATHS_MAX = 10, RULE_CONDITIONS_MAX = 8 };

typedef enum StepKind {
    STEP_SUBJECT,
    STEP_AGENT,
    STEP_OBJECT,
    STEP_INDIRECT,
    STEP_COMPLEMENT,
    STEP_INFINITIVE,
    STEP_MODIFIER,
    STEP_OWNER,
    STEP_COPULA,
    STEP_GOVERNOR,
    STEP_HOME,
    STEP_AUXILIARY,
    STEP_MARK,
    STEP_PREPOSITION
} StepKind;

struct Path {
    StepKind step[PATH_STEPS_MAX];
    Str preposition[PATH_STEPS_MAX];
    int count;
    Str text;
};

typedef struct PathList {
    Path at[RULE_PATHS_MAX];
    int count;
} PathList;

typedef struct Condition {
    Path path;
    Str lemmas; /* as written: words divided by blanks; `*` is any word */
    bool absent;
} Condition;

typedef struct Rule {
    Str name, file, mode, context;
    int line;
    EventType type;
    bool has_type, needs_actor, needs_recipient;
    char anchor; /* 'V'erb, 'N'oun, 'A'djective, or 0 */
    Str anchors; /* lemmas as written */
    Condition condition[RULE_CONDITIONS_MAX];
    int condition_count;
    PathList actor, recipient, both;
    double confidence;
} Rule;

typedef enum StatusList {
    STATUS_NEGATION,
    STATUS_NEGATION_VERBS,
    STATUS_NEGATION_ADJECTIVES,
    STATUS_ONLY,
    STATUS_OR,
    STATUS_FUTURE,
    STATUS_FUTURE_VERBS,
    STATUS_FUTURE_ADJECTIVES,
    STATUS_FUTURE_IN_PAST,
    STATUS_SCHEDULED,
    STATUS_HYPOTHETICAL,
    STATUS_HYPOTHETICAL_VERBS,
    STATUS_HYPOTHETICAL_ADJECTIVES,
    STATUS_LIKELIHOOD,
    STATUS_UNLIKELIHOOD,
    STATUS_CONDITIONAL,
    STATUS_MAYBE,
    STATUS_INVERTED,
    STATUS_CLAIMS,
    STATUS_DENIALS,
    STATUS_COMPLEMENTIZERS,
    STATUS_COMPLEMENT_PREPOSITIONS,
    STATUS_TRANSPARENT,
    STATUS_OPAQUE,
    STATUS_REPORTING,
    STATUS_QUOTING,
    STATUS_ACCUSING,
    STATUS_AS,
    STATUS_ATTRIBUTION,
    STATUS_LIGHT_VERBS,
    STATUS_LISTS
} StatusList;

typedef enum CalendarKind {
    CALENDAR_MONTH,
    CALENDAR_WEEKDAY,
    CALENDAR_DAY,
    CALENDAR_UNIT,
    CALENDAR_SHIFT,
    CALENDAR_AGO,
    CALENDAR_BEFORE,
    CALENDAR_NUMBER,
    CALENDAR_RELATED,
    CALENDAR_BEHIND,
    CALENDAR_AHEAD,
    CALENDAR_THIS,
    CALENDAR_LAST,
    CALENDAR_SEASON,
    CALENDAR_CENTURY,
    CALENDAR_DECADE,
    CALENDAR_FROM,
    CALENDAR_TO,
    CALENDAR_PART,
    CALENDAR_OFFSET,
    CALENDAR_WEEKEND,
    CALENDAR_KINDS
} CalendarKind;

typedef struct CalendarWord {
    CalendarKind kind;
    int value; /* days of a unit; see data/<language>/calendar.txt */
} CalendarWord;

typedef struct Ending {
    Str upos, form; /* of the form */
    Str lemma;      /* endings of the lemma, divided by blanks; `-` is none */
} Ending;

/* Lemma of an irregular form (`=struck strike`), or empty. */
Str rule_set_irregular(const RuleSet *rules, Arena *scratch, Str upos, Str form);
const Ending *rule_set_endings(const RuleSet *rules, size_t *count);
const Rule *rule_set_rule(const RuleSet *rules, size_t index);
bool rule_set_status(const RuleSet *rules, StatusList list, Str lemma);
bool rule_set_calendar(const RuleSet *rules, Str word, CalendarWord *out); /* by lower-case form */
/* Contexts that a lemma, or two joined by `_`, tells of: bit i is context_name(i). */
uint64_t rule_set_contexts(const RuleSet *rules, Str lemma);
/* Rules whose anchor's first word is `lemma`: indices in the order of the files. */
const int *rule_set_by_lemma(const RuleSet *rules, Str lemma, size_t *count);
bool words_contain(Str words, Str lemma); /* one of the blank-divided words */
#endif
