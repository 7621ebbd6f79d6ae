/* Names go into maps by their words; ICU gives the names of states, data/actors the rest. */
#include "actors/actor_list.h"
#include "actors/sound.h"
#include "base/file.h"
#include "base/limits.h"
#include "base/strbuf.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdio.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

typedef struct Person {
    int name;           /* index of the Name */
    Str given, surname; /* prepared for comparison by sound; `given` is empty where only the surname is known */
    int start;          /* index of the first letters of the surname */
    bool common;        /* the surname alone says too little */
    bool spelled;       /* `by_surname` has the surname in Macedonian, so it is not looked for by sound */
} Person;

struct ActorList {
    Arena *arena;
    Name *names;
    size_t count, capacity;
    Person *persons;
    size_t person_count, person_capacity;
    Map by_start; /* first letters of a surname -> index of `starts` */
    Str *starts;
    size_t start_count, start_capacity;
    Map by_words, by_stem, by_surname;
    Map spelled;    /* names of persons whose surname alone is known in Macedonian */
    Map longest;    /* first word of names -> words of the longest of them */
    Map by_initial; /* first STEM_BYTES_MIN bytes of stems: most words begin with none */
    Map by_code;    /* region's code -> its name */
    Map roles;      /* "en|minister" -> index of sectors */
    Str *sectors;
    size_t sector_count, sector_capacity;
};

enum { SURNAME_SHARED = 1 << 30, STEM_BYTES_MIN = 6 };

static int add_name(ActorList *list, NameKind kind, Actor actor, int from, int to) {
    list->names = arena_reserve(list->arena, list->names, list->count, &list->capacity, sizeof *list->names);
    list->names[list->count] = (Name){kind, actor, from, to};
    return (int)list->count++;
}

/* The words of a name as the tokeniser divides them, joined by spaces. */
static Str words_of(Arena *arena, Str name) {
    Sentence *sentences;
    size_t count;
    StrBuf buf = {0};
    bool cyrillic = utf8_starts_cyrillic(name);
    text_segment(arena, name, cyrillic ? STR("mk") : STR("en"), (Boundaries){0}, &sentences, &count);
    for (size_t s = 0; s < count; s++)
        for (size_t t = 0; t < sentences[s].token_count; t++) {
            if (buf.len)
                strbuf_add_char(&buf, ' ');
            strbuf_add(&buf, sentences[s].tokens[t].form);
        }
    Str words = arena_str(arena, strbuf_str(&buf));
    strbuf_release(&buf);
    return words;
}

static void put_stem(ActorList *list, Str stem, int index) {
    stem = utf8_lower(list->arena, stem);
    map_put(&list->by_stem, stem, index);
    map_put(&list->by_initial, (Str){stem.at, stem.len < STEM_BYTES_MIN ? stem.len : STEM_BYTES_MIN}, 1);
}

/* Words divided by one space each. */
static void put_spaced(ActorList *list, Str words, int index) {
    words = utf8_without_accents(list->arena, words);
    Str first, rest = words;
    int count = 1, longest;
    for (size_t i = 0; i < words.len; i++)
        count += words.at[i] == ' ';
    str_next_field(&rest, ' ', &first);
    longest = map_get(&list->longest, first);
    if (longest == MAP_ABSENT || count > longest)
        map_put(&list->longest, first, count);
    map_put(&list->by_words, words, index);
}

static void put_words(ActorList *list, Str name, int index) {
    name = str_trim(name);
    if (!name.len)
        return;
    if (name.at[name.len - 1] == '*')
        put_stem(list, (Str){name.at, name.len - 1}, index);
    else
        put_spaced(list, words_of(list->arena, name), index);
}

static void put_names(ActorList *list, Str names, int index) {
    for (Str name; str_next_field(&names, ',', &name);)
        put_words(list, name, index);
}

