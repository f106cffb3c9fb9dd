#include "projections/release/deals.h"

#include <algorithm>
#include <utility>

namespace projections {
namespace {

Deal& reach_at(std::vector<Deal>& deals, std::uint64_t place) {
  if (place >= deals.size()) deals.resize(place + 1);
  return deals[place];
}

// Events come in the order of their seqs, so that a new one stands at the end.
Deal& reach_transfer(std::vector<Deal>& transfers, ledger::Seq seq) {
  const auto place = std::ranges::lower_bound(transfers, seq, {}, &Deal::event);
  if (place != transfers.end() && place->event == seq) return *place;
  Deal deal;
  deal.event = seq;
  return *transfers.insert(place, std::move(deal));
}

}  // namespace

Deal& Deals::reach(const DealStatement& statement) {
  switch (statement.kind) {
    case DealKind::kContract:
      return reach_at(contracts_, statement.place);
    case DealKind::kLicence:
      return reach_at(licences_, statement.place);
    case DealKind::kTransfer:
      break;
  }
  return reach_transfer(transfers_, statement.place);
}

void Deals::take(DealStatement statement) {
  Deal& deal = reach(statement);
  if (statement.deal && (statement.is_anew || deal.event != statement.deal->event)) {
    deal = std::move(*statement.deal);
  }
  deal.is_live = statement.is_live;
  if (statement.kind != DealKind::kLicence) return;
  deal.contract = std::move(statement.contract);
  deal.is_live = deal.is_live && deal.event == statement.by;
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

}  // namespace projections
