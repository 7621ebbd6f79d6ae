/* Every line is gathered in `text` first, so that it can be broken at 100 columns. */
#include "explain_output.h"
#include "base/utf8.h"
#include "tree_drawing.h"

#include <string.h>

enum { LABEL_COLUMNS = 14 };

/* Writes what was gathered in `o->text` as a paragraph. */
static void flush(ExplainOutput *o, int column, int indent) {
    draw_wrapped(strbuf_str(&o->text), column, indent, o->out);
    strbuf_clear(&o->text);
}

/* The same, beneath the event or rule it belongs to. */
static void line(ExplainOutput *o, Str label) {
    int indent = o->indent + LABEL_COLUMNS, wide = (int)utf8_count(label), column = o->indent + wide;
    fprintf(o->out, "%*s%.*s", o->indent, "", STR_ARG(label));
    fprintf(o->out, "%*s", column < indent ? indent - column : 1, "");
    flush(o, column < indent ? indent : column + 1, indent);
}

/* The line of an event, a word or a rule, with what is told of it farther in. */
static void heading(ExplainOutput *o, int indent) {
    fprintf(o->out, "%*s", indent, "");
    flush(o, indent, indent + 4);
    o->indent = indent + 2;
}

static void add_quoted(ExplainOutput *o, Str text) { strbuf_add_format(&o->text, "'%.*s'", STR_ARG(text)); }

static void add_word(ExplainOutput *o, int word) {
    add_quoted(o, o->tree->words[word].form);
    strbuf_add_format(&o->text, " (%d)", word);
}

static Str text_of_mention(const ExplainOutput *o, const Mention *m) {
    return (Str){o->article->text.at + m->start_byte, m->end_byte - m->start_byte};
}

static void add_actor(ExplainOutput *o, const Actor *actor) {
    strbuf_add(&o->text, actor->code.len ? actor->code : STR("no code"));
    for (int i = 0; i < actor->sector_count; i++)
        strbuf_add_format(&o->text, "%c%.*s", i ? ',' : ' ', STR_ARG(actor->sector[i]));
}

static void add_place(ExplainOutput *o, const Place *place) {
    strbuf_add_format(&o->text, "%s %.*s %.2f %.2f", place_resolution(place->kind), STR_ARG(place->name), place->lat,
                      place->lon);
}

static Str note_of(ExplainOutput *o, Arena *arena, const Mention *m, const Event *event) {
    strbuf_clear(&o->text);
    if (m) {
        strbuf_add_text(&o->text, m->kind == MENTION_PLACE ? "in " : "");
        add_actor(o, &m->actor);
        for (int i = 0; i < m->also_count; i++)
            strbuf_add_format(&o->text, " and %.*s", STR_ARG(m->also[i]));
        if (m->place) {
            strbuf_add_text(&o->text, ", ");
            add_place(o, m->place);
        }
    }
    if (event)
        strbuf_add_format(&o->text, "%s=> %s", m ? "; " : "", event_type_name(event->type));
    Str note = arena_str(arena, strbuf_str(&o->text));
    strbuf_clear(&o->text);
    return note;
}

void explain_tree(ExplainOutput *o) {
    const Tree *tree = o->tree;
    Arena *arena = arena_new();
    size_t words = (size_t)tree->count + 1;
    Str *notes = arena_alloc(arena, words * sizeof *notes);
    const Mention **mention = arena_alloc(arena, words * sizeof *mention);
    const Event **event = arena_alloc(arena, words * sizeof *event);
    for (size_t i = 0; i < o->coded->mention_count; i++)
        if (o->coded->mentions[i].sequence == tree->sequence)
            mention[o->coded->mentions[i].head] = &o->coded->mentions[i];
    for (size_t i = 0; i < o->coded->event_count; i++)
        if (o->coded->events[i].sequence == tree->sequence)
            event[o->coded->events[i].anchor] = &o->coded->events[i];
    for (int i = 1; i <= tree->count; i++)
        notes[i] = note_of(o, arena, mention[i], event[i]);
    Str text = {o->article->text.at + tree->start_byte, tree->end_byte - tree->start_byte};
    int column = fprintf(o->out, "\n%d: ", tree->sequence) - 1;
    draw_wrapped(text, column, column, o->out);
    tree_draw(tree, notes, o->out);
    arena_free(arena);
}

