#include "connectors/generator/account.h"

#include <gtest/gtest.h>

namespace connectors::generator {
namespace {

using ledger::Code;
using ledger::Date;
using ledger::Outcome;

const Date kJuly = *Date::parse("2024-07-22");
const Date kMarch = *Date::parse("2025-03-20");

Account some() {
  Account account;
  account.answer(Outcome::kRecorded);
  account.answer(Outcome::kRefused);
  account.code(Code::kT04);
  account.way("transfer-of-pledged", Code::kT04);
  account.count(Measure::kContractValue, kJuly, kMarch, 120'000'000);
  return account;
}

TEST(Account, AgreesWithItsLike) { EXPECT_TRUE(some().differences(some()).empty()); }

TEST(Account, CountsInTheMonthOfTheFactAndInThatOfItsFiling) {
  const auto differences = some().differences(Account());
  ASSERT_EQ(differences.size(), 5U);
  EXPECT_EQ(differences[2].what, "T04");
  EXPECT_EQ(differences[3].where, "2024-07");
  EXPECT_EQ(differences[3].basis, "event");
  EXPECT_EQ(differences[3].expected, "1200000.00");
  EXPECT_EQ(differences[3].found, "0.00");
  EXPECT_EQ(differences[4].where, "2025-03");
  EXPECT_EQ(differences[4].basis, "booking");
}

TEST(Account, TellsWhatTheLedgerHasTooMuch) {
  Account found = some();
  found.answer(Outcome::kMalformed);
  found.code(Code::kF02);
  found.put(MonthBasis::kBooking, ledger::Month::of(kJuly), Measure::kPledges, 3);
  const auto differences = some().differences(found);
  ASSERT_EQ(differences.size(), 3U);
  EXPECT_EQ(differences[0].what, "malformed");
  EXPECT_EQ(differences[1].what, "F02");
  EXPECT_EQ(differences[2].what, "pledges");
  EXPECT_EQ(differences[2].found, "3");
}

TEST(Account, WhatCancelsOutIsNoDifference) {
  Account account = some();
  account.count(Measure::kTransfers, kJuly, kMarch, 1);
  account.count(Measure::kTransfers, kJuly, kMarch, -1);
  EXPECT_TRUE(account.differences(some()).empty());
}

TEST(Account, IsWrittenAsJson) {
  const std::string json = some().json_members();
  EXPECT_NE(json.find("\"submissions\":2"), std::string::npos);
  EXPECT_NE(json.find("\"T04\":1"), std::string::npos);
  EXPECT_NE(json.find("\"2024-07\":{\"contract_value\":\"1200000.00\"}"), std::string::npos);
}

}  // namespace
}  // namespace connectors::generator
