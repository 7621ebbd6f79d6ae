/* Articles in, sentences and tokens out.
 *
 * An article's text is UTF-8 in NFC; every sentence and token knows its byte span in it. Tokens follow Universal
 * Dependencies: for English as in EWT (`do` `n't`, `Maduro` `'s`, `pro` `-` `Russian`), for Macedonian with
 * abbreviations, initials, ordinals and decimal numbers kept whole. A token is one syntactic word. */
#ifndef NASTAN_TEXT_H
#define NASTAN_TEXT_H
#include "base/arena.h"
#include "base/error.h"
#include <stdint.h>
#include <stdio.h>

typedef struct Article {
    Str id, text;
    Str language; /* ISO 639-1; never empty once the article is read */
    Str date;     /* YYYY-MM-DD of publication, or empty */
    Str title, publication, url;
    size_t repaired; /* broken bytes of the input that became U+FFFD */
} Article;

typedef struct Token {
    Str form;          /* slice of Article.text */
    size_t start_byte; /* in Article.text */
    bool space_after;
    bool joined; /* part of one orthographic word with the token before (do|n't, Maduro|'s, can|not) */
} Token;

typedef struct Sentence {
    Token *tokens; /* [token_count] */
    size_t token_count;
    size_t start_byte, end_byte; /* in Article.text */
} Sentence;

typedef struct ArticleDefaults {
    Str language, date; /* empty where the caller gave none */
} ArticleDefaults;

/* Reads articles one after the other from a file: .txt one, .jsonl one a line, "-" JSONL from standard input. */
typedef struct ArticleReader ArticleReader;

ArticleReader *article_reader_new(const char *path, ArticleDefaults defaults, Error *err); /* NULL on failure */
typedef enum ArticleResult { ARTICLE_READ, ARTICLE_BAD, ARTICLE_END } ArticleResult;
/* Next article, in `arena`. ARTICLE_BAD: `err` names file and line, reading may go on with the next. */
ArticleResult article_reader_next(ArticleReader *reader, Arena *arena, Article *article, Error *err);
void article_reader_free(ArticleReader *reader);

/* NFC, broken bytes replaced (counted in `repaired`), CR LF to LF; the result lives in `arena`. */
Str text_normalise(Arena *arena, Str raw, size_t *repaired);
/* ISO 639-1 code of the language, or an empty slice where it cannot be told; lives as long as the program. */
Str language_detect(Str text);

enum { BOUNDARY_WEIGHTS = 1 << 16 };

/* What a model learnt of the boundaries of its language; a pair of NULL leaves all to the rules. */
typedef struct Boundaries {
    const int8_t *token, *sentence; /* [BOUNDARY_WEIGHTS] */
} Boundaries;

/* Sentences of `text` with their tokens, all in `arena`. Total: every non-blank byte is in exactly one token. */
void text_segment(Arena *arena, Str text, Str language, Boundaries learnt, Sentence **sentences, size_t *count);
/* `-`, `–`, `—` or `--`, which ends a dateline. */
bool token_is_dash(Str form);
#endif
