#include "projections/cells/cells.h"

#include <algorithm>

namespace projections::cells {

std::uint32_t Cells::index_of(const CellId& id) {
  const std::uint32_t index = index_.intern(key_of(id));
  if (index == stored_.size()) stored_.push_back({});
  return index;
}

void Cells::add_to(std::uint32_t index, Basis basis, const Figures& change) {
  Stored& stored = stored_[index];
  Sums& sums = stored.sums[static_cast<std::size_t>(basis)];
  for (std::size_t i = 0; i < kFiguresMax; ++i) sums[i] += change[i];
  if (stored.is_dirty) return;
  stored.is_dirty = true;
  dirty_.push_back(index);
}

void Cells::add(const CellId& id, ledger::Month booked_in, const Figures& change) {
  const std::uint32_t index = index_of(id);
  add_to(index, Basis::kEvent, change);
  if (booked_in == id.month) return add_to(index, Basis::kBooking, change);
  add_to(index_of({booked_in, id.breakdown, id.subject}), Basis::kBooking, change);
}

void Cells::put(const Cell& cell) { stored_[index_of(cell.id)].sums = cell.sums; }

Cell Cells::at(std::uint32_t index) const {
  return {.id = id_of(index_.at(index)), .sums = stored_[index].sums};
}

std::vector<KvRow> Cells::take_dirty() {
  std::vector<KvRow> rows;
  rows.reserve(dirty_.size());
  for (const std::uint32_t index : dirty_) {
    stored_[index].is_dirty = false;
    rows.push_back(encode_cell(at(index)));
  }
  dirty_.clear();
  return rows;
}

std::vector<KvRow> Cells::rows() const {
  std::vector<KvRow> rows;
  for (std::uint32_t index = 0; index < size(); ++index) {
    const Cell cell = at(index);
    if (!cell.is_zero()) rows.push_back(encode_cell(cell));
  }
  std::ranges::sort(rows, {}, &KvRow::key);
  return rows;
}

}  // namespace projections::cells
