/* To which state an office, a body or a group belongs that stands with no state: to that of the name it is the title
 * of, of the one it is joined with, of the same office earlier in the article; else to the state that weighs most among
 * those named lately. */
#include "actors/finder.h"
#include "base/utf8.h"

#include <math.h>

/* A mention weighs less with every sentence; the first few of a state never nothing. */
static const double FADING = 0.75, REMAINDER = 0.3, SUBJECT = 1.5, SCENE = 3, DATELINE = 3, LATER = 0.5, OWN = 1.5,
                    LEAD = 2, SETTING = 0.7, SCENE_BEFORE = 2;

enum { MENTIONS_BACK = 120, STATES_MAX = 32, TIMES_MAX = 6 };

/* Names tell of a state; what was itself taken from the context does not. */
static bool tells_state(const Mention *m) {
    static const char *const homely[] = {"PTY", "OPP", "LEG", "JUD", "COP", "MIL", "REB", NULL};
    bool name =
        m->kind == MENTION_STATE || m->kind == MENTION_SEAT || m->kind == MENTION_PERSON || m->kind == MENTION_PLACE;
    bool body = m->kind == MENTION_ORGANISATION && m->actor.sector_count && str_is_one_of(m->actor.sector[0], homely);
    return (name || body) && actor_is_state(&m->actor);
}

static double weight_of_place(const Finder *f, const Mention *m, HomeKind kind) {
    int apart = f->tree->sequence - m->sequence;
    if (apart == 0)
        return kind == HOME_OF_STATE ? 1 : SCENE;
    return apart == 1 && kind == HOME_OF_PEOPLE ? SCENE_BEFORE : 1;
}

static double weight_of(const Finder *f, const Mention *m, int word, HomeKind kind) {
    if (m->sequence == f->tree->sequence && m->head > word && m->kind != MENTION_PLACE)
        return LATER;
    if (m->kind == MENTION_PLACE)
        return weight_of_place(f, m, kind);
    return m->subject ? SUBJECT : 1;
}

/* What speaks for each state. */
typedef struct Balance {
    Str code[STATES_MAX];
    double weight[STATES_MAX];
    int times[STATES_MAX];
    int count;
} Balance;

static void add_weight(Balance *b, Str code, double weight, double faded) {
    int i = 0;
    while (i < b->count && !str_equal(b->code[i], code))
        i++;
    if (i == STATES_MAX)
        return;
    if (i == b->count) {
        b->code[b->count] = code;
        b->times[b->count] = 0;
        b->weight[b->count++] = 0;
    }
    b->weight[i] += weight * (faded + (b->times[i]++ < TIMES_MAX ? REMAINDER : 0));
}

static bool is_excepted(const Codes *except, Str code) {
    for (int i = 0; except && i < except->count; i++)
        if (str_equal(except->at[i], code))
            return true;
    return false;
}

static double faded(const Finder *f, int sequence) { return pow(FADING, f->tree->sequence - sequence); }

static bool is_violent(Str verb) {
    static const char *const verbs[] = {"kill",   "wound",     "injure",     "attack", "shell", "bomb",   "ambush",
                                        "shoot",  "target",    "убие",       "убива",  "рани",  "ранува", "нападне",
                                        "напаѓа", "гранатира", "бомбардира", "drive",  "oust",  "repel",  "fight",
                                        "defeat", "истера",    "потисне",    "порази", NULL};
    return str_is_one_of(verb, verbs);
}

/* `the opposition criticised`, some sentences into the article. */
static bool is_doer(const Finder *f, int word, HomeKind kind) {
    return kind == HOME_OF_PEOPLE && f->tree->sequence > 1 && str_is(f->tree->words[word].deprel, "nsubj");
}

/* Those of whom the sentence before told: where there were demonstrators there are police. */
static bool is_neighbouring_role(const Finder *f, const Mention *m) {
    return m->kind == MENTION_ROLE && f->tree->sequence - m->sequence == 1 && m->actor.sector_count &&
           actor_is_state(&m->actor);
}

/* The state with which the article begins. */
static Str lead_state(const Finder *f) {
    for (size_t i = 0; i < f->count && f->mentions[i].sequence <= 1; i++)
        if (tells_state(&f->mentions[i]))
            return f->mentions[i].actor.code;
    return STR("");
}

static bool is_of(const Finder *f, int word) {
    const Word *words = f->tree->words;
    for (int i = words[word].child; i; i = words[i].next)
        if (deprel_is(words[i].deprel, "case"))
            return str_is(words[i].lemma, "of") || str_is(words[i].lemma, "на");
    return false;
}

