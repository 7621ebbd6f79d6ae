/* For every word the rules of its lemma are tried; the best that matches makes the event of that word. */
#include "events/anchor.h"
#include "events/date.h"
#include "events/location.h"
#include "events/status.h"

/* What makes one rule weigh more than another at the same word. */
enum { ABSENCE_SCORE = 1, PARTICLE_SCORE = 5, ANY_WORD_SCORE = 8, CONDITION_SCORE = 10 };

typedef struct Matcher {
    const RuleSet *rules;
    const PlaceList *places;
    Arena *arena;   /* what events keep */
    Arena *scratch; /* dies with the sentence */
    const Article *article;
    const Tree *tree;
    const Mention *mentions;
    const int *mention_at; /* [tree->count + 1] index or -1 */
    int main_state;        /* mention of the state that the article names most, or -1 */
    bool *blocked;         /* [tree->count + 1] word already told by another event */
} Matcher;

typedef struct Match {
    const Rule *rule;
    EntityList actor, recipient;
    WordList words; /* found by the conditions */
    bool guessed;   /* no path led to the recipient */
    int score;
} Match;

static bool same_lemma(const Matcher *m, Str lemmas, const Word *w) {
    AnchorLemmas meant;
    anchor_lemmas(m->rules, m->scratch, w, &meant);
    for (int i = 0; i < meant.count; i++)
        if (words_contain(lemmas, meant.at[i]))
            return true;
    return false;
}

static bool has_child_word(const Matcher *m, int word, Str lemma) {
    for (int i = m->tree->words[word].child; i; i = m->tree->words[i].next)
        if (str_equal(m->tree->words[i].lemma, lemma) || str_equal(m->tree->words[i].form, lemma))
            return true;
    return false;
}

/* `called off the strike`, where the tree has `off` as the object's preposition. */
static bool is_particle_of_object(const Matcher *m, int word, Str particle) {
    const Word *next = word < m->tree->count ? &m->tree->words[word + 1] : NULL;
    return next && str_equal(next->lemma, particle) && deprel_is(next->deprel, "case") &&
           m->tree->words[next->head].head == word;
}

typedef enum AnchorMatch { ANCHOR_NONE, ANCHOR_WORD, ANCHOR_WITH_PARTICLE } AnchorMatch;

static AnchorMatch match_anchor(const Matcher *m, const Rule *rule, int word, const AnchorLemmas *lemmas) {
    AnchorMatch best = ANCHOR_NONE;
    if (!anchor_fits(m->tree, word, rule->anchor))
        return best;
    for (Str anchor, rest = rule->anchors; best != ANCHOR_WITH_PARTICLE && str_next_field(&rest, ' ', &anchor);) {
        Str first, second = anchor;
        str_next_field(&second, '_', &first);
        bool reflexive = str_is(first, "се") || str_is(first, "си");
        Str main = reflexive && second.at ? second : first, extra = reflexive ? first : second;
        if (!main.len || !anchor_lemmas_have(lemmas, main))
            continue;
        if (!second.at)
            best = ANCHOR_WORD;
        else if (has_child_word(m, word, extra) || is_particle_of_object(m, word, extra))
            best = ANCHOR_WITH_PARTICLE;
    }
    return best;
}

static bool same_actor(const Actor *a, const Actor *b) {
    bool same = str_equal(a->code, b->code) && a->sector_count == b->sector_count;
    for (int i = 0; same && i < a->sector_count; i++)
        same = str_equal(a->sector[i], b->sector[i]);
    return same;
}

static void add_entity(EntityList *list, const Entity *entity) {
    for (int i = 0; i < list->count; i++)
        if (same_actor(&list->at[i].actor, &entity->actor))
            return;
    if (list->count < EVENT_ENTITIES_MAX)
        list->at[list->count++] = *entity;
}

/* `its`, `наша`: whose a thing is tells too little by itself. */
static bool is_possessive(const Matcher *m, const Mention *mention) {
    Str deprel = m->tree->words[mention->head].deprel;
    return mention->kind == MENTION_PRONOUN && (str_is(deprel, "nmod:poss") || deprel_is(deprel, "det"));
}

