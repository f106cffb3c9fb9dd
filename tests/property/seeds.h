#pragma once

// The seeds of a run: fixed ones, or the one in the environment's LEDGER_SEED, to run a failure
// again. Each test prints the seed with what it found.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace ledger::test {

std::vector<std::uint64_t> seeds(std::size_t count);

}  // namespace ledger::test
