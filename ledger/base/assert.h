#pragma once

// LEDGER_ASSERT(condition) states what must be true if our own code is right. It is on in every
// build. It never judges input: what comes from outside is refused (law::Ground), malformed, or an
// Error.
//
// One condition per assertion, so that the line that fails says which.

#include <cstdio>
#include <cstdlib>

#define LEDGER_ASSERT(condition)                                                             \
  do {                                                                                       \
    if (!(condition)) [[unlikely]] {                                                         \
      std::fprintf(stderr, "%s:%d: assertion failed: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                          \
    }                                                                                        \
  } while (false)
