#pragma once

// Consents: whose documents an act needs, found by the rules themselves. A consent is missing if
// its ground applies without it and not with it, so no rule is repeated here.

#include <vector>

#include "ledger/model/code.h"
#include "ledger/model/commands/submission.h"
#include "ledger/model/state/state.h"

namespace ledger {

struct NeededConsent {
  ConsentKind kind = ConsentKind::kUnset;
  PartyId party;
  Code ground{};  // That applies without it.
  // The party acts in the submission, and its word is there: its consent is missing only if it does
  // not act.
  bool unless_acting = false;
};

// The consents that a transfer, licence, pledge or open-licence statement needs as a proposal of
// its source, beyond those that it states: a set of which none can be left out. Empty for other
// types. Everything that the submission names exists (validate.h).
std::vector<NeededConsent> needed_consents(const State& state, const Submission& submission);

}  // namespace ledger
