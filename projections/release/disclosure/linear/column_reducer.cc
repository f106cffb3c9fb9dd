#include "projections/release/disclosure/linear/column_reducer.h"

#include <algorithm>
#include <utility>

#include "ledger/base/sorted.h"

namespace projections::release {
namespace {

Residue value_at(const std::vector<SparseEntry>& entries, std::uint32_t place) {
  const auto entry = std::ranges::lower_bound(entries, place, {}, &SparseEntry::place);
  return entry == entries.end() || entry->place != place ? Residue{} : entry->value;
}

}  // namespace

ColumnReducer::ColumnReducer(std::span<const std::vector<SumTerm>> columns, std::size_t sums,
                             const std::vector<bool>& is_wanted)
    : columns_(columns.size()), cells_at_(sums), left_(sums) {
  for (std::uint32_t cell = 0; cell < columns.size(); ++cell) {
    if (!is_wanted[cell]) continue;
    for (const SumTerm& term : columns[cell]) {
      columns_[cell].rest.push_back({term.sum, term.sign()});
      cells_at_[term.sum].push_back(cell);
    }
    std::ranges::sort(columns_[cell].rest, {}, &SparseEntry::place);
  }
  for (std::uint32_t sum = 0; sum < sums; ++sum) set_count(sum, cells_at_[sum].size());
}

void ColumnReducer::set_count(std::uint32_t sum, std::size_t cells) {
  left_[sum] = cells;
  if (cells == 0) return;
  if (sums_with_.size() <= cells) sums_with_.resize(cells + 1);
  sums_with_[cells].push_back(sum);
  fewest_ = std::min(fewest_, cells);
}

std::optional<std::uint32_t> ColumnReducer::sum_with_fewest() {
  for (; fewest_ < sums_with_.size(); ++fewest_) {
    std::deque<std::uint32_t>& sums = sums_with_[fewest_];
    while (!sums.empty()) {
      const std::uint32_t sum = sums.front();
      sums.pop_front();
      if (left_[sum] == fewest_ && fewest_ != 0) return sum;
    }
  }
  return std::nullopt;
}

std::vector<std::uint32_t> ColumnReducer::take_cells_at(std::uint32_t sum) {
  std::vector<std::uint32_t> cells = std::move(cells_at_[sum]);
  ledger::sort_unique(cells);
  std::erase_if(cells, [&](auto cell) { return value_at(columns_[cell].rest, sum).is_zero(); });
  return cells;
}

std::optional<ReducedColumn> ColumnReducer::next() {
  const std::optional<std::uint32_t> fewest = sum_with_fewest();
  if (!fewest) return std::nullopt;
  const std::uint32_t pivot = *fewest;
  const std::vector<std::uint32_t> cells = take_cells_at(pivot);
  const auto length = [&](std::uint32_t cell) { return columns_[cell].rest.size(); };
  const std::uint32_t chosen = *std::ranges::min_element(cells, {}, length);

  Column column = std::move(columns_[chosen]);
  columns_[chosen] = {};
  const Residue unscale = inverse(value_at(column.rest, pivot));
  std::vector<SparseEntry> unit = column.rest;
  for (SparseEntry& entry : unit) entry.value = entry.value * unscale;
  for (const SparseEntry& entry : unit) set_count(entry.place, left_[entry.place] - 1);
  for (const std::uint32_t cell : cells) {
    if (cell != chosen) reduce(cell, pivot, unit);
  }
  ++returned_;
  return ReducedColumn{chosen, pivot, std::move(column.rest), std::move(column.used)};
}

// Subtracts a multiple of `unit` from the cell's column, so that it is zero at the pivot.
void ColumnReducer::reduce(std::uint32_t cell, std::uint32_t pivot,
                           const std::vector<SparseEntry>& unit) {
  Column& column = columns_[cell];
  const Residue factor = value_at(column.rest, pivot);
  column.used.push_back({returned_, factor});
  std::vector<SparseEntry> rest;
  rest.reserve(column.rest.size() + unit.size());
  auto own = column.rest.cbegin();
  for (const SparseEntry& entry : unit) {
    while (own != column.rest.cend() && own->place < entry.place) rest.push_back(*own++);
    const bool is_there = own != column.rest.cend() && own->place == entry.place;
    const Residue value = (is_there ? (own++)->value : Residue{}) - factor * entry.value;
    if (!value.is_zero()) rest.push_back({entry.place, value});
    if (is_there && value.is_zero()) set_count(entry.place, left_[entry.place] - 1);
    if (is_there || value.is_zero()) continue;
    set_count(entry.place, left_[entry.place] + 1);
    cells_at_[entry.place].push_back(cell);
  }
  rest.insert(rest.end(), own, column.rest.cend());
  column.rest = std::move(rest);
}

}  // namespace projections::release
