#pragma once

// Elimination answers what the published cells of additive tables tell about the hidden ones.
//
// Every sum is an equation, total - parts = 0. Published cells are known numbers in it; the hidden
// ones are unknowns, each with a column: the sums in which it stands. A hidden cell is computable
// if and only if some combination of the sums leaves nothing of the hidden cells but that one: if
// its column is no combination of the other columns.
//
// Two things can be asked for, which are proofs of the two answers:
//   unseen_change   a change of the hidden cells under which all sums still hold. A cell that it
//                   changes is not computable: there are two tables with the same published cells.
//   combination     factors of the sums by which a computable cell is computed.
//
// Columns are reduced one after the other, so that hiding one more cell costs one more column.
//
// Arithmetic is modulo the prime 2^61 - 1, and that is sound for fractions too: let a cell be
// computable by fractions. Their denominators divide (Cramer) any minor of the sums of full rank;
// so it is computable modulo p unless p divides all of those at once. Minors of tables are 0, 1 or
// -1 in two dimensions, and products of small numbers beyond. The converse may err, without harm:
// one that is taken for computable is hidden better than it must be.

#include <cstdint>
#include <span>
#include <vector>

#include "projections/release/columns.h"
#include "projections/release/prime_field.h"

namespace projections {

// A value for one cell, or for one sum, out of many.
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
  // All columns by cell; those of `hidden` cells are the unknowns.
  Elimination(std::span<const std::vector<Term>> columns, std::size_t sums,
              const std::vector<bool>& hidden);

  // One more is hidden from now on.
  void add(std::uint32_t cell, std::span<const Term> column);
  std::size_t steps() const { return steps_.size(); }  // Columns that are no combination of others.

  // By cell; zero for cells that were not added. The seed picks one of many, such that a cell which
  // some change moves stays in its place with a chance of 2^-61.
  std::vector<Residue> unseen_change(std::uint64_t seed) const;

  // Ascending by sum; of the added cells it leaves `wanted` only, each times its value. There must
  // be such a combination.
  std::vector<SumValue> combination(std::span<const CellValue> wanted) const;

 private:
  // A reduced column, its rest divided by what it has at the pivot.
  struct Step {
    std::uint32_t cell = 0;
    std::uint32_t pivot = 0;
    Residue unscale;  // One by that.
    std::vector<Entry> rest;
    std::vector<Entry> used;
  };
  // A column that is a combination of those: its cell can take any value.
  struct Free {
    std::uint32_t cell = 0;
    std::vector<Term> column;
  };

  void append(Reduced column);
  void put(std::uint32_t sum, Residue value);
  std::vector<Entry> reduce();
  std::vector<Entry> take_rest();
  std::vector<Residue> factors(std::vector<Residue> column) const;
  std::vector<Entry> left_of_rests(std::span<const CellValue> wanted) const;

  std::vector<Step> steps_;
  std::vector<Free> free_;
  std::vector<std::uint32_t> step_at_;               // By sum: the step that has it as pivot.
  std::vector<std::uint32_t> step_of_;               // By cell: the step of its column.
  std::vector<std::vector<std::uint32_t>> users_;    // By step: those that used it.
  std::vector<std::vector<std::uint32_t>> holders_;  // By sum: the steps whose rest touches it.

  // The column at work, by sum, and the sums that it touches; empty between calls of add.
  std::vector<Residue> column_;
  std::vector<bool> is_touched_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> due_;  // Steps whose pivot is touched: a heap, the earliest on top.
};

}  // namespace projections
