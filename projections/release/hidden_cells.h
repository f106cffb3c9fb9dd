#pragma once

// HiddenCells: which cells are hidden at the moment, what is computable in spite of it, and which
// cell to hide next. It makes nothing safe by itself: suppression.cc says what has to be.

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "projections/release/elimination.h"
#include "projections/release/suppression.h"

namespace projections {

class HiddenCells {
 public:
  // Hides what is confidential. The spans stay the caller's, and must outlive this.
  HiddenCells(std::span<const Sum> sums, std::span<const Protected> cells,
              const Contributors& contributors);

  std::size_t size() const { return cells_.size(); }
  const Protected& cell(std::uint32_t cell) const { return cells_[cell]; }
  const Contributors& contributors() const { return contributors_; }
  std::span<const Term> column(std::uint32_t cell) const { return columns_[cell]; }
  bool is_hidden(std::uint32_t cell) const { return hidden_[cell]; }
  const std::vector<bool>& hidden() const { return hidden_; }
  // Hidden, and as of the last `look` not computable.
  bool is_unknown(std::uint32_t cell) const { return hidden_[cell] && !computable_[cell]; }
  bool is_secret(std::uint32_t cell) const {
    return is_unknown(cell) && cells_[cell].is_confidential;
  }

  void hide(std::uint32_t cell);
  // These two tell the elimination nothing: `eliminate` before it is asked again.
  void set_hidden(std::uint32_t cell, bool is) { hidden_[cell] = is; }
  void set_computable(std::uint32_t cell, bool is) { computable_[cell] = is; }

  void eliminate();
  const Elimination& elimination() const { return *elimination_; }
  std::vector<Residue> unseen_change() { return elimination_->unseen_change(seed_++); }
  void look();           // Finds out anew what is computable.
  bool is_long() const;  // So many were hidden since `eliminate` that it should be done anew.

  // Whether rule 3 is broken at a sum; or it gives away a single confidential cell.
  bool is_weak(std::uint32_t sum) const;
  bool is_group_weak(std::uint32_t sum) const;
  std::size_t sums() const { return sums_.size(); }

  // The cheapest that can still be hidden, if any
  //   in        of the cells of a sum;
  //   against   such that a combination of sums has one more unknown than it leaves now;
  //   beyond    against the combinations by which hidden cells of a sum are computable.
  std::optional<std::uint32_t> cheapest_in(std::uint32_t sum) const;
  std::optional<std::uint32_t> cheapest_against(std::span<const SumValue> combination) const;
  std::optional<std::uint32_t> cheapest_beyond(std::uint32_t sum) const;
  // What a combination leaves of a cell.
  Residue share_in(std::span<const SumValue> combination, std::uint32_t cell) const;

 private:
  bool is_dearer(std::uint32_t cell, std::optional<std::uint32_t> than) const;
  bool can_be_hidden(std::uint32_t cell) const { return !hidden_[cell] && !cells_[cell].is_fixed; }
  std::vector<std::uint32_t> unknown_parts(std::uint32_t sum) const;
  bool is_confidential(std::span<const std::uint32_t> group) const;

  std::span<const Sum> sums_;
  std::span<const Protected> cells_;
  const Contributors& contributors_;
  std::vector<std::vector<Term>> columns_;
  std::vector<bool> hidden_;
  std::vector<bool> computable_;
  std::optional<Elimination> elimination_;
  std::size_t added_ = 0;  // To the elimination, since it was made.
  std::uint64_t seed_ = 0;
};

}  // namespace projections
