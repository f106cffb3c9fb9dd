#pragma once

// Acts on a patent of "one", as the matrices of this folder need them: what a rule reads is stated,
// and what it does not read is plain.

#include <optional>
#include <string_view>

#include "tests/support/submissions.h"

namespace ledger::test {

inline const Date kFar = day("2027-01-01");  // After every day of the matrices.

inline PatentGrant grant(PatentNumber patent) {
  PatentGrant body;
  body.patent = patent;
  body.filed = day("2020-05-20");
  body.granted = day("2022-11-15");
  body.owners = {{PartyId("one"), {}}};
  body.ipc = "B25J 9/16";
  return body;
}

inline TransferRegister sale(PatentNumber patent, std::string_view from, std::string_view to,
                             Date on) {
  TransferRegister body;
  body.patents = {patent};
  body.object = TransferObject::kPatent;
  body.extent = TransferExtent::kWhole;
  body.cause = TransferCause::kSale;
  body.pricing = Pricing::kAgreement;
  body.from = {PartyId(from)};
  body.to = {{PartyId(to), {}}};
  body.signed_on = body.registered = on;
  return body;
}

inline LicenceRecord licence(std::string_view number, LicenceKind kind, PatentNumber patent,
                             Date from, Date until) {
  LicenceRecord body;
  body.licence = number;
  body.patents = {patent};
  body.licensors = {PartyId("one")};
  body.licensees = {PartyId("three")};
  body.kind = kind;
  body.territory = Territory::china();
  body.from = body.signed_on = body.recorded = from;
  body.until = until;
  return body;
}

inline PledgeRegister pledge(std::string_view number, std::string_view bank, PatentNumber patent,
                             Date on) {
  PledgeRegister body;
  body.pledge = number;
  body.patents = {patent};
  body.pledgors = {PartyId("one")};
  body.pledgees = {PartyId(bank)};
  body.debtor = PartyId("one");
  body.claim = {ClaimKind::kLoan, Amount{100}, *Currency::parse("CNY"), on, kFar, {}};
  body.signed_on = body.registered = on;
  return body;
}

inline OpenLicenceDeclare statement(PatentNumber patent, Date on, std::optional<Date> announced) {
  OpenLicenceDeclare body;
  body.patent = patent;
  body.patentees = {PartyId("one")};
  body.fee.form = FeeForm::kLumpSum;
  body.fee.amount = Amount{100};
  body.fee.currency = *Currency::parse("CNY");
  body.until = kFar;
  body.declared = on;
  body.announced = announced;
  return body;
}

}  // namespace ledger::test
