#pragma once

// What a correction or a retraction takes from other parties than its source: what a transfer, a
// licence or a pledge has given them. They relied on the ledger, and are warned.
//
// Internal to ledger/decide.

#include <vector>

#include "ledger/model/fold/evolve.h"

namespace ledger {

// Those parties, ascending. None if an office or a court restates the event.
std::vector<PartyIndex> taken_from(const State& state, const PartyId& source,
                                   const Restatement& restatement);

// Whether a retraction of its retraction gives the event's parties back what they had.
bool gives_back(const Restatement& restatement);

}  // namespace ledger
