#pragma once

// Columns reduces the columns of many cells by one another, in an order that keeps them short: each
// time the sum in which the fewest cells are left gives the pivot, and the shortest column goes.

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <vector>

#include "projections/release/prime_field.h"

namespace projections {

// A cell stands in a sum: as its total, or as one of its parts.
struct Term {
  std::uint32_t sum = 0;
  bool is_total = false;

  Residue sign() const { return is_total ? Residue::one() : Residue::minus_one(); }
};

// What stands at a place, out of many that are mostly empty.
struct Entry {
  std::uint32_t place = 0;
  Residue value;
};

// The cell's column = rest + for each `used`, its value times that earlier column's rest, divided
// by what that one has at its pivot. The rest has nothing at pivots of earlier columns.
struct Reduced {
  std::uint32_t cell = 0;
  std::uint32_t pivot = 0;  // A sum that the rest touches.
  std::vector<Entry> rest;  // Place: a sum.
  std::vector<Entry> used;  // Place: how many columns came before that one.
};

class Columns {
 public:
  Columns(std::span<const std::vector<Term>> columns, std::size_t sums,
          const std::vector<bool>& is_wanted);

  // The next one; none, when nothing is left of the others: they are combinations of those given.
  std::optional<Reduced> next();

 private:
  struct Column {
    std::vector<Entry> rest;  // Ascending by sum.
    std::vector<Entry> used;
  };

  std::optional<std::uint32_t> sum_with_fewest();
  std::vector<std::uint32_t> take_cells_at(std::uint32_t sum);
  void reduce(std::uint32_t cell, std::uint32_t pivot, const std::vector<Entry>& unit);
  void count(std::uint32_t sum, std::size_t now);

  std::uint32_t given_ = 0;
  std::vector<Column> columns_;                       // By cell.
  std::vector<std::vector<std::uint32_t>> cells_at_;  // By sum; some are no longer there.
  std::vector<std::size_t> left_;                     // By sum: how many are there.
  // By how many are left: the sums, of which some have another number by now.
  std::vector<std::deque<std::uint32_t>> sums_with_;
  std::size_t fewest_ = 0;  // No sum has fewer left, but none.
};

}  // namespace projections
