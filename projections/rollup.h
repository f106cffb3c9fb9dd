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

#include <array>
#include <map>
#include <vector>

#include "projections/grouping.h"
#include "projections/key_index.h"

namespace projections {

using GroupTotals = std::array<ledger::Fen128, kIndicators>;  // By Indicator.

// What the monthly table is split by.
inline Dimensions monthly_table() {
  return {Dimension::kTx, Dimension::kDistrict, Dimension::kIndustry};
}

class Rollup {
 public:
  explicit Rollup(Dimensions by);

  const Dimensions& by() const { return by_; }
  bool has(const Dimensions& dimensions) const;          // All of them, in whatever order.
  bool begins_with(const Dimensions& dimensions) const;  // And they are its first, in this order.

  // What was added to the cell of that key, by Basis.
  void add(const Key& cell, const std::array<Sums, 2>& change);

  // Calls visit(key, totals) for each group of the months asked for, both ends among them,
  // ascending by key: projections/grouping.h has its form.
  template <typename Visit>
  void visit(ledger::Month from, ledger::Month until, Basis basis, Visit visit) const {
    for (auto leaf = leaf_before(from); leaf != leaves_.end(); ++leaf) {
      const auto& [keys, totals] = leaf->second;
      const std::vector<GroupTotals>& asked = totals[static_cast<std::size_t>(basis)];
      for (std::size_t i = 0; i < keys.size(); ++i) {
        const ledger::Month month = month_of(keys[i]);
        if (month > until) return;
        if (month >= from) visit(keys[i], asked[i]);
      }
    }
  }

 private:
  // Neighbours in memory, so that a table is read from end to end; few, so that another one among
  // them moves few.
  struct Leaf {
    std::vector<Key> keys;                           // Ascending.
    std::array<std::vector<GroupTotals>, 2> totals;  // By Basis; as many as keys.
  };
  using Leaves = std::map<Key, Leaf>;  // By a key that is not above the leaf's first.

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
