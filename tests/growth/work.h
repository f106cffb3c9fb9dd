#pragma once

// Work: how much the core does in a call, counted and not timed, so that it is the same on every
// machine and in every run: the basic blocks that run in ledger_core, which is compiled for these
// tests with a counter in each (-fsanitize-coverage=trace-pc), and the memory that is allocated.

#include <cstddef>
#include <cstdint>
#include <functional>

namespace growth {

struct Work {
  std::uint64_t blocks = 0;
  std::size_t bytes = 0;        // The peak above what was allocated before.
  std::size_t allocations = 0;  // Their number.
};

Work work_of(const std::function<void()>& call);

// Calls it with an allocation that fails, the one after `allocations` others. Returns whether
// std::bad_alloc left the call.
bool runs_out_of_memory(const std::function<void()>& call, std::size_t allocations);

// Whether work that is `one`, `two` and `four` for n, 2n and 4n things grows as they do. What does
// not grow is left out: the second step is twice the first, or a little more, as things are sorted.
bool is_linear(std::uint64_t one, std::uint64_t two, std::uint64_t four);

}  // namespace growth
