#include "projections/release/disclosure/suppressed_cells.h"

#include <algorithm>

#include "ledger/base/assert.h"

namespace projections::release {
namespace {

// Columns added one by one get longer than columns reduced in the best order. They are reduced
// again once they are many, and a considerable share of all.
constexpr std::size_t kAddedMin = 64;
constexpr std::size_t kAddedShare = 32;

}  // namespace

SuppressedCells::SuppressedCells(std::span<const Sum> sums, std::span<const CellInput> cells,
                                 const Contributors& contributors)
    : sums_(sums),
      cells_(cells),
      contributors_(contributors),
      columns_(cells.size()),
      suppressed_(cells.size()),
      computable_(cells.size()) {
  const auto add_term = [&](std::uint32_t cell, SumTerm term) {
    LEDGER_ASSERT(cell < cells.size());
    columns_[cell].push_back(term);
  };
  for (std::uint32_t i = 0; i < sums.size(); ++i) {
    add_term(sums[i].total, {i, true});
    for (const std::uint32_t part : sums[i].parts) add_term(part, {i, false});
  }
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    suppressed_[i] = cells[i].is_confidential && !cells[i].is_fixed;
  }
}

void SuppressedCells::suppress(std::uint32_t cell) {
  LEDGER_ASSERT(can_be_suppressed(cell));
  suppressed_[cell] = true;
  computable_[cell] = false;
  if (!elimination_) return;
  elimination_->add(cell, columns_[cell]);
  ++added_;
}

void SuppressedCells::eliminate() {
  elimination_.emplace(columns_, sums_.size(), suppressed_);
  added_ = 0;
}

bool SuppressedCells::needs_elimination() const {
  return added_ > kAddedMin && added_ > elimination_->steps() / kAddedShare;
}

void SuppressedCells::update_computable() {
  if (needs_elimination()) eliminate();
  const std::vector<Residue> sample = null_space_sample();
  for (std::uint32_t i = 0; i < suppressed_.size(); ++i) {
    computable_[i] = suppressed_[i] && sample[i].is_zero();
  }
}

std::vector<std::uint32_t> SuppressedCells::unknown_parts(std::uint32_t sum) const {
  std::vector<std::uint32_t> unknown;
  for (const std::uint32_t part : sums_[sum].parts) {
    if (is_unknown(part)) unknown.push_back(part);
  }
  return unknown;
}

bool SuppressedCells::is_confidential(std::span<const std::uint32_t> group) const {
  std::vector<Contribution> together;
  for (const std::uint32_t cell : group) {
    const std::vector<Contribution>& more = contributors_.of_cell[cell];
    together.insert(together.end(), more.begin(), more.end());
  }
  return confidentiality(contributors_.rules, together) != Confidentiality::kFree;
}

bool SuppressedCells::is_group_weak(std::uint32_t sum) const {
  if (contributors_.of_cell.empty() || is_unknown(sums_[sum].total)) return false;
  const std::vector<std::uint32_t> unknown = unknown_parts(sum);
  const auto is_one_secret = [&](std::uint32_t part) { return is_secret(part); };
  return std::ranges::any_of(unknown, is_one_secret) && is_confidential(unknown);
}

bool SuppressedCells::is_weak(std::uint32_t sum) const {
  const std::uint32_t total = sums_[sum].total;
  const std::vector<std::uint32_t> unknown = unknown_parts(sum);
  if (is_secret(total) && unknown.empty()) return true;
  if (!is_unknown(total) && unknown.size() == 1 && is_secret(unknown[0])) return true;
  return is_group_weak(sum);
}

bool SuppressedCells::costs_more(std::uint32_t cell, std::optional<std::uint32_t> than) const {
  if (!than) return false;
  if (cells_[cell].cost != cells_[*than].cost) return cells_[cell].cost > cells_[*than].cost;
  return cell >= *than;
}

std::optional<std::uint32_t> SuppressedCells::cheapest_in(std::uint32_t sum) const {
  std::optional<std::uint32_t> cheapest;
  const auto offer = [&](std::uint32_t cell) {
    if (can_be_suppressed(cell) && !costs_more(cell, cheapest)) cheapest = cell;
  };
  for (const std::uint32_t part : sums_[sum].parts) offer(part);
  offer(sums_[sum].total);
  return cheapest;
}

Residue SuppressedCells::coefficient_in(std::span<const SumValue> combination,
                                        std::uint32_t cell) const {
  Residue coefficient;
  for (const SumTerm& term : columns_[cell]) {
    const auto factor = std::ranges::lower_bound(combination, term.sum, {}, &SumValue::sum);
    if (factor == combination.end() || factor->sum != term.sum) continue;
    coefficient = coefficient + term.sign() * factor->value;
  }
  return coefficient;
}

std::optional<std::uint32_t> SuppressedCells::cheapest_against(
    std::span<const SumValue> combination) const {
  std::optional<std::uint32_t> cheapest;
  const auto offer = [&](std::uint32_t cell) {
    if (!can_be_suppressed(cell) || costs_more(cell, cheapest)) return;
    if (!coefficient_in(combination, cell).is_zero()) cheapest = cell;
  };
  for (const SumValue& one : combination) {
    for (const std::uint32_t part : sums_[one.sum].parts) offer(part);
    offer(sums_[one.sum].total);
  }
  return cheapest;
}

std::optional<std::uint32_t> SuppressedCells::cheapest_beyond(std::uint32_t sum) const {
  std::optional<std::uint32_t> cheapest;
  const auto try_cell = [&](std::uint32_t cell) {
    if (!suppressed_[cell] || !computable_[cell]) return;
    const CellValue wanted{cell, Residue::one()};
    const auto found = cheapest_against(elimination_->combination({&wanted, 1}));
    if (found && !costs_more(*found, cheapest)) cheapest = found;
  };
  for (const std::uint32_t part : sums_[sum].parts) try_cell(part);
  try_cell(sums_[sum].total);
  return cheapest;
}

}  // namespace projections::release
