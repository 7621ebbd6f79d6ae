/* Clauses are read from the anchor upwards. Quotations are gathered while the sentences go by and looked up at the end,
 * since their speaker is often named behind them. */
#include "events/reporter.h"
#include "events/parties.h"
#include "events/status.h"

enum { LEVELS_MAX = 12, SPEECH_WORDS_MIN = 3 };

/* The sentence whose clauses are read, and the words of those who tell. */
typedef struct Search {
    const RuleSet *rules;
    Arena *arena;
    const Tree *tree;
    WordList *found;
} Search;

static bool has(const Search *s, StatusList list, int word) {
    return status_has(s->rules, s->arena, list, &s->tree->words[word]);
}

static bool has_child(const Search *s, StatusList list, int word) {
    for (int i = s->tree->words[word].child; i; i = s->tree->words[i].next)
        if (has(s, list, i))
            return true;
    return false;
}

/* Not `no group claimed`. */
static void add(const Search *s, int word) {
    if (word && s->found->count < WORDS_MAX && !has_child(s, STATUS_NEGATION, word))
        s->found->at[s->found->count++] = word;
}

static void add_arguments(const Search *s, int word, StepKind step) {
    WordList words = {.count = 0};
    argument_words(s->tree, word, step, STR(""), &words);
    for (int i = 0; i < words.count; i++)
        add(s, words.at[i]);
}

/* Who speaks by a verb of saying; of `was quoted by Reuters as saying` who is quoted, then who quotes. */
static void add_speakers(const Search *s, int verb) {
    int head = s->tree->words[verb].head;
    if (has_child(s, STATUS_NEGATION, verb))
        return;
    if (head && has(s, STATUS_QUOTING, head) && is_passive(s->tree, head)) {
        add_arguments(s, head, STEP_OBJECT);
        add_arguments(s, head, STEP_SUBJECT);
    } else
        add_arguments(s, verb, STEP_SUBJECT);
}

/* `..., Reuters reported`, `as Reuters reports`, `како што јавува Ројтерс`. */
static bool is_comment(const Search *s, int word) {
    Str deprel = s->tree->words[word].deprel;
    bool clause = deprel_is(deprel, "parataxis") || (deprel_is(deprel, "advcl") && has_child(s, STATUS_AS, word));
    return clause && has(s, STATUS_REPORTING, word);
}

/* Sources beside the clause headed by `word`, but for what it came `from`. */
static void add_beside(const Search *s, int word, int from) {
    static const char *const clauses[] = {"advcl", "ccomp", "xcomp", NULL};
    for (int i = s->tree->words[word].child; i; i = s->tree->words[i].next) {
        if (i == from)
            continue;
        if (is_comment(s, i))
            add_speakers(s, i);
        if (deprel_is_one_of(s->tree->words[i].deprel, clauses) && has(s, STATUS_QUOTING, i)) {
            add_arguments(s, i, STEP_OBJECT);
            add_arguments(s, i, STEP_INDIRECT); /* `повикувајќи се на` */
        }
        if (status_is_source(s->rules, s->arena, s->tree, i))
            add(s, i);
    }
}

/* Those who tell what hangs on `head` as `word` does: a verb of saying, an accusation, a claim. */
static void add_above(const Search *s, int word, int head) {
    static const char *const contents[] = {"ccomp", "xcomp", "parataxis", NULL};
    static const char *const acts[] = {"ccomp", "xcomp", "advcl", "obl", NULL};
    Str deprel = s->tree->words[word].deprel;
    if (deprel_is_one_of(deprel, contents) && has(s, STATUS_REPORTING, head))
        add_speakers(s, head);
    else if (deprel_is_one_of(deprel, acts) && has(s, STATUS_ACCUSING, head) && !has_child(s, STATUS_AS, word))
        add_speakers(s, head);
    else if ((deprel_is(deprel, "acl") || deprel_is(deprel, "ccomp")) && has(s, STATUS_CLAIMS, head) &&
             tree_child(s->tree, word, "mark"))
        add_arguments(s, head, STEP_SUBJECT);
}

void reporter_words(const RuleSet *rules, Arena *arena, const Tree *tree, int anchor, WordList *out) {
    const Search s = {rules, arena, tree, out};
    int from = 0;
    for (int level = 0, word = anchor; word && level < LEVELS_MAX; level++, word = tree->words[word].head) {
        add_beside(&s, word, from);
        if (tree->words[word].head)
            add_above(&s, word, tree->words[word].head);
        from = word;
    }
}

