#include "projections/cells.h"

#include <algorithm>

namespace projections {
namespace {

using Change = std::array<Sums, 2>;  // By Basis.

Change change_in(Basis basis, const Figures& figures) {
  Change change{};
  std::ranges::copy(figures, change[static_cast<std::size_t>(basis)].begin());
  return change;
}

Change difference(const Change& after, const Change& before) {
  Change change = after;
  for (std::size_t basis = 0; basis < change.size(); ++basis) {
    for (std::size_t i = 0; i < kFiguresMax; ++i) change[basis][i] -= before[basis][i];
  }
  return change;
}

}  // namespace

std::uint32_t Cells::reach(const CellId& id) {
  const std::uint32_t index = index_.intern(key_of(id));
  if (index == stored_.size()) stored_.push_back({});
  return index;
}

void Cells::add_to(std::uint32_t index, Basis basis, const Figures& change) {
  Stored& stored = stored_[index];
  Sums& sums = stored.sums[static_cast<std::size_t>(basis)];
  for (std::size_t i = 0; i < kFiguresMax; ++i) sums[i] += change[i];
  if (rollup_) rollup_->add(index_.at(index), change_in(basis, change));
  if (stored.is_dirty) return;
  stored.is_dirty = true;
  dirty_.push_back(index);
}

void Cells::add(const CellId& id, ledger::Month booked_in, const Figures& change) {
  const std::uint32_t index = reach(id);
  add_to(index, Basis::kEvent, change);
  if (booked_in == id.month) return add_to(index, Basis::kBooking, change);
  add_to(reach({booked_in, id.breakdown, id.subject}), Basis::kBooking, change);
}

void Cells::put(const Cell& cell) {
  const std::uint32_t index = reach(cell.id);
  Change& sums = stored_[index].sums;
  if (rollup_) rollup_->add(index_.at(index), difference(cell.sums, sums));
  sums = cell.sums;
}

void Cells::keep_rollup(Dimensions by) {
  Rollup& rollup = rollup_.emplace(std::move(by));
  for (std::uint32_t index = 0; index < size(); ++index) {
    rollup.add(index_.at(index), stored_[index].sums);
  }
}

Cell Cells::at(std::uint32_t index) const {
  return {.id = id_of(index_.at(index)), .sums = stored_[index].sums};
}

std::vector<Row> Cells::take_dirty() {
  std::vector<Row> rows;
  rows.reserve(dirty_.size());
  for (const std::uint32_t index : dirty_) {
    stored_[index].is_dirty = false;
    rows.push_back(encode_cell(at(index)));
  }
  dirty_.clear();
  return rows;
}

std::vector<Row> Cells::rows() const {
  std::vector<Row> rows;
  for (std::uint32_t index = 0; index < size(); ++index) {
    const Cell cell = at(index);
    if (!cell.is_zero()) rows.push_back(encode_cell(cell));
  }
  std::ranges::sort(rows, {}, &Row::key);
  return rows;
}

}  // namespace projections
