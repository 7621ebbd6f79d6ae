/* Calls that no source file may use: they know no bounds, or hide errors. Included in front of every file. */
#ifndef NASTAN_BANNED_H
#define NASTAN_BANNED_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#pragma GCC poison strcpy strcat sprintf vsprintf gets atoi atol atof strtok
#endif
