#include "commands.h"
#include "version.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

typedef struct Command {
    const char *name, *help;
    int (*run)(const char *program, int argc, char **argv);
} Command;

static const Command COMMANDS[] = {
    {"code", "read articles, write their events (table, JSONL or CSV)", cmd_code},
    {"recode", "make all events of a store anew: recode --store STORE", cmd_recode},
    {"import", "read event data: import --store STORE [--keep rows|daily] FILE...", cmd_import},
    {"parse", "read articles or CoNLL-U, write trees as CoNLL-U", cmd_parse},
    {"explain", "draw the trees, say what each event rests on and why other words made none", cmd_explain},
    {"lexicon", "rules: lexicon check runs their examples, list names them, show NAME prints one in all languages",
     cmd_lexicon},
    {"eval-parse", "compare trees with gold ones as CoNLL 2018 does: eval-parse GOLD.conllu [SYSTEM.conllu]",
     cmd_eval_parse},
    {"score", "compare events with coded articles, or with another coder's: score GOLD.jsonl EVENTS.jsonl", cmd_score},
    {"relations",
     "how two states stand, period by period: relations VEN USA; or one between two: VEN --between USA RUS",
     cmd_relations},
    {"balance", "friends and enemies of a time as a signed graph: triangles, frustration, the best two camps",
     cmd_balance},
    {"export", "the same graph, or all events, for other programs: --format graphml|gexf|csv|geojson|polecat|gdelt",
     cmd_export},
    {"reciprocity", "who of three states answers whom: reciprocity USA RUS CHN", cmd_reciprocity},
};

static void print_help(FILE *out) {
    fputs("usage: nastan COMMAND [OPTION]... [FILE]...\n\n", out);
    for (size_t i = 0; i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        fprintf(out, "  %-11s %s\n", COMMANDS[i].name, COMMANDS[i].help);
    fputs("\noptions of code, parse, explain:\n"
          "  --language XX           language of articles that do not say theirs (ISO 639-1)\n"
          "  --date YYYY-MM-DD       publication date of articles that do not say theirs\n"
          "  --format table|jsonl|csv   of code; a table on a terminal, else JSONL\n"
          "  --store STORE           of code: keep articles and events in a SQLite file or postgresql://...\n"
          "  --jobs N                threads; the output is the same for every N\n"
          "  --gold-tokens           of parse, eval-parse: keep sentences and words of a CoNLL-U file\n"
          "  --rule NAME             of explain: only what that rule finds, and where it stops\n\n"
          "options of relations, balance, export, reciprocity:\n"
          "  --store STORE           the store: a SQLite file or postgresql://...\n"
          "  --from, --to DAY        YYYY-MM-DD, YYYY-MM or YYYY\n"
          "  --states VEN,USA,...    of balance, export: these states only\n"
          "  --by month|quarter|year\n"
          "  --lags N, --horizon N   of reciprocity: periods that look back (2), periods of responses (6)\n"
          "  --directed              only what the first does to the second\n"
          "  --events                of relations: the events behind the numbers; of export geojson: events too\n"
          "  --evidence              of relations: and the sentences and sources behind the events\n"
          "  --unrealised            negated and hypothetical events too\n"
          "  --least N               fewer events give no number\n"
          "  --format table|csv|json   a table on a terminal, else JSON\n\n"
          "A FILE is .txt (one article), .jsonl (one a line), .conllu, or - (JSONL on standard input).\n",
          out);
}

/* The exit status of a command, once all that it wrote has gone out. */
static int finish(int status) {
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    if (written || status != 0)
        return status;
    fputs("nastan: standard output cannot be written; is the disk full?\n", stderr);
    return EXIT_SOME_FAILED;
}

int main(int argc, char **argv) {
    if (argc > 1 && (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)) {
        print_help(stdout);
        return 0;
    }
    if (argc > 1 && strcmp(argv[1], "--version") == 0) {
        puts("nastan " NASTAN_VERSION);
        return 0;
    }
    for (size_t i = 0; argc > 1 && i < sizeof COMMANDS / sizeof *COMMANDS; i++)
        if (strcmp(argv[1], COMMANDS[i].name) == 0)
            return finish(COMMANDS[i].run(argv[0], argc - 1, argv + 1));
    if (argc > 1)
        fprintf(stderr, "nastan: unknown command '%s'\n", argv[1]);
    print_help(stderr);
    return EXIT_WRONG_CALL;
}
