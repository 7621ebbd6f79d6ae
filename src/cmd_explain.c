#include "base/utf8.h"
#include "run.h"

static void write_column(Str text, size_t width, FILE *out) {
    size_t letters = utf8_count(text);
    fprintf(out, "%.*s%*s ", STR_ARG(text), letters < width ? (int)(width - letters) : 0, "");
}

static void explain_tree(const Tree *tree, const Article *article, FILE *out) {
    fprintf(out, "\n%d: %.*s\n", tree->sequence, (int)(tree->end_byte - tree->start_byte),
            article->text.at + tree->start_byte);
    for (int i = 1; i <= tree->count; i++) {
        const Word *w = &tree->words[i];
        fprintf(out, "  %3d ", i);
        write_column(w->form, 20, out);
        write_column(w->lemma, 18, out);
        fprintf(out, "%-6.*s %3d %.*s\n", STR_ARG(w->upos), w->head, STR_ARG(w->deprel));
    }
}

static void explain_mention(const Tree *tree, const Mention *m, FILE *out) {
    fprintf(out, "  mention %.*s", STR_ARG(tree->words[m->first].form));
    for (int i = m->first + 1; i <= m->last; i++)
        fprintf(out, " %.*s", STR_ARG(tree->words[i].form));
    fprintf(out, " -> %.*s", STR_ARG(m->actor.code));
    for (int i = 0; i < m->actor.sector_count; i++)
        fprintf(out, " %.*s", STR_ARG(m->actor.sector[i]));
    if (m->place)
        fprintf(out, " %s %.*s %.2f %.2f", place_resolution(m->place->kind), STR_ARG(m->place->name), m->place->lat,
                m->place->lon);
    fprintf(out, "%s\n", m->kind == MENTION_PLACE ? " (place)" : "");
}

static void explain_event(const Event *e, FILE *out) {
    fprintf(out, "  event   %s by rule %.*s:", event_type_name(e->type), STR_ARG(e->rule));
    for (int i = 0; i < e->actor.count; i++)
        fprintf(out, " %.*s", STR_ARG(e->actor.at[i].actor.code));
    fprintf(out, " ->");
    for (int i = 0; i < e->recipient.count; i++)
        fprintf(out, " %.*s", STR_ARG(e->recipient.at[i].actor.code));
    for (unsigned bit = 1; bit <= AUXILIARY_HISTORICAL; bit <<= 1)
        if (e->auxiliary & bit)
            fprintf(out, " %s", auxiliary_name(bit));
    putc('\n', out);
}

static bool explain_article(Worker *worker, const Options *options, Job *job) {
    const Coded *coded = &job->coded;
    const RuleSet *rules = worker_rules(worker, job->article.language, &job->err);
    if (!rules || !worker_code(worker, job->arena, &job->article, &job->coded, &job->err))
        return false;
    for (size_t t = 0; t < coded->tree_count; t++) {
        const Tree *tree = &coded->trees[t];
        explain_tree(tree, &job->article, job->out);
        for (size_t i = 0; i < coded->mention_count; i++)
            if (coded->mentions[i].sequence == tree->sequence)
                explain_mention(tree, &coded->mentions[i], job->out);
        for (size_t i = 0; i < coded->event_count; i++)
            if (coded->events[i].sequence == tree->sequence)
                explain_event(&coded->events[i], job->out);
        if (options->rule &&
            !rule_explain(rules, str_of(options->rule), job->arena, &job->article, coded->trees, coded->tree_count,
                          coded->mentions, coded->mention_count, tree->sequence, job->out))
            return error_set(&job->err, "there is no rule '%s' in language '%.*s'", options->rule,
                             STR_ARG(job->article.language));
    }
    return true;
}

int cmd_explain(const char *program, int argc, char **argv) {
    Options options;
    if (!options_parse(&options, argc, argv))
        return EXIT_WRONG_CALL;
    Run run = {.options = &options, .article = explain_article, .keeps_trees = true};
    return run_files(&run, program);
}
