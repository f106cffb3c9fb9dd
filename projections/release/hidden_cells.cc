#include "projections/release/hidden_cells.h"

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

void HiddenCells::eliminate() {
  std::vector<std::uint32_t> cells;
  for (std::uint32_t i = 0; i < hidden_.size(); ++i) {
    if (hidden_[i]) cells.push_back(i);
  }
  elimination_.emplace(cells_.size(), sums_.size());
  for (const Planned& next : plan(cells, columns_, sums_.size())) {
    elimination_->add(next.cell, columns_[next.cell], next.pivot);
  }
}

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

Residue HiddenCells::share_in(const std::vector<Residue>& combination, std::uint32_t cell) const {
  Residue share;
  for (const Term& term : columns_[cell]) share = share + term.sign() * combination[term.sum];
  return share;
}

std::optional<std::uint32_t> HiddenCells::cheapest_against(
    const std::vector<Residue>& combination) const {
  std::optional<std::uint32_t> cheapest;
  for (std::uint32_t cell = 0; cell < cells_.size(); ++cell) {
    if (!can_be_hidden(cell) || is_dearer(cell, cheapest)) continue;
    if (!share_in(combination, cell).is_zero()) cheapest = cell;
  }
  return cheapest;
}

}  // namespace projections
