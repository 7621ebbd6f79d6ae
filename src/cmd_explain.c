#include "explain_output.h"
#include "run.h"

static void explain_words(ExplainOutput *o, const SentenceTrial *sentence) {
    for (size_t i = 0; i < sentence->word_count; i++)
        if (sentence->word[i].trace.fate == WORD_EVENT)
            explain_event(o, &sentence->word[i]);
    for (size_t i = 0; i < sentence->word_count; i++)
        if (sentence->word[i].trace.fate != WORD_EVENT)
            explain_silence(o, &sentence->word[i]);
}

/* One rule at every word where its anchor stands; false where there is none. */
static bool explain_one_rule(ExplainOutput *o, const SentenceTrial *sentence) {
    if (!sentence->word_count)
        return false;
    explain_tree(o);
    for (size_t i = 0; i < sentence->word_count; i++)
        explain_rule(o, &sentence->word[i]);
    return true;
}

static bool explain_article(Worker *worker, const Options *options, Job *job) {
    Explanation found;
    Str name = options->rule ? str_of(options->rule) : STR("");
    if (!worker_explain(worker, job->arena, &job->article, name, &job->coded, &found, &job->err))
        return false;
    ExplainOutput o = {.article = &job->article, .coded = &job->coded, .out = job->out};
    bool somewhere = false;
    for (size_t t = 0; t < job->coded.tree_count; t++) {
        o.tree = &job->coded.trees[t];
        if (found.rule)
            somewhere = explain_one_rule(&o, &found.sentence[t]) || somewhere;
        else {
            explain_tree(&o);
            explain_words(&o, &found.sentence[t]);
        }
    }
    if (found.rule && !somewhere)
        explain_nowhere(&o, found.rule);
    strbuf_release(&o.text);
    return true;
}

int cmd_explain(const char *program, int argc, char **argv) {
    Options options;
    if (!options_parse(&options, argc, argv, FILES_NEEDED))
        return EXIT_WRONG_CALL;
    Run run = {.options = &options, .article = explain_article, .keeps_trees = true};
    return run_files(&run, program);
}
