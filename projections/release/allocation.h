#pragma once

// How the value of a contract on several patents is split where figures are broken down by patent:
// in equal parts, as no source states what each patent is worth.

#include <cstddef>
#include <vector>

#include "ledger/model/money.h"

namespace projections {

// Told in every release that has such figures; raised whenever the same value is split otherwise.
constexpr int kAllocationVersion = 1;

// The parts of the patents in order of their numbers. They add up to `value` exactly: the fen that
// do not go evenly into the patents go to the first ones, one each. Without patents there are no
// parts, and the value stays with no patent.
std::vector<ledger::Amount> allocate(ledger::Amount value, std::size_t patents);

}  // namespace projections
