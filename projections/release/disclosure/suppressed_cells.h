#pragma once

// SuppressedCells: the state of a suppression: which cells are suppressed, which of them are
// computable nevertheless, and which cell to suppress next. The rules are in suppression.cc.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "projections/release/disclosure/linear/elimination.h"
#include "projections/release/disclosure/suppression.h"

namespace projections::release {

class SuppressedCells {
 public:
  // Suppresses the confidential cells. The arguments outlive it.
  SuppressedCells(std::span<const Sum> sums, std::span<const CellInput> cells,
                  const Contributors& contributors);

  std::size_t size() const { return cells_.size(); }
  const CellInput& cell(std::uint32_t cell) const { return cells_[cell]; }
  const Contributors& contributors() const { return contributors_; }
  std::span<const SumTerm> column(std::uint32_t cell) const { return columns_[cell]; }
  bool is_suppressed(std::uint32_t cell) const { return suppressed_[cell]; }
  const std::vector<bool>& suppressed() const { return suppressed_; }
  // Suppressed, and not computable as of the last update_computable().
  bool is_unknown(std::uint32_t cell) const { return suppressed_[cell] && !computable_[cell]; }
  bool is_secret(std::uint32_t cell) const {
    return is_unknown(cell) && cells_[cell].is_confidential;
  }

  void suppress(std::uint32_t cell);
  // These two do not update the elimination: call eliminate() before its next use.
  void set_suppressed(std::uint32_t cell, bool is) { suppressed_[cell] = is; }
  void set_computable(std::uint32_t cell, bool is) { computable_[cell] = is; }

  // Computes the elimination of the suppressed cells from the beginning.
  void eliminate();
  const Elimination& elimination() const { return *elimination_; }
  std::vector<Residue> null_space_sample() { return elimination_->null_space_sample(seed_++); }
  void update_computable();
  // Whether so many cells were suppressed since eliminate() that computing it again saves time.
  bool needs_elimination() const;

  // Whether a sum violates rule 3, or by itself discloses a confidential cell (rule 1).
  bool is_weak(std::uint32_t sum) const;
  // Whether a sum violates rule 3.
  bool is_group_weak(std::uint32_t sum) const;
  std::size_t sums() const { return sums_.size(); }

  // The cheapest cell that can still be suppressed; empty if there is none:
  //   cheapest_in       among the cells of a sum
  //   cheapest_against  among the cells whose suppression adds an unknown to a combination of sums
  //   cheapest_beyond   against the combinations by which suppressed cells of a sum are computable
  std::optional<std::uint32_t> cheapest_in(std::uint32_t sum) const;
  std::optional<std::uint32_t> cheapest_against(std::span<const SumValue> combination) const;
  std::optional<std::uint32_t> cheapest_beyond(std::uint32_t sum) const;
  // The coefficient of a cell in a combination of sums.
  Residue coefficient_in(std::span<const SumValue> combination, std::uint32_t cell) const;

 private:
  bool costs_more(std::uint32_t cell, std::optional<std::uint32_t> than) const;
  bool can_be_suppressed(std::uint32_t cell) const {
    return !suppressed_[cell] && !cells_[cell].is_fixed;
  }
  std::vector<std::uint32_t> unknown_parts(std::uint32_t sum) const;
  bool is_confidential(std::span<const std::uint32_t> group) const;

  std::span<const Sum> sums_;
  std::span<const CellInput> cells_;
  const Contributors& contributors_;
  std::vector<std::vector<SumTerm>> columns_;
  std::vector<bool> suppressed_;
  std::vector<bool> computable_;
  std::optional<Elimination> elimination_;
  std::size_t added_ = 0;  // Columns added to the elimination since it was made.
  std::uint64_t seed_ = 0;
};

}  // namespace projections::release
