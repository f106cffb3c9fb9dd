#include "projections/release/disclosure/suppression.h"

#include <algorithm>
#include <optional>
#include <set>

#include "ledger/base/assert.h"
#include "projections/release/disclosure/republish.h"
#include "projections/release/disclosure/sole_contributor_attack.h"
#include "projections/release/disclosure/suppressed_cells.h"

namespace projections::release {
namespace {

class Suppressor {
 public:
  Suppressor(std::span<const Sum> sums, std::span<const CellInput> cells,
             const Contributors& contributors)
      : cells_(sums, cells, contributors), attack_(cells_) {
    for (std::uint32_t i = 0; i < cells.size(); ++i) {
      if (cells[i].is_confidential && cells[i].is_fixed) exposed_.insert(i);
    }
  }

  Suppression run() {
    enforce_at_sums();  // Cheap, and finds most of the cells to suppress.
    enforce_all();
    republish(cells_, attack_.suppressed());
    enforce_all();  // Rule 2 may require cells that were published again.
    return result();
  }

 private:
  // Repeats until all rules hold. Terminates because it only suppresses cells.
  void enforce_all() {
    cells_.eliminate();
    do {
      enforce_rules_1_and_3();
    } while (attack_.enforce_rule2());
  }

  void enforce_rules_1_and_3() {
    do {
      enforce_rule1();
    } while (enforce_at_sums());
  }

  // Afterwards the computable cells are up to date.
  void enforce_rule1() {
    do {
      cells_.update_computable();
    } while (suppress_against_computable());
  }

  bool suppress_against_computable() {
    suppressed_now_.clear();
    for (std::uint32_t i = 0; i < cells_.size() && !cells_.needs_elimination(); ++i) {
      while (is_exposed(i) && suppress_against(i)) {
      }
    }
    return !suppressed_now_.empty();
  }

  // Suppresses one more cell so that `cell` is not computable. False if a cell suppressed in this
  // pass already prevents the computation, or if no cell can be suppressed.
  bool suppress_against(std::uint32_t cell) {
    const CellValue wanted{cell, Residue::one()};
    const std::vector<SumValue> combination = cells_.elimination().combination({&wanted, 1});
    const bool is_prevented = std::ranges::any_of(suppressed_now_, [&](std::uint32_t suppressed) {
      return !cells_.coefficient_in(combination, suppressed).is_zero();
    });
    if (is_prevented) return false;
    const std::optional<std::uint32_t> cheapest = cells_.cheapest_against(combination);
    if (!cheapest) {
      exposed_.insert(cell);  // It is computed from fixed cells alone.
      return false;
    }
    cells_.suppress(*cheapest);
    suppressed_now_.push_back(*cheapest);
    return true;
  }

  bool is_exposed(std::uint32_t cell) const {
    return cells_.cell(cell).is_confidential && cells_.is_suppressed(cell) &&
           !cells_.is_unknown(cell) && !exposed_.contains(cell);
  }

  // Rule 3, and violations of rule 1 by single sums. True if it suppressed a cell.
  bool enforce_at_sums() {
    bool has_suppressed = false;
    std::set<std::uint32_t> waiting;
    for (std::uint32_t i = 0; i < cells_.sums(); ++i) waiting.insert(waiting.end(), i);
    while (!waiting.empty()) {
      const std::uint32_t sum = waiting.extract(waiting.begin()).value();
      if (!cells_.is_weak(sum)) continue;
      auto cheapest = cells_.cheapest_in(sum);
      // Suppressed cells of the sum do not count if other sums make them computable.
      if (!cheapest) cheapest = cells_.cheapest_beyond(sum);
      if (!cheapest) continue;
      cells_.suppress(*cheapest);
      has_suppressed = true;
      for (const SumTerm& term : cells_.column(*cheapest)) waiting.insert(term.sum);
    }
    return has_suppressed;
  }

  Suppression result() {
    Suppression result;
    for (std::uint32_t i = 0; i < cells_.sums(); ++i) {
      if (cells_.is_group_weak(i)) result.groups.push_back(i);
    }
    result.suppressed = cells_.suppressed();
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
      // A computable cell does not protect others.
      if (!cells_.is_unknown(i) && !cells_.cell(i).is_confidential) result.suppressed[i] = false;
    }
    result.exposed.assign(exposed_.begin(), exposed_.end());
    result.insights.assign(attack_.insights().begin(), attack_.insights().end());
    return result;
  }

  SuppressedCells cells_;
  SoleContributorAttack attack_;
  std::set<std::uint32_t> exposed_;
  std::vector<std::uint32_t> suppressed_now_;  // In this pass of suppress_against_computable().
};

}  // namespace

Suppression suppress(std::span<const Sum> sums, std::span<const CellInput> cells,
                     const Contributors& contributors) {
  LEDGER_ASSERT(contributors.of_cell.empty() || contributors.of_cell.size() == cells.size());
  return Suppressor(sums, cells, contributors).run();
}

}  // namespace projections::release
