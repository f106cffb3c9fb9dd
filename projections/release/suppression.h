#pragma once

// Suppression, the secondary rule: which further cells must be hidden, so that those which the
// rules of disclosure.h make confidential cannot be computed from what is published.
//
// Tables are given as the sums that hold among their cells, all tables that share cells at once:
// margins that two tables have in common link them, and so do months and their cumulation. Two
// cells that are known to be equal are a sum with one part.
//
// What is excluded
//   1. No hidden confidential cell is a linear combination of published ones, by any number of
//      sums.
//   2. Nor is it for any one contributor, who knows the cells where nobody else contributes.
//   3. Where the total of a sum is known, its parts that are not known, taken together, are not
//      confidential: rather, one more is hidden. Known is what is published or computable. So the
//      figures of two contributors are not given as one sum, nor a group that one dominates. (A
//      group without a confidential cell may be given: all of it could be published.)
// What is not
//   - Bounds. Where no part is negative, a hidden part is at most its total, less what is published
//     beside it; the interval may be short. Rule 3 makes it as wide as a whole group is.
//   - Several contributors who tell each other what they know; and one who subtracts an own share
//     from a cell or group to which others contribute too, beyond what the rules say of it.
//   - Groups that no single sum gives but several together, unless 1 or 2 forbids it.
//   - What is known from elsewhere, say from an earlier release: such cells are `is_fixed`.
//
// Cells are hidden greedily, the cheapest first; those that turn out to be of no use are published
// again, the dearest first. The set is small, not the smallest: that question is NP-hard.
//
// The same input gives the same output: equal costs are decided by the index.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/disclosure.h"

namespace projections {

// cell[total] = sum of cell[part], exactly. No cell stands in it twice.
struct Sum {
  std::uint32_t total = 0;
  std::vector<std::uint32_t> parts;
};

struct Protected {
  bool is_confidential = false;  // By the primary rules: must not be computable.
  bool is_fixed = false;         // Known whatever is decided (published before, or an empty cell).
  std::uint64_t cost = 0;        // Of hiding it: cells that are worth more have more.
};

// Who contributes to each cell. Without (an empty `of_cell`) there are no rules 2 and 3.
struct Contributors {
  DisclosureRules rules;
  std::span<const std::vector<Contribution>> of_cell;
};

// A confidential cell, and one who can compute it.
struct Insight {
  std::uint64_t contributor = 0;
  std::uint32_t cell = 0;

  friend constexpr auto operator<=>(const Insight&, const Insight&) = default;
};

// What to hide; and what cannot be helped, as too much around it is fixed. Each of the three lists
// is in ascending order; empty lists are the guarantee.
struct Suppression {
  std::vector<bool> hidden;            // By cell.
  std::vector<std::uint32_t> exposed;  // Confidential cells, against rule 1.
  std::vector<Insight> insights;       // Against rule 2.
  std::vector<std::uint32_t> groups;   // Sums, against rule 3.
};

Suppression suppress(std::span<const Sum> sums, std::span<const Protected> cells,
                     const Contributors& contributors = {});

}  // namespace projections