/* Takes away those whose own act is told: the actor, and the state whose government or forces act. */
static void drop_own(EntityList *reporter, const EntityList *actor) {
    int kept = 0;
    for (int i = 0; i < reporter->count; i++) {
        const Actor *a = &reporter->at[i].actor;
        bool state = !a->sector_count || (a->sector_count == 1 && str_is(a->sector[0], "GOV"));
        if (!(state && entity_list_has(actor, a->code)))
            reporter->at[kept++] = reporter->at[i];
    }
    reporter->count = kept;
}

/* `a human rights group` of `a human rights group, which`: the word and what belongs to its name. */
static bool is_in_phrase(const Tree *tree, int word, int head) {
    static const char *const parts[] = {"det", "amod", "compound", "nummod", "nmod", "flat", "case", NULL};
    for (int level = 0; word != head && level < LEVELS_MAX; level++) {
        const Word *w = &tree->words[word];
        if (!deprel_is_one_of(w->deprel, parts) || (deprel_is(w->deprel, "case") && w->head == head))
            return false;
        word = w->head;
    }
    return word == head;
}

/* Somebody of no list, by his words alone: `officials`, `a human rights group`. */
static Entity unlisted(const Tree *tree, int head) {
    Entity e = {.actor = {.code = STR("")},
                .start_byte = tree->words[head].start_byte,
                .end_byte = tree->words[head].end_byte,
                .mention = NO_MENTION};
    for (int i = 1; i <= tree->count; i++)
        if (is_in_phrase(tree, i, head)) {
            e.start_byte = tree->words[i].start_byte < e.start_byte ? tree->words[i].start_byte : e.start_byte;
            e.end_byte = tree->words[i].end_byte > e.end_byte ? tree->words[i].end_byte : e.end_byte;
        }
    return e;
}

void reporter_add(const Matcher *m, int word, const EntityList *actor, EntityList *reporter) {
    WordList owners = {.count = 0};
    int before = reporter->count;
    parties_of_reporter(m, word, actor, reporter);
    if (reporter->count == before && m->mention_at[word] < 0)
        argument_words(m->tree, word, STEP_SUBJECT, STR(""), &owners);
    bool named = m->mention_at[word] >= 0;
    for (int i = 0; i < owners.count; i++)
        if (m->mention_at[owners.at[i]] >= 0) {
            parties_of_reporter(m, owners.at[i], actor, reporter);
            named = true;
        }
    if (!named && word_is_noun(&m->tree->words[word]) && reporter->count < EVENT_ENTITIES_MAX)
        reporter->at[reporter->count++] = unlisted(m->tree, word);
    drop_own(reporter, actor);
}

typedef enum Mark { MARK_NONE, MARK_OPENS, MARK_CLOSES, MARK_EITHER } Mark;

static Mark mark_of(Str form) {
    static const char *const opening[] = {"„", "«", "‟", "``", NULL};
    static const char *const closing[] = {"”", "»", "''", NULL};
    static const char *const either[] = {"\"", "“", NULL}; /* “ closes what „ has opened */
    if (str_is_one_of(form, opening))
        return MARK_OPENS;
    if (str_is_one_of(form, closing))
        return MARK_CLOSES;
    return str_is_one_of(form, either) ? MARK_EITHER : MARK_NONE;
}

static bool begins_paragraph(const Matcher *m, const Tree *tree) {
    size_t at = tree->count ? tree->words[1].start_byte : 0;
    while (at > 0 && (m->article->text.at[at - 1] == ' ' || m->article->text.at[at - 1] == '\t'))
        at--;
    return at == 0 || m->article->text.at[at - 1] == '\n';
}

static Quotation *open_quotation(Matcher *m) {
    Quotation *last = m->quotation_count ? &m->quotation[m->quotation_count - 1] : NULL;
    return last && last->open ? last : NULL;
}

static void begin_quotation(Matcher *m, const Word *mark) {
    m->quotation =
        arena_reserve(m->arena, m->quotation, m->quotation_count, &m->quotation_capacity, sizeof *m->quotation);
    m->quotation[m->quotation_count++] = (Quotation){
        .start_byte = mark->start_byte, .end_byte = mark->end_byte, .first = m->tree->sequence, .open = true};
}

