#pragma once

// Rollup: the sums of the cells over all dimensions but a few, standing ready: what a monthly table
// asks for is there already, in the order of the answer, and is not added up for each question.
//
// Invariants
//   P-4  For each month and combination of codes of its dimensions, in both bases, its sum of an
//        indicator is that of the cells which have that month and those codes.
//
// Cells make one when they are asked to, and from then on give it each of their own changes: a
// change then costs a search more. It holds every group that ever was, also one whose figures have
// come to zero.
//
// It is not stored: a snapshot has the cells, and whoever loads one asks again.

#include <algorithm>
#include <array>
#include <map>
#include <vector>

#include "projections/grouping.h"
#include "projections/key_index.h"

namespace projections {

// What the monthly table is split by.
inline Dimensions monthly_table() {
  return {Dimension::kTx, Dimension::kDistrict, Dimension::kIndustry};
}

class Rollup {
 public:
  // Groups that are neighbours, column by column: a table is read from end to end, and only where
  // something is; they are few, so that another one among them moves few.
  struct Leaf {
    std::vector<Key> keys;  // Ascending: projections/grouping.h has their form.
    // A sum for each key, by Basis and Indicator; no sums where all were zero for ever.
    std::array<std::array<std::vector<ledger::Fen128>, kIndicators>, 2> sums;
  };

  explicit Rollup(Dimensions by);

  const Dimensions& by() const { return by_; }
  bool has(const Dimensions& dimensions) const;          // All of them, in whatever order.
  bool begins_with(const Dimensions& dimensions) const;  // And they are its first, in this order.

  // What was added to the cell of that key, by Basis.
  void add(const Key& cell, const std::array<Sums, 2>& change);

  // Calls visit(leaf, begin, end) for the groups of the months asked for, both ends among them, in
  // ascending order: those with the places from `begin` up to `end` in each leaf.
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
  using Leaves = std::map<Key, Leaf>;  // By a key that is not above the leaf's first.

  // How many of its groups come first, by their month.
  template <typename IsFirst>
  static std::size_t count(const Leaf& leaf, IsFirst is_first) {
    const auto end = std::ranges::partition_point(leaf.keys, is_first, month_of);
    return static_cast<std::size_t>(end - leaf.keys.begin());
  }
  // Groups of `month` are in this leaf or after it.
  Leaves::const_iterator leaf_before(ledger::Month month) const;
  struct Place {
    Leaf& leaf;
    std::size_t index;
  };
  Place reach(const Key& group);
  Leaf& leaf_of(const Key& group);
  void split(Leaf& full);

  Dimensions by_;
  Grouping grouping_;
  Leaves leaves_;
};

}  // namespace projections
