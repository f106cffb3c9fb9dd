#include "projections/release/disclosure/republish.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <utility>

namespace projections::release {
namespace {

// Publishing a cell removes the null-space vectors that are not zero in it. A cell is tied to it if
// their values have a fixed ratio in all vectors: then it becomes computable too. Two random
// vectors show whether the ratio is fixed.
constexpr std::size_t kSamplesMin = 2;
// Vectors drawn at once: each published cell uses up one, and a new draw needs a new elimination.
constexpr std::size_t kSamples = 32;

class Republisher {
 public:
  explicit Republisher(SuppressedCells& cells) : cells_(cells) { draw(); }

  void attempt(std::uint32_t cell) {
    if (samples_.size() <= kSamplesMin) draw();
    std::vector<std::uint32_t> tied;
    for (std::uint32_t i = 0; i < cells_.size(); ++i) {
      if (i == cell || !cells_.is_unknown(i) || !is_tied(i, cell)) continue;
      if (cells_.cell(i).is_confidential) return;
      tied.push_back(i);
    }
    if (publish(cell, tied)) remove_from_samples(cell);
  }

 private:
  void draw() {
    cells_.eliminate();
    samples_.clear();
    while (samples_.size() < kSamples) samples_.push_back(cells_.null_space_sample());
  }

  bool is_tied(std::uint32_t one, std::uint32_t other) const {
    return samples_[0][one] * samples_[1][other] == samples_[0][other] * samples_[1][one];
  }

  // Publishes the cell, so that `tied` become computable. If a sum would become weak, changes
  // nothing and returns false.
  bool publish(std::uint32_t cell, const std::vector<std::uint32_t>& tied) {
    cells_.set_suppressed(cell, false);
    for (const std::uint32_t one : tied) cells_.set_computable(one, true);
    const auto is_weak_at = [&](std::uint32_t one) {
      return std::ranges::any_of(cells_.column(one),
                                 [&](const SumTerm& term) { return cells_.is_weak(term.sum); });
    };
    if (!is_weak_at(cell) && std::ranges::none_of(tied, is_weak_at)) return true;
    for (const std::uint32_t one : tied) cells_.set_computable(one, false);
    cells_.set_suppressed(cell, true);
    return false;
  }

  // Replaces the samples by combinations of them that are zero in the cell.
  void remove_from_samples(std::uint32_t cell) {
    const auto nonzero = std::ranges::find_if(
        samples_, [&](const std::vector<Residue>& sample) { return !sample[cell].is_zero(); });
    if (nonzero == samples_.end()) return;
    std::swap(*nonzero, samples_.back());
    const std::vector<Residue> last = std::move(samples_.back());
    samples_.pop_back();
    const Residue unit = inverse(last[cell]);
    for (std::vector<Residue>& sample : samples_) {
      const Residue factor = sample[cell] * unit;
      if (factor.is_zero()) continue;
      for (std::size_t i = 0; i < sample.size(); ++i) sample[i] = sample[i] - factor * last[i];
    }
  }

  SuppressedCells& cells_;
  std::vector<std::vector<Residue>> samples_;
};

}  // namespace

void republish(SuppressedCells& cells, const std::vector<bool>& needed) {
  std::vector<std::uint32_t> candidates;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    if (cells.is_unknown(i) && !cells.cell(i).is_confidential && !needed[i])
      candidates.push_back(i);
  }
  std::ranges::stable_sort(candidates, std::ranges::greater{},
                           [&](std::uint32_t i) { return cells.cell(i).cost; });
  Republisher republisher(cells);
  for (const std::uint32_t cell : candidates) {
    if (cells.is_unknown(cell)) republisher.attempt(cell);
  }
}

}  // namespace projections::release
