#pragma once

// What a correction or a retraction adds, compared with the ledger as it is: patents of a right, an
// earlier day, a longer term, a larger amount. A retracted cancellation adds the days from its own
// on, a retracted release those of the hold. It is a proposal for these at its own position, and
// meets what was recorded since.
//
// Internal to ledger/decide.

#include "ledger/decide/divergence.h"
#include "ledger/decide/evaluate.h"

namespace ledger {

// `divergence` is that of the restatement, after all later events. Adds the grounds to `findings`.
void weigh_additions(Findings& findings, const State& state, const Submission& correction,
                     const Restatement& restatement, const Divergence& divergence);

}  // namespace ledger