static Entity entity_of(const Matcher *m, int mention_index) {
    const Mention *mention = &m->mentions[mention_index];
    bool here = mention->sequence == m->tree->sequence;
    return (Entity){.actor = mention->actor,
                    .start_byte = mention->start_byte,
                    .end_byte = mention->end_byte,
                    .known = mention->kind != MENTION_UNKNOWN && mention->actor.code.len &&
                             !(here && is_possessive(m, mention)),
                    .pronoun = mention->kind == MENTION_PRONOUN};
}

static void add_mention(const Matcher *m, int word, EntityList *list) {
    Entity e = entity_of(m, m->mention_at[word]);
    add_entity(list, &e);
    e.actor = m->mentions[m->mention_at[word]].also;
    if (e.actor.code.len)
        add_entity(list, &e);
}

/* A mention that may be a party: a place only where `places` allows, and never a sea or an area of several states. */
static bool is_party(const Matcher *m, int mention, bool places) {
    const Mention *found = &m->mentions[mention];
    return found->place && !found->place->code.len ? false : places || found->kind != MENTION_PLACE;
}

/* The actor to whom a thing belongs: `the Russian proposal`, `efforts of the Turkish government`; 0 where there is
 * none. */
static int owner_within(const Matcher *m, int word, bool places, int depth) {
    static const char *const inner[] = {"appos", "flat", "nmod:poss", "compound", "amod",
                                        "nmod",  "det",  "nsubj",     "obj",      "obl"};
    const Tree *tree = m->tree;
    for (size_t r = 0; r < sizeof inner / sizeof *inner; r++)
        for (int i = tree->words[word].child; i; i = tree->words[i].next) {
            if (!deprel_is(tree->words[i].deprel, inner[r]))
                continue;
            int found = m->mention_at[i];
            if (found >= 0 && is_party(m, found, places))
                return i;
            int below = found < 0 && depth < 3 ? owner_within(m, i, places, depth + 1) : 0;
            if (below)
                return below;
        }
    return 0;
}

/* Actors that a word and its conjuncts stand for. */
static void add_actors(const Matcher *m, int word, bool places, EntityList *list, int depth) {
    const Tree *tree = m->tree;
    int found = m->mention_at[word];
    if (found >= 0 && is_party(m, found, places))
        add_mention(m, word, list);
    else if (found < 0 && depth < 4 && owner_within(m, word, places, 0))
        add_actors(m, owner_within(m, word, places, 0), places, list, depth + 1);
    for (int i = tree->words[word].child; i && depth < 4; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "conj") && m->mention_at[i] >= 0)
            add_actors(m, i, places, list, depth + 1);
}

static void add_path(const Matcher *m, int anchor, const Path *path, bool places, EntityList *list) {
    WordList words = {.count = 0};
    path_words(m->tree, anchor, path, &words);
    for (int i = 0; i < words.count; i++)
        add_actors(m, words.at[i], places && path->step[path->count - 1] == STEP_PREPOSITION, list, 0);
}

static void first_path(const Matcher *m, int anchor, const PathList *paths, bool places, EntityList *list) {
    for (int i = 0; i < paths->count && !list->count; i++)
        add_path(m, anchor, &paths->at[i], places, list);
}

static bool holds(const Matcher *m, const Condition *c, int anchor, WordList *used) {
    WordList words = {.count = 0};
    path_words(m->tree, anchor, &c->path, &words);
    for (int i = 0; i < words.count; i++)
        if (same_lemma(m, c->lemmas, &m->tree->words[words.at[i]])) {
            if (used->count < WORDS_MAX)
                used->at[used->count++] = words.at[i];
            return true;
        }
    return false;
}

static void drop_shared(EntityList *recipient, const EntityList *actor) {
    int kept = 0;
    for (int i = 0; i < recipient->count; i++) {
        bool shared = false;
        for (int k = 0; k < actor->count; k++)
            shared = shared || same_actor(&recipient->at[i].actor, &actor->at[k].actor);
        if (!shared)
            recipient->at[kept++] = recipient->at[i];
    }
    recipient->count = kept;
}

/* True where `word` stands in the anchor's own clause or in what it asks, promises or refuses: no relative clause
 * between. */
