#include "text/abbreviations.h"

static const char *const ENGLISH[] = {"Mr",   "Mrs", "Ms",   "Dr",  "Prof", "Gen",    "Col", "Lt",   "Sgt", "Capt",
                                      "Sen",  "Rep", "Gov",  "Rev", "Hon",  "St",     "Jr",  "Sr",   "vs",  "Jan",
                                      "Feb",  "Mar", "Apr",  "Jun", "Jul",  "Aug",    "Sep", "Sept", "Oct", "Nov",
                                      "Dec",  "No",  "Corp", "Inc", "Ltd",  "Co",     "etc", "Maj",  "Adm", "Pres",
                                      "Brig", "Cpl", "Pvt",  "Mt",  "Ft",   "approx", "est"};
static const char *const MACEDONIAN[] = {"г",   "год", "д-р", "проф", "бр",  "ул",   "стр", "тн",  "т.н",
                                         "н.е", "и.д", "м-р", "инж",  "ген", "кол",  "св",  "мил", "млрд",
                                         "мин", "чл",  "ст",  "сп",   "доц", "акад", "тел", "кв"};
static const char *const LAST[] = {"a.m", "p.m", "U.S", "U.K", "U.N", "D.C", "Inc", "Corp",
                                   "Ltd", "Co",  "etc", "Jr",  "итн", "сл",  "г"};

static const char *const STARTERS[] = {"The",  "A",    "An",    "In",    "It",    "He",    "She",    "They",    "But",
                                       "And",  "This", "That",  "These", "Those", "On",    "At",     "For",     "We",
                                       "I",    "As",   "If",    "When",  "While", "After", "Before", "However", "Its",
                                       "His",  "Her",  "Their", "There", "What",  "You",   "To",     "Since",   "Both",
                                       "Some", "Many", "Not",   "No",    "With"};

static bool is_in(const char *const *list, size_t count, Str word) {
    for (size_t i = 0; i < count; i++)
        if (str_is(word, list[i]))
            return true;
    return false;
}

bool abbreviation_is(Str word, bool english) {
    if (is_in(LAST, sizeof LAST / sizeof *LAST, word))
        return true;
    return english ? is_in(ENGLISH, sizeof ENGLISH / sizeof *ENGLISH, word)
                   : is_in(MACEDONIAN, sizeof MACEDONIAN / sizeof *MACEDONIAN, word);
}

bool abbreviation_ends_sentence(Str word, Str before) {
    if (str_is(word, "г"))
        return before.len == 4 && before.at[0] >= '0' && before.at[0] <= '9';
    return is_in(LAST, sizeof LAST / sizeof *LAST, word);
}

bool abbreviation_may_precede(Str word) { return is_in(STARTERS, sizeof STARTERS / sizeof *STARTERS, word); }
