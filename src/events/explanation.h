/* Why each word of an article made an event or none: what `nastan explain` prints, as data.
 *
 * The article is coded by the same matcher as ever; then, for each word that is the anchor of some rule by its lemma,
 * the rules that came nearest are tried again and each of their steps is written down. */
#ifndef NASTAN_EXPLANATION_H
#define NASTAN_EXPLANATION_H
#include "events/anchor.h"
#include "events/event_maker.h"

enum { RULE_TRIALS_MAX = 5 };

typedef struct PathTrial {
    const Path *path;
    WordList words; /* where it leads */
} PathTrial;

typedef struct ConditionTrial {
    const Condition *condition;
    WordList words; /* what stands there */
    int found;      /* the first of them that the condition names, or 0 */
} ConditionTrial;

typedef struct RuleTrial {
    const Rule *rule;
    MatchStop stop;
    int held, score;                                 /* as in Match */
    ConditionTrial *condition;                       /* [rule->condition_count] */
    PathTrial *actor, *both, *recipient;             /* [count of the rule's own paths] */
    const EntityList *actor_found, *recipient_found; /* all but at MATCH_NO_ANCHOR; else NULL */
} RuleTrial;

typedef struct WordTrial {
    int word;
    WordTrace trace;
    RuleTrial *rule;    /* those that came nearest, nearest first; at MATCH_NO_ANCHOR only where no other is there */
    size_t rule_count;  /* at most RULE_TRIALS_MAX */
    size_t other_count; /* how many more there were */
} WordTrial;

typedef struct SentenceTrial {
    WordTrial *word; /* in the order of the text */
    size_t word_count;
} SentenceTrial;

typedef struct Explanation {
    const Rule *rule;        /* the one asked for, or NULL */
    SentenceTrial *sentence; /* [tree_count] */
    Event *events;
    size_t event_count;
} Explanation;

/* Fills `out`, which lives in `arena`. With a rule's name, only the words whose lemma is its anchor and only that rule
 * are told of; false where there is no such rule. */
bool explanation_find(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article,
                      const Tree *trees, size_t tree_count, const Mention *mentions, size_t mention_count, Str rule,
                      Explanation *out);
#endif
