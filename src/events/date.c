/* The clauses of the anchor are gone through outwards; in the first that has dates of its own the nearest counts. */
#include "events/date.h"
#include "base/utf8.h"
#include "events/status.h"

enum { HISTORICAL_DAYS = 366, LEVELS_MAX = 8, WHEN_WORDS = 4, DAYS_OF_NOUN = 31 };

void dates_follow(Matcher *m) { date_expressions(m->rules, m->scratch, m->tree, &m->date_context, m->dates); }

void dates_leave(Matcher *m) {
    for (int i = m->tree->count; i > 0; i--)
        if (m->dates[0][i].known) {
            m->date_context.last = m->dates[0][i];
            return;
        }
}

static bool is_predicate(const Tree *tree, int word) {
    const Word *w = &tree->words[word];
    return str_is(w->upos, "VERB") || str_is(w->upos, "AUX") || tree_child(tree, word, "cop") ||
           tree_child(tree, word, "nsubj");
}

/* A clause with dates of its own. The infinitive shares those of its verb, but for what is only promised or asked. */
static bool begins_clause(const Tree *tree, int word, DateUse use) {
    static const char *const clauses[] = {"ccomp", "advcl", "acl", "parataxis", "csubj", NULL};
    const Word *w = &tree->words[word];
    return w->head == 0 || deprel_is_one_of(w->deprel, clauses) ||
           (use == DATE_OF_WORD && deprel_is(w->deprel, "xcomp")) ||
           (deprel_is(w->deprel, "conj") && is_predicate(tree, word));
}

static int clause_of(const Tree *tree, int word, DateUse use) {
    for (int level = 0; level < LEVELS_MAX && !begins_clause(tree, word, use); level++)
        word = tree->words[word].head;
    return word;
}

static bool is_among(const WordList *words, int word) {
    for (int i = 0; i < words->count; i++)
        if (words->at[i] == word)
            return true;
    return false;
}

static bool is_time_word(const Matcher *m, int word) {
    CalendarWord found;
    Str form = m->tree->words[word].form;
    return (form.len && form.at[0] >= '0' && form.at[0] <= '9') ||
           rule_set_calendar(m->rules, utf8_lower(m->scratch, form), &found);
}

/* `during the war of 1991`, `во војната`: the noun tells when. */
static bool is_time_of(const Matcher *m, int noun) {
    static const char *const within[] = {"during", "in", "во"};
    for (int i = 0; i < 3; i++)
        if (deprel_is(m->tree->words[noun].deprel, "obl") && word_has_case(m->tree, noun, str_of(within[i])))
            return true;
    return is_time_word(m, m->tree->words[noun].head);
}

/* The noun to which the date belongs: `the 2014 annexation`, `the agreement of May`; 0 where it is the clause's. */
static int noun_of_date(const Matcher *m, int word, int clause, const DateSpan *span) {
    static const char *const modifiers[] = {"nmod", "amod", "compound", "nummod", "appos", NULL};
    const Tree *tree = m->tree;
    for (int level = 0; word && word != clause && level < LEVELS_MAX; level++, word = tree->words[word].head) {
        const Word *w = &tree->words[word];
        if (!deprel_is_one_of(w->deprel, modifiers) || is_time_word(m, w->head))
            continue;
        bool of = word_has_case(tree, word, STR("of")) || word_has_case(tree, word, STR("од"));
        bool loose = deprel_is(w->deprel, "nmod") && tree_child(tree, word, "case") && !of;
        bool known = loose && span->to - span->from < DAYS_OF_NOUN;
        return known || is_time_of(m, w->head) ? 0 : w->head;
    }
    return 0;
}

/* The nearest date of the clause, or of the event's own words; 0 where there is none. */
static int date_of_clause(const Matcher *m, const DateSpan *dates, int clause, int anchor, const WordList *words,
                          DateUse use) {
    int found = 0, least = 0;
    for (int i = 1; i <= m->tree->count; i++) {
        if (!dates[i].known || clause_of(m->tree, i, use) != clause)
            continue;
        int noun = noun_of_date(m, i, clause, &dates[i]), apart = i > anchor ? i - anchor : anchor - i;
        bool own = noun == anchor || (noun && is_among(words, noun));
        if ((noun && !own) || (found && apart >= least))
            continue;
        found = i;
        least = own ? 0 : apart;
    }
    return found;
}

