#pragma once

// FilingCalendar: the moment at which the n-th submission is filed. Parties and the stock of
// patents are filed in December 2021, deals on the working days of 2022-01 to 2025-12 between 9:00
// and 17:00, with monthly weights. Moments never decrease.

#include <cstdint>

#include "ledger/base/date.h"

namespace connectors::generator {

constexpr ledger::Date kOpened{18'962};  // 2021-12-01, the first day.

class FilingCalendar {
 public:
  // The numbers of submissions of each kind, in the order of filing.
  FilingCalendar(std::uint64_t parties, std::uint64_t stock, std::uint64_t deals)
      : parties_(parties), stock_(stock), deals_(deals) {}

  ledger::Instant at(std::uint64_t index) const;

 private:
  std::uint64_t parties_;
  std::uint64_t stock_;
  std::uint64_t deals_;
};

}  // namespace connectors::generator
