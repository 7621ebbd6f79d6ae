/* A batch of articles is read, its jobs are taken by threads one by one, then the batch is written. */
#include "run.h"
#include "base/file.h"
#include "base/limits.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { JOBS_A_THREAD = 8, JOBS_A_COMMIT = 32 };

typedef struct Runner {
    const Run *run;
    Pipeline *pipeline;
    Worker **worker; /* [threads] */
    size_t threads;
    Job *job; /* [capacity] the batch */
    size_t count, capacity;
    atomic_size_t next;
    size_t done; /* articles written */
    time_t told; /* when progress was last shown */
    bool progress;
    bool flowing; /* out of a stream by one thread: each article is written before the next is read */
    int status;
} Runner;

typedef struct Thread {
    Runner *runner;
    Worker *worker;
    pthread_t id;
} Thread;

static void report(Runner *r, const Error *err) {
    fprintf(stderr, "nastan: %s\n", err->message);
    r->status = EXIT_SOME_FAILED;
}

static void job_begin(Job *job, const char *path) {
    *job = (Job){.arena = arena_new(), .path = path};
    job->out = open_memstream(&job->bytes, &job->byte_count);
    if (!job->out)
        abort();
}

static void job_release(Job *job) {
    free(job->bytes);
    arena_free(job->arena);
}

static void job_run(const Runner *r, Worker *worker, Job *job) {
    if (job->kept) {
        job->ok = true;
        fclose(job->out);
        return;
    }
    bool analysed = job->coded.trees != NULL;
    job->ok = analysed
                  ? r->run->keeps_trees || worker_parse_words(worker, job->arena, &job->article, &job->coded, &job->err)
                  : worker_parse(worker, job->arena, &job->article, &job->coded, &job->err);
    job->ok = job->ok && r->run->article(worker, r->run->options, job);
    if (fclose(job->out) != 0 && job->ok)
        job->ok = error_set(&job->err, "not enough memory for the output");
    if (!job->ok)
        error_prefix(&job->err, "article '%.*s'", STR_ARG(job->article.id));
}

static void *thread_run(void *data) {
    Thread *thread = data;
    Runner *r = thread->runner;
    for (size_t i; (i = atomic_fetch_add(&r->next, 1)) < r->count;)
        job_run(r, thread->worker, &r->job[i]);
    return NULL;
}

static void run_batch(Runner *r) {
    Thread *thread = calloc(r->threads, sizeof *thread);
    size_t started = 0;
    if (!thread)
        abort();
    atomic_store(&r->next, 0);
    for (size_t i = 0; i < r->threads; i++) {
        thread[i] = (Thread){.runner = r, .worker = r->worker[i]};
        worker_set_threads(r->worker[i], r->count < r->threads ? r->threads / r->count : 1);
    }
    while (started + 1 < r->threads && pthread_create(&thread[started].id, NULL, thread_run, &thread[started]) == 0)
        started++;
    thread_run(&thread[r->threads - 1]);
    for (size_t i = 0; i < started; i++)
        pthread_join(thread[i].id, NULL);
    free(thread);
}

static void show_progress(Runner *r) {
    time_t now = time(NULL);
    if (!r->progress || now == r->told)
        return;
    fprintf(stderr, "\r%zu articles", r->done);
    r->told = now;
}

static bool write_job(Runner *r, Job *job) {
    bool written = true;
    if (job->article.repaired)
        fprintf(stderr, "nastan: %s: article '%.*s': %zu broken bytes (not UTF-8) were replaced\n", job->path,
                STR_ARG(job->article.id), job->article.repaired);
    if (job->ok)
        written = fwrite(job->bytes, 1, job->byte_count, stdout) == job->byte_count;
    else {
        error_prefix(&job->err, "%s", job->path);
        report(r, &job->err);
    }
    if (job->ok && job->note)
        fprintf(stderr, "nastan: article '%.*s': %s\n", STR_ARG(job->article.id), job->note);
    return written;
}

/* Keeps and writes the batch in its order; false where the store or standard output cannot be written. */
static bool flush_batch(Runner *r, Error *err) {
    const Keeper *keeper = r->run->keeper;
    if (r->count)
        run_batch(r);
    bool kept = !keeper || !r->count || keeper->keep(keeper->context, r->pipeline, r->job, r->count, err);
    bool written = true;
    for (size_t i = 0; i < r->count; i++) {
        written = write_job(r, &r->job[i]) && written;
        job_release(&r->job[i]);
        r->done++;
    }
    r->count = 0;
    show_progress(r);
    if (r->threads == 1 || keeper)
        written = fflush(stdout) == 0 && written;
    return kept && (written || error_set(err, "standard output cannot be written"));
}

static bool finish_batch(Runner *r) {
    Error err = {""};
    if (flush_batch(r, &err))
        return true;
    report(r, &err);
    return false;
}

