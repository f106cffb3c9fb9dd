#pragma once

// Elimination: a sparse Gauss elimination that determines what the published cells of additive
// tables disclose about the suppressed ones.
//
// Every sum is an equation, total - parts = 0. Published cells are constants; suppressed cells are
// unknowns, each with a column: its coefficients in the sums. A suppressed cell is computable if
// and only if some combination of the sums eliminates all suppressed cells but that one, that is,
// if its column is not a combination of the other columns.
//
// Two results prove the two cases:
//   null_space_sample   a vector of changes of the suppressed cells under which all sums still
//                       hold. A cell that it changes is not computable: two tables have the same
//                       published cells.
//   combination         factors of the sums by which a computable cell is computed.
//
// Columns are reduced one by one, so suppressing one more cell costs one more column.
//
// Arithmetic is modulo the prime p = 2^61 - 1. A cell that is computable over the rationals is
// computable modulo p, unless p divides all minors of full rank (Cramer); minors of tables are 0, 1
// or -1 in two dimensions, and products of small numbers in more. The converse can fail without
// harm: a cell wrongly found computable is protected better than required.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/disclosure/linear/column_reducer.h"
#include "projections/release/disclosure/linear/prime_field.h"

namespace projections::release {

// An entry of a sparse vector over cells, or over sums.
struct CellValue {
  std::uint32_t cell = 0;
  Residue value;
};
struct SumValue {
  std::uint32_t sum = 0;
  Residue value;
};

class Elimination {
 public:
  // `columns` by cell; the unknowns are the `suppressed` cells.
  Elimination(std::span<const std::vector<SumTerm>> columns, std::size_t sums,
              const std::vector<bool>& suppressed);

  // Adds the column of one more suppressed cell.
  void add(std::uint32_t cell, std::span<const SumTerm> column);
  // The rank: the number of columns that are not combinations of others.
  std::size_t steps() const { return steps_.size(); }

  // A pseudo-random vector of the null space, by cell; zero for cells that were not added. A cell
  // that some null-space vector changes is zero with a probability of 2^-61.
  std::vector<Residue> null_space_sample(std::uint64_t seed) const;

  // The combination of sums, ascending, in which the added cells have exactly the coefficients
  // `wanted`. Such a combination must exist.
  std::vector<SumValue> combination(std::span<const CellValue> wanted) const;

 private:
  static constexpr std::uint32_t kNoStep = UINT32_MAX;

  // A reduced column, scaled so that its rest is 1 at the pivot.
  struct Step {
    std::uint32_t cell = 0;
    std::uint32_t pivot = 0;
    Residue unscale;  // The factor that scaled it.
    std::vector<SparseEntry> rest;
    std::vector<SparseEntry> used;
  };
  // A column that is a combination of the steps: its cell can take any value.
  struct Free {
    std::uint32_t cell = 0;
    std::vector<SumTerm> column;
  };

  void append(ReducedColumn column);
  void put(std::uint32_t sum, Residue value);
  std::vector<SparseEntry> reduce();
  std::vector<SparseEntry> take_rest();
  std::vector<Residue> factors(std::vector<Residue> column) const;
  std::vector<SparseEntry> values_of_rests(std::span<const CellValue> wanted) const;

  std::vector<Step> steps_;
  std::vector<Free> free_;
  std::vector<std::uint32_t> step_at_;             // By sum: the step with this pivot, or kNoStep.
  std::vector<std::uint32_t> step_of_;             // By cell: the step of its column, or kNoStep.
  std::vector<std::vector<std::uint32_t>> users_;  // By step: the steps that use it.
  std::vector<std::vector<std::uint32_t>> holders_;  // By sum: the steps whose rest has it.

  // The column being reduced, by sum, and its sums; empty between calls of add().
  std::vector<Residue> column_;
  std::vector<bool> is_touched_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t>
      due_;  // Steps whose pivot the column has: a heap, the earliest on top.
};

}  // namespace projections::release
