/* What `coder` says in every event. */
#ifndef NASTAN_VERSION_H
#define NASTAN_VERSION_H
#define NASTAN_VERSION "0.1.0"
#endif
