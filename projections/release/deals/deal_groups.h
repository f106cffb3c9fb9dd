#pragma once

// DealGroups: disjoint sets of deals of one contract; the smaller set is merged into the larger.
// Internal to matching.
//
// Invariants
//   G-1  Deals are in one group if they have the same contract number, and never if they have
//        different ones.
//   G-2  No source names a patent twice in a group, except by G-1.

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "projections/release/deals/deals.h"

namespace projections::release {

class DealGroups {
 public:
  // Groups `deals` by contract number. They must outlive this, at the same addresses.
  explicit DealGroups(std::span<const Deal* const> deals);

  // Merges the groups of two deals, unless an invariant forbids it.
  void join(std::uint32_t a, std::uint32_t b);
  // The lowest index of a deal in the group of `deal`.
  std::uint32_t first_of(std::uint32_t deal) { return groups_[root_of(deal)].first; }

 private:
  // A source and a patent that it names.
  using Mention = std::tuple<DealSource, ledger::PartyIndex, ledger::PatentNumber>;
  struct Group {
    std::uint32_t parent = 0;  // Itself if it is the root; the rest is valid for roots only.
    std::uint32_t first = 0;
    std::string_view number;
    bool has_mentions = false;  // Filled on demand: few deals are merged with another.
    std::set<Mention> mentions;
  };
  std::uint32_t root_of(std::uint32_t deal);
  void unite(std::uint32_t a, std::uint32_t b);
  std::set<Mention>& mentions_of(std::uint32_t root);

  std::span<const Deal* const> deals_;
  std::vector<Group> groups_;  // By index of the deal.
};

}  // namespace projections::release