/* `Kenya freed two prisoners`, `the Kenyan president ordered the army`: whom a state frees and its men command is
 * sooner its own. */
static Str own_of_subject(const Finder *f, int word, HomeKind kind) {
    static const char *const objects[] = {"obj", "iobj", "obl", NULL};
    for (int level = 0; level < 3 && deprel_is(f->tree->words[word].deprel, "nmod") && is_of(f, word); level++)
        word = f->tree->words[word].head; /* `met the leaders of the parties` */
    const Word *w = &f->tree->words[word];
    if (kind == HOME_OF_COUNTRY || !deprel_is_one_of(w->deprel, objects) || is_violent(f->tree->words[w->head].lemma) ||
        (kind == HOME_OF_PEOPLE && !deprel_is(w->deprel, "obj")))
        return STR("");
    int subject = finder_subject_above(f, w->head);
    bool may = subject >= 0 && (kind == HOME_OF_PEOPLE || finder_nature(f, &f->mentions[subject]).person);
    if (may && f->mentions[subject].kind == MENTION_ROLE && f->mentions[subject].antecedent < 0)
        return STR("");
    return may && actor_is_state(&f->mentions[subject].actor) ? f->mentions[subject].actor.code : STR("");
}

Str finder_home(const Finder *f, int word, HomeKind kind, const Codes *except) {
    Balance b = {.count = 0};
    Str lead = f->dateline.len ? f->dateline : is_doer(f, word, kind) ? lead_state(f) : STR("");
    if (lead.len)
        add_weight(&b, lead, f->dateline.len ? DATELINE : LEAD, faded(f, 0));
    for (size_t i = f->count > MENTIONS_BACK ? f->count - MENTIONS_BACK : 0; i < f->count; i++) {
        const Mention *m = &f->mentions[i];
        if (tells_state(m))
            add_weight(&b, m->actor.code, weight_of(f, m, word, kind), faded(f, m->sequence));
        else if (kind == HOME_OF_PEOPLE && is_neighbouring_role(f, m))
            add_weight(&b, m->actor.code, SETTING, faded(f, m->sequence));
    }
    Str own = own_of_subject(f, word, kind);
    if (own.len)
        add_weight(&b, own, OWN, 1);
    int best = -1;
    for (int i = 0; i < b.count; i++)
        if ((best < 0 || b.weight[i] >= b.weight[best]) && !is_excepted(except, b.code[i]))
            best = i;
    return best >= 0 ? b.code[best] : STR("");
}

Str finder_home_but(const Finder *f, int word, HomeKind kind, Str except) {
    Codes codes = {.at = {except}, .count = 1};
    return finder_home(f, word, kind, &codes);
}

static bool is_argument(Str deprel) {
    static const char *const relations[] = {"nsubj", "obj", "iobj", "obl", NULL};
    return deprel_is_one_of(deprel, relations);
}

/* A state, its government or its army, not a party or the people at home. */
static bool is_of_government(const Actor *a) {
    bool state = !a->sector_count || str_is(a->sector[0], "GOV") || str_is(a->sector[0], "MIL");
    return state && actor_is_state(a);
}

void finder_other_parties(const Finder *f, int word, Codes *codes) {
    const Word *words = f->tree->words;
    codes->count = 0;
    if (!words[word].head || !is_argument(words[word].deprel))
        return;
    for (int i = words[words[word].head].child; i; i = words[i].next) {
        bool subject = deprel_is(words[i].deprel, "nsubj"); /* `Kenya sent soldiers`: its own */
        bool other = i != word && is_argument(words[i].deprel) && !subject && f->at[i] >= 0;
        const Mention *m = other ? &f->mentions[f->at[i]] : NULL;
        bool told = m && m->kind != MENTION_PLACE && (m->kind != MENTION_ROLE || m->antecedent >= 0);
        if (told && is_of_government(&m->actor) && codes->count < CODES_MAX)
            codes->at[codes->count++] = m->actor.code;
    }
}

/* State of the person whose title the role is: `President Joe Biden`, `the minister, Jane Doe`; or of what stands with
 * that name: `the French minister X`. */
static Str home_of_title(const Finder *f, int word) {
    const Word *words = f->tree->words, *w = &words[word];
    static const char *const titles[] = {"compound", "appos", "flat", "nmod:desc", NULL};
    for (int i = w->child; i; i = words[i].next) {
        bool titled = deprel_is_one_of(words[i].deprel, titles) || deprel_is(words[i].deprel, "amod");
        if (f->at[i] >= 0 && titled && f->mentions[f->at[i]].kind == MENTION_PERSON)
            return f->mentions[f->at[i]].actor.code;
    }
    if (!w->head || !str_is(words[w->head].upos, "PROPN") || !deprel_is_one_of(w->deprel, titles))
        return STR("");
    int person = f->at[w->head];
    if (person >= 0 && f->mentions[person].kind == MENTION_PERSON)
        return f->mentions[person].actor.code;
    int country = person < 0 ? finder_country_beneath(f, w->head, 1) : -1;
    return country >= 0 ? f->mentions[country].actor.code : STR("");
}

