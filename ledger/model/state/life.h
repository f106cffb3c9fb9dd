#pragma once

// The life of a right as one history: ends, restorations, invalidation and suspensions in the order
// of their legal days; on one day ends, then beginnings, then the older entry.

#include "ledger/model/state/state.h"

namespace ledger {

// Adds a fact and folds from its place on. A fact of a new newest day costs itself alone.
void add_fact(const State& state, Patent& patent, const LifeFact& fact);

}  // namespace ledger
