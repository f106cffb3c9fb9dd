#pragma once

// Whether a statement says what the ledger knows already: a fact of the office or a court that
// states a recorded event again, or the first report of what only the office stated, by who may: a
// pledgee or its successor, a centre, a party to the licence with the licensors' documents. It
// is recorded and counted nothing. Who else states it files an ordinary proposal.
//
// Internal to ledger/decide.

#include <optional>
#include <string>
#include <vector>

#include "ledger/model/state/state.h"

namespace ledger {

struct Confirmation {
  std::vector<Seq> events;  // That it states again: of a transfer one for each patent, each once.
  std::string differs;      // The fields in which it differs: "claim, registered".
};

std::optional<Confirmation> confirmation_of(const State& state, const Submission& submission,
                                            bool is_fact);

}  // namespace ledger
