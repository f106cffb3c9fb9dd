#pragma once

// Cells: all cells of the statistics, and which of them changed since their rows were last taken.
//
// Threading: one thread changes it; nothing reads it meanwhile.

#include <cstdint>
#include <vector>

#include "projections/cells/cell.h"
#include "projections/cells/chunked_list.h"
#include "projections/cells/key_interner.h"

namespace projections::cells {

class Cells {
 public:
  // Adds a change of a thing's figures: to the cell `id` in the event basis, and to the cell of the
  // month `booked_in` in the booking basis.
  void add(const CellId& id, ledger::Month booked_in, const Figures& change);
  // Sets a cell as it was stored; its row does not become dirty.
  void put(const Cell& cell);

  std::uint32_t size() const { return index_.size(); }
  Cell at(std::uint32_t index) const;
  const Key& key_at(std::uint32_t index) const { return index_.at(index); }
  const CellSums& sums_at(std::uint32_t index) const { return stored_[index].sums; }

  // The rows of the cells that changed since the last call, each once.
  std::vector<KvRow> take_dirty();
  // All rows, in order of key.
  std::vector<KvRow> rows() const;

 private:
  struct Stored {
    CellSums sums{};
    bool is_dirty = false;
  };
  std::uint32_t index_of(const CellId& id);  // Adds an empty cell if there is none.
  void add_to(std::uint32_t index, Basis basis, const Figures& change);

  KeyInterner index_;
  ChunkedList<Stored> stored_;
  std::vector<std::uint32_t> dirty_;
};

}  // namespace projections::cells
