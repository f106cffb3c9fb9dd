#pragma once

// PatentOfTwo: a ledger with an office, a trading centre, a bank, and a granted patent of "one" and
// "two".

#include <gtest/gtest.h>

#include "tests/support/memory_ledger.h"
#include "tests/support/submissions.h"

namespace ledger::test {

class PatentOfTwo : public testing::Test {
 protected:
  PatentOfTwo() {
    ledger.submit(from("operator", party("office", Role::kIpOffice)));
    ledger.submit(from("operator", party("centre", Role::kTradingCentre)));
    ledger.submit(from("operator", party("bank", Role::kBank)));
    ledger.submit(from("operator", party("one")));
    ledger.submit(from("operator", party("two")));
    PatentGrant grant;
    grant.patent = kPatent;
    grant.filed = day("2020-05-20");
    grant.granted = day("2022-11-15");
    grant.owners = {{PartyId("one"), {}}, {PartyId("two"), {}}};
    grant.ipc = "B25J 9/16";
    granted = ledger.submit(from("office", grant)).seq;
  }

  // By its owners, to the bank.
  PledgeRegister pledge() const {
    PledgeRegister body;
    body.pledge = "Y1";
    body.patents = {kPatent};
    body.pledgors = {PartyId("one"), PartyId("two")};
    body.pledgees = {PartyId("bank")};
    body.debtor = PartyId("one");
    body.claim = {ClaimKind::kLoan,  Amount{100},       *Currency::parse("CNY"),
                  day("2024-10-20"), day("2026-10-19"), {}};
    body.signed_on = body.registered = day("2024-10-28");
    return body;
  }
  // An ordinary one of "one" to the bank, of one day.
  LicenceRecord licence(std::string_view number) const {
    LicenceRecord body;
    body.licence = number;
    body.patents = {kPatent};
    body.licensors = {PartyId("one")};
    body.licensees = {PartyId("bank")};
    body.kind = LicenceKind::kOrdinary;
    body.territory = Territory::china();
    body.from = body.until = body.signed_on = body.recorded = day("2024-10-20");
    return body;
  }

  inline static const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();

  MemoryLedger ledger;
  Seq granted = 0;  // The position of the grant.
};

}  // namespace ledger::test