/* Where the code of a mention comes from, if not from its own words. */
static void add_resolution(ExplainOutput *o, const Mention *m) {
    const Mention *other = m->antecedent >= 0 ? &o->coded->mentions[m->antecedent] : NULL;
    if (m->kind == MENTION_UNKNOWN)
        strbuf_add_text(&o->text, ", in no list: taken for one of the state at hand");
    else if (m->kind == MENTION_ROLE && !other)
        strbuf_add_text(&o->text, ", with no state beside it: of the one at hand");
    if (!other)
        return;
    strbuf_add_text(&o->text, m->kind == MENTION_ROLE ? ", of " : ", stands for ");
    add_quoted(o, text_of_mention(o, other));
    if (other->sequence != o->tree->sequence)
        strbuf_add_format(&o->text, " of sentence %d", other->sequence);
}

static void add_source(ExplainOutput *o, const Entity *e) {
    static const char *const sources[] = {"",
                                          "guessed: it stands beneath the event's word",
                                          "subject of the clause about the noun",
                                          "last subject before the verb",
                                          "at home: the state in which it happens",
                                          "the other side of the event before it"};
    if (e->source == ENTITY_BY_PATH && e->path)
        strbuf_add_format(&o->text, " by %.*s", STR_ARG(e->path->text));
    else if (e->source != ENTITY_BY_PATH)
        strbuf_add_format(&o->text, " (%s)", sources[e->source]);
}

static void write_entities(ExplainOutput *o, Str label, const EntityList *list) {
    for (int i = 0; i < list->count; i++) {
        const Entity *e = &list->at[i];
        if (e->mention == NO_MENTION) {
            add_quoted(o, (Str){o->article->text.at + e->start_byte, e->end_byte - e->start_byte});
            strbuf_add_text(&o->text, ", in no list");
            line(o, i ? STR("") : label);
            continue;
        }
        const Mention *m = &o->coded->mentions[e->mention];
        add_actor(o, &e->actor);
        strbuf_add_char(&o->text, ' ');
        add_quoted(o, text_of_mention(o, m));
        add_source(o, e);
        add_resolution(o, m);
        line(o, i ? STR("") : label);
    }
}

static void add_words(ExplainOutput *o, const WordList *words) {
    for (int i = 0; i < words->count; i++) {
        strbuf_add_text(&o->text, i ? ", " : "");
        add_word(o, words->at[i]);
    }
    if (!words->count)
        strbuf_add_text(&o->text, "nothing");
}

static bool holds(const ConditionTrial *t) { return (t->found != 0) != t->condition->absent; }

static void add_wanted(ExplainOutput *o, Str lemmas) {
    if (str_is(lemmas, "*"))
        strbuf_add_text(&o->text, "any word");
    else
        strbuf_add_format(&o->text, "%s%.*s", memchr(lemmas.at, ' ', lemmas.len) ? "one of: " : "", STR_ARG(lemmas));
}

/* What stands where the condition looks, and what was wanted where it failed. */
static void add_condition(ExplainOutput *o, const ConditionTrial *t) {
    if (t->found)
        add_word(o, t->found);
    else
        add_words(o, &t->words);
    if (holds(t)) {
        strbuf_add_text(&o->text, t->condition->absent && t->words.count ? ", allowed" : "");
        return;
    }
    strbuf_add_text(&o->text, t->condition->absent ? ", must not be " : ", wanted ");
    add_wanted(o, t->condition->lemmas);
}

static void add_condition_name(StrBuf *buf, const Condition *c) {
    strbuf_add_format(buf, "%s%.*s", c->absent ? "not " : "", STR_ARG(c->path.text));
}

