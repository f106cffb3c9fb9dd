#pragma once

// What is computable, by fractions: an oracle that shares nothing with projections/release but the
// form of a sum. It is slow, and stops the test where 128 bits do not suffice.

#include <cstdint>
#include <vector>

#include "projections/release/disclosure/suppression.h"

namespace projections::test {

// By cell: whether it is unknown, and yet follows from the others by the sums.
std::vector<bool> computable(const std::vector<release::Sum>& sums,
                             const std::vector<bool>& is_unknown);

}  // namespace projections::test