static bool has_own_article(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "det"))
            return true;
    return word_has_feature(&tree->words[word], "Definite=Def");
}

/* `Turkish soldiers and | policemen` share their state. */
static Str home_of_conjunct(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    int first = deprel_is(w->deprel, "conj") && !has_own_article(f->tree, word) ? f->at[w->head] : -1;
    if (first < 0 || f->mentions[first].kind != MENTION_ROLE || f->mentions[first].antecedent < 0)
        return STR("");
    return f->mentions[first].actor.code;
}

/* `defence` of `the defence minister`. */
static Str kind_of_office(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, "compound") || deprel_is(tree->words[i].deprel, "amod"))
            return tree->words[i].lemma;
    return STR("");
}

static HomeKind kind_of_role(Str sector) {
    return str_is(sector, "GOV") || str_is(sector, "MIL") ? HOME_OF_STATE : HOME_OF_PEOPLE;
}

static bool is_plural(const Word *w) { return word_has_feature(w, "Number=Plur"); }

/* `office` is the lemma of the word in small letters. */
static bool is_same_office(const Finder *f, const Mention *m, int word, Str office) {
    const Word *w = &f->tree->words[word];
    const Tree *tree = &f->trees[m->sequence];
    if (m->kind == MENTION_PERSON)
        return m->actor.office.len && str_equal(m->actor.office, office) && !is_plural(w);
    if (m->kind != MENTION_ROLE || !str_equal(m->actor.office, office) ||
        is_plural(w) != is_plural(&tree->words[m->head]))
        return false;
    if (m->antecedent < 0) /* `a priest` and `the priest` are one, `a government` and `the government` may be two */
        return m->actor.sector_count && kind_of_role(m->actor.sector[0]) == HOME_OF_PEOPLE && !finder_is_body(f, w);
    Str kind = kind_of_office(f->tree, word);
    for (int i = tree->words[m->head].child; i && kind.len; i = tree->words[i].next)
        if (str_equal(tree->words[i].lemma, kind))
            return true;
    return !kind.len;
}

static bool has_article(const Tree *tree, int word) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (str_is(tree->words[i].lemma, "the"))
            return true;
    return word_has_feature(&tree->words[word], "Definite=Def");
}

int finder_same_office(const Finder *f, int word, Str except) {
    const Mention *last = NULL;
    Str office = utf8_lower(f->scratch, f->tree->words[word].lemma);
    for (size_t n = f->count; n-- > 0;) {
        const Mention *m = &f->mentions[n];
        if (!is_same_office(f, m, word, office) || !m->actor.code.len || str_equal(m->actor.code, except))
            continue;
        if (last && (m->sequence < last->sequence || last->subject))
            break;
        if (!last || m->subject)
            last = m;
    }
    return last ? (int)(last - f->mentions) : -1;
}

/* `the president`: of whom one was named last. */
static Str home_of_office(const Finder *f, int word) {
    int same = has_article(f->tree, word) ? finder_same_office(f, word, STR("")) : -1;
    return same >= 0 ? f->mentions[same].actor.code : STR("");
}

/* Place beneath the verb, or 0. */
static int place_beneath(const Finder *f, int verb) {
    const Word *words = f->tree->words;
    for (int i = verb ? words[verb].child : 0; i; i = words[i].next) {
        const Mention *m = f->at[i] >= 0 && deprel_is(words[i].deprel, "obl") ? &f->mentions[f->at[i]] : NULL;
        if (m && m->kind == MENTION_PLACE && actor_is_state(&m->actor))
            return i;
    }
    return 0;
}

/* Word for the scene of the clause, or of the clause with which it is joined, `in Kenya police arrested ... and the
 * court sentenced ...`; or 0. */
static int scene_of(const Finder *f, int word) {
    const Word *words = f->tree->words;
    int verb = is_argument(words[word].deprel) ? words[word].head : 0, place = place_beneath(f, verb);
    return place || !verb || !deprel_is(words[verb].deprel, "conj") ? place : place_beneath(f, words[verb].head);
}

static Str home_of_scene(const Finder *f, int word) {
    int place = scene_of(f, word);
    return place ? f->mentions[f->at[place]].actor.code : STR("");
}

