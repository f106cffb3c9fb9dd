#include "tests/unit/connectors/views/views_case.h"

namespace connectors::views::test {
namespace {

void name_party(Folded& ledger, std::string_view id, std::string_view name, ledger::PartyKind kind,
                std::vector<ledger::Role> roles = {}) {
  ledger::PartyRegister body;
  body.party = party(id);
  body.name = name;
  body.kind = kind;
  body.country = "CN";
  body.roles = std::move(roles);
  ledger.record("2025-01-02", body);
}

}  // namespace

Folded named_tianjin() {
  using ledger::PartyKind;
  Folded ledger = projections::test::tianjin();
  name_party(ledger, kBiotech, "天津示例生物医药股份有限公司", PartyKind::kEnterprise);
  name_party(ledger, kBeijing, "北京示例科技有限公司", PartyKind::kEnterprise);
  name_party(ledger, kBank, "海河示例银行天津分行", PartyKind::kBank, {ledger::Role::kBank});
  name_party(ledger, kCentre, "天津示例产权交易中心", PartyKind::kAgency,
             {ledger::Role::kTradingCentre});
  return ledger;
}

projections::rights::RightsView view_on(const Folded& ledger, std::string_view number,
                                        std::string_view on) {
  auto view = projections::rights::rights_of(ledger.state(), patent(number), day(on)).value();
  const auto history = ledger.history(number);
  add_history(view, ledger.state(), history);
  return view;
}

ledger::Submission sale_of_pledged() {
  ledger::TransferRegister sale;
  sale.patents = {patent(kPledgedPatent)};
  sale.object = ledger::TransferObject::kPatent;
  sale.extent = ledger::TransferExtent::kWhole;
  sale.cause = ledger::TransferCause::kSale;
  sale.from = {party(kBiotech)};
  sale.to = {{party(kBeijing), std::nullopt}};
  sale.pricing = ledger::Pricing::kAgreement;
  sale.signed_on = day("2025-02-13");
  sale.registered = day("2025-02-14");
  ledger::Submission submission;
  submission.id = "X1-2025-000011";
  submission.source = party(kCentre);
  submission.at = moment("2025-02-14T09:00:00+08:00");
  submission.body = sale;
  return submission;
}

ledger::Entry decided(const Folded& ledger, const ledger::Submission& submission) {
  ledger::Decision decision = decide(ledger.state(), submission, submission.at);
  ledger::Entry entry;
  entry.seq = ledger.state().next;
  entry.outcome = decision.outcome;
  entry.submission = submission;
  entry.grounds = std::move(decision.grounds);
  entry.warnings = std::move(decision.warnings);
  entry.faults = std::move(decision.faults);
  return entry;
}

ledger::Receipt answered(const Folded& ledger, const ledger::Entry& entry,
                         ledger::Language language) {
  return ledger::service::make_receipt(
      entry, moment("2025-02-14T09:00:01+08:00"), language,
      [&](ledger::EventId event) { return ledger.state().event_name_at(event.seq); });
}

ledger::Instant moment(std::string_view text) { return ledger::Instant::parse(text).value(); }

}  // namespace connectors::views::test
