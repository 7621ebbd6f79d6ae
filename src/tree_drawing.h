/* A dependency tree drawn with box characters: words in reading order beneath their head, 100 columns wide. */
#ifndef NASTAN_TREE_DRAWING_H
#define NASTAN_TREE_DRAWING_H
#include "parse/parse.h"

enum { TERMINAL_COLUMNS = 100 };

/* `notes` is [tree->count + 1], what stands behind each word, or empty. */
void tree_draw(const Tree *tree, const Str *notes, FILE *out);
/* `text` and a line's end, from `column` of a line already begun, on lines that break at blanks and begin at `indent`.
 */
void draw_wrapped(Str text, int column, int indent, FILE *out);
#endif
