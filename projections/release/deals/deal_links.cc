#include "projections/release/deals/deal_links.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "ledger/base/sorted.h"
#include "projections/release/deals/matching.h"

namespace projections::release {
namespace {

using IndexPair = std::pair<std::uint32_t, std::uint32_t>;

// A deal and one of its patents.
struct DealPatent {
  ledger::PatentNumber patent;
  ledger::Date signed_on;
  std::uint32_t deal = 0;

  friend constexpr auto operator<=>(const DealPatent&, const DealPatent&) = default;
};

std::vector<DealPatent> patents_in(std::span<const Deal* const> deals) {
  std::vector<DealPatent> mentions;
  for (std::uint32_t i = 0; i < deals.size(); ++i) {
    for (const ledger::PatentNumber patent : deals[i]->patents) {
      mentions.push_back({patent, deals[i]->signed_on, i});
    }
  }
  std::ranges::sort(mentions);
  return mentions;
}

// Older series of the registry count licences as transfers, and the right can be part of a
// development or a service; but a contract registered as a licence is never a transfer.
bool agree_in_kind(const Deal& a, const Deal& b) {
  if (a.agreement == b.agreement) return true;
  if (a.kind != DealKind::kContract && b.kind != DealKind::kContract) return false;
  const Deal& contract = a.kind == DealKind::kContract ? a : b;
  return contract.agreement != ledger::ContractKind::kLicence;
}

bool can_match(const Deal& a, const Deal& b) {
  const bool is_same_source = a.source == b.source && a.reporter == b.reporter;
  // Equal numbers are joined already (DealGroups), and different ones are different contracts.
  const bool has_numbers = !a.contract.empty() && !b.contract.empty();
  return !is_same_source && !has_numbers && agree_in_kind(a, b) &&
         ledger::have_common(a.buyers, b.buyers) && ledger::have_common(a.sellers, b.sellers);
}

std::int32_t days_apart_max(const Deal& a, const Deal& b) {
  return a.has_signing_day && b.has_signing_day ? kSigningDaysApart : kRegistrationDaysApart;
}

// Each pair once for each patent in common, the lower index first; sorted.
std::vector<IndexPair> pairs_on_patents(std::span<const Deal* const> deals) {
  const std::vector<DealPatent> mentions = patents_in(deals);
  std::vector<IndexPair> pairs;
  for (auto a = mentions.begin(); a != mentions.end(); ++a) {
    for (auto b = a + 1; b != mentions.end() && b->patent == a->patent; ++b) {
      const std::int32_t apart = b->signed_on.days - a->signed_on.days;
      if (apart > kRegistrationDaysApart) break;
      const Deal& one = *deals[a->deal];
      const Deal& other = *deals[b->deal];
      if (apart <= days_apart_max(one, other) && can_match(one, other)) {
        pairs.emplace_back(std::min(a->deal, b->deal), std::max(a->deal, b->deal));
      }
    }
  }
  std::ranges::sort(pairs);
  return pairs;
}

DealLink link_of(std::span<const Deal* const> deals, const IndexPair& places, std::size_t patents) {
  const Deal& a = *deals[places.first];
  const Deal& b = *deals[places.second];
  DealLink link;
  link.first = places.first;
  link.second = places.second;
  link.patents = static_cast<std::uint32_t>(patents);
  link.days_apart =
      std::max(a.signed_on.days, b.signed_on.days) - std::min(a.signed_on.days, b.signed_on.days);
  link.is_stated = a.amount && b.amount;
  link.differs = link.is_stated && a.amount != b.amount;
  return link;
}

bool is_better(const DealLink& a, const DealLink& b) {
  const auto score = [](const DealLink& link) {
    return std::tuple{link.differs,    -std::int64_t{link.patents},
                      link.days_apart, !link.is_stated,
                      link.first,      link.second};
  };
  return score(a) < score(b);
}

}  // namespace

std::vector<DealLink> deal_links(std::span<const Deal* const> deals) {
  const std::vector<IndexPair> pairs = pairs_on_patents(deals);
  std::vector<DealLink> links;
  for (auto at = pairs.begin(); at != pairs.end();) {
    const auto end = std::upper_bound(at, pairs.end(), *at);
    links.push_back(link_of(deals, *at, static_cast<std::size_t>(end - at)));
    at = end;
  }
  std::ranges::sort(links, is_better);
  return links;
}

}  // namespace projections::release