static bool fail(Runner *r, const Error *err) {
    bool going = finish_batch(r); /* what stood before comes first */
    report(r, err);
    return going;
}

/* The job behind the last of the batch goes into it. */
static bool add_job(Runner *r) { return (++r->count < r->capacity && !r->flowing) || finish_batch(r); }

static void job_drop(Job *job) {
    fclose(job->out);
    job_release(job);
}

static bool run_conllu(Runner *r, const char *path) {
    Job *job = &r->job[r->count];
    const Options *o = r->run->options;
    const char *slash = strrchr(path, '/');
    Str bytes;
    job_begin(job, path);
    job->article = (Article){.date = o->defaults.date, .language = o->defaults.language};
    bool ok = file_read(path, LIMIT_FILE_BYTES, job->arena, &bytes, &job->err) &&
              (conllu_read(bytes, job->arena, &job->article, &job->coded.trees, &job->coded.tree_count, &job->err) ||
               error_prefix(&job->err, "%s", path));
    if (!ok) {
        Error err = job->err;
        job_drop(job);
        return fail(r, &err);
    }
    job->article.id = str_of(slash ? slash + 1 : path);
    job->article.id.len -= strlen(".conllu");
    if (!job->article.language.len)
        job->article.language = language_detect(job->article.text);
    return add_job(r);
}

/* Asks whether the article is kept already. */
static bool look_up(Runner *r, Job *job) {
    const Keeper *keeper = r->run->keeper;
    Error err = {""};
    if (!keeper || !keeper->has || keeper->has(keeper->context, r->pipeline, &job->article, &job->kept, &err))
        return true;
    job_drop(job);
    fail(r, &err);
    return false;
}

/* Articles out of the keeper itself. */
static bool run_kept(Runner *r) {
    const Keeper *keeper = r->run->keeper;
    for (bool found = true, going = true; going;) {
        Job *job = &r->job[r->count];
        Error err = {""};
        job_begin(job, "stored");
        going = keeper->next(keeper->context, job->arena, &job->article, &found, &err);
        if (going && found) {
            going = add_job(r);
            continue;
        }
        job_drop(job);
        if (going)
            return true;
        fail(r, &err);
    }
    return false;
}

static bool run_articles(Runner *r, const char *path) {
    Error err = {""};
    r->flowing = r->threads == 1 && strcmp(path, "-") == 0;
    ArticleReader *reader = article_reader_new(path, r->run->options->defaults, &err);
    if (!reader)
        return fail(r, &err);
    ArticleResult result = ARTICLE_READ;
    bool going = true;
    while (going && result != ARTICLE_END) {
        Job *job = &r->job[r->count];
        job_begin(job, path);
        result = article_reader_next(reader, job->arena, &job->article, &err);
        if (result == ARTICLE_READ) {
            going = look_up(r, job) && add_job(r);
            continue;
        }
        job_drop(job);
        if (result == ARTICLE_BAD)
            going = fail(r, &err);
    }
    article_reader_free(reader);
    return going;
}

static void runner_init(Runner *r, const Run *run, Pipeline *pipeline) {
    *r = (Runner){.run = run,
                  .pipeline = pipeline,
                  .threads = (size_t)run->options->jobs,
                  .progress = isatty(STDERR_FILENO) && !isatty(STDOUT_FILENO)};
    r->capacity = r->threads * JOBS_A_THREAD;
    if (r->threads == 1) /* a commit costs as much as coding a short article */
        r->capacity = run->keeper ? JOBS_A_COMMIT : 1;
    r->job = calloc(r->capacity, sizeof *r->job);
    r->worker = calloc(r->threads, sizeof *r->worker);
    if (!r->job || !r->worker)
        abort();
    for (size_t i = 0; i < r->threads; i++)
        r->worker[i] = worker_new(pipeline);
}

static void runner_release(Runner *r) {
    for (size_t i = 0; i < r->threads; i++)
        worker_free(r->worker[i]);
    free(r->worker);
    free(r->job);
}

int run_files(const Run *run, const char *program) {
    Error err = {""};
    Pipeline *pipeline = pipeline_new(program, &err);
    if (!pipeline) {
        fprintf(stderr, "nastan: %s\n", err.message);
        return EXIT_WRONG_CALL;
    }
    Runner r;
    runner_init(&r, run, pipeline);
    if (run->begin)
        run->begin(run->options, stdout);
    bool going = !run->keeper || !run->keeper->next || run_kept(&r);
    for (int i = 0; i < run->options->file_count && going; i++) {
        const char *path = run->options->files[i];
        going = str_has_suffix(str_of(path), ".conllu") ? run_conllu(&r, path) : run_articles(&r, path);
    }
    if (going)
        finish_batch(&r);
    if (fflush(stdout) != 0)
        r.status = EXIT_SOME_FAILED;
    if (r.told)
        fputs("\r\033[K", stderr);
    runner_release(&r);
    pipeline_free(pipeline);
    return r.status;
}
