/* CoNLL-U, the text form of a tree: https://universaldependencies.org/format.html */
#include "base/limits.h"
#include "base/strbuf.h"
#include "parse/parse.h"

#include <string.h>

typedef struct ConlluReader {
    Arena *arena;
    StrBuf text, comments, pending; /* pending: range and empty-node lines in front of the next word */
    Word *words;
    Str *before;
    size_t count, word_capacity, before_capacity;
    bool has_before;
    Tree *trees;
    size_t tree_count, tree_capacity;
    int range_end; /* last word of the open multiword token, or 0 */
    bool range_space_after;
} ConlluReader;

static bool no_space_after(Str misc) {
    return misc.len >= 13 && memmem(misc.at, misc.len, "SpaceAfter=No", 13) != NULL;
}

static bool read_fields(Str line, Str field[10], Error *err) {
    int n = 0;
    while (n < 10 && str_next_field(&line, '\t', &field[n]))
        n++;
    return (n == 10 && !line.at) || error_set(err, "a word has ten columns divided by tabs, not %d", n);
}

static bool add_range(ConlluReader *r, Str line, Str field[10], Error *err) {
    const char *dash = memchr(field[0].at, '-', field[0].len);
    if (dash) {
        long last;
        Str end = {dash + 1, (size_t)(field[0].at + field[0].len - dash - 1)};
        if (!str_to_long(end, &last) || last <= (long)r->count || last > LIMIT_CONLLU_WORDS)
            return error_set(err, "bad word range '%.*s'", STR_ARG(field[0]));
        r->range_end = (int)last;
        r->range_space_after = !no_space_after(field[9]);
    }
    strbuf_add(&r->pending, line);
    strbuf_add_char(&r->pending, '\n');
    r->has_before = true;
    return true;
}

static bool add_word(ConlluReader *r, Str field[10], Error *err) {
    long number, head = 0;
    if (!str_to_long(field[0], &number) || number != (long)r->count + 1)
        return error_set(err, "word number '%.*s' where %zu should stand", STR_ARG(field[0]), r->count + 1);
    if (number > LIMIT_CONLLU_WORDS)
        return error_set(err, "a sentence may have at most %d words", LIMIT_CONLLU_WORDS);
    if (!str_is(field[6], "_") &&
        (!str_to_long(field[6], &head) || head < 0 || head > LIMIT_CONLLU_WORDS || head == number))
        return error_set(err, "bad head '%.*s'", STR_ARG(field[6]));
    if (field[1].len == 0)
        return error_set(err, "a word without a form");
    if (r->count == 0) {
        r->words = NULL;
        r->before = NULL;
        r->word_capacity = r->before_capacity = 0;
    }
    r->words = arena_reserve(r->arena, r->words, r->count + 1, &r->word_capacity, sizeof *r->words);
    r->before = arena_reserve(r->arena, r->before, r->count + 1, &r->before_capacity, sizeof *r->before);
    r->count++;
    bool inside = (int)r->count < r->range_end;
    bool space = inside ? false : (int)r->count == r->range_end ? r->range_space_after : !no_space_after(field[9]);
    Word *w = &r->words[r->count];
    *w = (Word){.form = field[1],
                .lemma = field[2],
                .upos = field[3],
                .feats = field[5],
                .head = (int)head,
                .deprel = field[7]};
    w->start_byte = r->text.len;
    w->space_after = space;
    strbuf_add(&r->text, field[1]);
    w->end_byte = r->text.len;
    if (space)
        strbuf_add_char(&r->text, ' ');
    r->before[r->count] = arena_str(r->arena, strbuf_str(&r->pending));
    strbuf_clear(&r->pending);
    return true;
}

static bool end_sentence(ConlluReader *r, Error *err) {
    if (r->count == 0)
        return true;
    for (size_t i = 1; i <= r->count; i++)
        if (r->words[i].head > (int)r->count)
            return error_set(err, "head %d lies outside the sentence", r->words[i].head);
    r->words[0] = (Word){0};
    r->trees = arena_reserve(r->arena, r->trees, r->tree_count, &r->tree_capacity, sizeof *r->trees);
    Tree *t = &r->trees[r->tree_count];
    *t = (Tree){.words = r->words, .count = (int)r->count, .sequence = (int)r->tree_count};
    t->start_byte = r->words[1].start_byte;
    t->end_byte = r->words[r->count].end_byte;
    t->comments = arena_str(r->arena, strbuf_str(&r->comments));
    t->before = r->has_before ? r->before : NULL;
    tree_link(t);
    r->tree_count++;
    strbuf_add_char(&r->text, '\n');
    strbuf_clear(&r->comments);
    strbuf_clear(&r->pending);
    r->count = 0;
    r->range_end = 0;
    r->has_before = false;
    return true;
}

