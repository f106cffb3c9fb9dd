#pragma once

// Bounds on what one act names and reaches (ledger/base/limits.h). The law knows none of them: they
// bound the work for one submission. A larger act is submitted in parts.
//
// Internal to ledger/decide.

#include <vector>

#include "ledger/model/entry.h"
#include "ledger/model/state/state.h"

namespace ledger {

// The lists of a body: patents, parties, other things. At most kFaultsMax.
std::vector<Fault> validate_sizes(const Body& body);

// The owners and rights that the patents of an act have together, if it names several. Everything
// that it names exists.
std::vector<Fault> validate_reach(const State& state, const Body& body);

}  // namespace ledger
