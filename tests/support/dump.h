#pragma once

// A whole State as text, in an order that does not depend on indices: to compare two, and to show
// their difference if a test fails.

#include <string>

#include "ledger/model/state/state.h"

namespace ledger::test {

enum class Detail {
  kEverything,        // With histories, restatements and the count of entries.
  kWithoutHistories,  // Values, and the events that set them.
  kWithoutSeqs,       // Values.
};

std::string dump(const State& state, Detail detail = Detail::kEverything);

// The first line in which two dumps differ, with its number; empty if they are equal.
std::string first_difference(const std::string& a, const std::string& b);

}  // namespace ledger::test
