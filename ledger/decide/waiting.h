#pragma once

// Facts that wait (docs/law.md §6.5): for the beginning of what they act upon, or for a party whose
// name they have. No other rule is tested for them.
//
// Internal to ledger/decide.

#include <string>
#include <vector>

#include "ledger/decide/evaluate.h"

namespace ledger {

// `unknown` is what it names before its beginning (validate.h).
bool waits(const Submission& submission, const std::vector<std::string>& unknown);
// E01, for each thing and each name that it waits for.
Findings findings_of_waiting(const State& state, const Submission& submission,
                             const std::vector<std::string>& unknown);

}  // namespace ledger