/* `the rights of refugees | from Bhutan`, `the government | in Nairobi`, whatever the parser hangs it on. Soldiers in a
 * state may be another's. */
static Str home_behind(const Finder *f, int word, Str sector) {
    const Word *words = f->tree->words;
    static const char *const origins[] = {"from", "од", NULL}, *const places[] = {"in", "во", NULL};
    int from = word + 1;
    if (from >= f->tree->count || !deprel_is(words[from].deprel, "case"))
        return STR("");
    bool place = str_is_one_of(words[from].lemma, places) && !str_is(sector, "MIL");
    if (!place && !str_is_one_of(words[from].lemma, origins))
        return STR("");
    int mention = f->at[words[from].head];
    return mention >= 0 && words[from].head - from <= 3 ? f->mentions[mention].actor.code : STR("");
}

/* `military` in `Indonesian military officials`. */
static Str home_of_modified(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    bool modifier = deprel_is(w->deprel, "amod") || deprel_is(w->deprel, "compound");
    int country = modifier ? finder_country_beneath(f, w->head, 1) : -1;
    return country >= 0 ? f->mentions[country].actor.code : STR("");
}

/* Subject of the verb, or whom the verb above it allows or asks: `allow Kenya to send`. */
static int mover_of(const Finder *f, int verb) {
    const Word *words = f->tree->words;
    if (deprel_is(words[verb].deprel, "xcomp"))
        for (int i = words[words[verb].head].child; i; i = words[i].next)
            if (deprel_is(words[i].deprel, "obj") || deprel_is(words[i].deprel, "iobj"))
                return f->at[i];
    return finder_subject_above(f, verb);
}

/* `Kenya sent a minister`: one moves, names and dismisses one's own. */
static Str home_of_mover(const Finder *f, int word) {
    static const char *const verbs[] = {
        "send",     "dispatch", "deploy",  "withdraw", "recall",  "appoint",    "dismiss", "sack",      "mobilize",
        "mobilise", "station",  "name",    "replace",  "испрати", "испраќа",    "прати",   "распореди", "повлече",
        "отповика", "назначи",  "именува", "разреши",  "смени",   "мобилизира", NULL};
    const Word *w = &f->tree->words[word];
    if (!deprel_is(w->deprel, "obj") || !str_is_one_of(f->tree->words[w->head].lemma, verbs))
        return STR("");
    int mover = mover_of(f, w->head);
    return mover >= 0 ? f->mentions[mover].actor.code : STR("");
}

/* State of the place of which the clause tells: `in Kenya, where the government ...`. */
static Str home_of_where(const Finder *f, int word) {
    const Word *words = f->tree->words;
    int where = 0;
    for (int i = is_argument(words[word].deprel) ? words[words[word].head].child : 0; i; i = words[i].next)
        if (str_is(words[i].lemma, "where") || str_is(words[i].lemma, "каде"))
            where = i;
    for (size_t n = f->count; where && n-- > 0 && f->mentions[n].sequence == f->tree->sequence;) {
        const Mention *m = &f->mentions[n];
        bool place = m->kind == MENTION_PLACE || m->kind == MENTION_STATE || m->place;
        if (m->head < where && place && actor_is_state(&m->actor))
            return m->actor.code;
    }
    return STR("");
}

/* `In Nairobi, the government said`. */
static bool is_fronted_body(const Finder *f, int word) {
    const Word *w = &f->tree->words[word];
    int place = deprel_is(w->deprel, "nsubj") && finder_is_body(f, w) ? scene_of(f, word) : 0;
    return place && place < word;
}

/* `Kenya killed two soldiers`: not its own. */
static void except_attacker(const Finder *f, int word, Codes *codes) {
    const Word *w = &f->tree->words[word];
    bool victim = deprel_is(w->deprel, "obj") && is_violent(f->tree->words[w->head].lemma);
    int attacker = victim ? finder_subject_above(f, w->head) : -1;
    if (attacker >= 0 && is_of_government(&f->mentions[attacker].actor) && codes->count < CODES_MAX)
        codes->at[codes->count++] = f->mentions[attacker].actor.code;
}

/* Officials of a town or province, who are of the place. */
static bool is_local(Str lemma) {
    static const char *const words[] = {"mayor",    "governor",      "councillor",      "councilor", "municipality",
                                        "mayoress", "градоначалник", "градоначалничка", "гувернер",  "општина",
                                        NULL};
    return str_is_one_of(lemma, words);
}

