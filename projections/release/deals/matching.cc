#include "projections/release/deals/matching.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "ledger/base/sorted.h"
#include "projections/release/deals/deal_groups.h"
#include "projections/release/deals/deal_links.h"

namespace projections::release {
namespace {

using ledger::Amount;
using DealList = std::vector<const Deal*>;

DealList in_order(std::span<const Deal> deals) {
  DealList list;
  for (const Deal& deal : deals) {
    if (deal.is_live) list.push_back(&deal);
  }
  std::ranges::sort(list, {}, &Deal::event);
  return list;
}

MatchStatus status_of(const DealList& members) {
  constexpr std::array kAlone{MatchStatus::kRegistryOnly, MatchStatus::kRecordationOnly,
                              MatchStatus::kTradingCentreOnly, MatchStatus::kOtherOnly};
  const DealSource first = members.front()->source;
  const bool is_alone = std::ranges::all_of(members, [&](const Deal* deal) {
    return (deal->stated_by | bit_of(deal->source)) == bit_of(first);
  });
  return is_alone ? kAlone[static_cast<std::size_t>(first)] : MatchStatus::kMatched;
}

// The member whose amount is the value of the canonical deal.
const Deal& value_member(const DealList& members) {
  const auto precedence = [](const Deal* deal) {
    return std::tuple{!deal->amount, deal->source, deal->event};
  };
  return **std::ranges::min_element(members, {}, precedence);
}

ledger::ContractKind agreement_of(const DealList& members) {
  const auto is_recorded = [](const Deal* deal) { return deal->kind != DealKind::kContract; };
  const auto found = std::ranges::find_if(members, is_recorded);
  return (found == members.end() ? members.front() : *found)->agreement;
}

CanonicalDeal canonical(const DealList& members) {
  CanonicalDeal result;
  for (const Deal* deal : members) {
    result.members.push_back(deal->event);
    result.patents.insert(result.patents.end(), deal->patents.begin(), deal->patents.end());
    if (deal->amount) result.amounts.push_back(*deal->amount);
  }
  ledger::sort_unique(result.patents);
  ledger::sort_unique(result.amounts);
  const Deal& best = value_member(members);
  result.agreement = agreement_of(members);
  result.status = status_of(members);
  result.value = best.amount.value_or(Amount{});
  result.value_source = best.source;
  result.value_by = best.event;
  result.month = best.month;
  return result;
}

}  // namespace

std::string_view name(MatchStatus status) {
  constexpr std::array<std::string_view, kMatchStatuses> kNames{
      "matched", "recordation-only", "registry-only", "trading-centre-only", "other-only"};
  return kNames[static_cast<std::size_t>(status)];
}

Bilingual title_of(MatchStatus status) {
  constexpr std::array<Bilingual, kMatchStatuses> kTitles{{
      {"多方一致", "Matched"},
      {"仅有备案登记", "Recordation only"},
      {"仅有技术合同登记", "Registry only"},
      {"仅有交易中心记录", "Trading centre only"},
      {"仅有其他来源", "Other sources only"},
  }};
  return kTitles[static_cast<std::size_t>(status)];
}

std::vector<CanonicalDeal> match(std::span<const Deal> deals) {
  const DealList list = in_order(deals);
  DealGroups groups(list);
  for (const DealLink& link : deal_links(list)) groups.join(link.first, link.second);
  std::vector<DealList> members(list.size());  // By the first of each group.
  for (std::uint32_t i = 0; i < list.size(); ++i) members[groups.first_of(i)].push_back(list[i]);
  std::vector<CanonicalDeal> result;
  for (const DealList& group : members) {
    if (!group.empty()) result.push_back(canonical(group));
  }
  return result;
}

}  // namespace projections::release
