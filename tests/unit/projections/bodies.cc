#include "tests/unit/projections/bodies.h"

namespace projections::test {

Folded with_parties() {
  Folded ledger;
  ledger.register_party(kSeller, ledger::PartyKind::kUniversity, "120104");
  ledger.register_party(kBuyer, ledger::PartyKind::kEnterprise, "120116");
  ledger.register_party(kBank, ledger::PartyKind::kBank, "120101");
  ledger.grant(kPatent, kSeller, "G05B 19/418", "C34");
  ledger.grant(kUtilityModel, kSeller, "B65G 47/90", "C34");
  ledger.grant(kDesign, kSeller, "", "C39");
  return ledger;
}

ledger::ContractRegister contract(std::string_view id, std::string_view total,
                                  std::string_view registered) {
  ledger::ContractRegister body;
  body.contract = id;
  body.kind = ledger::ContractKind::kLicence;
  body.ip = ledger::IpKind::kPatent;
  body.sellers = {party(kSeller)};
  body.buyers = {party(kBuyer)};
  body.patents = {patent(kPatent)};
  body.fee = fee(ledger::FeeForm::kLumpSum, total);
  body.registered = day(registered);
  return body;
}

ledger::ContractRevise revision(std::string_view id, std::string_view total) {
  ledger::ContractRevise body;
  body.contract = id;
  body.total = yuan(total);
  body.technology = yuan(total);
  return body;
}

ledger::ContractReceipt receipt(std::string_view id, std::string_view amount, std::string_view on) {
  ledger::ContractReceipt body;
  body.contract = id;
  body.amount = yuan(amount);
  body.currency = currency("CNY");
  body.on = day(on);
  return body;
}

ledger::ContractCancel cancellation(std::string_view id) {
  ledger::ContractCancel body;
  body.contract = id;
  return body;
}

ledger::TransferRegister transfer(std::string_view registered) {
  ledger::TransferRegister body;
  body.patents = {patent(kPatent)};
  body.object = ledger::TransferObject::kPatent;
  body.from = {party(kSeller)};
  body.to = {{party(kBuyer), {}}};
  body.registered = day(registered);
  return body;
}

ledger::LicenceRecord licence(std::string_view id, std::string_view recorded) {
  ledger::LicenceRecord body;
  body.licence = id;
  body.patents = {patent(kPatent), patent(kUtilityModel)};
  body.licensors = {party(kSeller)};
  body.licensees = {party(kBuyer)};
  body.kind = ledger::LicenceKind::kOrdinary;
  body.recorded = day(recorded);
  return body;
}

ledger::LicenceRevoke licence_revocation(std::string_view id) {
  ledger::LicenceRevoke body;
  body.licence = id;
  return body;
}

ledger::OpenLicenceDeclare statement(std::string_view announced) {
  ledger::OpenLicenceDeclare body;
  body.patent = patent(kPatent);
  body.patentees = {party(kSeller)};
  body.fee = fee(ledger::FeeForm::kRoyalty, "50000.00");
  if (!announced.empty()) body.announced = day(announced);
  return body;
}

ledger::OpenLicenceAnnounce announcement(std::string_view announced) {
  return {patent(kPatent), day(announced)};
}

ledger::OpenLicenceAccept acceptance(std::string_view id, std::string_view recorded) {
  ledger::OpenLicenceAccept body;
  body.patent = patent(kPatent);
  body.licensee = party(kBuyer);
  body.licence = id;
  if (!recorded.empty()) body.recorded = day(recorded);
  return body;
}

ledger::PledgeRegister pledge(std::string_view id, std::string_view amount,
                              std::string_view registered, std::string_view bundle) {
  ledger::PledgeRegister body;
  body.pledge = id;
  body.patents = {patent(kPatent), patent(kDesign)};
  body.bundle = bundle;
  body.pledgors = {party(kSeller)};
  body.pledgees = {party(kBank)};
  body.debtor = party(kSeller);
  body.claim.emplace().amount = yuan(amount);
  body.claim->currency = currency("CNY");
  body.registered = day(registered);
  return body;
}

ledger::PledgeRevoke pledge_revocation(std::string_view id) {
  ledger::PledgeRevoke body;
  body.pledge = id;
  return body;
}

}  // namespace projections::test
