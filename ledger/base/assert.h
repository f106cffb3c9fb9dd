#pragma once

// LEDGER_ASSERT(condition) stops the process if `condition` is false: our own code is wrong. It is
// on in every build. It never checks input: a wrong submission is malformed (Fault) or refused
// (Ground), both in ledger/model/entry.h, and a failed disk or peer is an Error.
//
// One condition per assertion, so that the failing line identifies it.

#include <cstdio>
#include <cstdlib>

#define LEDGER_ASSERT(condition)                                                             \
  do {                                                                                       \
    if (!(condition)) [[unlikely]] {                                                         \
      std::fprintf(stderr, "%s:%d: assertion failed: %s\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                          \
    }                                                                                        \
  } while (false)
