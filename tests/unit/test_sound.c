#include "actors/sound.h"
#include "check.h"

static const char *const ALIKE[][2] = {
    {"Џозеф", "Joseph"},      {"Бајден", "Biden"},
    {"Макрон", "Macron"},     {"Штајнмаер", "Steinmeier"},
    {"Хуан", "Juan"},         {"Гваидо", "Guaidó"},
    {"Ердоган", "Erdoğan"},   {"Жак", "Jacques"},
    {"Ширак", "Chirac"},      {"Си", "Xi"},
    {"Џинпинг", "Jinping"},   {"Вучиќ", "Vučić"},
    {"Орбан", "Orbán"},       {"Шредер", "Schroeder"},
    {"Мадуро", "Maduro"},     {"Кери", "Kerry"},
    {"Ниинисто", "Niinistö"}, {"Сарковски", "Sarkowski"},
    {"Коѕијас", "Kotzias"},   {"Дутерте", "Duterte"},
};

static const char *const DIFFERENT[][2] = {
    {"Путин", "Biden"}, {"Макрон", "Merkel"}, {"Мадуро", "Modi"}, {"Орбан", "Urban Smith"},
    {"Кери", "Karzai"}, {"", "Xi"},           {"Асад", ""},
};

int main(void) {
    Check check = {0, 0};
    Arena *arena = arena_new();
    for (size_t i = 0; i < sizeof ALIKE / sizeof *ALIKE; i++) {
        bool alike = sound_alike(sound_prepare(arena, str_of(ALIKE[i][0])), sound_prepare(arena, str_of(ALIKE[i][1])));
        check_that(&check, alike, ALIKE[i][1], __FILE__, __LINE__);
    }
    for (size_t i = 0; i < sizeof DIFFERENT / sizeof *DIFFERENT; i++) {
        bool alike =
            sound_alike(sound_prepare(arena, str_of(DIFFERENT[i][0])), sound_prepare(arena, str_of(DIFFERENT[i][1])));
        check_that(&check, !alike, DIFFERENT[i][1], __FILE__, __LINE__);
    }
    CHECK(&check, sound_begins_alike(sound_prepare(arena, STR("Џо")), sound_prepare(arena, STR("Joseph"))));
    CHECK(&check, sound_consonants(STR("путин")) == 3);
    arena_free(arena);
    return check_report(&check, "sound");
}
