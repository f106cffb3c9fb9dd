#include "projections/release/deal_groups.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace projections {

DealGroups::DealGroups(std::span<const Deal* const> deals) : groups_(deals.size()) {
  std::unordered_map<std::string_view, std::uint32_t> by_number;
  for (std::uint32_t i = 0; i < deals.size(); ++i) {
    const Deal& deal = *deals[i];
    Group& group = groups_[i];
    group.parent = i;
    group.first = i;
    group.number = deal.contract;
    for (const ledger::PatentNumber patent : deal.patents) {
      group.claims.emplace_hint(group.claims.end(), deal.source, deal.reporter, patent);
    }
    if (deal.contract.empty()) continue;
    const auto [found, is_new] = by_number.emplace(deal.contract, i);
    if (!is_new) unite(root_of(found->second), i);
  }
}

std::uint32_t DealGroups::root_of(std::uint32_t deal) {
  while (groups_[deal].parent != deal) {
    groups_[deal].parent = groups_[groups_[deal].parent].parent;  // Shortens the way.
    deal = groups_[deal].parent;
  }
  return deal;
}

void DealGroups::join(std::uint32_t a, std::uint32_t b) {
  a = root_of(a);
  b = root_of(b);
  if (a == b) return;
  if (groups_[a].claims.size() < groups_[b].claims.size()) std::swap(a, b);
  const Group& larger = groups_[a];
  const Group& smaller = groups_[b];
  if (!larger.number.empty() && !smaller.number.empty()) return;
  const auto is_claimed = [&](const Claim& claim) { return larger.claims.contains(claim); };
  if (std::ranges::any_of(smaller.claims, is_claimed)) return;
  unite(a, b);
}

void DealGroups::unite(std::uint32_t a, std::uint32_t b) {
  if (groups_[a].claims.size() < groups_[b].claims.size()) std::swap(a, b);
  Group& root = groups_[a];
  Group& joined = groups_[b];
  joined.parent = a;
  root.first = std::min(root.first, joined.first);
  if (root.number.empty()) root.number = joined.number;
  root.claims.merge(joined.claims);
  joined.claims.clear();
}

}  // namespace projections
