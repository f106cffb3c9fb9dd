#pragma once

// A whole State as text, in an order that does not depend on indices: to compare two of them, and
// to see in the message of a failed test where they differ.

#include <string>

#include "ledger/model/state.h"

namespace ledger::test {

enum class Detail {
  kEverything,        // With histories, what was restated, and the count of entries.
  kWithoutHistories,  // What stands, and which event made it so.
  kWithoutSeqs,       // What stands.
};

std::string dump(const State& state, Detail detail = Detail::kEverything);

// The first line in which two dumps differ, with its number; empty where they are alike.
std::string first_difference(const std::string& a, const std::string& b);

}  // namespace ledger::test
