#pragma once
// ISNAD_ENSURE(condition): an invariant of ours. Input can never make it false; if it is, the program stops with the
// place, because a wrong dossier is worse than none.
#include <cstdio>
#include <cstdlib>

#define ISNAD_ENSURE(condition)                                                                     \
  do {                                                                                              \
    if (!(condition)) {                                                                             \
      std::fprintf(stderr, "isnad: internal error: %s at %s:%d\n", #condition, __FILE__, __LINE__); \
      std::abort();                                                                                 \
    }                                                                                               \
  } while (false)