static void write_conditions(ExplainOutput *o, const RuleTrial *t) {
    for (int i = 0; i < t->rule->condition_count; i++) {
        StrBuf name = {0};
        add_condition_name(&name, &t->rule->condition[i]);
        add_condition(o, &t->condition[i]);
        line(o, strbuf_str(&name));
        strbuf_release(&name);
    }
}

static void add_rule(ExplainOutput *o, const Rule *rule) {
    strbuf_add_format(&o->text, "%.*s (%.*s:%d)", STR_ARG(rule->name), STR_ARG(rule->file), rule->line);
}

static void write_type(ExplainOutput *o, const Event *e, const Rule *rule) {
    if (e->type != rule->type) {
        strbuf_add_format(&o->text, "%s, for it is a %s to come", event_type_name(e->type),
                          event_type_name(rule->type));
        line(o, STR("type"));
    }
    if (e->mode.len) {
        strbuf_add(&o->text, e->mode);
        line(o, STR("mode"));
    }
    Str contexts = e->context;
    for (Str context; str_next_field(&contexts, ' ', &context);)
        if (context.len)
            strbuf_add_format(&o->text, "%s%.*s%s", o->text.len ? ", " : "", STR_ARG(context),
                              words_contain(rule->context, context) ? " (the rule's)" : "");
    if (o->text.len)
        line(o, STR("context"));
}

static void write_auxiliary(ExplainOutput *o, const Event *e, const EventBasis *basis) {
    for (int i = 0; i < AUXILIARY_KINDS; i++) {
        unsigned bit = 1u << i;
        if (!((e->auxiliary | basis->auxiliary.bits) & bit))
            continue;
        if (basis->auxiliary.word[i]) {
            strbuf_add_text(&o->text, "by ");
            add_word(o, basis->auxiliary.word[i]);
        } else
            strbuf_add_text(&o->text, "by its date");
        if (!(e->auxiliary & bit))
            strbuf_add_format(&o->text, ", which %s does not show", event_type_name(e->type));
        line(o, str_of(auxiliary_name(bit)));
    }
}

static void write_reporter(ExplainOutput *o, const Event *e, const EventBasis *basis) {
    if (!basis->reporter_word && !e->reporter.count)
        return;
    if (e->reporter.count)
        write_entities(o, STR("reporter"), &e->reporter);
    else {
        add_word(o, basis->reporter_word);
        strbuf_add_text(&o->text, " is nobody of the lists, or the actor itself");
        line(o, STR("reporter"));
    }
}

static void write_date(ExplainOutput *o, const Event *e, const EventBasis *basis) {
    strbuf_add(&o->text, e->date.len ? e->date : STR("unknown"));
    if (!str_equal(e->date, e->enddate))
        strbuf_add_format(&o->text, " to %.*s", STR_ARG(e->enddate));
    if (basis->date_word) {
        strbuf_add_text(&o->text, " by ");
        add_word(o, basis->date_word);
    } else
        strbuf_add_text(&o->text, e->date.len ? ", day of publication" : ": the article has no date (--date)");
    line(o, STR("date"));
}

static void write_place(ExplainOutput *o, const Event *e, const EventBasis *basis) {
    static const char *const sources[] = {"", "named beneath the event", "what it is done to",
                                          "named in the clause above", "state of the parties"};
    if (basis->location == LOCATION_NONE)
        return;
    if (e->place.len)
        add_quoted(o, e->place);
    if (e->country_code.len)
        strbuf_add_format(&o->text, "%s%.*s", e->place.len ? " " : "", STR_ARG(e->country_code));
    if (e->location) {
        strbuf_add_text(&o->text, ", ");
        add_place(o, e->location);
    }
    strbuf_add_format(&o->text, " (%s)", sources[basis->location]);
    line(o, STR("place"));
}

