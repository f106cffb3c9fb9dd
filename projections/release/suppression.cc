#include "projections/release/suppression.h"

#include <algorithm>
#include <optional>
#include <set>

#include "ledger/base/assert.h"
#include "projections/release/hidden_cells.h"
#include "projections/release/insiders.h"
#include "projections/release/republish.h"

namespace projections {
namespace {

class Suppressor {
 public:
  Suppressor(std::span<const Sum> sums, std::span<const Protected> cells,
             const Contributors& contributors)
      : cells_(sums, cells, contributors), insiders_(cells_) {
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      if (cells[i].is_confidential && cells[i].is_fixed) exposed_.insert(i);
    }
  }

  Suppression run() {
    guard_sums();  // Most is found at single sums already, which costs little.
    protect();
    republish(cells_, insiders_.hidden());
    protect();  // By rule 2, something may have to be hidden again.
    return result();
  }

 private:
  // Until all rules hold at once. It ends, as cells are only ever hidden here.
  void protect() {
    cells_.eliminate();
    do {
      settle();
    } while (insiders_.guard());
  }

  void settle() {
    do {
      guard_cells();
    } while (guard_sums());
  }

  // Rule 1. Afterwards what is computable is known.
  void guard_cells() {
    do {
      cells_.look();
    } while (guard_computable());
  }

  bool guard_computable() {
    hidden_now_.clear();
    for (std::uint32_t i = 0; i < cells_.size() && !cells_.is_long(); ++i) {
      while (is_exposed(i) && protect_from_all(i)) {
      }
    }
    return !hidden_now_.empty();
  }

  // Hides one more cell. False, if a cell that was hidden in this pass is in the way of the
  // computation already; or if nothing can be.
  bool protect_from_all(std::uint32_t cell) {
    const CellValue wanted{cell, Residue::one()};
    const std::vector<SumValue> combination = cells_.elimination().combination({&wanted, 1});
    const bool is_done = std::ranges::any_of(hidden_now_, [&](std::uint32_t hidden) {
      return !cells_.share_in(combination, hidden).is_zero();
    });
    if (is_done) return false;
    const std::optional<std::uint32_t> cheapest = cells_.cheapest_against(combination);
    if (!cheapest) {
      exposed_.insert(cell);  // It is made of fixed cells alone: to hide more is of no use.
      return false;
    }
    cells_.hide(*cheapest);
    hidden_now_.push_back(*cheapest);
    return true;
  }

  bool is_exposed(std::uint32_t cell) const {
    return cells_.cell(cell).is_confidential && cells_.is_hidden(cell) &&
           !cells_.is_unknown(cell) && !exposed_.contains(cell);
  }

  // Rule 3, and rule 1 as far as a sum alone breaks it. True if it hid anything.
  bool guard_sums() {
    bool has_hidden = false;
    std::set<std::uint32_t> waiting;
    for (std::uint32_t i = 0; i < cells_.sums(); ++i) waiting.insert(waiting.end(), i);
    while (!waiting.empty()) {
      const std::uint32_t sum = waiting.extract(waiting.begin()).value();
      if (!cells_.is_weak(sum)) continue;
      auto cheapest = cells_.cheapest_in(sum);
      // What is hidden in the sum already may not count, being computable by other sums.
      if (!cheapest) cheapest = cells_.cheapest_beyond(sum);
      if (!cheapest) continue;
      cells_.hide(*cheapest);
      has_hidden = true;
      for (const Term& term : cells_.column(*cheapest)) waiting.insert(term.sum);
    }
    return has_hidden;
  }

  Suppression result() {
    Suppression result;
    for (std::uint32_t i = 0; i < cells_.sums(); ++i) {
      if (cells_.is_group_weak(i)) result.groups.push_back(i);
    }
    result.hidden = cells_.hidden();
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
      // What protects others and is computable protects nobody.
      if (!cells_.is_unknown(i) && !cells_.cell(i).is_confidential) result.hidden[i] = false;
    }
    result.exposed.assign(exposed_.begin(), exposed_.end());
    result.insights.assign(insiders_.insights().begin(), insiders_.insights().end());
    return result;
  }

  HiddenCells cells_;
  Insiders insiders_;
  std::set<std::uint32_t> exposed_;
  std::vector<std::uint32_t> hidden_now_;  // In the pass of `guard_computable`.
};

}  // namespace

Suppression suppress(std::span<const Sum> sums, std::span<const Protected> cells,
                     const Contributors& contributors) {
  LEDGER_ASSERT(contributors.of_cell.empty() || contributors.of_cell.size() == cells.size());
  return Suppressor(sums, cells, contributors).run();
}

}  // namespace projections
