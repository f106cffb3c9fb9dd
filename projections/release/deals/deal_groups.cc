#include "projections/release/deals/deal_groups.h"

#include <algorithm>
#include <unordered_map>
#include <utility>

namespace projections::release {

DealGroups::DealGroups(std::span<const Deal* const> deals) : deals_(deals), groups_(deals.size()) {
  std::unordered_map<std::string_view, std::uint32_t> by_number;
  for (std::uint32_t i = 0; i < deals.size(); ++i) {
    const Deal& deal = *deals[i];
    Group& group = groups_[i];
    group.parent = i;
    group.first = i;
    group.number = deal.contract;
    if (deal.contract.empty()) continue;
    const auto [found, is_new] = by_number.emplace(deal.contract, i);
    if (!is_new) unite(root_of(found->second), i);
  }
}

std::uint32_t DealGroups::root_of(std::uint32_t deal) {
  while (groups_[deal].parent != deal) {
    groups_[deal].parent = groups_[groups_[deal].parent].parent;  // Path halving.
    deal = groups_[deal].parent;
  }
  return deal;
}

std::set<DealGroups::Mention>& DealGroups::mentions_of(std::uint32_t root) {
  Group& group = groups_[root];
  if (group.has_mentions) return group.mentions;
  group.has_mentions = true;
  const Deal& deal = *deals_[root];
  for (const ledger::PatentNumber patent : deal.patents) {
    group.mentions.emplace_hint(group.mentions.end(), deal.source, deal.reporter, patent);
  }
  return group.mentions;
}

void DealGroups::join(std::uint32_t a, std::uint32_t b) {
  a = root_of(a);
  b = root_of(b);
  if (a == b) return;
  if (!groups_[a].number.empty() && !groups_[b].number.empty()) return;
  if (mentions_of(a).size() < mentions_of(b).size()) std::swap(a, b);
  const std::set<Mention>& larger = mentions_of(a);
  const auto is_mentioned = [&](const Mention& mention) { return larger.contains(mention); };
  if (std::ranges::any_of(mentions_of(b), is_mentioned)) return;
  unite(a, b);
}

void DealGroups::unite(std::uint32_t a, std::uint32_t b) {
  if (mentions_of(a).size() < mentions_of(b).size()) std::swap(a, b);
  Group& root = groups_[a];
  Group& joined = groups_[b];
  joined.parent = a;
  root.first = std::min(root.first, joined.first);
  if (root.number.empty()) root.number = joined.number;
  root.mentions.merge(joined.mentions);
  joined.mentions.clear();
}

}  // namespace projections::release
