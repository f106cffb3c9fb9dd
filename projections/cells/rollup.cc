#include "projections/cells/rollup.h"

namespace projections::cells {
namespace {

constexpr std::size_t kLeafGroups = 256;

// The lowest key of a month.
Key first_key(ledger::Month month) { return key_of({month, {}, {}}); }

template <typename T>
std::vector<T> upper_half(std::vector<T>& items) {
  const auto middle = items.begin() + static_cast<std::ptrdiff_t>(items.size() / 2);
  std::vector<T> upper(middle, items.end());
  items.erase(middle, items.end());
  return upper;
}

}  // namespace

Rollup::Rollup(Dimensions by) : by_(std::move(by)), grouping_(all_dimensions(), by_) {
  leaves_.emplace();
}

bool Rollup::begins_with(const Dimensions& dimensions) const {
  return dimensions.size() <= by_.size() &&
         std::equal(dimensions.begin(), dimensions.end(), by_.begin());
}

Rollup::Leaves::const_iterator Rollup::leaf_before(ledger::Month month) const {
  return std::prev(leaves_.upper_bound(first_key(month)));
}

Rollup::Leaf& Rollup::leaf_of(const Key& group) {
  return std::prev(leaves_.upper_bound(group))->second;
}

void Rollup::split(Leaf& full) {
  Leaf upper{upper_half(full.keys), {}};
  for (std::size_t basis = 0; basis < full.sums.size(); ++basis) {
    for (std::size_t i = 0; i < kIndicators; ++i) {
      upper.sums[basis][i] = upper_half(full.sums[basis][i]);
    }
  }
  const Key first = upper.keys.front();
  leaves_.emplace(first, std::move(upper));
}

Rollup::Place Rollup::place_of_group(const Key& group) {
  if (Leaf& leaf = leaf_of(group); leaf.keys.size() == kLeafGroups) split(leaf);
  Leaf& leaf = leaf_of(group);
  const auto key = std::ranges::lower_bound(leaf.keys, group);
  const auto index = key - leaf.keys.begin();
  if (key != leaf.keys.end() && *key == group) return {leaf, static_cast<std::size_t>(index)};
  leaf.keys.insert(key, group);
  for (auto& columns : leaf.sums) {
    for (auto& column : columns) {
      if (!column.empty()) column.insert(column.begin() + index, 0);
    }
  }
  return {leaf, static_cast<std::size_t>(index)};
}

void Rollup::add(const Key& cell, const CellSums& change) {
  const auto [leaf, index] = place_of_group(grouping_.group_of(cell));
  const auto indicators = indicators_of(subject_of(cell));
  for (std::size_t basis = 0; basis < change.size(); ++basis) {
    for (std::size_t i = 0; i < indicators.size(); ++i) {
      if (change[basis][i] == 0) continue;
      auto& column = leaf.sums[basis][static_cast<std::size_t>(indicators[i])];
      if (column.empty()) column.resize(leaf.keys.size());
      column[index] += change[basis][i];
    }
  }
}

}  // namespace projections::cells