static void write_confidence(ExplainOutput *o, const Event *e, const Confidence *c) {
    bool one = !(e->actor.count > 1 || (e->actor.count && e->recipient.count));
    strbuf_add_format(&o->text, "%.2f = rule %.2f %c 0.10 (%s conditions)", e->confidence, c->rule,
                      c->conditions < 0 ? '-' : '+', c->conditions < 0 ? "without" : "with");
    if (c->sides != 1)
        strbuf_add_format(&o->text, " x %.2f (%s)", c->sides,
                          !e->actor.count ? "no actor"
                          : one           ? "one side only"
                                          : "recipient guessed");
    if (c->pronoun != 1)
        strbuf_add_format(&o->text, " x %.2f (a pronoun)", c->pronoun);
    if (c->status != 1)
        strbuf_add_format(&o->text, " x %.2f (auxiliary modes)", c->status);
    line(o, STR("confidence"));
}

/* Rules that held as well, and lost. */
static void write_others(ExplainOutput *o, const WordTrial *w, const Rule *winner) {
    for (size_t i = 0; i < w->rule_count; i++) {
        if (w->rule[i].rule == winner || w->rule[i].stop != MATCH_HELD)
            continue;
        add_rule(o, w->rule[i].rule);
        strbuf_add_format(&o->text, " held too: score %d", w->rule[i].score);
        line(o, STR(""));
    }
}

static const RuleTrial *trial_of(const WordTrial *w, const Rule *rule) {
    for (size_t i = 0; i < w->rule_count; i++)
        if (w->rule[i].rule == rule)
            return &w->rule[i];
    return NULL;
}

void explain_event(ExplainOutput *o, const WordTrial *w) {
    const Event *e = &o->coded->events[w->trace.event];
    const EventBasis *basis = w->trace.basis;
    const RuleTrial *t = trial_of(w, basis->rule);
    strbuf_add_format(&o->text, "event %s at ", event_type_name(e->type));
    add_word(o, w->word);
    strbuf_add_text(&o->text, ", rule ");
    add_rule(o, basis->rule);
    if (t)
        strbuf_add_format(&o->text, ", score %d", t->score);
    heading(o, 2);
    if (t)
        write_conditions(o, t);
    write_type(o, e, basis->rule);
    write_entities(o, STR("actor"), &e->actor);
    write_entities(o, STR("recipient"), &e->recipient);
    write_auxiliary(o, e, basis);
    write_reporter(o, e, basis);
    write_date(o, e, basis);
    write_place(o, e, basis);
    write_confidence(o, e, &basis->confidence);
    write_others(o, w, basis->rule);
}

static void add_paths(ExplainOutput *o, const PathTrial *paths, int count) {
    for (int i = 0; i < count; i++) {
        strbuf_add_format(&o->text, "%s%.*s: ", i ? "; " : "", STR_ARG(paths[i].path->text));
        if (paths[i].path->step[0] == STEP_HOME)
            strbuf_add_text(&o->text, "the state it happens in");
        else
            add_words(o, &paths[i].words);
    }
}

static const char *stop_reason(MatchStop stop) {
    static const char *const reasons[] = {[MATCH_HELD] = "holds",
                                          [MATCH_NO_ANCHOR] = "not its anchor",
                                          [MATCH_NO_CONDITION] = "condition",
                                          [MATCH_NO_ACTOR] = "no known actor, which the rule needs",
                                          [MATCH_NO_RECIPIENT] = "no known recipient, which the rule needs",
                                          [MATCH_NOBODY] = "no known actor and no known recipient",
                                          [MATCH_ONLY_GUESSED] =
                                              "half told: no actor, and no path leads to a recipient",
                                          [MATCH_DONE_BY_THING] = "half told: what does it is no actor",
                                          [MATCH_DONE_TO_THING] = "half told: what it is done to is no actor",
                                          [MATCH_ONE_SIDE] = "one side only, where `both` wants two"};
    return reasons[stop];
}

