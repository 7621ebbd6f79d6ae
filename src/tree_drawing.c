/* A word's branches are drawn from its line of heads, so that the depth of a tree costs no stack. */
#include "tree_drawing.h"
#include "base/utf8.h"

#include <string.h>

enum {
    DEPTH_MAX = 12, /* deeper words are drawn at this depth, behind a mark */
    BRANCH_COLUMNS = 3,
    WORD_COLUMNS_MAX = 46,
    LEMMA_COLUMNS_MAX = 16,
    RELATION_COLUMNS_MAX = 14,
    NUMBER_COLUMNS = 4,
    UPOS_COLUMNS = 5
};

typedef struct Columns {
    int word, lemma, relation;
} Columns;

static int columns_of(Str text) { return (int)utf8_count(text); }

static int least(int a, int b) { return a < b ? a : b; }

static int most(int a, int b) { return a > b ? a : b; }

/* Writes at most `width` columns and fills up to them. */
static void write_column(Str text, int width, FILE *out) {
    size_t end = 0;
    int columns = columns_of(text);
    for (int i = 0; columns > width && i < width - 1; i++)
        utf8_next(text, &end);
    if (columns > width)
        fprintf(out, "%.*s…", (int)end, text.at);
    else
        fprintf(out, "%.*s%*s", STR_ARG(text), width - columns, "");
}

static int depth_of(const Tree *tree, int word) {
    int depth = 0;
    for (int head = tree->words[word].head; head && depth <= tree->count; head = tree->words[head].head)
        depth++;
    return depth;
}

static Columns measure(const Tree *tree) {
    Columns c = {0, 0, 0};
    for (int i = 1; i <= tree->count; i++) {
        const Word *w = &tree->words[i];
        int depth = least(depth_of(tree, i), DEPTH_MAX);
        c.word = most(c.word, BRANCH_COLUMNS * depth + columns_of(w->form));
        c.lemma = most(c.lemma, columns_of(w->lemma));
        c.relation = most(c.relation, columns_of(w->deprel));
    }
    return (Columns){least(c.word, WORD_COLUMNS_MAX), least(c.lemma, LEMMA_COLUMNS_MAX),
                     least(c.relation, RELATION_COLUMNS_MAX)};
}

/* Returns the columns that the branches in front of a word take. */
static int write_branches(const Tree *tree, int word, FILE *out) {
    int line[DEPTH_MAX + 1], depth = depth_of(tree, word), drawn = least(depth, DEPTH_MAX);
    for (int i = drawn - 1; i >= 0; i--, word = tree->words[word].head)
        line[i] = word;
    for (int i = 0; i < drawn; i++) {
        bool more = tree->words[line[i]].next != 0;
        if (i == 0 && depth > DEPTH_MAX)
            fputs(" ‥ ", out);
        else if (i < drawn - 1)
            fputs(more ? "│  " : "   ", out);
        else
            fputs(more ? "├─ " : "└─ ", out);
    }
    return BRANCH_COLUMNS * drawn;
}

static void draw_word(const Tree *tree, int word, const Columns *c, Str note, FILE *out) {
    const Word *w = &tree->words[word];
    fprintf(out, "%*d ", NUMBER_COLUMNS, word);
    int branches = write_branches(tree, word, out);
    write_column(w->form, c->word - branches, out);
    fputs("  ", out);
    write_column(w->lemma, c->lemma, out);
    fprintf(out, "  %-*.*s  ", UPOS_COLUMNS, STR_ARG(w->upos));
    int used = NUMBER_COLUMNS + 1 + c->word + 2 + c->lemma + 2 + UPOS_COLUMNS + 2 + c->relation + 2;
    if (!note.len) {
        fprintf(out, "%.*s\n", STR_ARG(w->deprel));
        return;
    }
    write_column(w->deprel, c->relation, out);
    if (used + columns_of(note) > TERMINAL_COLUMNS)
        fprintf(out, "\n%*s", most(TERMINAL_COLUMNS - columns_of(note) - 2, NUMBER_COLUMNS), "");
    fprintf(out, "  %.*s\n", STR_ARG(note));
}

/* The word after this one from the top downwards, 0 at the end. */
static int next_word(const Tree *tree, int word) {
    if (tree->words[word].child)
        return tree->words[word].child;
    while (word && !tree->words[word].next)
        word = tree->words[word].head;
    return word ? tree->words[word].next : 0;
}

void tree_draw(const Tree *tree, const Str *notes, FILE *out) {
    Columns columns = measure(tree);
    for (int i = tree->words[0].child; i; i = next_word(tree, i))
        draw_word(tree, i, &columns, notes[i], out);
    for (int i = 1; i <= tree->count; i++)
        if (depth_of(tree, i) > tree->count) /* heads that go round in a circle reach no root */
            draw_word(tree, i, &columns, notes[i], out);
}

/* What stands before the next blank or line's end. */
static bool next_piece(Str *text, Str *piece) {
    *text = str_trim(*text);
    size_t n = 0;
    while (n < text->len && text->at[n] != ' ' && text->at[n] != '\n' && text->at[n] != '\t')
        n++;
    *piece = (Str){text->at, n};
    *text = (Str){text->at + n, text->len - n};
    return n > 0;
}

void draw_wrapped(Str text, int column, int indent, FILE *out) {
    bool first = true;
    for (Str word; next_piece(&text, &word); first = false) {
        int width = columns_of(word);
        if (!first && column + 1 + width > TERMINAL_COLUMNS) {
            fprintf(out, "\n%*s", indent, "");
            column = indent;
            first = true;
        }
        fprintf(out, "%s%.*s", first ? "" : " ", STR_ARG(word));
        column += width + !first;
    }
    putc('\n', out);
}