/* Name of a region in a language, from ICU. */
static Str region_name(Arena *arena, const char *region, const char *language) {
    char locale[16];
    UChar wide[128];
    char bytes[512];
    int32_t length = 0;
    UErrorCode status = U_ZERO_ERROR;
    snprintf(locale, sizeof locale, "_%s", region);
    int32_t units = uloc_getDisplayCountry(locale, language, wide, 128, &status);
    u_strToUTF8(bytes, sizeof bytes, &length, wide, units, &status);
    return U_SUCCESS(status) && length > 0 ? arena_str(arena, (Str){bytes, (size_t)length}) : STR("");
}

static Str code_of_region(Arena *arena, const char *region) {
    char locale[16];
    snprintf(locale, sizeof locale, "_%s", region);
    const char *code = uloc_getISO3Country(locale);
    return arena_str(arena, str_is(str_of(code), "HKG") ? STR("HKG") : str_of(code));
}

static void load_regions(ActorList *list) {
    for (const char *const *region = uloc_getISOCountries(); *region; region++) {
        Str code = code_of_region(list->arena, *region);
        if (!code.len)
            continue;
        Str english = region_name(list->arena, *region, "en");
        int index = add_name(list, NAME_STATE, (Actor){.code = code, .name = english}, 0, 0);
        map_put(&list->by_code, code, index);
        put_words(list, english, index);
        put_words(list, region_name(list->arena, *region, "mk"), index);
    }
}

typedef bool (*RowReader)(ActorList *list, Str row, Error *err);

static bool read_rows(ActorList *list, const char *folder, const char *file, RowReader read, Error *err) {
    Str path = arena_format(list->arena, "%s/%s", folder, file), rest;
    if (!file_read(path.at, LIMIT_DATA_FILE_BYTES, list->arena, &rest, err))
        return false;
    int number = 0;
    for (Str row; str_next_field(&rest, '\n', &row);) {
        number++;
        row = str_trim(row);
        if (!row.len || row.at[0] == '#')
            continue;
        if (!read(list, row, err))
            return error_prefix(err, "%s:%d", path.at, number);
    }
    return true;
}

static int split(Str row, Str *field, int most) {
    int n = 0;
    while (n < most && str_next_field(&row, '|', &field[n])) {
        field[n] = str_trim(field[n]);
        n++;
    }
    return row.at ? most + 1 : n;
}

static void set_sectors(Actor *actor, Str sectors) {
    for (Str s; actor->sector_count < ACTOR_SECTORS_MAX && str_next_field(&sectors, ' ', &s);)
        if (s.len)
            actor->sector[actor->sector_count++] = s;
}

static bool read_state(ActorList *list, Str row, Error *err) {
    Str f[3], first, names;
    if (split(row, f, 3) != 3)
        return error_set(err, "a state has three fields divided by '|'");
    names = f[1];
    str_next_field(&names, ',', &first);
    int region = map_get(&list->by_code, f[0]);
    Actor state = {.code = f[0], .name = region == MAP_ABSENT ? first : list->names[region].actor.name}, seat = state;
    set_sectors(&seat, STR("GOV"));
    put_names(list, f[1], add_name(list, NAME_STATE, state, 0, 0));
    put_names(list, f[2], add_name(list, NAME_SEAT, seat, 0, 0));
    return true;
}

static bool read_organisation(ActorList *list, Str row, Error *err) {
    Str f[3], first, names;
    if (split(row, f, 3) != 3)
        return error_set(err, "an organisation has three fields divided by '|'");
    names = f[2];
    str_next_field(&names, ',', &first);
    Actor actor = {.code = f[0], .name = first};
    set_sectors(&actor, f[1]);
    put_names(list, f[2], add_name(list, NAME_ORGANISATION, actor, 0, 0));
    return true;
}

/* The last word of a name stands for the person, unless two persons share it. */
static void put_person(ActorList *list, Str name, int index, bool common) {
    Str words = utf8_without_accents(list->arena, words_of(list->arena, name));
    if (!words.len)
        return;
    put_spaced(list, words, index);
    if (common)
        return;
    size_t space = words.len;
    while (space > 0 && words.at[space - 1] != ' ')
        space--;
    Str surname = {words.at + space, words.len - space};
    int old = map_get(&list->by_surname, surname);
    bool shared = old != MAP_ABSENT &&
                  (old == SURNAME_SHARED || !str_equal(list->names[old].actor.code, list->names[index].actor.code));
    map_put(&list->by_surname, surname, shared ? SURNAME_SHARED : index);
}

