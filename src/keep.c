#include "keep.h"
#include "base/strbuf.h"

static bool has(void *context, Pipeline *pipeline, const Article *article, bool *there, Error *err) {
    Kept *kept = context;
    Error uncoded;
    Str coder;
    *there = false;
    /* An article that no coder can read is told when it comes to be coded. */
    return !pipeline_coder(pipeline, article->language, &coder, &uncoded) ||
           store_has(kept->store, article, coder, there, err);
}

static void add_line(StrBuf *lines, const Job *job, StoreChange change) {
    static const char *const names[] = {"stored", "same", "replaced"};
    strbuf_add_format(lines, "%s\t", names[change]);
    for (size_t i = 0; i < job->article.id.len; i++) {
        char c = job->article.id.at[i];
        strbuf_add_char(lines, (unsigned char)c < ' ' ? ' ' : c);
    }
    if (change == STORE_SAME)
        strbuf_add_char(lines, '\n');
    else
        strbuf_add_format(lines, "\t%zu\n", job->coded.event_count);
}

static bool put(Kept *kept, Pipeline *pipeline, const Job *job, StrBuf *lines, Error *err) {
    StoreChange change = STORE_SAME;
    StoreArticle article = {.article = &job->article,
                            .trees = job->coded.trees,
                            .tree_count = job->coded.tree_count,
                            .events = job->coded.events,
                            .event_count = job->coded.event_count};
    if (!job->kept && (!pipeline_coder(pipeline, job->article.language, &article.coder, err) ||
                       !store_put(kept->store, &article, kept->again, &change, err)))
        return false;
    if (kept->again == STORE_AGAIN)
        change = STORE_REPLACED;
    add_line(lines, job, change);
    return true;
}

static bool keep(void *context, Pipeline *pipeline, const Job *jobs, size_t count, Error *err) {
    Kept *kept = context;
    StrBuf lines = {0};
    bool begun = store_begin(kept->store, err), ok = begun;
    for (size_t i = 0; i < count && ok; i++)
        ok = !jobs[i].ok || put(kept, pipeline, &jobs[i], &lines, err);
    ok = ok && store_commit(kept->store, err);
    if (ok)
        ok = fwrite(strbuf_str(&lines).at, 1, lines.len, stdout) == lines.len ||
             error_set(err, "standard output cannot be written");
    else {
        if (begun)
            store_rollback(kept->store);
        error_prefix(err, "from article '%.*s' on nothing is stored", STR_ARG(jobs[0].article.id));
    }
    strbuf_release(&lines);
    return ok;
}

static bool next(void *context, Arena *arena, Article *article, bool *found, Error *err) {
    Kept *kept = context;
    return store_next_article(kept->store, &kept->key, arena, article, found, err);
}

Keeper keeper_for_files(Kept *kept) {
    kept->again = STORE_UNLESS_SAME;
    return (Keeper){.context = kept, .has = has, .keep = keep};
}

Keeper keeper_for_store(Kept *kept) {
    kept->again = STORE_AGAIN;
    kept->key = INT64_MIN;
    return (Keeper){.context = kept, .keep = keep, .next = next};
}

int keep_run(const Options *options, Keeper (*keeper)(Kept *kept), Kept *kept, Run run, const char *program) {
    Error err = {""};
    kept->store = store_open(options->store, STORE_WRITE, &err);
    if (!kept->store) {
        fprintf(stderr, "nastan: %s\n", err.message);
        return EXIT_SOME_FAILED;
    }
    Keeper k = keeper(kept);
    run.keeper = &k;
    int status = run_files(&run, program);
    if (k.next && status == 0 && !store_sweep(kept->store, &err)) {
        fprintf(stderr, "nastan: %s\n", err.message);
        status = EXIT_SOME_FAILED;
    }
    store_free(kept->store);
    return status;
}
