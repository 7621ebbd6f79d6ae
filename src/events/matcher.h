/* The sentence at hand and what a rule finds in it, as the parts of matching share them. */
#ifndef NASTAN_MATCHER_H
#define NASTAN_MATCHER_H
#include "events/arguments.h"
#include "events/date_expression.h"

/* What makes one rule weigh more than another at the same word. */
enum { ABSENCE_SCORE = 1, PARTICLE_SCORE = 5, ANY_WORD_SCORE = 8, CONDITION_SCORE = 10 };

/* Why a rule did not hold at a word whose lemma is its anchor. */
typedef enum MatchStop {
    MATCH_HELD,
    MATCH_NO_ANCHOR,    /* another part of speech, or without its particle */
    MATCH_NO_CONDITION, /* the one after those that held */
    MATCH_NO_ACTOR,     /* it needs one that is known */
    MATCH_NO_RECIPIENT, /* likewise */
    MATCH_NOBODY,       /* neither side is known */
    MATCH_ONLY_GUESSED, /* no actor, nor a path to a recipient */
    MATCH_DONE_BY_THING,
    MATCH_DONE_TO_THING,
    MATCH_ONE_SIDE /* `both` found less than two */
} MatchStop;

typedef struct Match {
    const Rule *rule;
    EntityList actor, recipient;
    WordList words; /* found by the conditions */
    WordList told;  /* those of them that tell no event of their own */
    bool guessed;   /* no path led to the recipient */
    int held;       /* conditions that held, from the first on */
    int score;
} Match;

/* What became of a word. */
typedef enum WordFate {
    WORD_UNREACHED, /* its heads go round in a circle, as a read tree may have it */
    WORD_NO_EVENT,  /* no rule held */
    WORD_EVENT,
    WORD_BLOCKED,    /* another event tells it already */
    WORD_IDLE,       /* event_is_idle */
    WORD_TOLD_AGAIN, /* telling_is_same */
    WORD_REFERS      /* a noun without parties that speaks of an event told before: telling_referent */
} WordFate;

typedef struct EventBasis EventBasis;

typedef struct WordTrace {
    WordFate fate;
    int blocker;             /* anchor of the event that blocked the word, or 0 */
    size_t event;            /* index of the event, or of the one told before */
    const Event *made;       /* event of its best rule, kept or not; NULL where there is none */
    const EventBasis *basis; /* of `made` */
} WordTrace;

/* Words between quotation marks. */
typedef struct Quotation {
    size_t start_byte, end_byte;
    int first, last; /* its sentences */
    int words;
    bool open;    /* not closed yet */
    bool goes_on; /* with the speech of the paragraph before */
    EntityList speaker;
} Quotation;

typedef struct Matcher {
    const RuleSet *rules;
    const PlaceList *places;
    Arena *arena;   /* what events keep */
    Arena *scratch; /* dies with the sentence */
    const Article *article;
    const Tree *tree;
    const Mention *mentions;
    size_t mention_count, next_mention; /* first of the sentences to come */
    const int *mention_at;              /* [tree->count + 1] index or -1 */
    int main_state;                     /* mention of the state that the article names most, or -1 */
    int *blocker;                       /* [tree->count + 1] anchor of the event that tells the word already, or 0 */
    DateContext date_context;
    DateSpan *dates[2];   /* of the sentence, as of what is past and of what is to come */
    Quotation *quotation; /* of the sentences so far, in order */
    size_t quotation_count, quotation_capacity;
    EntityList announced; /* who speaks in what follows: `The minister said:` */
    WordTrace *trace;     /* [tree->count + 1], in `arena`; NULL where nobody asks */
} Matcher;

typedef struct EventList {
    Event *at;
    size_t count, capacity;
} EventList;

typedef enum TraceKind { TRACE_NONE, TRACE_WORDS } TraceKind;

/* Ready for the sentences of an article, in order. */
Matcher matcher_begin(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article,
                      const Mention *mentions, size_t mention_count);
/* After the last tree: what only the whole article tells. */
void matcher_end(const Matcher *m, EventList *found);
/* Adds the events of the article's next tree to `found`. What else the matcher then holds of the sentence lives in
 * `scratch`. */
void matcher_next(Matcher *m, const Tree *tree, Arena *scratch, TraceKind trace, EventList *found);
#endif
