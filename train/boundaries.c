/* Writes what boundaries.py learns from: the features of every place where a token or a sentence may end.
 *
 * usage: boundaries LANGUAGE TREEBANK.conllu TOKENS.bin SENTENCES.bin
 * A row is numbers of 32 bits: 1 where the treebank has a boundary and else 0, how many features there are, and their
 * places in the table of weights. */
#include "base/file.h"
#include "base/limits.h"
#include "base/strbuf.h"
#include "parse/parse.h"
#include "text/boundary.h"

#include <stdlib.h>
#include <string.h>

/* Every byte of the text: what begins there. */
typedef enum Mark { MARK_NOTHING, MARK_TOKEN, MARK_SENTENCE } Mark;

typedef struct Treebank {
    Str text;
    Mark *mark; /* [text.len] */
} Treebank;

static void write_row(FILE *out, bool label, const BoundaryFeatures features, size_t count) {
    uint32_t first[] = {label, (uint32_t)count};
    fwrite(first, sizeof *first, 2, out);
    fwrite(features, sizeof *features, count, out);
}

static bool has_text(Str s, const char *text) { return s.len && memmem(s.at, s.len, text, strlen(text)); }

/* The sentences in a row, a new paragraph on a new line; marks where words and sentences begin. */
static Treebank join_sentences(Arena *arena, const Article *article, const Tree *trees, size_t count) {
    StrBuf text = {0};
    Mark *mark = arena_alloc(arena, (article->text.len + 2 * count + 1) * sizeof *mark);
    for (size_t t = 0; t < count; t++) {
        bool paragraph = has_text(trees[t].comments, "# newpar") || has_text(trees[t].comments, "# newdoc");
        strbuf_add_text(&text, t == 0 ? "" : paragraph ? "\n\n" : " ");
        size_t shift = text.len - trees[t].start_byte;
        for (int w = 1; w <= trees[t].count; w++)
            mark[trees[t].words[w].start_byte + shift] = w == 1 ? MARK_SENTENCE : MARK_TOKEN;
        strbuf_add(&text, (Str){article->text.at + trees[t].start_byte, trees[t].end_byte - trees[t].start_byte});
    }
    Treebank bank = {arena_str(arena, strbuf_str(&text)), mark};
    strbuf_release(&text);
    return bank;
}

/* One chunk of no blanks; `ruled` says where the rules begin a token. */
static void write_chunk(FILE *out, const Treebank *bank, const bool *ruled, size_t start, size_t end) {
    bool previous = true;
    for (size_t i = start + 1; i < end; i++) {
        if (((unsigned char)bank->text.at[i] & 0xc0) == 0x80)
            continue;
        BoundaryFeatures features;
        size_t n = boundary_token_features(bank->text, start, end, i, ruled[i], previous, features);
        previous = bank->mark[i] != MARK_NOTHING;
        write_row(out, previous, features, n);
    }
}

static bool is_blank(char c) { return c == ' ' || c == '\n'; }

static void write_tokens(FILE *out, const Treebank *bank, const bool *ruled) {
    for (size_t i = 0; i < bank->text.len;) {
        size_t end = i;
        while (end < bank->text.len && !is_blank(bank->text.at[end]))
            end++;
        if (end - i > 1 && end - i <= BOUNDARY_CHUNK_MAX)
            write_chunk(out, bank, ruled, i, end);
        i = end + 1;
    }
}

/* One paragraph; `ends` says where the rules end a sentence. */
static void write_paragraph(FILE *out, const Treebank *bank, const Token *tokens, const bool *ends, size_t count) {
    size_t first = 0;
    for (size_t i = 0; i + 1 < count; i++) {
        if (!tokens[i].space_after)
            continue;
        BoundaryFeatures features;
        bool label = bank->mark[tokens[i + 1].start_byte] == MARK_SENTENCE;
        size_t n = boundary_sentence_features(tokens, count, first, i, ends[i], features);
        write_row(out, label, features, n);
        first = label ? i + 1 : first;
    }
}

static void write_sentences(FILE *out, const Treebank *bank, const Token *tokens, const bool *ends, size_t count) {
    for (size_t first = 0, i = 0; i < count; i++) {
        size_t stop = tokens[i].start_byte + tokens[i].form.len;
        size_t next = i + 1 < count ? tokens[i + 1].start_byte : bank->text.len;
        if (i + 1 < count && !memchr(bank->text.at + stop, '\n', next - stop))
            continue;
        write_paragraph(out, bank, tokens + first, ends + first, i + 1 - first);
        first = i + 1;
    }
}

static void write_all(FILE *token_file, FILE *sentence_file, Arena *arena, const Treebank *bank, Str language) {
    Sentence *sentences;
    size_t count, tokens = 0;
    text_segment(arena, bank->text, language, (Boundaries){0}, &sentences, &count);
    bool *ruled = arena_alloc(arena, bank->text.len + 1);
    bool *ends = arena_alloc(arena, bank->text.len + 1);
    for (size_t s = 0; s < count; s++)
        for (size_t t = 0; t < sentences[s].token_count; t++) {
            ruled[sentences[s].tokens[t].start_byte] = true;
            ends[tokens++] = t + 1 == sentences[s].token_count;
        }
    write_tokens(token_file, bank, ruled);
    write_sentences(sentence_file, bank, count ? sentences[0].tokens : NULL, ends, tokens);
}

int main(int argc, char **argv) {
    Error err;
    Article article = {0};
    Tree *trees;
    Str bytes;
    size_t count;
    Arena *arena = arena_new();
    if (argc != 5) {
        fputs("usage: boundaries LANGUAGE TREEBANK.conllu TOKENS.bin SENTENCES.bin\n", stderr);
        return 2;
    }
    if (!file_map(argv[2], LIMIT_FILE_BYTES, &bytes, &err) ||
        !conllu_read(bytes, arena, &article, &trees, &count, &err)) {
        fprintf(stderr, "boundaries: %s: %s\n", argv[2], err.message);
        return 1;
    }
    FILE *tokens = fopen(argv[3], "wb"), *sentences = fopen(argv[4], "wb");
    if (!tokens || !sentences) {
        perror("boundaries");
        return 1;
    }
    Treebank bank = join_sentences(arena, &article, trees, count);
    write_all(tokens, sentences, arena, &bank, (Str){argv[1], strlen(argv[1])});
    bool written = fclose(tokens) == 0 && fclose(sentences) == 0;
    file_unmap(bytes);
    arena_free(arena);
    return written ? 0 : 1;
}
