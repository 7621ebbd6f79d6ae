/* The lines of `nastan explain` beneath a sentence's tree. */
#ifndef NASTAN_EXPLAIN_OUTPUT_H
#define NASTAN_EXPLAIN_OUTPUT_H
#include "base/strbuf.h"
#include "pipeline.h"

typedef struct ExplainOutput {
    const Article *article;
    const Coded *coded;
    const Tree *tree;
    StrBuf text; /* of the line at hand */
    int indent;  /* of lines beneath the last heading */
    FILE *out;
} ExplainOutput;

/* What a sentence tells: its tree with the mentions and events at their words. */
void explain_tree(ExplainOutput *o);
/* An event, and what gave each of its parts. */
void explain_event(ExplainOutput *o, const WordTrial *trial);
/* Why a word that is the anchor of some rule made no event. */
void explain_silence(ExplainOutput *o, const WordTrial *trial);
/* All that one rule finds at a word. */
void explain_rule(ExplainOutput *o, const WordTrial *trial);
/* That no word of the article may anchor the rule, and which it wants. */
void explain_nowhere(ExplainOutput *o, const Rule *rule);
#endif
