#pragma once

// ColumnReducer reduces sparse columns by one another, in an order in which they stay short
// (Markowitz): the next pivot is the sum with the fewest remaining cells, and the shortest of their
// columns is taken.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "projections/release/disclosure/linear/prime_field.h"

namespace projections::release {

// The occurrence of a cell in a sum: as its total, or as one of its parts.
struct SumTerm {
  std::uint32_t sum = 0;
  bool is_total = false;

  Residue sign() const { return is_total ? Residue::one() : Residue::minus_one(); }
};

// An entry of a sparse vector.
struct SparseEntry {
  std::uint32_t place = 0;
  Residue value;
};

// The cell's column is the rest plus, for each entry of `used`, its value times the rest of that
// earlier column, scaled to 1 at its pivot. The rest is zero at the pivots of earlier columns.
struct ReducedColumn {
  std::uint32_t cell = 0;
  std::uint32_t pivot = 0;        // A sum in which the rest is not zero.
  std::vector<SparseEntry> rest;  // By sum.
  std::vector<SparseEntry> used;  // By index of the earlier column.
};

class ColumnReducer {
 public:
  // `columns` by cell; only those of `is_wanted` cells are reduced.
  ColumnReducer(std::span<const std::vector<SumTerm>> columns, std::size_t sums,
                const std::vector<bool>& is_wanted);

  // The next reduced column; empty if the remaining ones are combinations of those returned.
  std::optional<ReducedColumn> next();

 private:
  struct Column {
    std::vector<SparseEntry> rest;  // Ascending by sum.
    std::vector<SparseEntry> used;
  };

  std::optional<std::uint32_t> sum_with_fewest();
  std::vector<std::uint32_t> take_cells_at(std::uint32_t sum);
  void reduce(std::uint32_t cell, std::uint32_t pivot, const std::vector<SparseEntry>& unit);
  void set_count(std::uint32_t sum, std::size_t cells);

  std::uint32_t returned_ = 0;
  std::vector<Column> columns_;  // By cell.
  std::vector<std::vector<std::uint32_t>>
      cells_at_;                   // By sum; may contain cells that no longer have it.
  std::vector<std::size_t> left_;  // By sum: the number of remaining cells.
  // By number of remaining cells: the sums; may contain sums whose number has changed.
  std::vector<std::deque<std::uint32_t>> sums_with_;
  std::size_t fewest_ = 0;  // No sum with remaining cells has fewer.
};

}  // namespace projections::release
