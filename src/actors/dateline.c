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

/* Last word of what tells where and by whom a report was written, `TALLINN (Reuters) -`: a sentence of its own
 * (text/segment.c). 0 in any other sentence. */
static int end_of_dateline(const Tree *tree) {
    return tree->count > 1 && token_is_dash(tree->words[tree->count].form) && finder_is_acronym(tree->words[1].form)
               ? tree->count
               : 0;
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
    bool state = name && actor_is_state(&name->actor); /* an army is not that of the United Nations at their seat */
    f->dateline = state ? name->actor.code : places ? places->place->code : STR("");
    return end;
}
