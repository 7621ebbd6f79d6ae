#include "run.h"

static void explain_tree(const Tree *tree, const Article *article) {
    printf("\n%d: %.*s\n", tree->sequence, (int)(tree->end_byte - tree->start_byte), article->text.at + tree->start_byte);
    for (int i = 1; i <= tree->count; i++) {
        const Word *w = &tree->words[i];
        printf("  %3d %-20.*s %-18.*s %-6.*s %3d %.*s\n", i, STR_ARG(w->form), STR_ARG(w->lemma), STR_ARG(w->upos), w->head, STR_ARG(w->deprel));
    }
}

static void explain_mention(const Tree *tree, const Mention *m) {
    printf("  mention %.*s", STR_ARG(tree->words[m->first].form));
    for (int i = m->first + 1; i <= m->last; i++)
        printf(" %.*s", STR_ARG(tree->words[i].form));
    printf(" -> %.*s", STR_ARG(m->actor.code));
    for (int i = 0; i < m->actor.sector_count; i++)
        printf(" %.*s", STR_ARG(m->actor.sector[i]));
    printf("%s\n", m->kind == MENTION_PLACE ? " (place)" : "");
}

static void explain_event(const Event *e) {
    printf("  event   %s by rule %.*s:", event_type_name(e->type), STR_ARG(e->rule));
    for (int i = 0; i < e->actor.count; i++)
        printf(" %.*s", STR_ARG(e->actor.at[i].actor.code));
    printf(" ->");
    for (int i = 0; i < e->recipient.count; i++)
        printf(" %.*s", STR_ARG(e->recipient.at[i].actor.code));
    for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
        if (e->auxiliary & bit)
            printf(" %s", auxiliary_name(bit));
    putchar('\n');
}

static bool explain_article(Run *run, Arena *arena, const Article *article, Coded *coded, Error *err) {
    const RuleSet *rules = pipeline_rules(run->pipeline, article->language, err);
    if (!rules || !worker_code(run->worker, arena, article, coded, err))
        return false;
    for (size_t t = 0; t < coded->tree_count; t++) {
        const Tree *tree = &coded->trees[t];
        explain_tree(tree, article);
        for (size_t i = 0; i < coded->mention_count; i++)
            if (coded->mentions[i].sequence == tree->sequence)
                explain_mention(tree, &coded->mentions[i]);
        for (size_t i = 0; i < coded->event_count; i++)
            if (coded->events[i].sequence == tree->sequence)
                explain_event(&coded->events[i]);
        if (run->options->rule && !rule_explain(rules, str_of(run->options->rule), arena, article, coded->trees, coded->tree_count,
                                                coded->mentions, coded->mention_count, tree->sequence, stdout))
            return error_set(err, "there is no rule '%s' in language '%.*s'", run->options->rule, STR_ARG(article->language));
    }
    return true;
}

int cmd_explain(const char *program, int argc, char **argv) {
    Options options;
    if (!options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    StrBuf out = {0};
    Run run = {.options = &options, .out = &out, .article = explain_article, .keeps_trees = true};
    return run_files(&run, program);
}
