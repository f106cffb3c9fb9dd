#pragma once

// What a proposal must state and the gazette does not publish. A fact of the office or a court
// need not state it: what it leaves out is not known until a report adds it.
//
// Internal to ledger/decide.

#include <vector>

#include "ledger/model/state/state.h"

namespace ledger {

// The missing fields of a proposal, in the order of its field table; none of a fact that may
// precede what it acts upon (law/authority.h).
std::vector<Fault> validate_proposal(const State& state, const Submission& submission);

}  // namespace ledger
