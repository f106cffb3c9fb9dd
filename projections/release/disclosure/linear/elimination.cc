#include "projections/release/disclosure/linear/elimination.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "ledger/base/assert.h"

namespace projections::release {

Elimination::Elimination(std::span<const std::vector<SumTerm>> columns, std::size_t sums,
                         const std::vector<bool>& suppressed)
    : step_at_(sums, kNoStep),
      step_of_(columns.size(), kNoStep),
      holders_(sums),
      column_(sums),
      is_touched_(sums) {
  ColumnReducer reducer(columns, sums, suppressed);
  while (auto column = reducer.next()) append(std::move(*column));
  for (std::uint32_t cell = 0; cell < columns.size(); ++cell) {
    if (suppressed[cell] && step_of_[cell] == kNoStep) free_.push_back({cell, columns[cell]});
  }
}

void Elimination::put(std::uint32_t sum, Residue value) {
  column_[sum] = column_[sum] + value;
  if (is_touched_[sum]) return;
  is_touched_[sum] = true;
  touched_.push_back(sum);
  if (step_at_[sum] == kNoStep) return;
  due_.push_back(step_at_[sum]);
  std::ranges::push_heap(due_, std::greater<>{});
}

// A step changes only later pivots, so the earliest due step is final.
std::vector<SparseEntry> Elimination::reduce() {
  std::vector<SparseEntry> used;
  while (!due_.empty()) {
    std::ranges::pop_heap(due_, std::greater<>{});
    const std::uint32_t number = due_.back();
    due_.pop_back();
    const Step& step = steps_[number];
    const Residue factor = column_[step.pivot];
    if (factor.is_zero()) continue;
    used.push_back({number, factor});
    for (const SparseEntry& entry : step.rest) put(entry.place, -(factor * entry.value));
  }
  return used;
}

std::vector<SparseEntry> Elimination::take_rest() {
  std::vector<SparseEntry> rest;
  for (const std::uint32_t sum : touched_) {
    if (!column_[sum].is_zero()) rest.push_back({sum, column_[sum]});
    column_[sum] = {};
    is_touched_[sum] = false;
  }
  touched_.clear();
  return rest;
}

void Elimination::add(std::uint32_t cell, std::span<const SumTerm> column) {
  for (const SumTerm& term : column) put(term.sum, term.sign());
  std::vector<SparseEntry> used = reduce();
  std::vector<SparseEntry> rest = take_rest();
  if (rest.empty()) {
    free_.push_back({cell, {column.begin(), column.end()}});
  } else {
    const std::uint32_t pivot = rest.front().place;
    append({cell, pivot, std::move(rest), std::move(used)});
  }
}

void Elimination::append(ReducedColumn column) {
  const auto number = static_cast<std::uint32_t>(steps_.size());
  const auto at_pivot = std::ranges::find(column.rest, column.pivot, &SparseEntry::place);
  LEDGER_ASSERT(at_pivot != column.rest.end());
  const Residue unscale = inverse(at_pivot->value);
  for (SparseEntry& entry : column.rest) {
    entry.value = entry.value * unscale;
    holders_[entry.place].push_back(number);
  }
  for (const SparseEntry& entry : column.used) users_[entry.place].push_back(number);
  users_.emplace_back();
  step_at_[column.pivot] = number;
  step_of_[column.cell] = number;
  steps_.push_back(
      {column.cell, column.pivot, unscale, std::move(column.rest), std::move(column.used)});
}

}  // namespace projections::release
