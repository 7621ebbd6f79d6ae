#include "parse/lemma_script.h"
#include "base/utf8.h"

#include <string.h>

bool lemma_script_parse(Str text, LemmaScript *script) {
    *script = (LemmaScript){0};
    if (text.len && text.at[0] == '=') {
        script->whole = true;
        script->suffix = (Str){text.at + 1, text.len - 1};
        return text.len > 1;
    }
    Str letter, front, end;
    long drop_front, drop_end;
    if (!str_next_field(&text, '\t', &letter) || !str_next_field(&text, '\t', &front) ||
        !str_next_field(&text, '\t', &script->prefix) || !str_next_field(&text, '\t', &end) ||
        !str_next_field(&text, '\t', &script->suffix) || text.at)
        return false;
    script->lower = str_is(letter, "l");
    if ((!script->lower && !str_is(letter, "k")) || !str_to_long(front, &drop_front) || !str_to_long(end, &drop_end) ||
        drop_front < 0 || drop_end < 0)
        return false;
    script->drop_front = (size_t)drop_front;
    script->drop_end = (size_t)drop_end;
    return true;
}

Str lemma_script_apply(const LemmaScript *script, Arena *arena, Str form) {
    if (script->whole)
        return script->suffix;
    Str source = script->lower ? utf8_lower(arena, form) : form;
    size_t count = utf8_count(source), start = 0, stop = 0;
    if (script->drop_front + script->drop_end > count)
        return source;
    for (size_t n = 0; n < script->drop_front; n++)
        utf8_next(source, &start);
    for (size_t n = 0; n < count - script->drop_end; n++)
        utf8_next(source, &stop);
    char *lemma = arena_alloc(arena, script->prefix.len + (stop - start) + script->suffix.len + 1);
    size_t len = 0;
    Str parts[] = {script->prefix, {source.at + start, stop - start}, script->suffix};
    for (size_t i = 0; i < 3; i++) {
        if (parts[i].len)
            memcpy(lemma + len, parts[i].at, parts[i].len);
        len += parts[i].len;
    }
    return len ? (Str){lemma, len} : source;
}
