#pragma once

// One line for people on each kind of event. Internal to the timeline.

#include "projections/rights.h"

namespace projections {

struct EventLine {
  std::string zh;
  std::string en;
};

// `names` tells how parties are called; one that is not registered is told by its id. No price and
// no claim is told: the registers publish none, but for the fee of an open licence (IR 85).
EventLine line_of(const ledger::State& names, const ledger::Body& body);

}  // namespace projections
