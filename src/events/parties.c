/* The paths of the rule first. A recipient that they miss is guessed from what the anchor governs; an actor, from the
 * clause about the anchor or before it. `home` fills what is still open. */
#include "events/parties.h"
#include "events/anchor.h"
#include "events/auxiliary.h"
#include "events/location.h"
#include "events/rule_match.h"
#include "events/status.h"

enum { DEPTH_MAX = 4, COMPANION_WORDS = 8 };

/* A state is no other party than its government. */
static bool is_same_party(const Actor *recipient, const Actor *actor) {
    bool government = !actor->sector_count || (actor->sector_count == 1 && str_is(actor->sector[0], "GOV"));
    return actor_is_same(recipient, actor) ||
           (!recipient->sector_count && government && str_equal(recipient->code, actor->code));
}

static void add_entity(EntityList *list, const Entity *entity) {
    for (int i = 0; i < list->count; i++)
        if (actor_is_same(&list->at[i].actor, &entity->actor))
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
                    .pronoun = mention->kind == MENTION_PRONOUN,
                    .mention = mention_index};
}

static void add_mention(const Matcher *m, int word, EntityList *list) {
    const Mention *mention = &m->mentions[m->mention_at[word]];
    Entity e = entity_of(m, m->mention_at[word]);
    add_entity(list, &e);
    for (int i = 0; i < mention->also_count; i++) {
        e.actor.code = mention->also[i];
        add_entity(list, &e);
    }
}

/* Who may be found at the end of a path. */
typedef enum Reach {
    REACH_DOERS,   /* not what a thing is aimed at: `the attack on Chad` */
    REACH_TARGETS, /* nor in what place it lies */
    REACH_PLACES,
    REACH_CULPRITS /* who does a hostile deed, not to whom it is done: `condemned the arrest of a journalist by Chad` */
} Reach;

/* A mention that may be a party: never a sea or an area of several states. */
static bool is_party(const Matcher *m, int mention, Reach reach) {
    const Mention *found = &m->mentions[mention];
    return found->place && !found->place->code.len ? false : reach == REACH_PLACES || found->kind != MENTION_PLACE;
}

/* `on Chad` in `the attack on Chad`. */
static bool is_aim(const Tree *tree, int word) {
    static const char *const aims[] = {"on",      "against", "to",     "into", "toward",
                                       "towards", "врз",     "против", "кон",  NULL};
    for (int i = 0; aims[i]; i++)
        if (word_has_case(tree, word, str_of(aims[i])))
            return true;
    return false;
}

/* The actor to whom a thing belongs: `the Russian proposal`, `efforts of the Turkish government`; 0 where there is
 * none. */
static int owner_within(const Matcher *m, int word, Reach reach, int depth) {
    static const char *const inner[] = {"appos", "flat", "nmod:poss", "compound", "amod",
                                        "nmod",  "det",  "nsubj",     "obj",      "obl"};
    const Tree *tree = m->tree;
    for (size_t r = 0; r < sizeof inner / sizeof *inner; r++)
        for (int i = tree->words[word].child; i; i = tree->words[i].next) {
            if (!deprel_is(tree->words[i].deprel, inner[r]) || (reach == REACH_DOERS && is_aim(tree, i)))
                continue;
            int found = m->mention_at[i];
            if (found >= 0 && is_party(m, found, reach))
                return i;
            int below = found < 0 && depth < 3 ? owner_within(m, i, reach, depth + 1) : 0;
            if (below)
                return below;
        }
    return 0;
}

static void add_path(const Matcher *m, int anchor, const Path *path, Reach reach, EntityList *list);

/* True for a noun that carries a hostile act by itself: `arrest`. Its doers, by the paths of its rules, in `culprits`.
 */
static bool find_culprits(const Matcher *m, int word, EntityList *culprits) {
    WordRules of;
    bool deed = false;
    word_rules_begin(m->rules, m->scratch, &m->tree->words[word], &of);
    for (const Rule *rule; (rule = word_rules_next(m->rules, &of));) {
        if (rule->anchor != 'N' || event_quad_code(rule->type) != 4 || !rule_conditions_hold(m, rule, word))
            continue;
        deed = true;
        for (int n = 0; n < rule->actor.count && !culprits->count; n++)
            add_path(m, word, &rule->actor.at[n], REACH_DOERS, culprits);
    }
    return deed;
}

