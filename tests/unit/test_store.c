/* The store without the coder: made-up events in, pair days out; the tables of CAMEO; rows of the field's files. */
#include "base/file.h"
#include "check.h"
#include "store/import.h"

#include <string.h>
#include <unistd.h>

typedef struct Seen {
    PairDay days[64];
    PairReport reports[64];
    size_t count;
} Seen;

static bool see_day(void *context, const PairDay *day) {
    Seen *seen = context;
    seen->days[seen->count++] = *day;
    return seen->count < 64;
}

static bool see_report(void *context, const PairReport *report) {
    Seen *seen = context;
    seen->reports[seen->count] = *report;
    seen->count++;
    return seen->count < 64;
}

static void add_entity(EntityList *list, const char *code, const char *sector) {
    Entity *e = &list->at[list->count++];
    *e = (Entity){.actor = {.code = str_of(code), .name = str_of(code), .office = STR("")}, .end_byte = 3};
    if (sector) {
        e->actor.sector[0] = str_of(sector);
        e->actor.sector_count = 1;
    }
}

static Event event_of(EventType type, const char *actor, const char *recipient, const char *date) {
    Event e = {.type = type, .date = str_of(date), .date_precision = STR("day"), .rule = STR("r"), .end_byte = 3};
    add_entity(&e.actor, actor, NULL);
    if (recipient)
        add_entity(&e.recipient, recipient, NULL);
    return e;
}

static bool put(Store *store, const char *doc, const char *publication, const Event *event, const char *coder) {
    Error err = {""};
    StoreChange change;
    Article article = {.id = str_of(doc), .text = STR("a text"), .publication = str_of(publication)};
    StoreArticle a = {.article = &article, .events = event, .event_count = 1, .coder = str_of(coder)};
    bool ok =
        store_begin(store, &err) && store_put(store, &a, STORE_UNLESS_SAME, &change, &err) && store_commit(store, &err);
    if (!ok)
        puts(err.message);
    return ok;
}

static Seen days_of(Store *store, bool unrealised) {
    Error err = {""};
    Seen seen = {.count = 0};
    PairQuery query = {.from_day = 0, .to_day = 100000, .unrealised = unrealised};
    if (!store_pair_days(store, &query, see_day, &seen, &err))
        puts(err.message);
    return seen;
}

static void test_events(Check *c, Store *store) {
    Event first = event_of(EVENT_ACCUSE, "USA", "RUS", "2022-04-02");
    Event before = event_of(EVENT_ACCUSE, "USA", "RUS", "2022-04-01");
    Event third = event_of(EVENT_ACCUSE, "USA", "RUS", "2022-04-03");
    CHECK(c, put(store, "a", "Times", &first, "1") && put(store, "c", "Post", &third, "1"));
    CHECK(c, days_of(store, false).count == 1);
    CHECK(c, put(store, "b", "Times", &before, "1"));
    /* The first two days are one event now, the third opens another. */
    Seen seen = days_of(store, false);
    CHECK(c, seen.count == 2 && seen.days[0].day == day_parse(STR("2022-04-01")) && seen.days[0].reports[2] == 2);
    CHECK(c, seen.days[0].publications[2] == 1 && seen.days[0].events[2] == 1 && seen.days[0].score == -3);
    CHECK(c, seen.days[1].day == day_parse(STR("2022-04-03")) && strcmp(seen.days[1].source, "USA") == 0);
    /* Another coder finds another event in the first article, and takes the old one back. */
    Event other = event_of(EVENT_AID, "USA", "UKR", "2022-04-02");
    CHECK(c, put(store, "b", "Times", &other, "2"));
    seen = days_of(store, false);
    CHECK(c, seen.count == 2 && seen.days[0].events[2] == 1 && seen.days[0].reports[2] == 2);
    CHECK(c, seen.days[0].day == day_parse(STR("2022-04-02")) && strcmp(seen.days[1].target, "UKR") == 0);
}