/* `in 2014, when ...`: the date that the clause explains, or 0. */
static int date_explained(const Matcher *m, const DateSpan *dates, int clause) {
    int first = clause;
    for (int i = 1; i < first; i++)
        if (is_beneath(m->tree, i, clause))
            first = i;
    for (int i = first - 1; i > 0 && i >= first - WHEN_WORDS; i--)
        if (dates[i].known)
            return i;
    return 0;
}

/* Whether a clause goes on from the one above, so that a date there holds for it. */
static bool goes_on(const Tree *tree, int clause) {
    Str deprel = tree->words[clause].deprel;
    return !str_is(deprel, "acl:relcl") && !deprel_is(deprel, "ccomp") && !deprel_is(deprel, "parataxis");
}

/* How much later than the clause above this one is, in units: `two days | after Kenya attacked` is -2 of a day. */
typedef struct Offset {
    int unit;
    long count; /* 0 where there is none */
} Offset;

static bool calendar_word(const Matcher *m, int word, CalendarKind kind, int *value) {
    CalendarWord found;
    bool known = word > 0 && rule_set_calendar(m->rules, utf8_lower(m->scratch, m->tree->words[word].form), &found);
    *value = known ? found.value : 0;
    return known && found.kind == kind;
}

static Offset offset_of(const Matcher *m, int clause) {
    for (int i = m->tree->words[clause].child; i; i = m->tree->words[i].next) {
        int direction, unit, number;
        if (!calendar_word(m, i, CALENDAR_OFFSET, &direction) || !calendar_word(m, i - 1, CALENDAR_UNIT, &unit))
            continue;
        long figure = 0;
        if (calendar_word(m, i - 2, CALENDAR_NUMBER, &number) ||
            (i > 2 && str_to_long(m->tree->words[i - 2].form, &figure)))
            return (Offset){unit, direction * (figure ? figure : number)};
        return (Offset){unit, word_has_feature(&m->tree->words[i - 1], "Number=Plur") ? 0 : direction};
    }
    return (Offset){0, 0};
}

/* The day on which an act to come was announced: that of the clause in which it is said. */
static int date_of_promise(const Matcher *m, const DateSpan *dates, int anchor, const WordList *words) {
    const Tree *tree = m->tree;
    int clause = clause_of(tree, anchor, DATE_OF_PROMISE);
    while (tree->words[clause].head && !deprel_is(tree->words[clause].deprel, "ccomp"))
        clause = clause_of(tree, tree->words[clause].head, DATE_OF_PROMISE);
    int above = tree->words[clause].head;
    if (!above)
        return 0;
    return date_of_clause(m, dates, clause_of(tree, above, DATE_OF_PROMISE), above, words, DATE_OF_PROMISE);
}

/* Fills `span`; the word by which it was known, or 0. */
static int date_of(const Matcher *m, const DateSpan *dates, int anchor, const WordList *words, DateUse use,
                   DateSpan *span) {
    const Tree *tree = m->tree;
    Offset offset = {0, 0};
    int clause = clause_of(tree, anchor, use);
    for (int level = 0; level < LEVELS_MAX; level++) {
        int found = date_of_clause(m, dates, clause, anchor, words, use);
        if (!found && tells_when(tree, clause))
            found = date_explained(m, dates, clause);
        if (found) {
            *span = offset.count ? date_counted(dates[found].from, offset.unit, offset.count) : dates[found];
            return span->known ? found : 0;
        }
        if (!tree->words[clause].head || !goes_on(tree, clause))
            return 0;
        offset = offset.count ? offset : offset_of(m, clause);
        clause = clause_of(tree, tree->words[clause].head, use);
    }
    return 0;
}

int date_set(const Matcher *m, int anchor, const WordList *words, DateUse use, unsigned tense, Event *event) {
    const DateSpan *dates = m->dates[use == DATE_OF_ACT && (tense & AUXILIARY_FUTURE)];
    DateSpan span = {.known = false};
    int word = 0;
    if (use == DATE_OF_PROMISE)
        span = dates[word = date_of_promise(m, dates, anchor, words)];
    else
        word = date_of(m, dates, anchor, words, use, &span);
    event->date = event->enddate = m->article->date;
    event->date_precision = STR("publication");
    if (!word)
        return 0;
    event->date = date_day_text(m->arena, span.from);
    event->enddate = date_day_text(m->arena, span.to);
    event->date_precision = str_of(span.precision);
    long end = span.open ? span.from : span.to;
    if (m->date_context.has_published && end < m->date_context.published - HISTORICAL_DAYS)
        event->auxiliary |= AUXILIARY_HISTORICAL;
    return word;
}
