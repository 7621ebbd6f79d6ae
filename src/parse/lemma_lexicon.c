/* The keys of the index are the first two fields of the file's lines, as they stand there. */
#include "parse/lemma_lexicon.h"
#include "base/utf8.h"

#include <string.h>

static bool read_line(Str line, Str *key, Str *lemma) {
    const char *first = memchr(line.at, '\t', line.len);
    const char *second = first ? memchr(first + 1, '\t', (size_t)(line.at + line.len - first - 1)) : NULL;
    if (!second)
        return false;
    *key = (Str){line.at, (size_t)(second - line.at)};
    *lemma = (Str){second + 1, (size_t)(line.at + line.len - second - 1)};
    return lemma->len > 0;
}

bool lemma_lexicon_load(LemmaLexicon *lexicon, const ModelFile *file, Arena *arena, Error *err) {
    const Entry *e = model_file_find(file, "list.lexicon");
    if (!e || e->kind != ENTRY_TEXT)
        return error_set(err, "list 'list.lexicon' is missing");
    Str *lemma = arena_alloc(arena, (e->shape[0] + 1) * sizeof *lemma), rest = e->data, line, key;
    map_init(&lexicon->index, arena);
    for (size_t i = 0; i < e->shape[0]; i++) {
        if (!str_next_field(&rest, '\n', &line) || !read_line(line, &key, &lemma[i]))
            return error_set(err, "line %zu of the lexicon is not part of speech, form and lemma", i + 1);
        map_put(&lexicon->index, key, (int)i);
    }
    lexicon->lemma = lemma;
    return true;
}

static int look_up(const LemmaLexicon *lexicon, Arena *work, Str upos, Str form) {
    char *key = arena_alloc(work, upos.len + 1 + form.len);
    memcpy(key, upos.at, upos.len);
    key[upos.len] = '\t';
    memcpy(key + upos.len + 1, form.at, form.len);
    return map_get(&lexicon->index, (Str){key, upos.len + 1 + form.len});
}

bool lemma_lexicon_find(const LemmaLexicon *lexicon, Arena *work, Str upos, Str form, Str *lemma) {
    int at = look_up(lexicon, work, upos, form);
    if (at == MAP_ABSENT && utf8_starts_upper(form) && !str_is(upos, "PROPN"))
        at = look_up(lexicon, work, upos, utf8_lower(work, form));
    if (at != MAP_ABSENT)
        *lemma = lexicon->lemma[at];
    return at != MAP_ABSENT;
}
