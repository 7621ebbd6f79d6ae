#include "base/utf8.h"
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
    size_t n = 0;
    while (relation[n] && n < deprel.len && deprel.at[n] == relation[n])
        n++;
    return !relation[n] && (deprel.len == n || deprel.at[n] == ':');
}

bool deprel_is_one_of(Str deprel, const char *const *relations) {
    while (*relations && !deprel_is(deprel, *relations))
        relations++;
    return *relations != NULL;
}

int tree_child(const Tree *tree, int word, const char *relation) {
    for (int i = tree->words[word].child; i; i = tree->words[i].next)
        if (deprel_is(tree->words[i].deprel, relation))
            return i;
    return 0;
}

bool word_has_feature(const Word *word, const char *feature) {
    size_t n = strlen(feature);
    Str rest = word->feats;
    for (Str f; str_next_field(&rest, '|', &f);)
        if (f.len == n && memcmp(f.at, feature, n) == 0)
            return true;
    return false;
}

bool word_is_speaking(const Word *word) {
    bool macedonian = utf8_starts_cyrillic(word->form);
    bool verb = str_is(word->upos, "VERB") || str_is(word->deprel, "cop");
    return macedonian && verb && word_has_feature(word, "Person=1");
}

bool word_is_noun(const Word *word) { return str_is(word->upos, "NOUN") || str_is(word->upos, "PROPN"); }

bool word_is_converb(const Word *word) { return str_has_suffix(word->form, "јќи"); }