static bool is_governed(const Matcher *m, int word, int anchor) {
    const Tree *tree = m->tree;
    for (int level = 0; word && word != anchor && level < 12; level++) {
        const Word *w = &tree->words[word];
        if (deprel_is(w->deprel, "nsubj") || deprel_is(w->deprel, "parataxis") || deprel_is(w->deprel, "advcl") ||
            deprel_is(w->deprel, "conj") || str_is(w->deprel, "acl:relcl") || tells_when(tree, word) ||
            status_is_source(m->rules, m->scratch, tree, word))
            return false;
        word = w->head;
    }
    return word == anchor;
}

/* `military` in `military drills`: a role noun that says of what kind a thing is. */
static bool is_mere_modifier(const Matcher *m, int word) {
    const Mention *mention = &m->mentions[m->mention_at[word]];
    Str deprel = m->tree->words[word].deprel;
    return mention->kind == MENTION_ROLE && mention->antecedent < 0 &&
           (deprel_is(deprel, "amod") || deprel_is(deprel, "compound"));
}

static bool is_argument(const Matcher *m, int word, int anchor, const char *relation) {
    const Word *w = &m->tree->words[word];
    return w->head == anchor && deprel_is(w->deprel, relation) && !tells_when(m->tree, word) &&
           !status_is_source(m->rules, m->scratch, m->tree, word);
}

/* Of another state than all actors; where `domestic`, another sector of theirs is enough: the police and protesters. */
static bool is_another(const Entity *e, const EntityList *actor, bool domestic) {
    if (!e->actor.code.len || !entity_list_has(actor, e->actor.code))
        return e->actor.code.len > 0;
    for (int i = 0; i < actor->count; i++)
        if (same_actor(&actor->at[i].actor, &e->actor))
            return false;
    return domestic && e->known && e->actor.sector_count;
}

/* Where no path of the rule leads to a recipient: another actor among what the anchor governs, its own
 * arguments first and then whatever is nearest beneath them, a place too. */
static void other_recipient(const Matcher *m, const Rule *rule, int anchor, const EntityList *actor,
                            EntityList *recipient) {
    static const char *const relations[] = {"obj", "iobj", "obl", "nmod", "ccomp", "xcomp"};
    for (size_t r = 0; r <= sizeof relations / sizeof *relations && !recipient->count; r++)
        for (int i = 1; i <= m->tree->count && !recipient->count; i++) {
            bool own = r < sizeof relations / sizeof *relations;
            bool near = own ? is_argument(m, i, anchor, relations[r])
                            : i != anchor && m->mention_at[i] >= 0 && !is_mere_modifier(m, i) &&
                                  !location_is_scene(m->tree, &m->mentions[m->mention_at[i]], rule->type, anchor) &&
                                  is_governed(m, i, anchor);
            EntityList found = {.count = 0};
            if (near)
                add_actors(m, i, !own, &found, 0);
            if (found.count &&
                is_another(&found.at[0], actor, own && !rule->both.count && rule->type != EVENT_MOBILIZE))
                *recipient = found;
        }
}

/* Where no path of a noun's rule leads to an actor: the subject of the verb that carries the act out (`began the
 * withdrawal`) or, of talks and visits, of the clause that they stand beside (`during a visit to Iran, Putin said`). */
static void actor_of_clause(const Matcher *m, const Rule *rule, int anchor, EntityList *actor) {
    const Word *w = &m->tree->words[anchor];
    bool beside = rule->type == EVENT_CONSULT && deprel_is(w->deprel, "obl");
    if (!beside && !status_is_carried_out(m->rules, m->scratch, m->tree, anchor))
        return;
    WordList subject = {.count = 0};
    argument_words(m->tree, w->head, STEP_SUBJECT, STR(""), &subject);
    for (int i = 0; i < subject.count; i++)
        add_actors(m, subject.at[i], false, actor, 0);
}

/* Where no path leads to an actor: the last actor named before the anchor, whose clause goes on without a subject. */
static void understood_actor(const Matcher *m, int anchor, const EntityList *recipient, EntityList *actor) {
    const Word *w = &m->tree->words[anchor];
    if (!str_is(w->upos, "VERB") || argument_child(m->tree, anchor, "nsubj") ||
        argument_child(m->tree, anchor, "aux:pass"))
        return;
    for (int i = anchor - 1; i > 0 && !actor->count; i--) {
        int found = m->mention_at[i];
        if (found >= 0 && m->mentions[found].kind != MENTION_PLACE && deprel_is(m->tree->words[i].deprel, "nsubj") &&
            !entity_list_has(recipient, m->mentions[found].actor.code))
            add_mention(m, i, actor);
    }
}