Str finder_home_of_role(const Finder *f, int word, Str sector) {
    HomeKind kind = is_local(f->tree->words[word].lemma) ? HOME_OF_PEOPLE : kind_of_role(sector);
    Str home = home_of_title(f, word);
    if (!home.len)
        home = home_behind(f, word, sector);
    if (!home.len)
        home = home_of_modified(f, word);
    if (!home.len)
        home = home_of_mover(f, word);
    if (!home.len)
        home = home_of_where(f, word);
    if (!home.len)
        home = home_of_conjunct(f, word);
    if (!home.len)
        home = home_of_office(f, word);
    Codes others;
    finder_other_parties(f, word, &others);
    except_attacker(f, word, &others);
    if (!home.len && (kind == HOME_OF_PEOPLE || is_fronted_body(f, word)))
        home = home_of_scene(f, word);
    if (!home.len && kind == HOME_OF_STATE)
        home = finder_home(f, word, HOME_OF_STATE, &others);
    bool opposed = kind == HOME_OF_STATE && others.count && deprel_is(f->tree->words[word].deprel, "nsubj");
    return home.len || opposed ? home : finder_home(f, word, kind, NULL);
}

/* `the Pakistani Taliban`, `the Mexican Congress`: of another state than the lists say; or empty. */
static Str home_of_body(const Finder *f, int word) {
    const Actor *body = &f->mentions[f->at[word]].actor;
    if (!body->sector_count || str_is(body->sector[0], "JRN") || !actor_is_state(body))
        return STR("");
    for (int i = f->tree->words[word].child; i; i = f->tree->words[i].next) {
        Str deprel = f->tree->words[i].deprel;
        bool adjective = deprel_is(deprel, "amod") || deprel_is(deprel, "compound") || str_is(deprel, "nmod:poss");
        if (adjective && f->at[i] >= 0 && f->mentions[f->at[i]].kind == MENTION_STATE)
            return f->mentions[f->at[i]].actor.code;
    }
    return STR("");
}

/* State of a people named as a minority: `Bosnian Serbs` are Bosnia's, `ethnic Albanians` those of the place told with
 * them or of the state at hand. Empty where the name at `word` is none such. */
static Str minority_home(const Finder *f, int word) {
    static const char *const ethnic[] = {"ethnic", "етнички", NULL};
    const Mention *people = &f->mentions[f->at[word]];
    int home = f->at[word - 1];
    if (people->kind == MENTION_ORGANISATION)
        return home_of_body(f, word);
    if (people->kind != MENTION_STATE || people->head != people->first)
        return STR("");
    if (home >= 0 && f->tree->words[word - 1].head == word && f->mentions[home].kind == MENTION_STATE)
        return f->mentions[home].actor.code;
    int place = finder_country_beneath(f, word, 0);
    if (place >= 0 && is_of(f, f->mentions[place].head))
        return f->mentions[place].actor.code;
    if (!str_is_one_of(f->tree->words[word - 1].lemma, ethnic))
        return STR("");
    return place >= 0 ? f->mentions[place].actor.code : finder_home_but(f, word, HOME_OF_PEOPLE, people->actor.code);
}

void finder_settle_minorities(Finder *f) {
    for (int i = 2; i <= f->tree->count; i++) {
        Str home = f->at[i] >= 0 ? minority_home(f, i) : STR("");
        if (!home.len)
            continue;
        Actor *people = &f->mentions[f->at[i]].actor;
        people->code = home;
        if (people->sector_count)
            continue;
        people->sector[0] = STR("CVL");
        people->sector_count = 1;
    }
}

/* `The army attacked Kenya`: the role is subject where that state is another party. */
static bool is_opponent(const Finder *f, const Mention *role, Str code) {
    const Word *words = f->trees[role->sequence].words;
    if (!deprel_is(words[role->head].deprel, "nsubj"))
        return false;
    for (size_t i = 0; i < f->count; i++) {
        const Mention *m = &f->mentions[i];
        bool beside = m->sequence == role->sequence && words[m->head].head == words[role->head].head;
        if (beside && m->head != role->head && is_argument(words[m->head].deprel) && m->kind != MENTION_PLACE &&
            str_equal(m->actor.code, code))
            return true;
    }
    return false;
}

/* Roles that stood before any state was named belong to the one the article is about. */
void finder_settle_homeless(Finder *f) {
    int state = actors_main_state(f->arena, f->mentions, f->count);
    for (size_t i = 0; i < f->count && state >= 0; i++)
        if (f->mentions[i].kind == MENTION_ROLE && !f->mentions[i].actor.code.len &&
            !is_opponent(f, &f->mentions[i], f->mentions[state].actor.code))
            f->mentions[i].actor.code = f->mentions[state].actor.code;
}
