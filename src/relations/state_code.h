/* Codes of states as people type them. */
#ifndef NASTAN_STATE_CODE_H
#define NASTAN_STATE_CODE_H
#include "base/error.h"
#include "base/str.h"

/* ISO 3166-1 alpha-3 in either case, and the codes KOS (Kosovo) and EUR (the European Union) of our own lists. */
bool state_code_parse(Str text, char code[4], Error *err);
#endif