/* Surnames are told apart by their first two bytes before they are compared by sound. */
static int start_of(ActorList *list, Str surname) {
    Str start = {surname.at, surname.len < 2 ? surname.len : 2};
    int index = map_get(&list->by_start, start);
    if (index != MAP_ABSENT)
        return index;
    list->starts =
        arena_reserve(list->arena, list->starts, list->start_count, &list->start_capacity, sizeof *list->starts);
    list->starts[list->start_count] = start;
    map_put(&list->by_start, start, (int)list->start_count);
    return (int)list->start_count++;
}

static void add_person(ActorList *list, Str name, int index, bool common) {
    Str first = name, last = name;
    for (size_t i = 0; i < name.len; i++)
        if (name.at[i] == ' ') {
            last = (Str){name.at + i + 1, name.len - i - 1};
            first.len = first.len == name.len ? i : first.len;
        }
    if (last.len == name.len)
        first = STR("");
    list->persons =
        arena_reserve(list->arena, list->persons, list->person_count, &list->person_capacity, sizeof *list->persons);
    Str surname = sound_prepare(list->arena, last);
    bool spelled = map_get(&list->spelled, name) != MAP_ABSENT;
    list->persons[list->person_count++] =
        (Person){index, sound_prepare(list->arena, first), surname, start_of(list, surname), common, spelled};
}

static bool read_years(Str from_text, Str to_text, long *from, long *to, Error *err) {
    if ((from_text.len && !str_to_long(from_text, from)) || (to_text.len && !str_to_long(to_text, to)))
        return error_set(err, "'%.*s' or '%.*s' is not a year", STR_ARG(from_text), STR_ARG(to_text));
    return true;
}

/* Takes the `+` off a name whose surname alone says too little. */
static bool is_common(Str *name) {
    bool common = str_has_prefix(*name, "+");
    if (common)
        *name = (Str){name->at + 1, name->len - 1};
    return common;
}

static bool read_term(ActorList *list, Str row, Error *err) {
    Str f[4];
    long from = 0, to = 0;
    if (split(row, f, 4) != 4)
        return error_set(err, "a term of office has four fields divided by '|'");
    if (!read_years(f[2], f[3], &from, &to, err))
        return false;
    bool common = is_common(&f[0]);
    Actor actor = {.code = f[1], .name = f[0]};
    set_sectors(&actor, STR("GOV"));
    add_person(list, f[0], add_name(list, NAME_PERSON, actor, (int)from, (int)to), common);
    return true;
}

static bool read_leader(ActorList *list, Str row, Error *err) {
    Str f[7];
    long from = 0, to = 0;
    if (split(row, f, 7) != 7)
        return error_set(err, "a leader has seven fields divided by '|'");
    if (!read_years(f[5], f[6], &from, &to, err))
        return false;
    bool common = is_common(&f[0]);
    Actor actor = {.code = f[2], .name = f[0], .office = f[4]};
    set_sectors(&actor, f[3]);
    int index = add_name(list, NAME_PERSON, actor, (int)from, (int)to);
    put_person(list, f[0], index, common);
    put_person(list, f[1], index, common);
    if (f[1].len && !common)
        map_put(&list->spelled, f[0], index);
    add_person(list, f[0], index, common);
    return true;
}

static bool read_role(ActorList *list, Str row, Error *err) {
    Str f[3];
    if (split(row, f, 3) != 3)
        return error_set(err, "a role has three fields divided by '|'");
    list->sectors =
        arena_reserve(list->arena, list->sectors, list->sector_count, &list->sector_capacity, sizeof *list->sectors);
    list->sectors[list->sector_count] = f[1];
    const char *key = str_is(f[1], ROLE_BODY) ? "%.*s" ROLE_BODY "%.*s" : "%.*s|%.*s";
    for (Str lemma; str_next_field(&f[2], ' ', &lemma);)
        map_put(&list->roles, arena_format(list->arena, key, STR_ARG(f[0]), STR_ARG(lemma)), (int)list->sector_count);
    list->sector_count++;
    return true;
}

