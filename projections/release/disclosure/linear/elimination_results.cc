// The results of an elimination: null-space samples, and combinations of sums.

#include <algorithm>
#include <functional>
#include <set>
#include <utility>

#include "projections/release/disclosure/linear/elimination.h"

namespace projections::release {
namespace {

// SplitMix64: a hash of a number, equal on every machine.
constexpr std::uint64_t split_mix(std::uint64_t number) {
  number += 0x9E37'79B9'7F4A'7C15U;
  number = (number ^ (number >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
  number = (number ^ (number >> 27U)) * 0x94D0'49BB'1331'11EBU;
  return number ^ (number >> 31U);
}

}  // namespace

// The factors, by step, of the columns that together give `column`.
std::vector<Residue> Elimination::factors(std::vector<Residue> column) const {
  std::vector<Residue> factors(steps_.size());
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Residue factor = column[steps_[i].pivot];
    if (factor.is_zero()) continue;
    factors[i] = factor;
    for (const SparseEntry& entry : steps_[i].rest) {
      column[entry.place] = column[entry.place] - factor * entry.value;
    }
  }
  for (std::size_t i = steps_.size(); i-- > 0;) {  // From rests to columns.
    if (factors[i].is_zero()) continue;
    factors[i] = factors[i] * steps_[i].unscale;
    for (const SparseEntry& entry : steps_[i].used) {
      factors[entry.place] = factors[entry.place] - factors[i] * entry.value;
    }
  }
  return factors;
}

std::vector<Residue> Elimination::null_space_sample(std::uint64_t seed) const {
  std::vector<Residue> change(step_of_.size());
  std::vector<Residue> moved(step_at_.size());  // The change of each sum by the free cells.
  for (const Free& free : free_) {
    change[free.cell] = Residue::of(split_mix(split_mix(seed) ^ free.cell));
    for (const SumTerm& term : free.column) {
      moved[term.sum] = moved[term.sum] + term.sign() * change[free.cell];
    }
  }
  const std::vector<Residue> answer = factors(std::move(moved));
  for (std::size_t i = 0; i < steps_.size(); ++i) change[steps_[i].cell] = -answer[i];
  return change;
}

// The value that the combination must have on the rest of each step; zeroes are left out.
std::vector<SparseEntry> Elimination::values_of_rests(std::span<const CellValue> wanted) const {
  std::vector<Residue> left(steps_.size());
  std::set<std::uint32_t> due;
  for (const CellValue& one : wanted) {
    if (step_of_[one.cell] == kNoStep || one.value.is_zero()) continue;
    left[step_of_[one.cell]] = one.value;
    due.insert(step_of_[one.cell]);
  }
  std::vector<SparseEntry> entries;
  while (!due.empty()) {
    const std::uint32_t number = due.extract(due.begin()).value();
    Residue value = left[number];
    for (const SparseEntry& entry : steps_[number].used)
      value = value - entry.value * left[entry.place];
    left[number] = value * steps_[number].unscale;
    if (value.is_zero()) continue;
    entries.push_back({number, left[number]});
    due.insert(users_[number].begin(), users_[number].end());
  }
  return entries;
}

std::vector<SumValue> Elimination::combination(std::span<const CellValue> wanted) const {
  std::vector<Residue> left(steps_.size());
  std::vector<Residue> by_sum(step_at_.size());
  std::set<std::uint32_t, std::greater<>> due;
  for (const SparseEntry& entry : values_of_rests(wanted)) {
    left[entry.place] = entry.value;
    due.insert(entry.place);
  }
  std::vector<SumValue> combination;
  while (!due.empty()) {
    const Step& step = steps_[due.extract(due.begin()).value()];
    Residue value = left[step_at_[step.pivot]];
    for (const SparseEntry& entry : step.rest) value = value - entry.value * by_sum[entry.place];
    if (value.is_zero()) continue;
    by_sum[step.pivot] = value;
    combination.push_back({step.pivot, value});
    for (const std::uint32_t holder : holders_[step.pivot]) {
      if (holder != step_at_[step.pivot]) due.insert(holder);
    }
  }
  std::ranges::sort(combination, {}, &SumValue::sum);
  return combination;
}

}  // namespace projections::release
