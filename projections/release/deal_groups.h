#pragma once

// DealGroups puts deals of one contract together (disjoint sets, the smaller into the larger).
// Internal to Matching.
//
// Invariants
//   G-1  Deals with the same contract number are in one group; those with different ones never are.
//   G-2  Apart from that, no source names a patent twice in a group.

#include <cstdint>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <vector>

#include "projections/release/deals.h"

namespace projections {

class DealGroups {
 public:
  // Joined by their numbers already. `deals` must stay where they are.
  explicit DealGroups(std::span<const Deal* const> deals);

  // Puts the groups of two deals together, unless an invariant forbids it.
  void join(std::uint32_t a, std::uint32_t b);
  // The first deal of the group, by its place.
  std::uint32_t first_of(std::uint32_t deal) { return groups_[root_of(deal)].first; }

 private:
  // That a source spoke of a patent.
  using Claim = std::tuple<DealSource, ledger::PartyIndex, ledger::PatentNumber>;
  struct Group {
    std::uint32_t parent = 0;  // Itself: the root, in which the rest is true.
    std::uint32_t first = 0;
    std::string_view number;
    bool has_claims = false;  // Few deals are joined with another: only theirs are looked at.
    std::set<Claim> claims;
  };
  std::uint32_t root_of(std::uint32_t deal);
  void unite(std::uint32_t a, std::uint32_t b);
  std::set<Claim>& claims_of(std::uint32_t root);

  std::span<const Deal* const> deals_;
  std::vector<Group> groups_;  // By the place of the deal.
};

}  // namespace projections