/* What the paths to actor and recipient led to, and whom they found. */
static void write_parties(ExplainOutput *o, const RuleTrial *t) {
    const Rule *rule = t->rule;
    const struct {
        const char *label;
        const PathTrial *paths;
        int count;
        const EntityList *found;
    } sides[] = {{"actor", t->actor, rule->actor.count, rule->both.count ? NULL : t->actor_found},
                 {"both", t->both, rule->both.count, rule->both.count ? t->actor_found : NULL},
                 {"recipient", t->recipient, rule->recipient.count, t->recipient_found}};
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++) {
        if (sides[i].count) {
            add_paths(o, sides[i].paths, sides[i].count);
            line(o, str_of(sides[i].label));
        }
        if (sides[i].found && sides[i].found->count)
            write_entities(o, STR("  found"), sides[i].found);
    }
}

static const char *anchor_name(const Rule *rule) {
    return rule->anchor == 'V' ? "verb" : rule->anchor == 'N' ? "noun" : "adjective";
}

static void add_anchor_stop(ExplainOutput *o, const Rule *rule, int word) {
    const Word *w = &o->tree->words[word];
    if (anchor_fits(o->tree, word, rule->anchor))
        strbuf_add_format(&o->text, "wanted with its particle, one of: %.*s", STR_ARG(rule->anchors));
    else
        strbuf_add_format(&o->text, "it is %.*s (%.*s), wanted as a %s", STR_ARG(w->upos), STR_ARG(w->deprel),
                          anchor_name(rule));
}

/* One line for a rule that did not hold: where it stopped. */
static void write_stop(ExplainOutput *o, const RuleTrial *t, int word) {
    add_rule(o, t->rule);
    strbuf_add_text(&o->text, ": ");
    if (t->stop == MATCH_NO_ANCHOR)
        add_anchor_stop(o, t->rule, word);
    else if (t->stop == MATCH_NO_CONDITION) {
        add_condition_name(&o->text, t->condition[t->held].condition);
        strbuf_add_text(&o->text, ": ");
        add_condition(o, &t->condition[t->held]);
    } else
        strbuf_add_text(&o->text, stop_reason(t->stop));
    heading(o, 4);
    if (t->stop > MATCH_NO_CONDITION)
        write_parties(o, t);
}

/* Where else the event is told than at `start_byte`. */
static const EventTelling *told_elsewhere(const Event *e, size_t start_byte) {
    return e->telling_count > 1 && e->telling[0].start_byte == start_byte ? &e->telling[1] : &e->telling[0];
}

static void add_telling(ExplainOutput *o, const EventTelling *t) {
    strbuf_add_format(&o->text, "sentence %d, '%.*s'", t->sequence, (int)(t->end_byte - t->start_byte),
                      o->article->text.at + t->start_byte);
}

/* What became of a word whose rules did not all fail. */
static void add_fate(ExplainOutput *o, const WordTrial *w) {
    const Event *e = w->trace.made;
    const Event *told = w->trace.fate == WORD_TOLD_AGAIN ? &o->coded->events[w->trace.event] : NULL;
    if (w->trace.fate == WORD_UNREACHED)
        strbuf_add_text(&o->text, "its heads go round in a circle, no root stands above it");
    else if (w->trace.fate == WORD_BLOCKED) {
        strbuf_add_text(&o->text, "told already by the event at ");
        add_word(o, w->trace.blocker);
    } else if (w->trace.fate == WORD_IDLE)
        strbuf_add_format(&o->text, "idle: a %s by rule %.*s that is not real and has one side only",
                          event_type_name(e->type), STR_ARG(e->rule));
    else if (told) {
        strbuf_add_format(&o->text, "a %s by rule %.*s that was told before: ", event_type_name(e->type),
                          STR_ARG(e->rule));
        add_telling(o, told_elsewhere(told, e->start_byte));
    } else if (w->trace.fate == WORD_REFERS) {
        const Event *meant = &o->coded->events[w->trace.event];
        strbuf_add_format(&o->text, "it names no party and refers to a %s: ", event_type_name(meant->type));
        add_telling(o, told_elsewhere(meant, o->tree->words[w->word].start_byte));
    } else
        strbuf_add_text(&o->text, w->trace.fate == WORD_EVENT ? "an event" : "no rule holds");
}

