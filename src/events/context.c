/* Contexts are bits. For every sentence: which of them one word tells of, and which two do. */
#include "events/context.h"
#include "base/strbuf.h"
#include "base/utf8.h"

typedef struct Told {
    uint64_t once, twice;
} Told;

static void add(Told *told, uint64_t contexts) {
    told->twice |= told->once & contexts;
    told->once |= contexts;
}

static Told told_by(const RuleSet *rules, const Tree *tree) {
    Arena *scratch = arena_new();
    Told told = {0};
    Str before = STR("");
    for (int i = 1; i <= tree->count; i++) {
        Str lemma = utf8_lower(scratch, tree->words[i].lemma);
        add(&told, rule_set_contexts(rules, lemma));
        if (before.len)
            add(&told, rule_set_contexts(rules, arena_join(scratch, before, "_", lemma)));
        before = lemma;
    }
    arena_free(scratch);
    return told;
}

static Str names_of(Arena *arena, uint64_t contexts) {
    StrBuf buf = {0};
    for (int i = 0; i < CONTEXT_COUNT; i++) {
        if (!(contexts >> i & 1))
            continue;
        if (buf.len)
            strbuf_add_char(&buf, ' ');
        strbuf_add_text(&buf, context_name(i));
    }
    Str names = arena_str(arena, strbuf_str(&buf));
    strbuf_release(&buf);
    return names;
}

static uint64_t bits_of(Str names) {
    uint64_t bits = 0;
    for (Str name; str_next_field(&names, ' ', &name);)
        if (name.len)
            bits |= (uint64_t)1 << context_index(name);
    return bits;
}

void contexts_set(const RuleSet *rules, Arena *arena, const Tree *trees, size_t tree_count, Event *events,
                  size_t event_count) {
    Told *told = arena_alloc(arena, (tree_count + 2) * sizeof *told); /* one silent sentence at each end */
    for (size_t t = 0; event_count && t < tree_count; t++)
        told[t + 1] = told_by(rules, &trees[t]);
    for (size_t e = 0, t = 0; e < event_count; e++) {
        t = trees[t].sequence > events[e].sequence ? 0 : t;
        while (t + 1 < tree_count && trees[t].sequence < events[e].sequence)
            t++;
        const Told *here = &told[t + 1], *before = here - 1, *behind = here + 1;
        uint64_t around = before->twice | behind->twice | (before->once & behind->once);
        events[e].context = names_of(arena, bits_of(events[e].context) | here->once | around);
    }
}
