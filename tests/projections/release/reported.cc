#include "tests/projections/release/reported.h"

#include "tests/projections/folded.h"

namespace projections::test {
namespace {

Deal deal(ledger::Seq event, DealSource source, std::initializer_list<int> patents,
          std::string_view total) {
  Deal deal;
  deal.event = event;
  deal.source = source;
  deal.reporter = static_cast<ledger::PartyIndex>(source);
  deal.agreement = ledger::ContractKind::kLicence;
  deal.kind = source == DealSource::kRegistry ? DealKind::kContract : DealKind::kLicence;
  deal.is_live = true;
  deal.signed_on = day(kSigned);
  deal.month = month("2024-07");
  for (const int patent : patents) deal.patents.push_back(patent_of(patent));
  deal.sellers = {1};
  deal.buyers = {2};
  if (!total.empty()) deal.amount = yuan(total);
  return deal;
}

}  // namespace

ledger::PatentNumber patent_of(int n) {
  return ledger::PatentNumber::parse_lenient("20191900000" + std::to_string(n)).value();
}

Deal registered(ledger::Seq event, std::string_view number, std::initializer_list<int> patents,
                std::string_view total) {
  return naming(number, deal(event, DealSource::kRegistry, patents, total));
}
Deal recorded(ledger::Seq event, std::initializer_list<int> patents, std::string_view total) {
  return deal(event, DealSource::kOffice, patents, total);
}
Deal published(ledger::Seq event, std::initializer_list<int> patents, std::string_view total) {
  return deal(event, DealSource::kTradingCentre, patents, total);
}

Deal signed_on(std::string_view on, Deal deal) {
  deal.signed_on = day(on);
  return deal;
}
Deal naming(std::string_view contract, Deal deal) {
  deal.contract = contract;
  return deal;
}

std::string told(const std::vector<CanonicalDeal>& deals) {
  std::string text;
  for (const CanonicalDeal& deal : deals) {
    if (!text.empty()) text += "; ";
    std::string members;
    for (const ledger::Seq member : deal.members) {
      members += (members.empty() ? "" : "+") + std::to_string(member);
    }
    text += members + " " + std::string(name(deal.status)) + " " + deal.value.text();
    if (deal.is_conflicting()) text += "!";
  }
  return text;
}

std::string matched(const std::vector<Deal>& deals) { return told(match(deals)); }

}  // namespace projections::test
