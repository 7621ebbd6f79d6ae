#include "lexicon_output.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "tree_drawing.h"

#include <stdio.h>

enum { LANGUAGE_INDENT = 2, VALUE_COLUMN = 16, OUTCOME_INDENT = 4 };

typedef Str (*ValueOf)(const Rule *rule);

static Str type_of(const Rule *rule) { return str_of(event_type_name(rule->type)); }

static Str mode_of(const Rule *rule) { return rule->mode.len ? rule->mode : STR("-"); }

static Str context_of(const Rule *rule) { return rule->context.len ? rule->context : STR("-"); }

static bool is_same(LexiconName name, ValueOf value_of) {
    for (size_t i = 1; i < name.count; i++)
        if (!str_equal(value_of(name.at[i].rule), value_of(name.at->rule)))
            return false;
    return true;
}

/* One value where the languages agree, else that of each. */
static void add_value(StrBuf *text, LexiconName name, ValueOf value_of) {
    if (is_same(name, value_of)) {
        strbuf_add(text, value_of(name.at->rule));
        return;
    }
    for (size_t i = 0; i < name.count; i++)
        strbuf_add_format(text, "%s%.*s (%.*s)", i ? ", " : "", STR_ARG(value_of(name.at[i].rule)),
                          STR_ARG(name.at[i].language));
}

static void add_place(StrBuf *text, const LexiconEntry *entry) {
    strbuf_add_format(text, "data/%.*s/rules/%.*s:%d", STR_ARG(entry->language), STR_ARG(entry->rule->file),
                      entry->rule->line);
}

/* A label and behind it what was gathered in `text`, which is empty from then on. */
static void print_field(StrBuf *text, int indent, Str label) {
    int column = indent + (int)utf8_count(label);
    int blanks = column < VALUE_COLUMN ? VALUE_COLUMN - column : 1;
    printf("%*s%.*s%*s", indent, "", STR_ARG(label), blanks, "");
    draw_wrapped(strbuf_str(text), column + blanks, VALUE_COLUMN, stdout);
    strbuf_clear(text);
}

static void print_common(StrBuf *text, LexiconName name, const char *label, ValueOf value_of) {
    add_value(text, name, value_of);
    print_field(text, 0, str_of(label));
}

static void print_paths(StrBuf *text, const char *label, const PathList *paths) {
    for (int i = 0; i < paths->count; i++)
        strbuf_add_format(text, "%s%.*s", i ? " " : "", STR_ARG(paths->at[i].text));
    if (paths->count)
        print_field(text, LANGUAGE_INDENT, str_of(label));
}

static void print_conditions(StrBuf *text, const Rule *rule) {
    StrBuf label = {0};
    for (int i = 0; i < rule->condition_count; i++) {
        const Condition *c = &rule->condition[i];
        strbuf_add_format(&label, "%s%.*s", c->absent ? "not " : "", STR_ARG(c->path.text));
        strbuf_add(text, c->lemmas);
        print_field(text, LANGUAGE_INDENT, strbuf_str(&label));
        strbuf_clear(&label);
    }
    strbuf_release(&label);
}

static void print_needs(StrBuf *text, const Rule *rule) {
    if (!rule->needs_actor && !rule->needs_recipient)
        return;
    strbuf_add_text(text, !rule->needs_recipient ? "actor" : !rule->needs_actor ? "recipient" : "both");
    print_field(text, LANGUAGE_INDENT, STR("needs"));
}

static void print_outcome(const RuleExample *x) {
    printf("%*s=> ", OUTCOME_INDENT, "");
    if (x->none) {
        puts("none");
        return;
    }
    printf("%.*s %s %.*s", STR_ARG(x->actor), event_type_name(x->type), STR_ARG(x->recipient));
    for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
        if (x->auxiliary & bit)
            printf(" %s", auxiliary_name(bit));
    putchar('\n');
}

static void print_examples(const LexiconEntry *entry) {
    size_t count;
    const RuleExample *examples = rule_set_examples(entry->rules, &count);
    for (size_t i = 0; i < count; i++)
        if (str_equal(examples[i].rule, entry->rule->name)) {
            printf("%*s", LANGUAGE_INDENT, "");
            draw_wrapped(examples[i].sentence, LANGUAGE_INDENT, LANGUAGE_INDENT, stdout);
            print_outcome(&examples[i]);
        }
}

static void print_rule(StrBuf *text, const LexiconEntry *entry) {
    const Rule *rule = entry->rule;
    putchar('\n');
    add_place(text, entry);
    print_field(text, 0, entry->language);
    strbuf_add(text, rule->anchors);
    print_field(text, LANGUAGE_INDENT,
                rule->anchor == 'V'   ? STR("verb")
                : rule->anchor == 'N' ? STR("noun")
                                      : STR("adjective"));
    print_conditions(text, rule);
    print_paths(text, "actor", &rule->actor);
    print_paths(text, "recipient", &rule->recipient);
    print_paths(text, "both", &rule->both);
    print_needs(text, rule);
    strbuf_add_format(text, "%.2f", rule->confidence);
    print_field(text, LANGUAGE_INDENT, STR("confidence"));
    print_examples(entry);
}

void lexicon_print_page(LexiconName name) {
    StrBuf text = {0};
    strbuf_add(&text, name.at->rule->name);
    print_field(&text, 0, STR("rule"));
    print_common(&text, name, "type", type_of);
    print_common(&text, name, "mode", mode_of);
    print_common(&text, name, "context", context_of);
    for (size_t i = 0; i < name.count; i++)
        print_rule(&text, &name.at[i]);
    strbuf_release(&text);
}

void lexicon_print_line(LexiconName name) {
    StrBuf text = {0};
    strbuf_add_format(&text, "%.*s\t", STR_ARG(name.at->rule->name));
    add_value(&text, name, type_of);
    strbuf_add_char(&text, '\t');
    add_value(&text, name, mode_of);
    for (size_t i = 0; i < name.count; i++)
        strbuf_add_format(&text, "%c%.*s", i ? ',' : '\t', STR_ARG(name.at[i].language));
    puts(text.at);
    strbuf_release(&text);
}

void lexicon_print_disagreement(LexiconName name) {
    StrBuf text = {0};
    for (size_t i = 0; i < name.count; i++) {
        strbuf_add_text(&text, i ? ", " : "");
        add_place(&text, &name.at[i]);
    }
    strbuf_add_format(&text, ": the languages of rule '%.*s' do not agree: ", STR_ARG(name.at->rule->name));
    add_value(&text, name, type_of);
    strbuf_add_text(&text, "; mode ");
    add_value(&text, name, mode_of);
    puts(text.at);
    strbuf_release(&text);
}
