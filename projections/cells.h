#pragma once

// Cells: all cells (projections/cell.h) of the statistics, and which of them changed. Beside them,
// for whoever asks for it, a roll-up of them (projections/rollup.h).

#include <cstdint>
#include <optional>
#include <vector>

#include "projections/blocks.h"
#include "projections/cell.h"
#include "projections/key_index.h"
#include "projections/rollup.h"

namespace projections {

class Cells {
 public:
  // Adds what changed of a thing: to its own month, and to the month in which that was filed.
  void add(const CellId& id, ledger::Month booked_in, const Figures& change);
  void put(const Cell& cell);  // As it was saved; not dirty.

  std::uint32_t size() const { return index_.size(); }
  Cell at(std::uint32_t index) const;
  const Key& key_at(std::uint32_t index) const { return index_.at(index); }
  const Sums& sums_at(std::uint32_t index, Basis basis) const {
    return stored_[index].sums[static_cast<std::size_t>(basis)];
  }

  // Makes the roll-up over these dimensions, in place of another one; from now on it is kept in
  // step. Who never asks pays nothing.
  void keep_rollup(Dimensions by = monthly_table());
  const Rollup* rollup() const { return rollup_ ? &*rollup_ : nullptr; }  // Null: none is kept.

  // The rows of cells that changed since the last call, each once.
  std::vector<Row> take_dirty();
  // All rows, in order of their keys.
  std::vector<Row> rows() const;

 private:
  struct Stored {
    std::array<Sums, 2> sums{};
    bool is_dirty = false;
  };
  std::uint32_t reach(const CellId& id);
  void add_to(std::uint32_t index, Basis basis, const Figures& change);

  KeyIndex index_;
  Blocks<Stored> stored_;
  std::vector<std::uint32_t> dirty_;
  std::optional<Rollup> rollup_;
};

}  // namespace projections