static bool read_line(ConlluReader *r, Str line, Error *err) {
    if (line.len == 0)
        return end_sentence(r, err);
    if (line.at[0] == '#') {
        strbuf_add(&r->comments, line);
        strbuf_add_char(&r->comments, '\n');
        return true;
    }
    Str field[10];
    if (!read_fields(line, field, err))
        return false;
    bool plain = !memchr(field[0].at, '-', field[0].len) && !memchr(field[0].at, '.', field[0].len);
    return plain ? add_word(r, field, err) : add_range(r, line, field, err);
}

/* Form slices point into the text only now that it has stopped moving. */
static void point_forms_into_text(ConlluReader *r, Str text) {
    for (size_t t = 0; t < r->tree_count; t++)
        for (int i = 1; i <= r->trees[t].count; i++) {
            Word *w = &r->trees[t].words[i];
            w->form.at = text.at + w->start_byte;
        }
}

bool conllu_read(Str bytes, Arena *arena, Article *article, Tree **trees, size_t *count, Error *err) {
    ConlluReader r = {.arena = arena};
    bool ok = true;
    size_t number = 0;
    for (Str line; ok && str_next_field(&bytes, '\n', &line);) {
        number++;
        if (line.len && line.at[line.len - 1] == '\r')
            line.len--;
        ok = read_line(&r, line, err) || error_prefix(err, "%zu", number);
    }
    ok = ok && (end_sentence(&r, err) || error_prefix(err, "%zu", number));
    if (ok) {
        article->text = arena_str(arena, strbuf_str(&r.text));
        point_forms_into_text(&r, article->text);
        *trees = r.trees;
        *count = r.tree_count;
    }
    strbuf_release(&r.text);
    strbuf_release(&r.comments);
    strbuf_release(&r.pending);
    return ok;
}

static void write_text_comment(const Tree *tree, Str text, FILE *out) {
    fprintf(out, "# sent_id = %d\n# text = ", tree->sequence + 1);
    for (size_t i = tree->start_byte; i < tree->end_byte; i++)
        putc(text.at[i] == '\n' || text.at[i] == '\r' || text.at[i] == '\t' ? ' ' : text.at[i], out);
    putc('\n', out);
}

/* The range line of an orthographic word that is several words: `2-3  don't`. */
static void write_range(const Tree *tree, int first, FILE *out) {
    int last = first;
    while (last < tree->count && tree->words[last + 1].joined)
        last++;
    if (last == first || tree->words[first].joined)
        return;
    fprintf(out, "%d-%d\t", first, last);
    for (int i = first; i <= last; i++)
        fprintf(out, "%.*s", STR_ARG(tree->words[i].form));
    fprintf(out, "\t_\t_\t_\t_\t_\t_\t_\t%s\n", tree->words[last].space_after ? "_" : "SpaceAfter=No");
}

void conllu_write(const Tree *tree, Str text, FILE *out) {
    if (tree->comments.len)
        fprintf(out, "%.*s", STR_ARG(tree->comments));
    else
        write_text_comment(tree, text, out);
    for (int i = 1; i <= tree->count; i++) {
        const Word *w = &tree->words[i];
        if (tree->before)
            fprintf(out, "%.*s", STR_ARG(tree->before[i]));
        else
            write_range(tree, i, out);
        bool inside = i < tree->count && tree->words[i + 1].joined;
        fprintf(out, "%d\t%.*s\t%.*s\t%.*s\t_\t%.*s\t%d\t%.*s\t_\t%s\n", i, STR_ARG(w->form), STR_ARG(w->lemma),
                STR_ARG(w->upos), STR_ARG(w->feats), w->head, STR_ARG(w->deprel),
                w->space_after || inside ? "_" : "SpaceAfter=No");
    }
    putc('\n', out);
}