static void test_parties(Check *c, Store *store) {
    /* Equals in `actor` meet one another; a denied event and one of an organisation do not count. */
    Event meeting = event_of(EVENT_CONSULT, "FRA", NULL, "2021-01-01");
    add_entity(&meeting.actor, "DEU", "GOV");
    Event denied = event_of(EVENT_ASSAULT, "ISR", "SYR", "2021-01-01");
    denied.auxiliary = AUXILIARY_NEGATION;
    Event union_ = event_of(EVENT_SANCTION, "EUR", "BLR", "2021-01-01");
    Event undated = event_of(EVENT_SANCTION, "USA", "BLR", "");
    CHECK(c, put(store, "m", "", &meeting, "1") && put(store, "d", "", &denied, "1"));
    CHECK(c, put(store, "u", "", &union_, "1") && put(store, "n", "", &undated, "1"));
    Error err = {""};
    Seen seen = {.count = 0};
    const char states[][4] = {"SYR", "FRA", "ISR", "DEU", "BLR", "FRA"};
    PairQuery query = {.states = states, .state_count = 6, .from_day = 0, .to_day = 100000};
    CHECK(c, store_pair_days(store, &query, see_day, &seen, &err) && seen.count == 2);
    CHECK(c, strcmp(seen.days[0].source, "DEU") == 0 && strcmp(seen.days[1].source, "FRA") == 0);
    seen.count = 0;
    query.unrealised = true;
    CHECK(c, store_pair_days(store, &query, see_day, &seen, &err) && seen.count == 3);
    seen.count = 0;
    CHECK(c, store_pair_reports(store, &query, see_report, &seen, &err) && seen.count == 3);
    CHECK(c, seen.reports[0].day == day_parse(STR("2021-01-01")) && seen.reports[0].reports == 1);
}

static void test_days(Check *c) {
    CHECK(c, day_parse(STR("1970-01-01")) == 0 && day_parse(STR("20000301")) == 11017);
    CHECK(c, day_parse(STR("1969-12-31")) == -1 && day_parse(STR("2024-02-29")) == 19782);
    CHECK(c, day_parse(STR("2023-02-29")) == STORE_NO_DAY && day_parse(STR("22000101")) == STORE_NO_DAY);
    CHECK(c, day_parse(STR("")) == STORE_NO_DAY && day_parse(STR("2023-2-29x")) == STORE_NO_DAY);
}

/* Every code of the CAMEO codebook below the twenty roots. */
static const char *const CAMEO_CODES[] = {
    "010 011 012 013 014 015 016 017 018 019 020 021 0211 0212 0213 0214 022 023 0231 0232 0233 0234 024 0241 0242",
    "0243 0244 025 0251 0252 0253 0254 0255 0256 026 027 028 030 031 0311 0312 0313 0314 032 033 0331 0332 0333 0334",
    "034 0341 0342 0343 0344 035 0351 0352 0353 0354 0355 0356 036 037 038 039 040 041 042 043 044 045 046 050 051",
    "052 053 054 055 056 057 060 061 062 063 064 070 071 072 073 074 075 080 081 0811 0812 0813 0814 082 083 0831 0832",
    "0833 0834 084 0841 0842 085 086 0861 0862 0863 087 0871 0872 0873 0874 090 091 092 093 094 100 101 1011 1012 1013",
    "1014 102 103 1031 1032 1033 1034 104 1041 1042 1043 1044 105 1051 1052 1053 1054 1055 1056 106 107 108 110 111",
    "112 1121 1122 1123 1124 1125 113 114 115 116 120 121 1211 1212 1213 1214 122 1221 1222 1223 1224 123 1231 1232",
    "1233 1234 124 1241 1242 1243 1244 1245 1246 125 126 127 128 129 130 131 1311 1312 1313 132 1321 1322 1323 1324",
    "133 134 135 136 137 138 1381 1382 1383 1384 1385 139 140 141 1411 1412 1413 1414 142 1421 1422 1423 1424 143 1431",
    "1432 1433 1434 144 1441 1442 1443 1444 145 1451 1452 1453 1454 150 151 152 153 154 155 160 161 162 1621 1622 1623",
    "163 164 165 166 1661 1662 1663 170 171 1711 1712 172 1721 1722 1723 1724 173 174 175 176 180 181 182 1821 1822",
    "1823 183 1831 1832 1833 1834 184 185 186 190 191 192 193 194 195 1951 1952 196 200 201 202 203 204 2041 2042"};

