#pragma once

// Validates a clock.day: the calendar follows the days, and never goes back (docs/law.md §7.5).

#include <vector>

#include "ledger/model/state/state.h"

namespace ledger {

// `received` is the entry's `recorded_at`.
std::vector<Fault> validate_clock(const State& state, const Submission& submission,
                                  Instant received);

// Why an event cannot be corrected or retracted: a calendar that was reached is not taken back.
std::vector<Fault> validate_clock_stands(const Body& original);

}  // namespace ledger
