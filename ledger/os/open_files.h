#pragma once

// How many files this process may hold open (RLIMIT_NOFILE, ulimit -n).
//
// Threading: any thread.

#include <cstddef>

namespace ledger::os {

std::size_t open_files_limit();

// Raises the limit to what the system admits without more rights, the hard limit. The soft one is
// low by convention, for programs that use select(2).
void raise_open_files_limit();

}  // namespace ledger::os
