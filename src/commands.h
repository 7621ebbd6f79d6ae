/* The commands of the program; each returns its exit status. argv[0] is the command's own name. */
#ifndef NASTAN_COMMANDS_H
#define NASTAN_COMMANDS_H
int cmd_code(const char *program, int argc, char **argv);
int cmd_recode(const char *program, int argc, char **argv);
int cmd_import(const char *program, int argc, char **argv);
int cmd_parse(const char *program, int argc, char **argv);
int cmd_explain(const char *program, int argc, char **argv);
int cmd_lexicon(const char *program, int argc, char **argv);
int cmd_eval_parse(const char *program, int argc, char **argv);
int cmd_score(const char *program, int argc, char **argv);
int cmd_relations(const char *program, int argc, char **argv);
int cmd_balance(const char *program, int argc, char **argv);
int cmd_export(const char *program, int argc, char **argv);
int cmd_reciprocity(const char *program, int argc, char **argv);

enum { EXIT_SOME_FAILED = 1, EXIT_WRONG_CALL = 2 };
#endif
