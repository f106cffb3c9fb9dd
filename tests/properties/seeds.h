#pragma once

// The seeds of a run: fixed ones, or the one in the environment variable LEDGER_SEED, to repeat a
// failure. Each test prints its seed with a failure.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ledger::test {

std::vector<std::uint64_t> seeds(std::size_t count);

}  // namespace ledger::test
