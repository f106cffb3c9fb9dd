// Amounts in other currencies count at the rate that is stated with them, and nowhere without one.

#include <gtest/gtest.h>

#include "projections/statistics/statistics.h"
#include "tests/unit/projections/figures_case.h"

namespace projections::test {
namespace {

using ledger::Seq;

using ExchangeTest = FiguresTest;

// A contract of that total in euro, at the rate where one is given.
ledger::ContractRegister in_euro(std::string_view total, std::string_view rate = "") {
  ledger::ContractRegister body = contract("1", total, "2024-07-20");
  body.fee.currency = currency("EUR");
  if (!rate.empty()) body.fee.exchange = exchange(rate);
  return body;
}

ledger::ContractReceipt paid_in_euro(std::string_view amount, std::string_view rate = "") {
  ledger::ContractReceipt body = receipt("1", amount, "2024-08-20");
  body.currency = currency("EUR");
  if (!rate.empty()) body.exchange = exchange(rate);
  return body;
}

ledger::PledgeRegister secured_in_euro(std::string_view amount, std::string_view rate = "") {
  ledger::PledgeRegister body = pledge("Y1", amount, "2024-07-20");
  body.claim->currency = currency("EUR");
  if (!rate.empty()) body.claim->exchange = exchange(rate);
  return body;
}

using ForeignContracts = ExchangeTest;
using ForeignReceipts = ExchangeTest;
using ForeignPledges = ExchangeTest;

TEST_F(ForeignContracts, CountAtTheirRateInTheBandOfWhatTheyAreInYuan) {
  ledger::ContractRegister body = in_euro("20000.00", "7.8312");
  body.fee.technology = yuan("0.05");
  ledger.record("2024-07-22", body);
  EXPECT_EQ(event("contracts,contract_value,technology_value", "amount_band"),
            "2024-07 10-100 1 156624.00 0.39");
}

TEST_F(ForeignContracts, ACorrectedRateRestatesTheMonthAndBooksTheDifference) {
  const Seq seq = ledger.record("2024-07-22", in_euro("100000.00", "7.8"));
  ledger.correct("2024-09-10", seq, in_euro("100000.00", "7.9"));
  EXPECT_EQ(event("contracts,contract_value"), "2024-07 1 790000.00");
  EXPECT_EQ(booking("contracts,contract_value"), "2024-07 1 780000.00; 2024-09 0 10000.00");
}

TEST_F(ForeignContracts, ARateThatIsAddedLaterBooksTheValueThen) {
  const Seq seq = ledger.record("2024-07-22", in_euro("100000.00"));
  EXPECT_EQ(event("contracts,contract_value"), "2024-07 1 0.00");
  ledger.correct("2024-09-10", seq, in_euro("100000.00", "7.8"));
  EXPECT_EQ(event("contracts,contract_value", "amount_band"), "2024-07 10-100 1 780000.00");
  EXPECT_EQ(booking("contracts,contract_value"), "2024-07 1 0.00; 2024-09 0 780000.00");
  ledger.retract("2024-10-10", seq);
  EXPECT_EQ(event("contracts,contract_value"), "");
  EXPECT_EQ(booking("contract_value"), "2024-09 780000.00; 2024-10 -780000.00");
}

TEST_F(ForeignContracts, ARevisionIsAtItsOwnRateOrElseThatOfTheContract) {
  ledger.record("2024-07-22", in_euro("100000.00", "7.8"));
  ledger.record("2024-09-10", revision("1", "110000.00"));
  EXPECT_EQ(event("contract_value"), "2024-07 858000.00");
  ledger::ContractRevise settled = revision("1", "120000.00");
  settled.technology.reset();
  settled.exchange = exchange("7.5");
  const Seq seq = ledger.record("2024-10-10", settled);
  EXPECT_EQ(event("contract_value,technology_value"), "2024-07 900000.00 825000.00");
  ledger.record("2024-11-10", revision("1", "130000.00"));
  EXPECT_EQ(event("contract_value"),
            "2024-07 975000.00");  // The rate of the last revision applies.
  EXPECT_EQ(booking("contract_value"),
            "2024-07 780000.00; 2024-09 78000.00; 2024-10 42000.00; 2024-11 75000.00");
  ledger.retract("2024-12-10", seq);
  EXPECT_EQ(event("contract_value"), "2024-07 1014000.00");  // And that of the contract again.
}

TEST_F(ForeignContracts, ARevisionBringsTheRateThatTheContractDidNotState) {
  ledger.record("2024-07-22", in_euro("100000.00"));
  ledger::ContractRevise settled = revision("1", "120000.00");
  settled.exchange = exchange("7.5");
  ledger.record("2024-10-10", settled);
  EXPECT_EQ(event("contract_value", "amount_band"), "2024-07 10-100 900000.00");
}

TEST_F(ForeignContracts, ACorrectionIntoYuanLeavesNoRateInForce) {
  const Seq seq = ledger.record("2024-07-22", in_euro("100000.00", "7.8"));
  ledger::ContractRevise settled = revision("1", "120000.00");
  settled.exchange = exchange("7.5");
  ledger.record("2024-09-10", settled);
  ledger.correct("2024-10-10", seq, contract("1", "100000.00", "2024-07-20"));
  EXPECT_EQ(event("contract_value"), "2024-07 120000.00");
}

TEST_F(ForeignContracts, WhatARateOfTodayMakesTooMuchCountsWithoutAnAmount) {
  const Seq seq = ledger.record("2024-07-22", in_euro("100000.00", "0.5"));
  ledger.record("2024-09-10", revision("1", "1000000000000000.00"));
  EXPECT_EQ(event("contracts,contract_value"), "2024-07 1 500000000000000.00");
  ledger.correct("2024-10-10", seq, in_euro("100000.00", "1.5"));
  EXPECT_EQ(event("contracts,contract_value"), "2024-07 1 0.00");
}

TEST_F(ForeignReceipts, AreAtTheirOwnRateAndNotThatOfTheContract) {
  ledger.record("2024-07-22", in_euro("100000.00", "7.8"));
  const Seq seq = ledger.record("2024-08-22", paid_in_euro("1000.00"));
  EXPECT_EQ(event("receipts"), "");
  ledger.correct("2024-09-10", seq, paid_in_euro("1000.00", "7.9"));
  ledger.record("2024-09-11", paid_in_euro("0.05", "7.9"));
  ledger.record("2024-09-12", receipt("1", "100.00", "2024-08-21"));  // Some of it in yuan.
  EXPECT_EQ(event("receipts", "amount_band"), "2024-08 10-100 8000.40");
  EXPECT_EQ(booking("receipts"), "2024-09 8000.40");
}

TEST_F(ForeignPledges, CountAtTheRateOfTheirClaim) {
  const Seq seq = ledger.record("2024-07-22", secured_in_euro("100000.00"));
  EXPECT_EQ(event("pledges,pledge_amount", "amount_band"), "2024-07 none 1 0.00");
  ledger.correct("2024-09-10", seq, secured_in_euro("100000.00", "7.8312"));
  EXPECT_EQ(event("pledges,pledge_amount", "amount_band"), "2024-07 10-100 1 783120.00");
  EXPECT_EQ(booking("pledges,pledge_amount"), "2024-07 1 0.00; 2024-09 0 783120.00");
}

TEST_F(ForeignContracts, ARebuildGivesTheSameRows) {
  const Seq seq = ledger.record("2024-07-22", in_euro("100000.00"));
  ledger.record("2024-08-22", paid_in_euro("1000.00", "7.9"));
  ledger.correct("2024-09-10", seq, in_euro("100000.00", "7.8"));
  ledger.record("2024-09-11", revision("1", "110000.00"));
  const auto rows = ledger.statistics().rows();
  const auto again = ledger.rebuilt().rows();
  ASSERT_EQ(rows.size(), again.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    EXPECT_EQ(rows[i].key, again[i].key);
    EXPECT_EQ(rows[i].value, again[i].value);
  }
}

}  // namespace
}  // namespace projections::test
