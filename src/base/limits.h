/* Every size that comes from outside meets one of these before memory is taken for it. */
#ifndef NASTAN_LIMITS_H
#define NASTAN_LIMITS_H
enum {
    LIMIT_FILE_BYTES = 1 << 30,       /* an input file */
    LIMIT_ARTICLE_BYTES = 64 << 20,   /* the text of one article */
    LIMIT_MODEL_BYTES = 256 << 20,    /* a weights file */
    LIMIT_DATA_FILE_BYTES = 16 << 20, /* a file of rules or actors */
    LIMIT_TOKEN_BYTES = 1 << 16,      /* one token */
    LIMIT_SENTENCE_WORDS = 250,       /* longer sentences are cut, at a comma where there is one */
    LIMIT_LINE_BYTES = 1 << 20,       /* a line of event data */
    LIMIT_UNPACKED_BYTES = 64 << 20,  /* packed event data: above this the ratio is looked at */
    LIMIT_UNPACKED_RATIO = 200,       /* unpacked to packed; event data has 5 to 20 */
    LIMIT_JOBS = 256,                 /* threads */
    LIMIT_CONLLU_WORDS = 100000       /* words of one sentence in analysed text */
};
#endif