static void add_actors(const Matcher *m, int word, Reach reach, EntityList *list, int depth);

/* `the sanctions that Chad imposed`. */
static void add_relative_doers(const Matcher *m, int deed, EntityList *list) {
    WordList doers = {.count = 0};
    for (int i = m->tree->words[deed].child; i; i = m->tree->words[i].next)
        if (deprel_is(m->tree->words[i].deprel, "acl"))
            argument_words(m->tree, i, STEP_SUBJECT, STR(""), &doers);
    for (int i = 0; i < doers.count; i++)
        if (doers.at[i] != deed)
            add_actors(m, doers.at[i], REACH_DOERS, list, 0);
}

/* Adds the doers of a deed and returns true, or leaves what is no deed. */
static bool add_culprits(const Matcher *m, int word, EntityList *list) {
    EntityList culprits = {.count = 0};
    bool deed = str_is(m->tree->words[word].upos, "NOUN") && find_culprits(m, word, &culprits);
    if (deed && !culprits.count)
        add_relative_doers(m, word, &culprits);
    for (int i = 0; i < culprits.count; i++)
        add_entity(list, &culprits.at[i]);
    return deed;
}

/* To whom the hostile deed above the word is done. */
static bool is_victim(const Matcher *m, int word) {
    int above = m->tree->words[word].head, found = m->mention_at[word];
    EntityList culprits = {.count = 0};
    return found >= 0 && above && m->mention_at[above] < 0 && add_culprits(m, above, &culprits) &&
           !entity_list_has(&culprits, m->mentions[found].actor.code);
}

/* `Chad, along with Niger,`: stands behind `word` as a companion would. */
static bool is_companion(const Tree *tree, int word, int other) {
    static const char *const first[] = {"along", "together", "well", "заедно", "како", NULL};
    static const char *const second[] = {"with", "as", "со", "и", NULL};
    const Word *w = &tree->words[other];
    bool beside = w->head == tree->words[word].head || is_beneath(tree, other, word);
    for (int i = other - 1; beside && i > word + 1 && !str_is(tree->words[i].upos, "VERB"); i--)
        if (str_is_one_of(tree->words[i].form, second) && str_is_one_of(tree->words[i - 1].form, first))
            return true;
    return false;
}

/* Actors that a word alone stands for; false where it is a deed, for whose doers its conjuncts say nothing. */
static bool add_own_actors(const Matcher *m, int word, Reach reach, EntityList *list, int depth) {
    const Tree *tree = m->tree;
    int found = m->mention_at[word];
    if (found >= 0 && is_party(m, found, reach))
        add_mention(m, word, list);
    else if (found < 0 && reach == REACH_CULPRITS && add_culprits(m, word, list))
        return false;
    else if (found < 0 && depth < DEPTH_MAX && !word_is_speaking(&tree->words[word]) && owner_within(m, word, reach, 0))
        add_actors(m, owner_within(m, word, reach, 0), reach, list, depth + 1);
    else if (found < 0 && depth < DEPTH_MAX && deprel_is(tree->words[word].deprel, "appos"))
        add_actors(m, tree->words[word].head, REACH_PLACES, list, depth + 1); /* `Georgia, a member, which fought` */
    return true;
}

/* Actors that a word and its conjuncts stand for. */
static void add_actors(const Matcher *m, int word, Reach reach, EntityList *list, int depth) {
    const Tree *tree = m->tree;
    int before = list->count;
    bool denied = auxiliary_is_denied_conjunct(m->rules, m->scratch, tree, word);
    if (!denied && !add_own_actors(m, word, reach, list, depth))
        return;
    for (int i = tree->words[word].child; i && depth < DEPTH_MAX; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "conj") && (m->mention_at[i] >= 0 || list->count == before))
            add_actors(m, i, reach, list, depth + 1);
    for (int i = word + 1; !depth && reach == REACH_DOERS && i <= tree->count && i < word + COMPANION_WORDS; i++)
        if (m->mention_at[i] >= 0 && is_companion(tree, word, i))
            add_actors(m, i, reach, list, depth + 1);
}