static bool has_home(const PathList *paths) {
    for (int i = 0; i < paths->count; i++)
        if (paths->at[i].step[0] == STEP_HOME)
            return true;
    return false;
}

/* The path `home`: the state of the place, else of the other party, else the one that the article is about. */
static void add_home(const Matcher *m, int anchor, const EntityList *other, EntityList *list) {
    int place = location_beneath(m->tree, m->mentions, m->mention_at, anchor),
        state = place >= 0 ? place : m->main_state;
    Entity e = {.known = false};
    if (place < 0 && other->count && actor_is_state(&other->at[0].actor))
        e = other->at[0];
    else if (state >= 0)
        e = entity_of(m, state);
    e.actor.sector_count = 0;
    e.known = false;
    if (e.actor.code.len)
        add_entity(list, &e);
}

static bool has_known(const EntityList *list) {
    for (int i = 0; i < list->count; i++)
        if (list->at[i].known)
            return true;
    return false;
}

static bool begins_with(const PathList *paths, StepKind step) {
    return paths->count && paths->at[0].count == 1 && paths->at[0].step[0] == step;
}

/* A thing does it, not an actor: `the view supports Russia`. What bombs and shots do is told of nobody else. */
static bool is_done_by_thing(const Matcher *m, const Rule *rule, int anchor) {
    return rule->type != EVENT_ASSAULT && begins_with(&rule->actor, STEP_SUBJECT) && !is_passive(m->tree, anchor) &&
           argument_child(m->tree, anchor, "nsubj");
}

/* What it is done to is a thing: `destroyed two tanks`, `meets the expectations`. What one says, promises or does at
 * home may leave open to whom. */
static bool is_done_to_thing(const Matcher *m, const Rule *rule, int anchor) {
    static const EventType open[] = {EVENT_ACCUSE,  EVENT_REQUEST,  EVENT_AGREE,  EVENT_REJECT,
                                     EVENT_CONCEDE, EVENT_MOBILIZE, EVENT_PROTEST};
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (rule->type == open[i])
            return false;
    WordList words = {.count = 0};
    argument_words(m->tree, anchor, STEP_OBJECT, STR(""), &words);
    return begins_with(&rule->recipient, STEP_OBJECT) && words.count;
}

/* Whether the side that was not found is one that the sentence fills with something else than an actor. */
static bool is_half_told(const Matcher *m, const Rule *rule, int anchor, const Match *match) {
    return (!match->actor.count && (match->guessed || is_done_by_thing(m, rule, anchor))) ||
           (!match->recipient.count && is_done_to_thing(m, rule, anchor));
}