static void test_cameo(Check *c, const Cameo *cameo) {
    size_t missing = 0;
    CameoEvent event;
    for (size_t i = 0; i < sizeof CAMEO_CODES / sizeof *CAMEO_CODES; i++) {
        Str codes = str_of(CAMEO_CODES[i]);
        for (Str code; str_next_field(&codes, ' ', &code);) {
            CameoResult result = cameo_event(cameo, code, &event);
            missing += result != CAMEO_FOUND && result != CAMEO_DROPPED;
        }
    }
    CHECK(c, missing == 0);
    CHECK(c, cameo_event(cameo, STR("042"), &event) == CAMEO_FOUND && str_is(event.mode, "visit"));
    CHECK(c, cameo_event(cameo, STR("42"), &event) == CAMEO_FOUND && event.type == EVENT_CONSULT);
    CHECK(c, cameo_event(cameo, STR("20"), &event) == CAMEO_AMBIGUOUS);
    CHECK(c, cameo_event(cameo, STR("010"), &event) == CAMEO_DROPPED);
    CHECK(c, cameo_event(cameo, STR("999"), &event) == CAMEO_UNKNOWN);
    char code[4];
    CHECK(c, cameo_state(cameo, STR("ROM"), code) == CAMEO_FOUND && strcmp(code, "ROU") == 0);
    CHECK(c, cameo_state(cameo, STR("Russian Federation"), code) == CAMEO_FOUND && strcmp(code, "RUS") == 0);
    CHECK(c, cameo_state(cameo, STR("GRL"), code) == CAMEO_FOUND && strcmp(code, "DNK") == 0);
    CHECK(c, cameo_state(cameo, STR("AFR"), code) == CAMEO_DROPPED && !code[0]);
    CHECK(c, cameo_state(cameo, STR("QQQ"), code) == CAMEO_UNKNOWN);
    CHECK(c, str_is(cameo_sector(cameo, STR("MED")), "JRN") && str_is(cameo_sector(cameo, STR("HLH")), "MED"));
}

static void test_rows(Check *c, const Cameo *cameo) {
    Arena *arena = arena_new();
    const char *why = "";
    Row row;
    Str icews =
        STR("12\t2014-05-01\tBarack Obama\tGovernment,Executive\tUnited States\tMake a visit\t042\t1.9\tA\tMilitary"
            "\tMacedonia\t7\t2\tThe Paper\tSkopje\t\t\tMacedonia\t42\t21");
    CHECK(c, row_format(icews) == ROW_ICEWS);
    CHECK(c, row_parse(cameo, ROW_ICEWS, icews, arena, &row, &why) == ROW_CONVERTED);
    CHECK(c, strcmp(row.source[0], "USA") == 0 && strcmp(row.target[0], "MKD") == 0 && row.score == 4);
    CHECK(c, str_is(row.id, "12 2014-05-01") && str_is(row.source_sector, "GOV") && str_is(row.target_sector, "MIL"));
    Str plover = STR("{\"id\": \"x\", \"date\": \"2022-01-01\", \"event\": [\"CONSULT\"], \"mode\": [], \"actor\": "
                     "[{\"code\": \"FRA\"}, {\"code\": \"DEU\"}], \"recipient\": [], \"auxiliary\": [\"negation\"]}");
    CHECK(c, row_format(plover) == ROW_PLOVER);
    CHECK(c, row_parse(cameo, ROW_PLOVER, plover, arena, &row, &why) == ROW_CONVERTED);
    CHECK(c, row.source_count == 2 && row.target_count == 2 && row.unrealised);
    CHECK(c, row_parse(cameo, ROW_PLOVER, STR("{\"id\": 1"), arena, &row, &why) == ROW_BROKEN);
    CHECK(c, row_parse(cameo, ROW_ICEWS, STR("Event ID\tEvent Date"), arena, &row, &why) == ROW_HEADER);
    CHECK(c, row_parse(cameo, ROW_NO_FORMAT, STR("a,b"), arena, &row, &why) == ROW_BROKEN);
    CHECK(c, row_parse(cameo, ROW_GDELT, STR("1\t2"), arena, &row, &why) == ROW_BROKEN);
    arena_free(arena);
}

