#include "projections/release/hidden_cells.h"

#include <algorithm>

#include "ledger/base/assert.h"

namespace projections {

HiddenCells::HiddenCells(std::span<const Sum> sums, std::span<const Protected> cells,
                         const Contributors& contributors)
    : sums_(sums),
      cells_(cells),
      contributors_(contributors),
      columns_(cells.size()),
      hidden_(cells.size()),
      computable_(cells.size()) {
  for (std::uint32_t i = 0; i < sums.size(); ++i) {
    LEDGER_ASSERT(sums[i].total < cells.size());
    columns_[sums[i].total].push_back({i, true});
    for (const std::uint32_t part : sums[i].parts) {
      LEDGER_ASSERT(part < cells.size());
      columns_[part].push_back({i, false});
    }
  }
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    hidden_[i] = cells[i].is_confidential && !cells[i].is_fixed;
  }
}

void HiddenCells::hide(std::uint32_t cell) {
  LEDGER_ASSERT(can_be_hidden(cell));
  hidden_[cell] = true;
  computable_[cell] = false;
  if (elimination_) elimination_->add(cell, columns_[cell]);
}

void HiddenCells::eliminate() { elimination_.emplace(columns_, sums_.size(), hidden_); }

void HiddenCells::look() {
  const std::vector<Residue> change = unseen_change();
  for (std::uint32_t i = 0; i < hidden_.size(); ++i) {
    computable_[i] = hidden_[i] && change[i].is_zero();
  }
}

std::vector<std::uint32_t> HiddenCells::unknown_parts(std::uint32_t sum) const {
  std::vector<std::uint32_t> unknown;
  for (const std::uint32_t part : sums_[sum].parts) {
    if (is_unknown(part)) unknown.push_back(part);
  }
  return unknown;
}

bool HiddenCells::is_confidential(std::span<const std::uint32_t> group) const {
  std::vector<Contribution> together;
  OfFees of_fees = OfFees::kNo;
  for (const std::uint32_t cell : group) {
    const std::vector<Contribution>& more = contributors_.of_cell[cell];
    together.insert(together.end(), more.begin(), more.end());
    if (cells_[cell].of_fees == OfFees::kYes) of_fees = OfFees::kYes;
  }
  return confidentiality(contributors_.rules, together, of_fees) != Confidentiality::kFree;
}

bool HiddenCells::is_group_weak(std::uint32_t sum) const {
  if (contributors_.of_cell.empty() || is_unknown(sums_[sum].total)) return false;
  const std::vector<std::uint32_t> unknown = unknown_parts(sum);
  return !unknown.empty() && is_confidential(unknown);
}

bool HiddenCells::is_weak(std::uint32_t sum) const {
  const std::uint32_t total = sums_[sum].total;
  const std::vector<std::uint32_t> unknown = unknown_parts(sum);
  if (is_secret(total) && unknown.empty()) return true;
  if (!is_unknown(total) && unknown.size() == 1 && is_secret(unknown[0])) return true;
  return is_group_weak(sum);
}

bool HiddenCells::is_dearer(std::uint32_t cell, std::optional<std::uint32_t> than) const {
  if (!than) return false;
  if (cells_[cell].cost != cells_[*than].cost) return cells_[cell].cost > cells_[*than].cost;
  return cell >= *than;
}

std::optional<std::uint32_t> HiddenCells::cheapest_in(std::uint32_t sum) const {
  std::optional<std::uint32_t> cheapest;
  const auto offer = [&](std::uint32_t cell) {
    if (can_be_hidden(cell) && !is_dearer(cell, cheapest)) cheapest = cell;
  };
  for (const std::uint32_t part : sums_[sum].parts) offer(part);
  offer(sums_[sum].total);
  return cheapest;
}

Residue HiddenCells::share_in(std::span<const SumValue> combination, std::uint32_t cell) const {
  Residue share;
  for (const Term& term : columns_[cell]) {
    const auto factor = std::ranges::lower_bound(combination, term.sum, {}, &SumValue::sum);
    if (factor == combination.end() || factor->sum != term.sum) continue;
    share = share + term.sign() * factor->value;
  }
  return share;
}

std::optional<std::uint32_t> HiddenCells::cheapest_against(
    std::span<const SumValue> combination) const {
  std::optional<std::uint32_t> cheapest;
  const auto offer = [&](std::uint32_t cell) {
    if (!can_be_hidden(cell) || is_dearer(cell, cheapest)) return;
    if (!share_in(combination, cell).is_zero()) cheapest = cell;
  };
  for (const SumValue& one : combination) {
    for (const std::uint32_t part : sums_[one.sum].parts) offer(part);
    offer(sums_[one.sum].total);
  }
  return cheapest;
}

std::optional<std::uint32_t> HiddenCells::cheapest_beyond(std::uint32_t sum) const {
  std::optional<std::uint32_t> cheapest;
  const auto look_at = [&](std::uint32_t cell) {
    if (!hidden_[cell] || !computable_[cell]) return;
    const CellValue wanted{cell, Residue::one()};
    const auto found = cheapest_against(elimination_->combination({&wanted, 1}));
    if (found && !is_dearer(*found, cheapest)) cheapest = found;
  };
  for (const std::uint32_t part : sums_[sum].parts) look_at(part);
  look_at(sums_[sum].total);
  return cheapest;
}

}  // namespace projections
