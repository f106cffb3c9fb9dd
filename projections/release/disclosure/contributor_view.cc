#include "projections/release/disclosure/contributor_view.h"

#include <algorithm>
#include <utility>

namespace projections::release {

std::size_t NullSpaceSamples::first_for(std::size_t known_cells) {
  if (stale_ > kStaleMax) {
    drawn_.clear();
    stale_ = 0;
  }
  return stale_ < known_cells ? 0 : stale_ - known_cells;
}

void ContributorView::Combination::subtract(Residue factor, const Combination& other) {
  for (std::size_t i = 0; i < other.factors.size(); ++i) {
    factors[i] = factors[i] - factor * other.factors[i];
  }
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = values[i] - factor * other.values[i];
}

void ContributorView::Combination::scale(Residue factor) {
  for (Residue& one : factors) one = one * factor;
  for (Residue& one : values) one = one * factor;
}

ContributorView::ContributorView(const std::vector<std::uint32_t>& known, NullSpaceSamples& samples)
    : known_(known), samples_(samples), first_(samples.first_for(known.size())), next_(first_) {
  update();
}

std::vector<std::uint32_t> ContributorView::computable(const std::vector<std::uint32_t>& cells) {
  std::vector<Residue> values(cells.size());
  for (std::size_t i = 0; i < zero_in_known_.size(); ++i) {
    if (zero_in_known_[i].is_zero()) continue;
    const std::vector<Residue>& sample = samples_.at(first_ + i);
    for (std::size_t k = 0; k < cells.size(); ++k) {
      values[k] = values[k] + zero_in_known_[i] * sample[cells[k]];
    }
  }
  std::vector<std::uint32_t> computable;
  for (std::size_t k = 0; k < cells.size(); ++k) {
    if (values[k].is_zero()) computable.push_back(cells[k]);
  }
  return computable;
}

std::vector<CellValue> ContributorView::computation(std::uint32_t cell) {
  std::vector<Residue> times(known_.size());
  for (std::size_t i = combinations_.size(); i-- > 0;) {
    Residue balance = value_in(combinations_[i].factors, cell);
    for (std::size_t k = 0; k < times.size(); ++k) {
      balance = balance + combinations_[i].values[k] * times[k];  // Still zero at the pivot.
    }
    times[combinations_[i].pivot] = -balance;
  }
  std::vector<CellValue> values{{cell, Residue::one()}};
  for (std::size_t k = 0; k < times.size(); ++k) values.push_back({known_[k], times[k]});
  return values;
}

void ContributorView::update() {
  while (add_combination()) {
  }
}

// False once a fresh sample, reduced by the combinations, is zero in all known cells: that is as
// good as random among all such vectors.
bool ContributorView::add_combination() {
  const std::size_t number = next_++;
  Combination combination{.factors = std::vector<Residue>(number - first_ + 1), .values = {}};
  combination.factors.back() = Residue::one();
  for (const std::uint32_t cell : known_) combination.values.push_back(samples_.at(number)[cell]);
  for (const Combination& earlier : combinations_)
    combination.subtract(combination.values[earlier.pivot], earlier);
  const auto nonzero =
      std::ranges::find_if(combination.values, [](Residue r) { return !r.is_zero(); });
  if (nonzero == combination.values.end()) {
    zero_in_known_ = std::move(combination.factors);
    return !samples_.is_fresh(number);
  }
  combination.pivot = static_cast<std::size_t>(nonzero - combination.values.begin());
  combination.scale(inverse(*nonzero));
  combinations_.push_back(std::move(combination));
  return true;
}

// The value of a combination of samples in a cell.
Residue ContributorView::value_in(const std::vector<Residue>& factors, std::uint32_t cell) {
  Residue value;
  for (std::size_t i = 0; i < factors.size(); ++i) {
    if (!factors[i].is_zero()) value = value + factors[i] * samples_.at(first_ + i)[cell];
  }
  return value;
}

}  // namespace projections::release
