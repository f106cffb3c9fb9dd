#include "projections/release/republish.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

namespace projections {
namespace {

// Publishing a cell stops the changes that move it. A cell that no other change moves is tied to
// it: the two stand in a fixed ratio, under all changes. Of ratios, two changes drawn at random
// tell.
constexpr std::size_t kFewest = 2;
// So many are drawn at once: each cell published costs one, and a new draw a new elimination.
constexpr std::size_t kDrawn = 32;

class Republisher {
 public:
  explicit Republisher(HiddenCells& cells) : cells_(cells) { draw(); }

  void attempt(std::uint32_t cell) {
    if (changes_.size() <= kFewest) draw();
    std::vector<std::uint32_t> tied;
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
      if (i == cell || !cells_.is_unknown(i) || !is_tied(i, cell)) continue;
      if (cells_.cell(i).is_confidential) return;
      tied.push_back(i);
    }
    if (!stands_without(cell, tied)) return;
    stop(cell);
  }

 private:
  void draw() {
    cells_.eliminate();
    changes_.clear();
    while (changes_.size() < kDrawn) changes_.push_back(cells_.unseen_change());
  }

  bool is_tied(std::uint32_t one, std::uint32_t other) const {
    return changes_[0][one] * changes_[1][other] == changes_[0][other] * changes_[1][one];
  }

  // Publishes the cell, with which those tied to it become computable; or leaves all as it was, if
  // a group would become confidential.
  bool stands_without(std::uint32_t cell, const std::vector<std::uint32_t>& tied) {
    cells_.set_hidden(cell, false);
    for (const std::uint32_t one : tied) cells_.set_computable(one, true);
    const auto is_weak_at = [&](std::uint32_t one) {
      return std::ranges::any_of(cells_.column(one),
                                 [&](const Term& term) { return cells_.is_weak(term.sum); });
    };
    if (!is_weak_at(cell) && std::ranges::none_of(tied, is_weak_at)) return true;
    for (const std::uint32_t one : tied) cells_.set_computable(one, false);
    cells_.set_hidden(cell, true);
    return false;
  }

  // Leaves of the changes those combinations that do not move the cell.
  void stop(std::uint32_t cell) {
    const auto moving = std::ranges::find_if(
        changes_, [&](const std::vector<Residue>& change) { return !change[cell].is_zero(); });
    if (moving == changes_.end()) return;
    std::swap(*moving, changes_.back());
    const std::vector<Residue> last = std::move(changes_.back());
    changes_.pop_back();
    const Residue unit = inverse(last[cell]);
    for (std::vector<Residue>& change : changes_) {
      const Residue factor = change[cell] * unit;
      if (factor.is_zero()) continue;
      for (std::size_t i = 0; i < change.size(); ++i) change[i] = change[i] - factor * last[i];
    }
  }

  HiddenCells& cells_;
  std::vector<std::vector<Residue>> changes_;
};

}  // namespace

void republish(HiddenCells& cells, const std::vector<bool>& keep) {
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells.is_unknown(i) && !cells.cell(i).is_confidential && !keep[i]) candidates.push_back(i);
  }
  std::ranges::stable_sort(candidates, std::ranges::greater{},
                           [&](std::uint32_t i) { return cells.cell(i).cost; });
  Republisher republisher(cells);
  for (const std::uint32_t cell : candidates) {
    if (cells.is_unknown(cell)) republisher.attempt(cell);
  }
}

}  // namespace projections
