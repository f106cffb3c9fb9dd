#pragma once

// Whose consent an act that cuts into a pledge lacks, and the days on which a pledge bars another
// one. Internal to ledger/law.

#include <vector>

#include "ledger/law/review_days.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// Those pledgees of the pledge who neither consent nor, if the act `realises` it after default,
// disposed of it. None if a court did (CC 436 to 438).
std::vector<PartyIndex> silent_in(const State& state, const Pledge& pledge,
                                  const PartySet& consenting, bool realises);

// From the legal day on; of a fact that day alone.
Term days_of_other_pledges(const ReviewDays& review);

}  // namespace ledger::law