ActorList *actor_list_load(const char *folder, Error *err) {
    Arena *arena = arena_new();
    ActorList *list = arena_alloc(arena, sizeof *list);
    list->arena = arena;
    map_init(&list->by_words, arena);
    map_init(&list->longest, arena);
    map_init(&list->by_initial, arena);
    map_init(&list->by_stem, arena);
    map_init(&list->by_surname, arena);
    map_init(&list->spelled, arena);
    map_init(&list->by_start, arena);
    map_init(&list->roles, arena);
    map_init(&list->by_code, arena);
    load_regions(list);
    if (read_rows(list, folder, "states.txt", read_state, err) &&
        read_rows(list, folder, "organisations.txt", read_organisation, err) &&
        read_rows(list, folder, "leaders.txt", read_leader, err) &&
        read_rows(list, folder, "terms.txt", read_term, err) && read_rows(list, folder, "roles.txt", read_role, err))
        return list;
    actor_list_free(list);
    return NULL;
}

void actor_list_free(ActorList *list) {
    if (list)
        arena_free(list->arena);
}

static const Name *name_at(const ActorList *list, int index) {
    return index == MAP_ABSENT || index == SURNAME_SHARED ? NULL : &list->names[index];
}

const Name *actor_list_name(const ActorList *list, Str words) { return name_at(list, map_get(&list->by_words, words)); }

int actor_list_longest(const ActorList *list, Str first) {
    int longest = map_get(&list->longest, first);
    return longest == MAP_ABSENT ? 0 : longest;
}

const Name *actor_list_stem(const ActorList *list, Arena *arena, Str form) {
    Str lower = utf8_lower(arena, form);
    if (lower.len < STEM_BYTES_MIN || map_get(&list->by_initial, (Str){lower.at, STEM_BYTES_MIN}) == MAP_ABSENT)
        return NULL;
    for (size_t n = lower.len; n >= STEM_BYTES_MIN; n--) {
        const Name *name = name_at(list, map_get(&list->by_stem, (Str){lower.at, n}));
        if (name)
            return name;
    }
    return NULL;
}

const Name *actor_list_surname(const ActorList *list, Str form) {
    return name_at(list, map_get(&list->by_surname, form));
}

static bool same_name(Str written, Str name) {
    return utf8_starts_cyrillic(written) ? sound_alike(written, name) : str_equal(written, name);
}

static bool begins_same(Str written, Str name) {
    return utf8_starts_cyrillic(written) ? sound_begins_alike(written, name)
                                         : written.len && name.len && written.at[0] == name.at[0];
}

static bool in_office(const Name *name, int year) {
    return year && (!name->from || year >= name->from - 1) && (!name->to || year <= name->to + 1);
}

/* A surname alone names a person in office; where the year is not known, it does so when it is long enough to be rare.
 */
static bool is_telling(const Person *p, Str surname, bool office, int year) {
    if (utf8_starts_cyrillic(surname) && p->spelled)
        return false;
    int letters = utf8_starts_cyrillic(surname) ? sound_consonants(surname) : (int)utf8_count(surname) - 2;
    return !p->common && (year ? office && letters >= 3 : letters >= 4);
}

/* All but the comparison of names by their whole sound, which costs most. */
static bool may_be_meant(const Person *p, Str given, Str surname, bool office, int year) {
    if (!given.len)
        return is_telling(p, surname, office, year);
    if (!p->given.len)
        return office && is_telling(p, surname, office, year);
    return begins_same(given, p->given);
}

static bool fits_person(const Person *p, Str given, Str surname, bool office, int year) {
    if (!may_be_meant(p, given, surname, office, year) || !same_name(surname, p->surname))
        return false;
    return office || !given.len || same_name(given, p->given);
}