/* Tries one rule at one word. `why`, where given, says at which condition it stopped. */
static bool try_rule(const Matcher *m, const Rule *rule, int anchor, const AnchorLemmas *lemmas, Match *match,
                     Str *why) {
    *match = (Match){.rule = rule};
    *why = STR("anchor");
    AnchorMatch anchored = match_anchor(m, rule, anchor, lemmas);
    if (anchored == ANCHOR_NONE)
        return false;
    match->score += anchored == ANCHOR_WITH_PARTICLE ? PARTICLE_SCORE : 0;
    for (int i = 0; i < rule->condition_count; i++) {
        const Condition *c = &rule->condition[i];
        *why = c->path.text;
        WordList scrap = {.count = 0};
        if (holds(m, c, anchor, c->absent ? &scrap : &match->words) == c->absent)
            return false;
        match->score += c->absent ? ABSENCE_SCORE : str_is(c->lemmas, "*") ? ANY_WORD_SCORE : CONDITION_SCORE;
    }
    first_path(m, anchor, &rule->actor, false, &match->actor);
    for (int i = 0; i < rule->both.count; i++)
        add_path(m, anchor, &rule->both.at[i], false, &match->actor);
    first_path(m, anchor, &rule->recipient, true, &match->recipient);
    drop_shared(&match->recipient, &match->actor);
    match->guessed = !match->recipient.count && rule->recipient.count;
    if (match->guessed)
        other_recipient(m, rule, anchor, &match->actor, &match->recipient);
    if (!match->actor.count && rule->actor.count && rule->anchor == 'N')
        actor_of_clause(m, rule, anchor, &match->actor);
    if (!match->actor.count && rule->actor.count)
        understood_actor(m, anchor, &match->recipient, &match->actor);
    *why = STR("needs");
    bool lacks = (rule->needs_actor && !has_known(&match->actor)) ||
                 (rule->needs_recipient && !has_known(&match->recipient)),
         known = has_known(&match->actor) || has_known(&match->recipient);
    if (known && !match->actor.count && has_home(&rule->actor) &&
        (is_passive(m->tree, anchor) || !argument_child(m->tree, anchor, "nsubj")))
        add_home(m, anchor, &match->recipient, &match->actor);
    if (known && !match->recipient.count && has_home(&rule->recipient))
        add_home(m, anchor, &match->actor, &match->recipient);
    if (lacks || !known || is_half_told(m, rule, anchor, match) ||
        (rule->both.count && match->actor.count + match->recipient.count < 2))
        return false;
    match->score += (match->actor.count > 0) + (match->recipient.count > 0);
    return true;
}

static void try_postings(const Matcher *m, Str lemma, int anchor, const AnchorLemmas *lemmas, Match *best) {
    size_t count;
    const int *postings = rule_set_by_lemma(m->rules, lemma, &count);
    for (size_t i = 0; i < count; i++) {
        Match match;
        Str why;
        if (try_rule(m, rule_set_rule(m->rules, (size_t)postings[i]), anchor, lemmas, &match, &why) &&
            (!best->rule || match.score > best->score))
            *best = match;
    }
}

/* What is promised, asked, refused or threatened is no event of its own. */
static void block_complements(const Matcher *m, int anchor) {
    const Tree *tree = m->tree;
    for (int i = 1; i <= tree->count; i++) {
        int word = i;
        bool inside = true;
        for (int level = 0; inside && word != anchor && level < 12; level++) {
            const Word *w = &tree->words[word];
            inside = w->head != 0 && !str_is(w->deprel, "acl:relcl") && !deprel_is(w->deprel, "advcl") &&
                     !deprel_is(w->deprel, "parataxis") && !tells_when(tree, word) &&
                     !(w->head == anchor && deprel_is(w->deprel, "conj"));
            word = w->head;
        }
        if (inside && word == anchor && i != anchor)
            m->blocked[i] = true;
    }
}

static void settle_type(Event *e) {
    bool certain = !(e->auxiliary & AUXILIARY_NEGATION);
    bool cooperative =
        e->type == EVENT_CONSULT || e->type == EVENT_SUPPORT || e->type == EVENT_COOPERATE || e->type == EVENT_AID;
    if ((e->auxiliary & AUXILIARY_FUTURE) && certain && (cooperative || e->type == EVENT_RETREAT)) {
        e->type = cooperative ? EVENT_AGREE : EVENT_CONCEDE;
        e->mode = STR("");
        e->auxiliary &= ~(unsigned)AUXILIARY_FUTURE;
    } else if (e->type == EVENT_THREATEN || e->type == EVENT_REQUEST || e->type == EVENT_AGREE)
        e->auxiliary &= ~(unsigned)(AUXILIARY_HYPOTHETICAL | AUXILIARY_FUTURE);
}

static void set_span(const Matcher *m, int anchor, const Match *match, Event *e) {
    const Word *w = &m->tree->words[anchor];
    e->start_byte = w->start_byte;
    e->end_byte = w->end_byte;
    for (int i = 0; i < match->words.count; i++) {
        const Word *other = &m->tree->words[match->words.at[i]];
        e->start_byte = other->start_byte < e->start_byte ? other->start_byte : e->start_byte;
        e->end_byte = other->end_byte > e->end_byte ? other->end_byte : e->end_byte;
    }
}

static bool has_pronoun(const EntityList *list) {
    for (int i = 0; i < list->count; i++)
        if (list->at[i].pronoun)
            return true;
    return false;
}

