#pragma once

// Random contracts, and the tables made of them: cuts by up to three dimensions, that share margins
// where one cut has one dimension more than another.

#include <cstdint>
#include <vector>

#include "projections/release/disclosure/suppression.h"

namespace projections::test {

struct Tables {
  std::vector<release::Sum> sums;
  std::vector<release::CellInput> cells;
  std::vector<std::vector<release::Contribution>> contributions;  // By cell.

  std::vector<bool> not_fixed() const;
  std::vector<bool> confidential() const;  // And not fixed.
};

// Cells in which nothing happened are fixed; of some seeds, others are too. Of some seeds, not all
// are confidential that would be by the primary rules, as counts are not.
// So many times more codes in each dimension than the few of the smallest.
Tables random_tables(unsigned seed, unsigned scale = 1);

}  // namespace projections::test