/* Writes down what led to the entities from `first` on. */
static void set_source(EntityList *list, int first, EntitySource source, const Path *path) {
    for (int i = first; i < list->count; i++) {
        list->at[i].source = source;
        list->at[i].path = path;
    }
}

static void add_path(const Matcher *m, int anchor, const Path *path, Reach reach, EntityList *list) {
    WordList words = {.count = 0};
    int first = list->count;
    path_words(m->tree, anchor, path, &words);
    for (int i = 0; i < words.count; i++)
        if (reach != REACH_CULPRITS || !is_victim(m, words.at[i]))
            add_actors(m, words.at[i], reach, list, 0);
    set_source(list, first, ENTITY_BY_PATH, path);
}

static void first_actor(const Matcher *m, int anchor, const PathList *paths, EntityList *list) {
    for (int i = 0; i < paths->count && !list->count; i++)
        add_path(m, anchor, &paths->at[i], REACH_DOERS, list);
}

/* `sent its troops to Chad`: one's own troops are what is moved, not to whom. */
static bool are_own_troops(const Rule *rule, const EntityList *recipient, const EntityList *actor) {
    static const EventType moved[] = {EVENT_AGREE,   EVENT_AID,      EVENT_COOPERATE, EVENT_CONCEDE,
                                      EVENT_RETREAT, EVENT_MOBILIZE, EVENT_REJECT};
    bool moves = event_type_is_among(rule->type, moved, sizeof moved / sizeof *moved);
    for (int i = 0; i < recipient->count; i++) {
        const Actor *a = &recipient->at[i].actor;
        if (a->sector_count != 1 || !str_is(a->sector[0], "MIL") || !entity_list_has(actor, a->code))
            return false;
    }
    return moves && recipient->count;
}

/* A place counts behind a preposition, and where force is done to what lies in it: `shelled a bridge in Chad`. */
static void first_recipient(const Matcher *m, const Rule *rule, int anchor, const EntityList *actor, EntityList *list) {
    const PathList *paths = &rule->recipient;
    for (int i = 0; i < paths->count && !list->count; i++) {
        StepKind last = paths->at[i].step[paths->at[i].count - 1];
        bool places = last == STEP_PREPOSITION || (last == STEP_OBJECT && rule->type == EVENT_ASSAULT);
        Reach reach = places ? REACH_PLACES : rule->type == EVENT_ACCUSE ? REACH_CULPRITS : REACH_TARGETS;
        add_path(m, anchor, &paths->at[i], reach, list);
        if (are_own_troops(rule, list, actor))
            list->count = 0;
    }
}