/* How often such an event was right among coded articles (docs/measurements.md): a rule with conditions more often than
 * one of a bare verb, both sides found by its paths more often than one, guessed or named by a pronoun. */
static double confidence_of(const Match *match, unsigned auxiliary) {
    double confidence = match->rule->confidence + (match->score >= ANY_WORD_SCORE ? 0.1 : -0.1);
    bool both = match->actor.count > 1 || (match->actor.count && match->recipient.count);
    if (!match->actor.count)
        confidence *= 0.4;
    else if (!both)
        confidence *= 0.6;
    else if (match->guessed && match->recipient.count)
        confidence *= 0.75;
    if (has_pronoun(&match->actor) || has_pronoun(&match->recipient))
        confidence *= 0.75;
    return auxiliary ? confidence * 0.75 : confidence;
}

static Event make_event(const Matcher *m, int anchor, const Match *match) {
    const Rule *rule = match->rule;
    Event e = {.type = rule->type,
               .mode = rule->mode,
               .context = rule->context,
               .actor = match->actor,
               .recipient = match->recipient,
               .sequence = m->tree->sequence,
               .rule = rule->name,
               .nominal = rule->anchor == 'N'};
    e.auxiliary = status_auxiliary(m->rules, m->scratch, m->tree, anchor);
    unsigned tense = e.auxiliary;
    location_set(m->places, m->article, m->tree, m->mentions, m->mention_at, anchor, &e);
    e.confidence = confidence_of(match, tense);
    settle_type(&e);
    date_set(m->rules, m->arena, m->scratch, m->article, m->tree, status_clause(m->tree, anchor), anchor, tense, &e);
    int reporter = status_reporter(m->rules, m->scratch, m->tree, anchor);
    if (reporter)
        add_actors(m, reporter, false, &e.reporter, 4);
    drop_shared(&e.reporter, &e.actor);
    set_span(m, anchor, match, &e);
    return e;
}

/* What did not happen or is only imagined, and has but one side, tells nothing of anybody. */
static bool is_idle(const Event *e) {
    bool both = e->actor.count > 1 || (e->actor.count && e->recipient.count);
    return !both && (e->auxiliary & (AUXILIARY_NEGATION | AUXILIARY_HYPOTHETICAL));
}

static bool match_word(const Matcher *m, int anchor, Event *event) {
    Match best = {0};
    AnchorLemmas lemmas;
    anchor_lemmas(m->rules, m->scratch, &m->tree->words[anchor], &lemmas);
    for (int i = 0; i < lemmas.count; i++)
        try_postings(m, lemmas.at[i], anchor, &lemmas, &best);
    if (!best.rule)
        return false;
    *event = make_event(m, anchor, &best);
    if (is_idle(event))
        return false;
    for (int i = 0; i < best.words.count; i++)
        m->blocked[best.words.at[i]] = true;
    EventType t = best.rule->type;
    if (t == EVENT_AGREE || t == EVENT_REQUEST || t == EVENT_REJECT || t == EVENT_THREATEN)
        block_complements(m, anchor);
    return true;
}

static bool same_codes(const EntityList *a, const EntityList *b) {
    if (a->count != b->count)
        return false;
    for (int i = 0; i < a->count; i++) {
        bool found = false;
        for (int k = 0; k < b->count; k++)
            found = found || str_equal(a->at[i].actor.code, b->at[k].actor.code);
        if (!found)
            return false;
    }
    return true;
}

/* Whether `b`, told later, is the event `a` once more: in the same words, or by a noun that refers to it. */
static bool is_told_again(const Event *a, const Event *b) {
    unsigned status = AUXILIARY_NEGATION | AUXILIARY_HYPOTHETICAL;
    return a->type == b->type && (b->nominal || str_equal(a->rule, b->rule)) &&
           (a->auxiliary & status) == (b->auxiliary & status) && same_codes(&a->actor, &b->actor) &&
           same_codes(&a->recipient, &b->recipient);
}

