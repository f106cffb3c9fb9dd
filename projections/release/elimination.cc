#include "projections/release/elimination.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <set>
#include <utility>

#include "ledger/base/assert.h"

namespace projections {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();

// Spreads a number over 64 bits (SplitMix64): the same for the same number, on every machine.
constexpr std::uint64_t scattered(std::uint64_t number) {
  number += 0x9E37'79B9'7F4A'7C15U;
  number = (number ^ (number >> 30U)) * 0xBF58'476D'1CE4'E5B9U;
  number = (number ^ (number >> 27U)) * 0x94D0'49BB'1331'11EBU;
  return number ^ (number >> 31U);
}

}  // namespace

Elimination::Elimination(std::span<const std::vector<Term>> columns, std::size_t sums,
                         const std::vector<bool>& hidden)
    : step_at_(sums, kNone),
      step_of_(columns.size(), kNone),
      holders_(sums),
      column_(sums),
      is_touched_(sums) {
  Columns reduced(columns, sums, hidden);
  while (auto column = reduced.next()) append(std::move(*column));
  for (std::uint32_t cell = 0; cell < columns.size(); ++cell) {
    if (hidden[cell] && step_of_[cell] == kNone) free_.push_back({cell, columns[cell]});
  }
}

void Elimination::put(std::uint32_t sum, Residue value) {
  column_[sum] = column_[sum] + value;
  if (is_touched_[sum]) return;
  is_touched_[sum] = true;
  touched_.push_back(sum);
  if (step_at_[sum] == kNone) return;
  due_.push_back(step_at_[sum]);
  std::ranges::push_heap(due_, std::greater<>{});
}

// A step touches later pivots only, so that the earliest that is due is done with for good.
std::vector<Entry> Elimination::reduce() {
  std::vector<Entry> used;
  while (!due_.empty()) {
    std::ranges::pop_heap(due_, std::greater<>{});
    const std::uint32_t number = due_.back();
    due_.pop_back();
    const Step& step = steps_[number];
    const Residue factor = column_[step.pivot];
    if (factor.is_zero()) continue;
    used.push_back({number, factor});
    for (const Entry& entry : step.rest) put(entry.place, -(factor * entry.value));
  }
  return used;
}

std::vector<Entry> Elimination::take_rest() {
  std::vector<Entry> rest;
  for (const std::uint32_t sum : touched_) {
    if (!column_[sum].is_zero()) rest.push_back({sum, column_[sum]});
    column_[sum] = {};
    is_touched_[sum] = false;
  }
  touched_.clear();
  return rest;
}

void Elimination::add(std::uint32_t cell, std::span<const Term> column) {
  for (const Term& term : column) put(term.sum, term.sign());
  std::vector<Entry> used = reduce();
  std::vector<Entry> rest = take_rest();
  if (rest.empty()) {
    free_.push_back({cell, {column.begin(), column.end()}});
  } else {
    const std::uint32_t pivot = rest.front().place;
    append({cell, pivot, std::move(rest), std::move(used)});
  }
}

void Elimination::append(Reduced column) {
  const auto number = static_cast<std::uint32_t>(steps_.size());
  const auto at_pivot = std::ranges::find(column.rest, column.pivot, &Entry::place);
  LEDGER_ASSERT(at_pivot != column.rest.end());
  const Residue unscale = inverse(at_pivot->value);
  for (Entry& entry : column.rest) {
    entry.value = entry.value * unscale;
    holders_[entry.place].push_back(number);
  }
  for (const Entry& entry : column.used) users_[entry.place].push_back(number);
  users_.emplace_back();
  step_at_[column.pivot] = number;
  step_of_[column.cell] = number;
  steps_.push_back(
      {column.cell, column.pivot, unscale, std::move(column.rest), std::move(column.used)});
}

// Of the columns of the steps, which together give `column`: by step.
std::vector<Residue> Elimination::factors(std::vector<Residue> column) const {
  std::vector<Residue> factors(steps_.size());
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    const Residue factor = column[steps_[i].pivot];
    if (factor.is_zero()) continue;
    factors[i] = factor;
    for (const Entry& entry : steps_[i].rest) {
      column[entry.place] = column[entry.place] - factor * entry.value;
    }
  }
  for (std::size_t i = steps_.size(); i-- > 0;) {  // From what is left of columns, to columns.
    if (factors[i].is_zero()) continue;
    factors[i] = factors[i] * steps_[i].unscale;
    for (const Entry& entry : steps_[i].used) {
      factors[entry.place] = factors[entry.place] - factors[i] * entry.value;
    }
  }
  return factors;
}

std::vector<Residue> Elimination::unseen_change(std::uint64_t seed) const {
  std::vector<Residue> change(step_of_.size());
  std::vector<Residue> moved(step_at_.size());  // What the free cells do to each sum.
  for (const Free& free : free_) {
    change[free.cell] = Residue::of(scattered(scattered(seed) ^ free.cell));
    for (const Term& term : free.column) {
      moved[term.sum] = moved[term.sum] + term.sign() * change[free.cell];
    }
  }
  const std::vector<Residue> answer = factors(std::move(moved));
  for (std::size_t i = 0; i < steps_.size(); ++i) change[steps_[i].cell] = -answer[i];
  return change;
}

// What the combination must make of the rest of each step, where that is anything.
std::vector<Entry> Elimination::left_of_rests(std::span<const CellValue> wanted) const {
  std::vector<Residue> left(steps_.size());
  std::set<std::uint32_t> due;
  for (const CellValue& one : wanted) {
    if (step_of_[one.cell] == kNone || one.value.is_zero()) continue;
    left[step_of_[one.cell]] = one.value;
    due.insert(step_of_[one.cell]);
  }
  std::vector<Entry> entries;
  while (!due.empty()) {
    const std::uint32_t number = due.extract(due.begin()).value();
    Residue value = left[number];
    for (const Entry& entry : steps_[number].used) value = value - entry.value * left[entry.place];
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
  for (const Entry& entry : left_of_rests(wanted)) {
    left[entry.place] = entry.value;
    due.insert(entry.place);
  }
  std::vector<SumValue> combination;
  while (!due.empty()) {
    const Step& step = steps_[due.extract(due.begin()).value()];
    Residue value = left[step_at_[step.pivot]];
    for (const Entry& entry : step.rest) value = value - entry.value * by_sum[entry.place];
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

}  // namespace projections
