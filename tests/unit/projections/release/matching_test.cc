#include "projections/release/deals/matching.h"

#include <gtest/gtest.h>

#include "tests/unit/projections/folded.h"
#include "tests/unit/projections/release/reported.h"

namespace projections::test {
namespace {

TEST(Key, LinksWhatAgreesInPatentsPartiesDaysAndAmount) {
  EXPECT_EQ(matched({registered(1, "A", {1}, "100.00"), recorded(2, {1}, "100.00")}),
            "1+2 matched 100.00");
}

TEST(Key, LinksUpToFifteenDaysApartAndNotSixteen) {
  const release::Deal contract = registered(1, "A", {1}, "100.00");
  const auto with = [&](std::string_view day) {
    return matched({contract, signed_on(day, recorded(2, {1}, "100.00"))});
  };
  EXPECT_EQ(with("2024-07-31"), "1+2 matched 100.00");
  EXPECT_EQ(with("2024-08-01"), "1 registry-only 100.00; 2 recordation-only 100.00");
  EXPECT_EQ(with("2024-07-01"), "1+2 matched 100.00");
  EXPECT_EQ(with("2024-06-30"), "1 registry-only 100.00; 2 recordation-only 100.00");
}

TEST(Key, OnePatentInCommonIsEnoughAndNoneIsNot) {
  const release::Deal contract = registered(1, "A", {1, 2}, "100.00");
  EXPECT_EQ(matched({contract, recorded(2, {2, 3}, "")}), "1+2 matched 100.00");
  EXPECT_EQ(matched({contract, recorded(2, {3}, "")}),
            "1 registry-only 100.00; 2 recordation-only 0.00");
}

TEST(Key, OnePartyInCommonOnEachSideIsNeeded) {
  const release::Deal contract = registered(1, "A", {1}, "100.00");
  release::Deal licence = recorded(2, {1}, "");
  licence.sellers = {1, 5};
  licence.buyers = {2, 6};
  EXPECT_EQ(matched({contract, licence}), "1+2 matched 100.00");
  licence.buyers = {6};
  EXPECT_EQ(matched({contract, licence}), "1 registry-only 100.00; 2 recordation-only 0.00");
  licence.sellers = {2};
  licence.buyers = {1};
  EXPECT_EQ(matched({contract, licence}), "1 registry-only 100.00; 2 recordation-only 0.00");
}

TEST(Key, AmountsThatDifferAreLinkedAndMarked) {
  const release::Deal contract = registered(1, "A", {1}, "100.00");
  EXPECT_EQ(matched({contract, recorded(2, {1}, "100.01")}), "1+2 matched 100.00!");
  EXPECT_EQ(matched({contract, recorded(2, {1}, "")}), "1+2 matched 100.00");
  const std::vector<release::CanonicalDeal> deals =
      match(std::vector{contract, recorded(2, {1}, "100.01"), published(3, {1}, "99.00")});
  EXPECT_EQ(deals.front().amounts, (std::vector{yuan("99.00"), yuan("100.00"), yuan("100.01")}));
}

TEST(Key, ATransferIsNoLicence) {
  release::Deal transfer = recorded(1, {1}, "100.00");
  transfer.kind = release::DealKind::kTransfer;
  transfer.agreement = ledger::ContractKind::kTransfer;
  EXPECT_EQ(matched({transfer, published(2, {1}, "100.00")}),
            "1 recordation-only 100.00; 2 trading-centre-only 100.00");
  EXPECT_EQ(matched({transfer, registered(2, "A", {1}, "100.00")}),
            "1 recordation-only 100.00; 2 registry-only 100.00");
}

TEST(Key, TheRegistryMayHaveALicenceAmongItsTransfersOrServices) {
  for (const auto kind : {ledger::ContractKind::kTransfer, ledger::ContractKind::kService}) {
    release::Deal contract = registered(1, "A", {1}, "100.00");
    contract.agreement = kind;
    EXPECT_EQ(matched({contract, recorded(2, {1}, "100.00")}), "1+2 matched 100.00");
    const release::Deal licence = recorded(2, {1}, "100.00");
    EXPECT_EQ(match(std::vector{contract, licence}).front().agreement,
              ledger::ContractKind::kLicence);
    EXPECT_EQ(match(std::vector{contract}).front().agreement, kind);
  }
}

TEST(Key, ASourceThatNamesAPatentTwiceSpeaksOfTwoContracts) {
  EXPECT_EQ(matched({recorded(1, {1}, "7.00"), recorded(2, {1}, "7.00")}),
            "1 recordation-only 7.00; 2 recordation-only 7.00");
  EXPECT_EQ(matched({recorded(1, {1}, "7.00"), recorded(2, {1}, "9.00"),
                     registered(3, "A", {1}, "9.00")}),
            "1 recordation-only 7.00; 2+3 matched 9.00");
}

TEST(Key, TwoCentresMayPublishOneDeal) {
  release::Deal other = published(2, {1}, "");
  other.reporter = 77;
  EXPECT_EQ(matched({published(1, {1}, "7.00"), other}), "1+2 trading-centre-only 7.00");
}

TEST(Number, LinksRegardlessOfOtherTerms) {
  release::Deal licence = naming("A", signed_on("2023-01-01", recorded(2, {9}, "")));
  licence.buyers = {8};
  EXPECT_EQ(matched({registered(1, "A", {1}, "100.00"), licence}), "1+2 matched 100.00");
  licence.contract.clear();
  EXPECT_EQ(matched({registered(1, "A", {1}, "100.00"), licence}),
            "1 registry-only 100.00; 2 recordation-only 0.00");
}

TEST(Number, JoinsRecordationsOfAContractThatIsNotRegistered) {
  EXPECT_EQ(matched({naming("A", recorded(1, {1}, "100.00")), naming("A", recorded(2, {1}, ""))}),
            "1+2 recordation-only 100.00");
}

TEST(Number, OfAnotherContractSeparates) {
  EXPECT_EQ(matched({registered(1, "A", {1}, "100.00"), naming("B", recorded(2, {1}, "100.00"))}),
            "1 registry-only 100.00; 2 recordation-only 100.00");
}

TEST(Number, TwoRegisteredContractsAreNeverOne) {
  const release::Deal one = registered(1, "A", {1}, "100.00");
  const release::Deal other = registered(2, "B", {1, 2}, "100.00");
  EXPECT_EQ(matched({one, other}), "1 registry-only 100.00; 2 registry-only 100.00");
  EXPECT_EQ(matched({one, other, published(3, {1, 2}, "100.00")}),
            "1 registry-only 100.00; 2+3 matched 100.00");
}

// Of two contracts that a recordation could go with.
TEST(Candidates, AmountsThatDoNotDifferComeFirst) {
  EXPECT_EQ(matched({registered(1, "A", {1, 2}, "5.00"), registered(2, "B", {1}, "7.00"),
                     recorded(3, {1, 2}, "7.00")}),
            "1 registry-only 5.00; 2+3 matched 7.00");
}

TEST(Candidates, ThenMorePatentsInCommon) {
  EXPECT_EQ(matched({registered(1, "A", {1}, "7.00"),
                     signed_on("2024-07-20", registered(2, "B", {1, 2}, "7.00")),
                     recorded(3, {1, 2}, "7.00")}),
            "1 registry-only 7.00; 2+3 matched 7.00");
}

TEST(Candidates, ThenTheNearerDay) {
  EXPECT_EQ(
      matched({signed_on("2024-07-18", registered(1, "A", {1}, "7.00")),
               signed_on("2024-07-15", registered(2, "B", {1}, "7.00")), recorded(3, {1}, "7.00")}),
      "1 registry-only 7.00; 2+3 matched 7.00");
}

TEST(Candidates, ThenAnAmountThatIsStated) {
  EXPECT_EQ(matched({registered(1, "A", {1}, ""), registered(2, "B", {1}, "7.00"),
                     recorded(3, {1}, "7.00")}),
            "1 registry-only 0.00; 2+3 matched 7.00");
}

TEST(Candidates, ThenTheLowerSeq) {
  EXPECT_EQ(matched({registered(2, "B", {1}, "7.00"), recorded(3, {1}, "7.00"),
                     registered(1, "A", {1}, "7.00")}),
            "1+3 matched 7.00; 2 registry-only 7.00");
}

TEST(Value, CountsOnceForACentreThreeRecordationsAndTheRegistry) {
  const std::vector<release::CanonicalDeal> deals = match(
      std::vector{published(1, {1, 2, 3}, "300.00"), recorded(2, {1}, ""), recorded(3, {2}, ""),
                  recorded(4, {3}, ""), registered(5, "A", {1, 2, 3}, "300.00")});
  EXPECT_EQ(text_of(deals), "1+2+3+4+5 matched 300.00");
  EXPECT_EQ(deals.front().patents, (std::vector{patent_of(1), patent_of(2), patent_of(3)}));
}

TEST(Value, IsThatOfTheFirstSourceThatStatesOneWithItsMonth) {
  release::Deal contract = registered(4, "A", {1}, "");
  const release::Deal centre = published(1, {1}, "1.00");
  const release::Deal office = recorded(2, {1}, "2.00");
  contract.month = month("2024-09");
  const release::CanonicalDeal without = match(std::vector{centre, office, contract}).front();
  EXPECT_EQ(without.value, yuan("2.00"));
  EXPECT_EQ(without.value_source, release::DealSource::kOffice);
  EXPECT_EQ(without.value_by, 2U);
  EXPECT_EQ(without.month, month("2024-07"));
  contract.amount = yuan("3.00");
  const release::CanonicalDeal with = match(std::vector{centre, office, contract}).front();
  EXPECT_EQ(with.value, yuan("3.00"));
  EXPECT_EQ(with.value_source, release::DealSource::kRegistry);
  EXPECT_EQ(with.month, month("2024-09"));
}

TEST(Value, IsZeroInTheMonthOfTheFirstSourceWhereNoneStatesOne) {
  release::Deal contract = registered(4, "A", {1}, "");
  contract.month = month("2024-09");
  const release::CanonicalDeal deal = match(std::vector{recorded(2, {1}, ""), contract}).front();
  EXPECT_EQ(deal.value, ledger::Amount{});
  EXPECT_EQ(deal.month, month("2024-09"));
}

TEST(Status, NamesTheOnlySource) {
  release::Deal other = recorded(3, {3}, "");
  other.source = release::DealSource::kOther;
  EXPECT_EQ(
      matched({recorded(1, {1}, ""), published(2, {2}, ""), other, registered(4, "A", {4}, "")}),
      "1 recordation-only 0.00; 2 trading-centre-only 0.00; 3 other-only 0.00; "
      "4 registry-only 0.00");
}

TEST(Status, WhatIsNotLiveIsLeftOut) {
  release::Deal gone = recorded(2, {1}, "100.00");
  gone.is_live = false;
  EXPECT_EQ(matched({registered(1, "A", {1}, "100.00"), gone}), "1 registry-only 100.00");
  EXPECT_EQ(matched({}), "");
}

}  // namespace
}  // namespace projections::test
