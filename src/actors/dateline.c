/* The place where a report was written stands at its head in capitals. */
#include "actors/finder.h"
#include "base/utf8.h"

bool finder_is_acronym(Str form) {
    int letters = 0;
    for (size_t i = 0; i < form.len; letters++)
        if (!utf8_is_upper(utf8_next(form, &i)))
            return false;
    return letters > 1;
}

static bool is_dash(Str form) {
    return str_is(form, "-") || str_is(form, "–") || str_is(form, "—") || str_is(form, "--");
}

/* Last word of what tells where and by whom an article was written, `TALLINN (Reuters) -`, at its beginning; or 0. */
static int end_of_dateline(const Tree *tree) {
    enum { WORDS = 10 };
    bool agency = false, closed = false;
    for (int i = 1; tree->sequence == 0 && i <= tree->count && i <= WORDS; i++) {
        const Word *w = &tree->words[i];
        if (is_dash(w->form))
            return closed || (i > 1 && !agency) ? i : 0;
        agency = agency || str_is(w->form, "(");
        closed = closed || str_is(w->form, ")");
        bool name = agency ? utf8_starts_upper(w->form) : finder_is_acronym(w->form);
        if (!name && !str_is(w->upos, "PUNCT"))
            return 0;
    }
    return 0;
}

int finder_dateline(Finder *f) {
    int end = end_of_dateline(f->tree), last = 0;
    while (last < end && finder_is_acronym(f->tree->words[last + 1].form))
        last++;
    if (!last)
        return end;
    Str text = {f->article->text.at + f->tree->words[1].start_byte,
                f->tree->words[last].end_byte - f->tree->words[1].start_byte};
    const Name *name = actor_list_name(f->list, finder_as_title(f->scratch, text));
    const PlaceName *places = place_list_named(f->places, finder_as_title(f->scratch, text));
    f->dateline = name ? name->actor.code : places ? places->place->code : STR("");
    return end;
}
