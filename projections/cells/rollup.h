#pragma once

// Rollup: the sums of cells by month and some dimensions, sorted. The groups are the lines of a
// table, in its order, so that a table is read without a search or a sort.
//
// Invariants
//   P-4  For each month and combination of codes, in both bases, the sum of an indicator is the sum
//        of what was added for cells with that month and those codes.
//
// A group remains if its sums return to zero. A Rollup is not stored.
//
// Threading: one thread changes it; nothing reads it meanwhile.

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "projections/cells/grouping.h"
#include "projections/cells/key_interner.h"

namespace projections::cells {

// The dimensions of the monthly table.
inline Dimensions monthly_table() {
  return {Dimension::kTx, Dimension::kDistrict, Dimension::kIndustry};
}

class Rollup {
 public:
  // A run of groups, column by column. Leaves are small, so that inserting a group moves few.
  struct Leaf {
    std::vector<Key> keys;  // Ascending; their form is in projections/cells/grouping.h.
    // One sum for each key, by Basis and Indicator; an empty column if all were always zero.
    std::array<std::array<std::vector<ledger::Fen128>, kIndicators>, 2> sums;
  };

  explicit Rollup(Dimensions by);

  const Dimensions& by() const { return by_; }
  // Whether `dimensions` are the first dimensions of this, in the same order.
  bool begins_with(const Dimensions& dimensions) const;

  // Adds a change of the cell with that key. Time: O(log n) of the number of groups.
  void add(const Key& cell, const CellSums& change);

  // Calls visit(leaf, begin, end) for the groups of the months `from` to `until` inclusive, in
  // ascending order: those with the indices [begin, end) of each leaf.
  template <typename Visit>
  void visit(ledger::Month from, ledger::Month until, Visit visit) const {
    for (auto place = leaf_before(from); place != leaves_.end(); ++place) {
      const Leaf& leaf = place->second;
      const std::size_t begin = count(leaf, [&](ledger::Month month) { return month < from; });
      const std::size_t end = count(leaf, [&](ledger::Month month) { return month <= until; });
      if (begin < end) visit(leaf, begin, end);
      if (end < leaf.keys.size()) return;
    }
  }

 private:
  using Leaves = std::map<Key, Leaf>;  // By a key not above the leaf's first key.

  // The number of groups at the beginning of a leaf whose month fulfils `is_before_end`.
  template <typename Predicate>
  static std::size_t count(const Leaf& leaf, Predicate is_before_end) {
    const auto end = std::ranges::partition_point(leaf.keys, is_before_end, month_of);
    return static_cast<std::size_t>(end - leaf.keys.begin());
  }
  // The last leaf before which there is no group of `month`.
  Leaves::const_iterator leaf_before(ledger::Month month) const;
  struct Place {
    Leaf& leaf;
    std::size_t index;
  };
  Place place_of_group(const Key& group);  // Adds the group if there is none.
  Leaf& leaf_of(const Key& group);
  void split(Leaf& full);

  Dimensions by_;
  Grouping grouping_;
  Leaves leaves_;
};

}  // namespace projections::cells
