#include "projections/release/allocation.h"

#include "ledger/base/assert.h"

namespace projections {

std::vector<ledger::Amount> allocate(ledger::Amount value, std::size_t patents) {
  LEDGER_ASSERT(value.fen >= 0);
  std::vector<ledger::Amount> parts(patents);
  if (patents == 0) return parts;
  const auto count = static_cast<std::int64_t>(patents);
  const auto left_over = static_cast<std::size_t>(value.fen % count);
  for (std::size_t i = 0; i < patents; ++i) {
    parts[i].fen = value.fen / count + (i < left_over ? 1 : 0);
  }
  return parts;
}

}  // namespace projections
