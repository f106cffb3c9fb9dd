#include "projections/release/elimination.h"

#include <algorithm>
#include <functional>
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

Elimination::Elimination(std::size_t cells, std::size_t sums)
    : cells_(cells), step_at_(sums, kNone), column_(sums), is_touched_(sums) {}

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
std::vector<Elimination::Entry> Elimination::reduce() {
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

std::vector<Elimination::Entry> Elimination::take_rest() {
  std::vector<Entry> rest;
  for (const std::uint32_t sum : touched_) {
    if (!column_[sum].is_zero()) rest.push_back({sum, column_[sum]});
    column_[sum] = {};
    is_touched_[sum] = false;
  }
  touched_.clear();
  return rest;
}

void Elimination::add(std::uint32_t cell, std::span<const Term> column, std::uint32_t pivot) {
  for (const Term& term : column) put(term.sum, term.sign());
  std::vector<Entry> used = reduce();
  std::vector<Entry> rest = take_rest();
  if (rest.empty()) {
    free_.push_back({cell, {column.begin(), column.end()}});
    return;
  }
  auto chosen = std::ranges::find(rest, pivot, &Entry::place);
  if (chosen == rest.end()) chosen = rest.begin();
  const std::uint32_t place = chosen->place;
  const Residue unscale = inverse(chosen->value);
  for (Entry& entry : rest) entry.value = entry.value * unscale;
  step_at_[place] = static_cast<std::uint32_t>(steps_.size());
  steps_.push_back({cell, place, unscale, std::move(rest), std::move(used)});
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
  std::vector<Residue> change(cells_);
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

std::vector<Residue> Elimination::combination(std::span<const CellValue> wanted) const {
  std::vector<Residue> by_cell(cells_);
  for (const CellValue& one : wanted) by_cell[one.cell] = one.value;
  std::vector<Residue> of_rest(steps_.size());  // What the combination makes of each step's rest.
  for (std::size_t i = 0; i < steps_.size(); ++i) {
    Residue value = by_cell[steps_[i].cell];
    for (const Entry& entry : steps_[i].used) value = value - entry.value * of_rest[entry.place];
    of_rest[i] = value * steps_[i].unscale;
  }
  std::vector<Residue> combination(step_at_.size());
  for (std::size_t i = steps_.size(); i-- > 0;) {
    Residue value = of_rest[i];
    for (const Entry& entry : steps_[i].rest) {
      value = value - entry.value * combination[entry.place];  // Its own is still zero.
    }
    combination[steps_[i].pivot] = value;
  }
  return combination;
}

std::vector<Planned> plan(std::span<const std::uint32_t> cells,
                          std::span<const std::vector<Term>> columns, std::size_t sums) {
  std::vector<std::vector<std::uint32_t>> cells_of(sums);
  for (const std::uint32_t cell : cells) {
    for (const Term& term : columns[cell]) cells_of[term.sum].push_back(cell);
  }
  std::set<std::pair<std::size_t, std::uint32_t>> waiting;  // Cells left, sum.
  std::vector<std::size_t> left(sums);
  for (std::uint32_t sum = 0; sum < sums; ++sum) {
    left[sum] = cells_of[sum].size();
    if (left[sum] != 0) waiting.emplace(left[sum], sum);
  }
  std::vector<bool> is_planned(columns.size());
  std::vector<Planned> order;
  order.reserve(cells.size());
  while (!waiting.empty()) {
    const std::uint32_t sum = waiting.begin()->second;
    waiting.erase(waiting.begin());
    const auto next = std::ranges::find_if(cells_of[sum], [&](auto c) { return !is_planned[c]; });
    if (next == cells_of[sum].end()) continue;
    is_planned[*next] = true;
    order.push_back({*next, sum});
    for (const Term& term : columns[*next]) {
      if (waiting.erase({left[term.sum], term.sum}) == 0) continue;
      if (--left[term.sum] != 0) waiting.emplace(left[term.sum], term.sum);
    }
  }
  for (const std::uint32_t cell : cells) {
    if (!is_planned[cell]) order.push_back({cell, kNone});
  }
  return order;
}

}  // namespace projections