static void drop_shared(EntityList *recipient, const EntityList *actor) {
    int kept = 0;
    for (int i = 0; i < recipient->count; i++) {
        bool shared = false;
        for (int k = 0; k < actor->count; k++)
            shared = shared || is_same_party(&recipient->at[i].actor, &actor->at[k].actor);
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
        if (actor_is_same(&actor->at[i].actor, &e->actor))
            return false;
    return domestic && e->known && e->actor.sector_count;
}

/* Actors at `word`, whether it is an argument of the anchor or something deeper beneath it. */
static void add_governed(const Matcher *m, const Rule *rule, int word, bool argument, EntityList *list) {
    bool accused = rule->type == EVENT_ACCUSE;
    if (accused && is_victim(m, word))
        return;
    add_actors(m, word, !argument ? REACH_PLACES : accused ? REACH_CULPRITS : REACH_TARGETS, list, 0);
}

/* What stands beneath the anchor and may be a party: no modifier, no place in which it happens. */
static bool is_governed_party(const Matcher *m, const Rule *rule, int word, int anchor) {
    return word != anchor && m->mention_at[word] >= 0 && !is_mere_modifier(m, word) &&
           !location_is_scene(m->tree, &m->mentions[m->mention_at[word]], rule->type, anchor) &&
           is_governed(m, word, anchor);
}

/* The first of the anchor's arguments that is another party than the actors. */
static void other_argument(const Matcher *m, const Rule *rule, int anchor, const EntityList *actor, bool domestic,
                           EntityList *recipient) {
    static const char *const relations[] = {"obj", "iobj", "obl", "nmod", "ccomp", "xcomp", NULL};
    for (int r = 0; relations[r]; r++)
        for (int i = 1; i <= m->tree->count && !recipient->count; i++) {
            EntityList found = {.count = 0};
            if (is_argument(m, i, anchor, relations[r]))
                add_governed(m, rule, i, true, &found);
            if (found.count && is_another(&found.at[0], actor, domestic))
                *recipient = found;
        }
}

/* Where no path of the rule leads to a recipient: another actor among what the anchor governs, its own arguments first
 * and then whatever is nearest beneath them, a place too; another sector of the actor's own state last. */
static void other_recipient(const Matcher *m, const Rule *rule, int anchor, const EntityList *actor,
                            EntityList *recipient) {
    other_argument(m, rule, anchor, actor, false, recipient);
    for (int i = 1; i <= m->tree->count && !recipient->count; i++) {
        EntityList found = {.count = 0};
        if (is_governed_party(m, rule, i, anchor))
            add_governed(m, rule, i, false, &found);
        if (found.count && is_another(&found.at[0], actor, false))
            *recipient = found;
    }
    if (!recipient->count && !rule->both.count && rule->type != EVENT_MOBILIZE)
        other_argument(m, rule, anchor, actor, true, recipient);
    set_source(recipient, 0, ENTITY_GUESSED, NULL);
}

/* `condemned Kenya for the arrest of a journalist`: whom the verb above blames, thanks or punishes for the deed. The
 * deed may hang on that party in the tree. */
static void doer_of_deed(const Tree *tree, int anchor, WordList *out) {
    static const char *const reasons[] = {"for", "over", "за", "поради", NULL};
    int above = tree->words[anchor].head,
        verb = deprel_is(tree->words[above].deprel, "obj") ? tree->words[above].head : above;
    bool beneath = deprel_is(tree->words[anchor].deprel, "obl") || deprel_is(tree->words[anchor].deprel, "nmod");
    for (int i = 0; reasons[i] && beneath && verb; i++)
        if (word_has_case(tree, anchor, str_of(reasons[i])))
            argument_words(tree, verb, STEP_OBJECT, STR(""), out);
}

/* Where no path of a noun's rule leads to an actor: the subject of the verb that carries the act out (`began the
 * withdrawal`) or, of talks and visits, of the clause that they stand beside (`during a visit to Iran, Putin said`); or
 * the doer of a deed. */
static void actor_of_clause(const Matcher *m, const Rule *rule, int anchor, EntityList *actor) {
    const Word *w = &m->tree->words[anchor];
    WordList doer = {.count = 0};
    bool beside = rule->type == EVENT_CONSULT && deprel_is(w->deprel, "obl");
    if (beside || status_is_carried_out(m->rules, m->scratch, m->tree, anchor))
        argument_words(m->tree, w->head, STEP_SUBJECT, STR(""), &doer);
    else
        doer_of_deed(m->tree, anchor, &doer);
    for (int i = 0; i < doer.count; i++)
        add_actors(m, doer.at[i], REACH_DOERS, actor, 0);
    set_source(actor, 0, ENTITY_OF_CLAUSE, NULL);
}

/* Where no path leads to an actor: the last actor named before the anchor, whose clause goes on without a subject. */
static void understood_actor(const Matcher *m, int anchor, const EntityList *recipient, EntityList *actor) {
    const Word *w = &m->tree->words[anchor];
    if (!str_is(w->upos, "VERB") || tree_child(m->tree, anchor, "nsubj") || tree_child(m->tree, anchor, "aux:pass"))
        return;
    for (int i = anchor - 1; i > 0 && !actor->count; i--) {
        int found = m->mention_at[i];
        if (found >= 0 && m->mentions[found].kind != MENTION_PLACE && deprel_is(m->tree->words[i].deprel, "nsubj") &&
            !entity_list_has(recipient, m->mentions[found].actor.code))
            add_mention(m, i, actor);
    }
    set_source(actor, 0, ENTITY_UNDERSTOOD, NULL);
}

static bool has_home(const PathList *paths) {
    for (int i = 0; i < paths->count; i++)
        if (paths->at[i].step[0] == STEP_HOME)
            return true;
    return false;
}

/* The state of the other party, unless the deed is done to a foreigner in the state that the article is about. */
static bool is_at_others_home(const Matcher *m, const EntityList *other, bool actor) {
    if (!other->count || !actor_is_state(&other->at[0].actor))
        return false;
    return !actor || m->main_state < 0 || entity_list_has(other, m->mentions[m->main_state].actor.code);
}

/* The path `home`: the state of the place, else of the other party, else the one that the article is about. */
static void add_home(const Matcher *m, int anchor, const EntityList *other, bool actor, EntityList *list) {
    int place = location_beneath(m->tree, m->mentions, m->mention_at, anchor),
        state = place >= 0 ? place : m->main_state;
    Entity e = {.known = false};
    if (place < 0 && is_at_others_home(m, other, actor))
        e = other->at[0];
    else if (state >= 0)
        e = entity_of(m, state);
    e.actor.sector_count = 0;
    e.known = false;
    e.source = ENTITY_AT_HOME;
    e.path = NULL;
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
           tree_child(m->tree, anchor, "nsubj");
}

/* What it is done to is a thing: `destroyed two tanks`, `meets the expectations`. What one says, promises or does at
 * home may leave open to whom. */
static bool is_done_to_thing(const Matcher *m, const Rule *rule, int anchor) {
    static const EventType open[] = {EVENT_ACCUSE,  EVENT_REQUEST,  EVENT_AGREE,  EVENT_REJECT,
                                     EVENT_CONCEDE, EVENT_MOBILIZE, EVENT_PROTEST};
    if (event_type_is_among(rule->type, open, sizeof open / sizeof *open))
        return false;
    WordList words = {.count = 0};
    argument_words(m->tree, anchor, STEP_OBJECT, STR(""), &words);
    return begins_with(&rule->recipient, STEP_OBJECT) && words.count;
}

/* MATCH_HELD unless the side that was not found is one that the sentence fills with something else than an actor. */
static MatchStop half_told(const Matcher *m, const Rule *rule, int anchor, const Match *match) {
    if (!match->actor.count && match->guessed)
        return MATCH_ONLY_GUESSED;
    if (!match->actor.count && is_done_by_thing(m, rule, anchor))
        return MATCH_DONE_BY_THING;
    return !match->recipient.count && is_done_to_thing(m, rule, anchor) ? MATCH_DONE_TO_THING : MATCH_HELD;
}

MatchStop parties_find(const Matcher *m, int anchor, Match *match) {
    const Rule *rule = match->rule;
    first_actor(m, anchor, &rule->actor, &match->actor);
    for (int i = 0; i < rule->both.count; i++)
        add_path(m, anchor, &rule->both.at[i], REACH_DOERS, &match->actor);
    first_recipient(m, rule, anchor, &match->actor, &match->recipient);
    drop_shared(&match->recipient, &match->actor);
    bool complete = rule->both.count && match->actor.count > 1;
    match->guessed = !match->recipient.count && rule->recipient.count && !complete;
    if (match->guessed)
        other_recipient(m, rule, anchor, &match->actor, &match->recipient);
    if (!match->actor.count && rule->actor.count && rule->anchor == 'N')
        actor_of_clause(m, rule, anchor, &match->actor);
    if (!match->actor.count && rule->actor.count)
        understood_actor(m, anchor, &match->recipient, &match->actor);
    bool actor = has_known(&match->actor), recipient = has_known(&match->recipient), known = actor || recipient;
    if (known && !match->actor.count && has_home(&rule->actor) &&
        (is_passive(m->tree, anchor) || !tree_child(m->tree, anchor, "nsubj")))
        add_home(m, anchor, &match->recipient, true, &match->actor);
    if (known && !match->recipient.count && has_home(&rule->recipient))
        add_home(m, anchor, &match->actor, false, &match->recipient);
    if (rule->needs_actor && !actor)
        return MATCH_NO_ACTOR;
    if (rule->needs_recipient && !recipient)
        return MATCH_NO_RECIPIENT;
    if (!known)
        return MATCH_NOBODY;
    MatchStop stop = half_told(m, rule, anchor, match);
    bool alone = rule->both.count && match->actor.count + match->recipient.count < 2;
    return stop == MATCH_HELD && alone ? MATCH_ONE_SIDE : stop;
}

void parties_of_reporter(const Matcher *m, int word, const EntityList *actor, EntityList *reporter) {
    add_actors(m, word, REACH_DOERS, reporter, DEPTH_MAX);
    drop_shared(reporter, actor);
}
