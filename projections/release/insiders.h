#pragma once

// Insiders: a contributor knows the cells in which nobody else contributes, though they are hidden.
// What one could compute with that is rule 2 of suppression.h.
//
// To each contributor belong the changes that leave alone what that one knows. A confidential cell
// that none of them moves is computable for that contributor.

#include <cstdint>
#include <map>
#include <set>
#include <vector>

#include "projections/release/hidden_cells.h"

namespace projections {

class Insiders {
 public:
  explicit Insiders(HiddenCells& cells);

  // Hides what is needed, in one pass of which each cell that is hidden makes the rest approximate:
  // to be repeated, after `look`, until it says that nothing was hidden.
  bool guard();

  const std::vector<bool>& hidden() const { return hidden_; }      // By this class; by cell.
  const std::set<Insight>& insights() const { return insights_; }  // What cannot be helped.

 private:
  std::map<std::uint64_t, std::vector<std::uint32_t>> known_cells() const;
  bool protect(Insight insight, const std::vector<Residue>& combination);

  HiddenCells& cells_;
  std::vector<std::optional<std::uint64_t>> sole_;  // By cell: its only contributor.
  std::vector<bool> hidden_;
  std::vector<std::uint32_t> hidden_now_;  // In this pass.
  std::set<Insight> insights_;
};

}  // namespace projections