static int *index_mentions(Arena *arena, const Tree *tree, const Mention *mentions, size_t count, size_t *next) {
    int *at = arena_alloc(arena, ((size_t)tree->count + 1) * sizeof *at);
    for (int i = 0; i <= tree->count; i++)
        at[i] = -1;
    size_t first = *next;
    for (; *next < count && mentions[*next].sequence == tree->sequence; (*next)++)
        at[mentions[*next].head] = (int)*next;
    for (size_t n = first; n < *next; n++) /* the other words of a name, should the tree hang the name on one of them */
        for (int i = mentions[n].first; i <= mentions[n].last; i++)
            at[i] = at[i] < 0 ? (int)n : at[i];
    return at;
}

/* Words from the root downwards, level by level, so that an event can block what it contains. */
static int *top_down(Arena *arena, const Tree *tree) {
    int *order = arena_alloc(arena, ((size_t)tree->count + 1) * sizeof *order), n = 0;
    for (int i = tree->words[0].child; i; i = tree->words[i].next)
        order[n++] = i;
    for (int done = 0; done < n; done++)
        for (int i = tree->words[order[done]].child; i; i = tree->words[i].next)
            order[n++] = i;
    return order;
}

void events_find(const RuleSet *rules, const PlaceList *places, Arena *arena, const Article *article, const Tree *trees,
                 size_t tree_count, const Mention *mentions, size_t mention_count, Event **events, size_t *count) {
    size_t next = 0, n = 0, capacity = 0;
    int state = actors_main_state(arena, mentions, mention_count);
    Event *found = NULL;
    for (size_t t = 0; t < tree_count; t++) {
        const Tree *tree = &trees[t];
        Arena *scratch = arena_new();
        Matcher m = {.rules = rules,
                     .places = places,
                     .arena = arena,
                     .scratch = scratch,
                     .article = article,
                     .tree = tree,
                     .mentions = mentions,
                     .main_state = state,
                     .mention_at = index_mentions(scratch, tree, mentions, mention_count, &next),
                     .blocked = arena_alloc(scratch, (size_t)tree->count + 1)};
        int *order = top_down(scratch, tree);
        for (int i = 0; i < tree->count; i++) {
            Event event;
            if (order[i] == 0 || m.blocked[order[i]] || !match_word(&m, order[i], &event))
                continue;
            bool known = false;
            for (size_t k = 0; k < n && !known; k++)
                known = is_told_again(&found[k], &event);
            if (known)
                continue;
            found = arena_reserve(arena, found, n, &capacity, sizeof *found);
            found[n++] = event;
        }
        arena_free(scratch);
    }
    *events = found;
    *count = n;
}

bool rule_explain(const RuleSet *rules, Str rule, Arena *arena, const Article *article, const Tree *trees,
                  size_t tree_count, const Mention *mentions, size_t mention_count, int sequence, FILE *out) {
    const Rule *found = NULL;
    for (size_t i = 0; i < rule_set_count(rules); i++)
        if (str_equal(rule_set_rule(rules, i)->name, rule))
            found = rule_set_rule(rules, i);
    if (!found)
        return false;
    size_t next = 0;
    for (size_t t = 0; t < tree_count; t++) {
        int *at = index_mentions(arena, &trees[t], mentions, mention_count, &next);
        if (trees[t].sequence != sequence)
            continue;
        Matcher m = {.rules = rules,
                     .arena = arena,
                     .scratch = arena,
                     .article = article,
                     .tree = &trees[t],
                     .mentions = mentions,
                     .main_state = actors_main_state(arena, mentions, mention_count),
                     .mention_at = at};
        bool anchored = false;
        for (int i = 1; i <= trees[t].count; i++) {
            Match match;
            AnchorLemmas lemmas;
            Str why;
            anchor_lemmas(rules, arena, &trees[t].words[i], &lemmas);
            bool fired = try_rule(&m, found, i, &lemmas, &match, &why);
            if (!fired && str_is(why, "anchor"))
                continue;
            anchored = true;
            fprintf(out, "  rule %.*s at '%.*s': %s%.*s\n", STR_ARG(rule), STR_ARG(trees[t].words[i].form),
                    fired ? "matches" : "stopped at ", fired ? 0 : (int)why.len, why.at);
        }
        if (!anchored)
            fprintf(out, "  rule %.*s: no word is its anchor\n", STR_ARG(rule));
    }
    return true;
}