/* None of the word's rules wants its part of speech. */
static bool is_other_part_of_speech(const ExplainOutput *o, const WordTrial *w) {
    bool other = w->trace.fate == WORD_NO_EVENT;
    for (size_t i = 0; i < w->rule_count && other; i++)
        other = w->rule[i].stop == MATCH_NO_ANCHOR && !anchor_fits(o->tree, w->word, w->rule[i].rule->anchor);
    return other;
}

static void add_part_of_speech(ExplainOutput *o, const WordTrial *w) {
    const Word *word = &o->tree->words[w->word];
    size_t rules = w->rule_count + w->other_count;
    strbuf_add_format(&o->text, "it is %.*s (%.*s); ", STR_ARG(word->upos), STR_ARG(word->deprel));
    if (rules == 1)
        add_rule(o, w->rule[0].rule);
    else
        strbuf_add_format(&o->text, "the %zu rules with this lemma", rules);
    strbuf_add_format(&o->text, " want%s a %s", rules == 1 ? "s" : "", anchor_name(w->rule[0].rule));
}

void explain_silence(ExplainOutput *o, const WordTrial *w) {
    strbuf_add_text(&o->text, "no event at ");
    add_word(o, w->word);
    strbuf_add_text(&o->text, ": ");
    if (is_other_part_of_speech(o, w))
        add_part_of_speech(o, w);
    else
        add_fate(o, w);
    heading(o, 2);
    if (w->trace.fate != WORD_NO_EVENT) {
        if (w->trace.made)
            write_auxiliary(o, w->trace.made, w->trace.basis);
        return;
    }
    if (is_other_part_of_speech(o, w))
        return;
    for (size_t i = 0; i < w->rule_count; i++)
        write_stop(o, &w->rule[i], w->word);
    if (w->other_count) {
        strbuf_add_format(&o->text, "and %zu not so near (--rule NAME shows any)", w->other_count);
        heading(o, 4);
    }
}

void explain_rule(ExplainOutput *o, const WordTrial *w) {
    const RuleTrial *t = &w->rule[0];
    strbuf_add_text(&o->text, "rule ");
    add_rule(o, t->rule);
    strbuf_add_text(&o->text, " at ");
    add_word(o, w->word);
    strbuf_add_text(&o->text, ": ");
    if (t->stop == MATCH_NO_ANCHOR)
        add_anchor_stop(o, t->rule, w->word);
    else if (t->stop == MATCH_NO_CONDITION) {
        strbuf_add_text(&o->text, "stopped at ");
        add_condition_name(&o->text, t->condition[t->held].condition);
    } else
        strbuf_add_text(&o->text, stop_reason(t->stop));
    heading(o, 2);
    write_conditions(o, t);
    write_parties(o, t);
    add_fate(o, w);
    if (w->trace.made && w->trace.basis->rule != t->rule) {
        strbuf_add_text(&o->text, " of another rule: ");
        add_rule(o, w->trace.basis->rule);
    }
    line(o, STR("outcome"));
    if (w->trace.fate == WORD_EVENT && w->trace.basis->rule == t->rule)
        explain_event(o, w);
}

void explain_nowhere(ExplainOutput *o, const Rule *rule) {
    strbuf_add_text(&o->text, "rule ");
    add_rule(o, rule);
    strbuf_add_format(&o->text, " is nowhere in article '%.*s'; it wants the %s %s%.*s", STR_ARG(o->article->id),
                      anchor_name(rule), memchr(rule->anchors.at, ' ', rule->anchors.len) ? "one of: " : "",
                      STR_ARG(rule->anchors));
    heading(o, 0);
}
