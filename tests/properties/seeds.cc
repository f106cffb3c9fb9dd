#include "tests/properties/seeds.h"

#include <cstdlib>

namespace ledger::test {

std::vector<std::uint64_t> seeds(std::size_t count) {
  if (const char* chosen = std::getenv("LEDGER_SEED")) {
    return {std::strtoull(chosen, nullptr, 10)};
  }
  std::vector<std::uint64_t> seeds;
  for (std::uint64_t seed = 1; seed <= count; ++seed) seeds.push_back(seed);
  return seeds;
}

}  // namespace ledger::test