/* Whether a Latin surname may begin so where the Cyrillic one is meant; a letter may stand for more than two. */
static bool may_start(Str surname, Str start, const bool *letters) {
    static const char *const long_groups[] = {"tc", "ts", "dz", "sc", NULL};
    unsigned char first = (unsigned char)start.at[0];
    return first >= 0x80 ||
           (letters[first] && (str_is_one_of(start, long_groups) || sound_begins_alike(surname, start)));
}

/* Which starts of Latin surnames the written one may have: [start_count]. */
static const bool *possible_starts(const ActorList *list, Arena *arena, Str surname) {
    bool *may = arena_alloc(arena, list->start_count * sizeof *may), letters[UCHAR_MAX + 1] = {false};
    bool cyrillic = utf8_starts_cyrillic(surname);
    for (int c = 'a'; c <= 'z' && cyrillic; c++)
        letters[c] = sound_letter_may_begin(surname, (char)c);
    for (size_t i = 0; i < list->start_count; i++) {
        Str start = list->starts[i];
        bool same = start.len <= surname.len && str_equal((Str){surname.at, start.len}, start);
        may[i] = cyrillic ? may_start(surname, start, letters) : same;
    }
    return may;
}

static bool is_within_term(const Name *name, int year) {
    return (!name->from || year >= name->from) && (!name->to || year <= name->to);
}

/* How well a term fits the year: 2 within it, 1 a year beside it, 0 neither or the year is not known. */
static int nearness(const Name *name, int year) {
    return !in_office(name, year) ? 0 : is_within_term(name, year) ? 2 : 1;
}

const Name *actor_list_person(const ActorList *list, Arena *arena, Str given, Str surname, int year) {
    const Name *best = NULL;
    int best_nearness = -1;
    bool disputed = false;
    given = sound_prepare(arena, given);
    surname = sound_prepare(arena, surname);
    const bool *may = possible_starts(list, arena, surname);
    for (size_t i = 0; i < list->person_count; i++) {
        const Person *person = &list->persons[i];
        const Name *name = &list->names[person->name];
        int near = may[person->start] ? nearness(name, year) : -1;
        if (near < 0 || near < best_nearness || !fits_person(person, given, surname, near > 0, year))
            continue;
        disputed = near == best_nearness && (disputed || !str_equal(best->actor.code, name->actor.code));
        best = near == best_nearness ? best : name;
        best_nearness = near;
    }
    return disputed ? NULL : best;
}

const Name *actor_list_term(const ActorList *list, const Name *name, int year) {
    if (name->kind != NAME_PERSON || !year || is_within_term(name, year))
        return name;
    for (size_t i = 0; i < list->person_count; i++) {
        const Name *other = &list->names[list->persons[i].name];
        if (str_equal(other->actor.name, name->actor.name) && is_within_term(other, year))
            return other;
    }
    return name;
}

Str actor_list_role(const ActorList *list, Arena *arena, Str language, Str lemma) {
    Str key = arena_join(arena, language, "|", lemma);
    int index = map_get(&list->roles, key);
    return index == MAP_ABSENT ? STR("") : list->sectors[index];
}

bool actor_list_is_body(const ActorList *list, Arena *arena, Str language, Str lemma) {
    Str key = arena_join(arena, language, ROLE_BODY, lemma);
    return map_get(&list->roles, key) != MAP_ABSENT;
}

bool actor_is_same(const Actor *a, const Actor *b) {
    bool same = str_equal(a->code, b->code) && a->sector_count == b->sector_count;
    for (int i = 0; same && i < a->sector_count; i++)
        same = str_equal(a->sector[i], b->sector[i]);
    return same;
}

bool actor_is_state(const Actor *actor) {
    static const char *const others[] = {"UNO", "EUR", "IGO", "NGO", "MNC", "IMG", "ISM"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (str_is(actor->code, others[i]))
            return false;
    return actor->code.len == 3;
}
