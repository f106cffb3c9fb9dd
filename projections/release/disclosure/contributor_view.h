#pragma once

// ContributorView: linear algebra for one contributor who knows some suppressed cells. Internal to
// SoleContributorAttack.
//
// It reduces random null-space vectors by Gauss elimination over the known cells. A combination
// that is zero in all known cells is a random vector of what the contributor cannot determine.

#include <cstddef>
#include <cstdint>
#include <vector>

#include "projections/release/disclosure/suppressed_cells.h"

namespace projections::release {

// Random null-space vectors of the suppressed cells, drawn when needed and shared by all
// contributors. After a cell is suppressed, the earlier vectors are still in the null space, but
// zero in that cell: they are stale, no longer random among all null-space vectors.
class NullSpaceSamples {
 public:
  explicit NullSpaceSamples(SuppressedCells& cells) : cells_(cells) {}

  const std::vector<Residue>& at(std::size_t number) {
    while (drawn_.size() <= number) drawn_.push_back(cells_.null_space_sample());
    return drawn_[number];
  }
  bool is_fresh(std::size_t number) const { return number >= stale_; }
  void make_stale() { stale_ = drawn_.size(); }
  // The first vector to use for a contributor with so many known cells: reusing as many stale
  // vectors saves as many draws.
  std::size_t first_for(std::size_t known_cells);

 private:
  static constexpr std::size_t kStaleMax = 64;

  SuppressedCells& cells_;
  std::vector<std::vector<Residue>> drawn_;
  std::size_t stale_ = 0;
};

class ContributorView {
 public:
  // The arguments outlive it.
  ContributorView(const std::vector<std::uint32_t>& known, NullSpaceSamples& samples);

  // Those of `cells` that are computable for the contributor.
  std::vector<std::uint32_t> computable(const std::vector<std::uint32_t>& cells);
  // How a computable cell is computed: the values of this cell and of the known cells that a
  // combination of sums must have.
  std::vector<CellValue> computation(std::uint32_t cell);
  // To be called after a cell is suppressed.
  void update();

 private:
  // A combination of samples.
  struct Combination {
    std::vector<Residue> factors;  // By sample, from first_ on.
    std::vector<Residue> values;   // In the known cells.
    std::size_t pivot = 0;         // The value here is 1, and 0 in all later combinations.

    void subtract(Residue factor, const Combination& other);
    void scale(Residue factor);
  };
  bool add_combination();
  Residue value_in(const std::vector<Residue>& factors, std::uint32_t cell);

  const std::vector<std::uint32_t>& known_;
  NullSpaceSamples& samples_;
  std::size_t first_;
  std::size_t next_;
  std::vector<Combination> combinations_;
  std::vector<Residue> zero_in_known_;  // Factors of a combination that is zero in all known cells.
};

}  // namespace projections::release
