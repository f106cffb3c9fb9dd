#pragma once

// The submission that moves the calendar of the ledger (docs/law.md §7.5).

#include "ledger/base/date.h"
#include "ledger/model/values/field.h"

namespace ledger {

struct ClockDay {
  static constexpr std::string_view kType = "clock.day";
  static constexpr std::string_view kEvent = "clock.moved";

  Date day;  // Not after the day of receipt, and not before the calendar as it is.

  static constexpr auto fields() { return field_list(required("day", &ClockDay::day)); }
};

}  // namespace ledger
