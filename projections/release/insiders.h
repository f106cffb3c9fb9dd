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

  // Hides what is needed, as of the last `look`. True if it hid anything: that may be known to a
  // contributor, and so it has to be asked again.
  bool guard();

  const std::vector<bool>& hidden() const { return hidden_; }      // By this class; by cell.
  const std::set<Insight>& insights() const { return insights_; }  // What cannot be helped.

 private:
  std::map<std::uint64_t, std::vector<std::uint32_t>> known_cells() const;
  std::vector<std::uint32_t> secrets_of_others(std::uint64_t contributor) const;
  bool protect(Insight insight, std::span<const CellValue> computation);

  HiddenCells& cells_;
  std::vector<std::optional<std::uint64_t>> sole_;  // By cell: its only contributor.
  std::vector<bool> hidden_;
  std::set<Insight> insights_;
};

}  // namespace projections