/* Index of the first quotation that the sentence touches. */
static size_t read_marks(Matcher *m) {
    Quotation *open = open_quotation(m);
    bool goes_on = false;
    if (open && begins_paragraph(m, m->tree)) { /* a speech that goes on has a mark again */
        goes_on = mark_of(m->tree->words[1].form) == MARK_OPENS || mark_of(m->tree->words[1].form) == MARK_EITHER;
        open->open = false;
        open = NULL;
    }
    size_t first = m->quotation_count - (open != NULL);
    for (int i = 1; i <= m->tree->count; i++) {
        const Word *w = &m->tree->words[i];
        Mark mark = mark_of(w->form);
        if (mark != MARK_NONE && open && mark != MARK_OPENS) {
            open->open = false;
            open = NULL;
        } else if (mark == MARK_OPENS || (mark == MARK_EITHER && !open)) {
            if (open)
                open->open = false;
            begin_quotation(m, w);
            open = open_quotation(m);
            open->goes_on = goes_on && i == 1;
        } else if (open) {
            open->end_byte = w->end_byte;
            open->last = m->tree->sequence;
            open->words += str_is(w->upos, "PUNCT") ? 0 : 1;
        }
    }
    return first;
}

static bool is_quoted(const Matcher *m, size_t first, const Word *w) {
    for (size_t q = first; q < m->quotation_count; q++)
        if (w->start_byte >= m->quotation[q].start_byte && w->end_byte <= m->quotation[q].end_byte)
            return true;
    return false;
}

/* Who is named as speaking in the sentence, outside its quotations. */
static void find_speaker(const Matcher *m, size_t first, EntityList *speaker) {
    const EntityList nobody = {.count = 0};
    for (int i = 1; i <= m->tree->count && !speaker->count; i++) {
        WordList words = {.count = 0};
        const Search s = {m->rules, m->scratch, m->tree, &words};
        if (is_quoted(m, first, &m->tree->words[i]))
            continue;
        if (has(&s, STATUS_REPORTING, i) && !str_is(m->tree->words[i].upos, "NOUN"))
            add_speakers(&s, i);
        else if (status_is_source(m->rules, m->scratch, m->tree, i))
            add(&s, i);
        for (int k = 0; k < words.count && !speaker->count; k++)
            if (!is_quoted(m, first, &m->tree->words[words.at[k]]))
                reporter_add(m, words.at[k], &nobody, speaker);
    }
}

void quotations_follow(Matcher *m) {
    size_t first = read_marks(m);
    bool announces = m->tree->count && str_is(m->tree->words[m->tree->count].form, ":");
    EntityList speaker = {.count = 0};
    if (first < m->quotation_count || announces)
        find_speaker(m, first, &speaker);
    for (size_t q = first; q < m->quotation_count; q++)
        if (!m->quotation[q].speaker.count)
            m->quotation[q].speaker = speaker.count ? speaker : m->announced;
    m->announced = announces ? speaker : (EntityList){.count = 0};
}

/* `"...," she said. "..."`: a quotation without a speaker of its own goes on with the one before it; one that runs on
 * into the next paragraph has the speaker who is named there. */
static void inherit_speakers(const Matcher *m) {
    for (size_t q = m->quotation_count; q > 1; q--)
        if (m->quotation[q - 1].goes_on && !m->quotation[q - 2].speaker.count)
            m->quotation[q - 2].speaker = m->quotation[q - 1].speaker;
    for (size_t q = 1; q < m->quotation_count; q++) {
        const Quotation *before = &m->quotation[q - 1];
        if (!m->quotation[q].speaker.count && before->words >= SPEECH_WORDS_MIN &&
            m->quotation[q].first - before->last <= 1)
            m->quotation[q].speaker = before->speaker;
    }
}

void quotations_report(const Matcher *m, EventList *found) {
    inherit_speakers(m);
    for (size_t i = 0; i < found->count; i++) {
        Event *e = &found->at[i];
        for (size_t q = 0; q < m->quotation_count && !e->reporter.count; q++) {
            const Quotation *quotation = &m->quotation[q];
            if (e->start_byte < quotation->start_byte || e->end_byte > quotation->end_byte ||
                quotation->words < SPEECH_WORDS_MIN)
                continue;
            e->reporter = quotation->speaker;
            drop_own(&e->reporter, &e->actor);
        }
    }
}