/* Every line of codes.txt that can be told from outside: all types, with modes that PLOVER has and contexts. */
static void test_codes(Check *c, const Cameo *cameo) {
    static const char *const modes[] = {"", "visit", "phone", "troops", "assist", "change", "yield", "meet", "expel"};
    static const char *const contexts[] = {"", "economic", "military", "legal", "executive", "crime,corruption"};
    CameoEvent event;
    for (int type = 0; type < EVENT_TYPE_COUNT; type++)
        for (size_t m = 0; m < sizeof modes / sizeof *modes; m++)
            for (size_t k = 0; k < sizeof contexts / sizeof *contexts; k++) {
                Str code = cameo_code(cameo, (EventType)type, str_of(modes[m]), str_of(contexts[k]));
                CHECK(c, code.len && cameo_event(cameo, code, &event) == CAMEO_FOUND && event.type == (EventType)type);
            }
    CHECK(c, str_is(cameo_code(cameo, EVENT_CONSULT, STR("visit"), STR("")), "042"));
    CHECK(c, str_is(cameo_code(cameo, EVENT_ACCUSE, STR("allege"), STR("legal,corruption")), "1121"));
    CHECK(c, !cameo_code(cameo, EVENT_SANCTION, STR("convict"), STR("")).len);
    CHECK(c, str_is(cameo_role(cameo, STR("JRN")), "MED") && str_is(cameo_role(cameo, STR("MED")), "HLH"));
    CHECK(c, !cameo_role(cameo, STR("")).len && !cameo_state_name(cameo, STR("QQQ")).len);
    int states = 0;
    for (int i = 0; i < 26 * 26 * 26; i++) {
        char code[4] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26), (char)('A' + i % 26), 0}, back[4];
        Str name = cameo_state_name(cameo, str_of(code));
        if (!name.len)
            continue;
        states++;
        CHECK(c, cameo_state(cameo, name, back) == CAMEO_FOUND && strcmp(back, code) == 0);
    }
    CHECK(c, states > 190);
}

int main(int argc, char **argv) {
    Check c = {0};
    Error err = {""};
    Arena *arena = arena_new();
    Str home;
    char path[] = "/tmp/test_store_XXXXXX";
    int fd = mkstemp(path);
    setenv("NASTAN_HOME", ".", 0);
    Store *store = store_open(argc > 1 ? argv[1] : path, STORE_WRITE, &err); /* a store that is named is empty */
    CHECK(&c, fd >= 0 && store);
    if (store) {
        test_events(&c, store);
        test_parties(&c, store);
    }
    store_free(store);
    close(fd);
    unlink(path);
    test_days(&c);
    CHECK(&c, file_find_home(argv[0], arena, &home, &err));
    Cameo *cameo = cameo_load(arena_format(arena, "%.*s/data/cameo", STR_ARG(home)).at, &err);
    CHECK(&c, cameo);
    if (cameo) {
        test_cameo(&c, cameo);
        test_rows(&c, cameo);
        test_codes(&c, cameo);
    } else
        puts(err.message);
    cameo_free(cameo);
    arena_free(arena);
    return check_report(&c, "test_store");
}
