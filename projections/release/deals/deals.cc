#include "projections/release/deals/deals.h"

#include <algorithm>
#include <utility>

namespace projections::release {
namespace {

Deal& deal_at(std::vector<Deal>& deals, std::uint64_t key) {
  if (key >= deals.size()) deals.resize(key + 1);
  return deals[key];
}

// A new transfer goes to the end, because events arrive in the order of their seqs.
Deal& transfer_of(std::vector<Deal>& transfers, ledger::Seq seq) {
  const auto place = std::ranges::lower_bound(transfers, seq, {}, &Deal::event);
  if (place != transfers.end() && place->event == seq) return *place;
  Deal deal;
  deal.event = seq;
  return *transfers.insert(place, std::move(deal));
}

}  // namespace

Deal& Deals::deal_of(const DealUpdate& update) {
  switch (update.kind) {
    case DealKind::kContract:
      return deal_at(contracts_, update.key);
    case DealKind::kLicence:
      return deal_at(licences_, update.key);
    case DealKind::kTransfer:
      break;
  }
  return transfer_of(transfers_, update.key);
}

void Deals::apply(DealUpdate update) {
  Deal& deal = deal_of(update);
  if (update.deal && (update.replaces || deal.event != update.deal->event)) {
    deal = std::move(*update.deal);
  }
  deal.is_live = update.is_live;
  if (update.kind != DealKind::kLicence) return;
  deal.contract = std::move(update.contract);
  deal.stated_by = update.stated_by;
  deal.is_live = deal.is_live && deal.event == update.registered_by;
}

std::vector<Deal> Deals::take_live() && {
  std::vector<Deal> live;
  for (auto* deals : {&contracts_, &licences_, &transfers_}) {
    for (Deal& deal : *deals) {
      if (deal.is_live) live.push_back(std::move(deal));
    }
    *deals = {};
  }
  return live;
}

}  // namespace projections::release
