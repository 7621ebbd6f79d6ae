#include "parse/parse.h"

#include <string.h>

void tree_link(Tree *tree) {
    for (int i = 0; i <= tree->count; i++)
        tree->words[i].child = tree->words[i].next = 0;
    for (int i = tree->count; i >= 1; i--) {
        Word *head = &tree->words[tree->words[i].head];
        tree->words[i].next = head->child;
        head->child = i;
    }
}

bool deprel_is(Str deprel, const char *relation) {
    size_t n = strlen(relation);
    return str_has_prefix(deprel, relation) && (deprel.len == n || deprel.at[n] == ':');
}
