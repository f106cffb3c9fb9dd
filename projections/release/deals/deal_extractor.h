#pragma once

// Extracts the deals that an entry registers or changes, as deal updates.
//
// The deal of a transfer or licence is read from the body of its registration: when it is
// registered, and again when that is corrected. The State has all that is needed of a contract.

#include <vector>

#include "ledger/model/fold/evolve.h"
#include "projections/release/deals/deals.h"

namespace projections::release {

// Appends the updates of `entry` to `out`; none if it does not take effect. `after` is the State
// with it; `restatement` as evolve() received it.
void extract_deals(const ledger::State& after, const ledger::Entry& entry,
                   const ledger::Restatement* restatement, std::vector<DealUpdate>& out);

}  // namespace projections::release
