#include "tests/unit/projections/release/reported.h"

#include "tests/unit/projections/folded.h"

namespace projections::test {
namespace {

release::Deal deal(ledger::Seq event, release::DealSource source,
                   std::initializer_list<int> patents, std::string_view total) {
  release::Deal deal;
  deal.event = event;
  deal.source = source;
  deal.reporter = static_cast<ledger::PartyIndex>(source);
  deal.agreement = ledger::ContractKind::kLicence;
  deal.kind = source == release::DealSource::kRegistry ? release::DealKind::kContract
                                                       : release::DealKind::kLicence;
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

release::Deal registered(ledger::Seq event, std::string_view number,
                         std::initializer_list<int> patents, std::string_view total) {
  return naming(number, deal(event, release::DealSource::kRegistry, patents, total));
}
release::Deal recorded(ledger::Seq event, std::initializer_list<int> patents,
                       std::string_view total) {
  return deal(event, release::DealSource::kOffice, patents, total);
}
release::Deal published(ledger::Seq event, std::initializer_list<int> patents,
                        std::string_view total) {
  return deal(event, release::DealSource::kTradingCentre, patents, total);
}

release::Deal signed_on(std::string_view on, release::Deal deal) {
  deal.signed_on = day(on);
  return deal;
}
release::Deal naming(std::string_view contract, release::Deal deal) {
  deal.contract = contract;
  return deal;
}

std::string text_of(const std::vector<release::CanonicalDeal>& deals) {
  std::string text;
  for (const release::CanonicalDeal& deal : deals) {
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

std::string matched(const std::vector<release::Deal>& deals) { return text_of(match(deals)); }

}  // namespace projections::test
