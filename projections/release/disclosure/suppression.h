#pragma once

// Secondary suppression: which further cells must be suppressed so that confidential cells cannot
// be computed from the published ones (Handbook on Statistical Disclosure Control, ch. 4: secondary
// cell suppression).
//
// The input is all sums that hold among the cells of all tables that share cells, because common
// margins link tables, as months and their cumulation are linked. Two cells that are known to be
// equal are a sum with one part.
//
// Guaranteed
//   1. No suppressed confidential cell is a linear combination of published cells, by any number of
//      sums.
//   2. Nor is it for any single contributor, who also knows the cells of which it is the sole
//      contributor.
//   3. If the total of a sum is known (published or computable), its unknown parts taken together
//      are not confidential by the primary rules; if necessary, one more part is suppressed. So
//      neither the sum of two contributors is disclosed, nor a group that one contributor
//      dominates. A group without a confidential cell may be disclosed: all of its cells may be
//      published.
// Not guaranteed
//   - Bounds. If no part is negative, a suppressed part is at most the total less the published
//     parts, and this interval can be narrow. Rule 3 makes it as wide as a whole group.
//   - Coalitions of contributors; and a contributor that subtracts its own share from a cell or
//     group with other contributors, beyond the primary rules.
//   - Groups that several sums together disclose but no single one does, except by 1 or 2.
//   - Knowledge from outside, for example from an earlier release: mark such cells `is_fixed`.
//
// The algorithm is greedy: it suppresses the cheapest cell first, and at the end publishes again
// the suppressed cells that turn out to be unnecessary, the most expensive first. The result is
// small, not minimal: finding a minimum is NP-hard. Equal costs are decided by the index, so the
// same input gives the same output.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/disclosure/primary_rules.h"

namespace projections::release {

// cell[total] = sum of cell[part], exactly. No cell occurs in it twice.
struct Sum {
  std::uint32_t total = 0;
  std::vector<std::uint32_t> parts;
};

struct CellInput {
  bool is_confidential = false;  // By the primary rules: it must not be computable.
  bool is_fixed = false;         // Known in any case: published before, or an empty cell.
  std::uint64_t cost = 0;        // Of suppressing it: higher for cells with more information.
};

// The contributions to each cell. If `of_cell` is empty, rules 2 and 3 do not apply.
struct Contributors {
  DisclosureRules rules;
  std::span<const std::vector<Contribution>> of_cell;
};

// A confidential cell that one contributor can compute.
struct Insight {
  std::uint64_t contributor = 0;
  std::uint32_t cell = 0;

  friend constexpr auto operator<=>(const Insight&, const Insight&) = default;
};

// The cells to suppress, and the violations that remain because too many cells around them are
// fixed. The three lists are ascending; if they are empty, the guarantees hold.
struct Suppression {
  std::vector<bool> suppressed;        // By cell.
  std::vector<std::uint32_t> exposed;  // Confidential cells that violate rule 1.
  std::vector<Insight> insights;       // Violations of rule 2.
  std::vector<std::uint32_t> groups;   // Sums that violate rule 3.
};

Suppression suppress(std::span<const Sum> sums, std::span<const CellInput> cells,
                     const Contributors& contributors = {});

}  // namespace projections::release
