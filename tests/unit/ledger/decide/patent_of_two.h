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

  inline static const PatentNumber kPatent = PatentNumber::parse("202019000002.3").value();

  MemoryLedger ledger;
  Seq granted = 0;  // The position of the grant.
};

}  // namespace ledger::test
