#pragma once

// Calendar: when the n-th submission of a city is filed. The parties and the patents granted before
// come in December 2021; then the working days of 2022-01 to 2025-12, month by month as the seasons
// have them, each day from 9 to 17 o'clock. Filing never goes back.

#include <cstdint>

#include "ledger/base/date.h"

namespace connectors::generator {

constexpr ledger::Date kOpened{18'962};  // 2021-12-01: the parties are registered.

class Calendar {
 public:
  // `parties` first, then `stock` patents, then `deals` submissions.
  Calendar(std::uint64_t parties, std::uint64_t stock, std::uint64_t deals)
      : parties_(parties), stock_(stock), deals_(deals) {}

  ledger::Instant at(std::uint64_t index) const;

 private:
  std::uint64_t parties_;
  std::uint64_t stock_;
  std::uint64_t deals_;
};

}  // namespace connectors::generator
