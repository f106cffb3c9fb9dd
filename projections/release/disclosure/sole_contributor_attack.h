#pragma once

// SoleContributorAttack: what a contributor can compute who knows the suppressed cells of which it
// is the sole contributor (Handbook on Statistical Disclosure Control: the singleton problem). It
// enforces rule 2 of suppression.h.
//
// For each contributor, consider the null-space vectors that are zero in the cells it knows. It can
// compute a confidential cell exactly if all of these vectors are zero in that cell.

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "projections/release/disclosure/suppressed_cells.h"

namespace projections::release {

class SoleContributorAttack {
 public:
  explicit SoleContributorAttack(SuppressedCells& cells);

  // Suppresses what rule 2 requires, given the last update_computable(). True if it suppressed a
  // cell: that cell may be known to another contributor, so call it again.
  bool enforce_rule2();

  // By cell: suppressed by this class.
  const std::vector<bool>& suppressed() const { return suppressed_; }
  const std::set<Insight>& insights() const { return insights_; }  // Violations that remain.

 private:
  std::map<std::uint64_t, std::vector<std::uint32_t>> known_cells() const;
  std::vector<std::uint32_t> secrets_of_others(std::uint64_t contributor) const;
  bool suppress_against(Insight insight, std::span<const CellValue> computation);

  SuppressedCells& cells_;
  std::vector<std::optional<std::uint64_t>> sole_;  // By cell: its sole contributor.
  std::vector<bool> suppressed_;
  std::set<Insight> insights_;
};

}  // namespace projections::release
