#pragma once

// The text of an event in a timeline. Internal to the timeline.

#include "projections/rights/rights.h"

namespace projections::rights {

// Gives the names that parties have on a day.
struct Names {
  const ledger::State& state;
  ledger::Date on;
};

struct EventLine {
  std::string zh;
  std::string en;
};

// One line about an event. `names` gives the names of parties. Prices and claims are left out, as
// the registers publish none, except the fee of an open licence (IR 85).
EventLine line_of(const Names& names, const ledger::Body& body);

}  // namespace projections::rights
