#include "projections/release/deals/deals.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "projections/release/deals/deal_extractor.h"
#include "projections/release/deals/deal_record.h"
#include "projections/release/deals/matching.h"
#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/release/reported.h"

namespace projections::test {
namespace {

using ledger::Seq;

constexpr std::string_view kCentre = "91120101MA9900108N";
constexpr std::string_view kRegistry = "tech-registry";
constexpr std::string_view kOffice = "ip-office";

// The deals of a ledger. Each update is encoded and decoded, as in the journal.
struct JournalledDeals {
  void apply(const ledger::State& after, const ledger::Entry& entry,
             const ledger::Restatement* restatement) {
    std::vector<release::DealUpdate> updates;
    release::extract_deals(after, entry, restatement, updates);
    for (const release::DealUpdate& update : updates) {
      std::string bytes;
      put(bytes, update);
      ledger::ByteReader reader(bytes);
      release::DealUpdate read = release::read_deal_update(reader, update.seq);
      EXPECT_TRUE(reader.is_done());
      EXPECT_EQ(read, update);
      deals.apply(std::move(read));
    }
  }
  release::Deals deals;
};

class DealsTest : public testing::Test {
 protected:
  DealsTest() { add_sources(); }

  void add_sources() {
    add_source(kOffice, ledger::Role::kIpOffice);
    add_source(kRegistry, ledger::Role::kTechRegistry);
    add_source(kCentre, ledger::Role::kTradingCentre);
    add_source("court", ledger::Role::kCourt);
  }

  void add_source(std::string_view id, ledger::Role role) {
    ledger::PartyRegister body;
    body.party = party(id);
    body.kind = ledger::PartyKind::kGovernment;
    body.country = "CN";
    body.roles = {role};
    ledger.record("2024-01-02", body);
  }
  Seq record(std::string_view source, ledger::Body body) {
    ledger.set_source(source);
    return ledger.record("2024-07-22", std::move(body));
  }
  ledger::PartyIndex index(std::string_view id) const {
    return *ledger.state().parties.index_of(party(id));
  }

  std::vector<release::Deal> live() const {
    auto live = std::move(ledger.replayed<JournalledDeals>().deals).take_live();
    std::ranges::sort(live, {}, &release::Deal::event);
    return live;
  }
  std::string canonical() const { return matched(live()); }
  // The amounts of the deals that count, "-" where none is stated.
  std::string amounts() const {
    std::string text;
    for (const release::Deal& deal : live()) {
      text += (text.empty() ? "" : " ") + (deal.amount ? deal.amount->text() : "-");
    }
    return text;
  }

  Folded ledger = with_parties();
};

ledger::LicenceRecord priced(std::string_view id, std::string_view total) {
  ledger::LicenceRecord body = licence(id, "2024-07-20");
  body.fee = fee(ledger::FeeForm::kLumpSum, total);
  return body;
}

using Contracts = DealsTest;
using Transfers = DealsTest;
using Licences = DealsTest;
using Together = DealsTest;

TEST_F(Contracts, AreExtractedWithAllTerms) {
  ledger::ContractRegister body = contract("1", "500000.00", "2024-07-20");
  body.signed_on = day("2024-06-30");
  body.patents = {patent(kUtilityModel), patent(kPatent)};
  const Seq seq = record(kRegistry, body);
  const std::vector<release::Deal> deals = live();
  ASSERT_EQ(deals.size(), 1U);
  const release::Deal& deal = deals.front();
  EXPECT_EQ(deal.event, seq);
  EXPECT_EQ(deal.kind, release::DealKind::kContract);
  EXPECT_EQ(deal.agreement, ledger::ContractKind::kLicence);
  EXPECT_EQ(deal.source, release::DealSource::kRegistry);
  EXPECT_EQ(deal.signed_on, day("2024-06-30"));
  EXPECT_EQ(deal.month, month("2024-07"));
  EXPECT_EQ(deal.patents, (std::vector{patent(kPatent), patent(kUtilityModel)}));
  EXPECT_EQ(deal.sellers, std::vector{index(kSeller)});
  EXPECT_EQ(deal.buyers, std::vector{index(kBuyer)});
  EXPECT_EQ(deal.amount, yuan("500000.00"));
  EXPECT_EQ(deal.contract, "1");
}

TEST_F(Contracts, ARevisionChangesTheAmountUntilItIsRetracted) {
  record(kRegistry, contract("1", "500000.00", "2024-07-20"));
  const Seq revised = record(kRegistry, revision("1", "920000.00"));
  EXPECT_EQ(amounts(), "920000.00");
  ledger.retract("2024-09-01", revised);
  EXPECT_EQ(amounts(), "500000.00");
}

TEST_F(Contracts, ACancelledOneIsGoneUntilItsCancellationIsRetracted) {
  record(kRegistry, contract("1", "500000.00", "2024-07-20"));
  const Seq cancelled = record(kRegistry, cancellation("1"));
  EXPECT_EQ(amounts(), "");
  ledger.retract("2024-09-01", cancelled);
  EXPECT_EQ(amounts(), "500000.00");
}

TEST_F(Contracts, ACorrectionMovesItAndARetractionDropsIt) {
  const Seq seq = record(kRegistry, contract("1", "500000.00", "2024-07-20"));
  ledger.correct("2024-09-01", seq, contract("2", "600000.00", "2024-06-30"));
  const std::vector<release::Deal> deals = live();
  ASSERT_EQ(deals.size(), 1U);
  EXPECT_EQ(deals.front().event, seq);
  EXPECT_EQ(deals.front().contract, "2");
  EXPECT_EQ(deals.front().month, month("2024-06"));
  EXPECT_EQ(amounts(), "600000.00");
  ledger.retract("2024-09-02", seq);
  EXPECT_EQ(amounts(), "");
}

TEST_F(Contracts, WithoutPatentsAreNoneOfTheLedgersDeals) {
  ledger::ContractRegister body = contract("1", "500000.00", "2024-07-20");
  body.patents.clear();
  const Seq seq = record(kRegistry, body);
  EXPECT_EQ(amounts(), "500000.00");  // It is stated to involve patents.
  body.ip = ledger::IpKind::kKnowHow;
  ledger.correct("2024-09-01", seq, body);
  EXPECT_EQ(amounts(), "");
}

TEST_F(Contracts, StateNoAmountInOtherMoneyOrBeforeItIsOwed) {
  ledger::ContractRegister body = contract("1", "500000.00", "2024-07-20");
  body.fee.currency = currency("EUR");
  record(kRegistry, body);
  EXPECT_FALSE(live().front().is_in_yuan);
  body = contract("2", "500000.00", "2024-07-20");
  body.fee.form = ledger::FeeForm::kTryFirstPayLater;
  record(kRegistry, body);
  body.contract = "3";
  body.fee.form = ledger::FeeForm::kFree;
  record(kRegistry, body);
  EXPECT_EQ(amounts(), "- - 0.00");
  record(kRegistry, revision("2", "7.00"));
  EXPECT_EQ(amounts(), "- 7.00 0.00");
}

TEST_F(Contracts, StateTheAmountInYuanWhereTheRateIsStated) {
  ledger::ContractRegister body = contract("1", "100000.00", "2024-07-20");
  body.fee.currency = currency("EUR");
  body.fee.exchange = exchange("7.8312");
  const Seq seq = record(kRegistry, body);
  EXPECT_EQ(amounts(), "783120.00");
  body.fee.exchange = exchange("7.9");
  ledger.correct("2024-09-01", seq, body);
  EXPECT_EQ(amounts(), "790000.00");
  ledger::ContractRevise settled = revision("1", "120000.00");
  settled.exchange = exchange("7.5");
  record(kRegistry, settled);
  EXPECT_EQ(amounts(), "900000.00");
}

TEST_F(Transfers, StateTheAmountInYuanWhereTheRateIsStated) {
  ledger::TransferRegister body = transfer("2024-07-20");
  body.fee = fee(ledger::FeeForm::kLumpSum, "100000.00", "EUR");
  record(kCentre, body);
  body.fee->exchange = exchange("7.8312");
  body.to = {{party(kBank), {}}};
  record(kCentre, body);
  EXPECT_EQ(amounts(), "- 783120.00");
}

TEST_F(Licences, StateTheAmountInYuanWhereTheRateIsStated) {
  ledger::LicenceRecord body = priced("L1", "0.05");
  body.fee->currency = currency("EUR");
  record(kOffice, body);
  body.licence = "L2";
  body.fee->exchange = exchange("7.8312");
  record(kOffice, body);
  EXPECT_EQ(amounts(), "- 0.39");
}

TEST_F(Transfers, AreExtractedWithTheirSourceAndGainersAsBuyers) {
  ledger::TransferRegister body = transfer("2024-07-20");
  body.to = {{party(kSeller), {}}, {party(kBank), {}}, {party(kBuyer), {}}};
  const Seq seq = record(kCentre, body);
  const release::Deal deal = live().at(0);
  EXPECT_EQ(deal.event, seq);
  EXPECT_EQ(deal.kind, release::DealKind::kTransfer);
  EXPECT_EQ(deal.source, release::DealSource::kTradingCentre);
  EXPECT_EQ(deal.reporter, index(kCentre));
  EXPECT_EQ(deal.sellers, std::vector{index(kSeller)});
  EXPECT_EQ(deal.buyers, (std::vector{index(kBuyer), index(kBank)}));
  record("court", transfer("2024-07-21"));
  EXPECT_EQ(live().at(1).source, release::DealSource::kOther);
  EXPECT_EQ(amounts(), "- -");
}

TEST_F(Transfers, WhatPassesByLawIsNoDealUnlessItNamesAContract) {
  ledger::TransferRegister body = transfer("2024-07-20");
  body.cause = ledger::TransferCause::kInheritance;
  const Seq seq = record(kOffice, body);
  EXPECT_TRUE(live().empty());
  body.contract = "1";
  ledger.correct("2024-09-01", seq, body);
  EXPECT_EQ(live().size(), 1U);
  body.cause = ledger::TransferCause::kGift;
  body.contract.clear();
  ledger.correct("2024-09-02", seq, body);
  EXPECT_EQ(live().size(), 1U);
}

TEST_F(Transfers, ACorrectionHasTheSourceOfTheRegistration) {
  const Seq seq = record(kCentre, transfer("2024-07-20"));
  record(kOffice, transfer("2024-07-25"));
  ledger.set_source(kOffice);
  ledger.correct("2024-09-01", seq, transfer("2024-06-30"));
  ASSERT_EQ(live().size(), 2U);
  EXPECT_EQ(live()[0].month, month("2024-06"));
  EXPECT_EQ(live()[0].source, release::DealSource::kTradingCentre);
  ledger.retract("2024-09-02", seq);
  ASSERT_EQ(live().size(), 1U);
  EXPECT_EQ(live()[0].source, release::DealSource::kOffice);
}

TEST_F(Licences, AreDroppedByARevocationUntilItIsRetracted) {
  record(kOffice, priced("L1", "5.00"));
  const Seq revoked = record(kOffice, licence_revocation("L1"));
  EXPECT_EQ(amounts(), "");
  ledger.retract("2024-09-01", revoked);
  EXPECT_EQ(amounts(), "5.00");
}

TEST_F(Licences, AreExtractedAgainWhenCorrectedOrRecordedAgain) {
  const Seq seq = record(kOffice, priced("L1", "5.00"));
  ledger.correct("2024-09-01", seq, priced("L1", "6.00"));
  EXPECT_EQ(amounts(), "6.00");
  const Seq again = record(kOffice, priced("L1", "7.00"));
  EXPECT_EQ(amounts(), "7.00");
  ledger.retract("2024-09-02", again);
  EXPECT_EQ(amounts(), "6.00");
  EXPECT_EQ(live().front().event, seq);
}

TEST_F(Licences, OfACentreAndTheOfficeMatchInAnyOrder) {
  using release::MatchStatus;
  const auto status = [this] { return match(live()).front().status; };
  for (const bool is_reported_first : {true, false}) {
    ledger = with_parties();
    add_sources();
    const Seq first = record(is_reported_first ? kCentre : kOffice, priced("L1", "5.00"));
    EXPECT_EQ(status(),
              is_reported_first ? MatchStatus::kTradingCentreOnly : MatchStatus::kRecordationOnly);
    const Seq second = record(is_reported_first ? kOffice : kCentre, priced("L1", "5.00"));
    EXPECT_EQ(status(), MatchStatus::kMatched);
    EXPECT_EQ(live().size(), 1U);
    ledger.retract("2024-09-01", is_reported_first ? first : second);
    EXPECT_EQ(status(), MatchStatus::kRecordationOnly);
  }
}

TEST_F(Licences, AChangeMayNameTheContractLater) {
  record(kOffice, priced("L1", "5.00"));
  ledger::LicenceChange change;
  change.licence = "L1";
  change.set.mark(&ledger::LicenceRecord::contract);
  change.set.values.contract = "1";
  const Seq seq = record(kOffice, change);
  EXPECT_EQ(live().front().contract, "1");
  ledger.retract("2024-09-01", seq);
  EXPECT_EQ(live().front().contract, "");
}

TEST_F(Licences, AnAcceptedOpenLicenceIsOneOnceItIsRecorded) {
  record(kOffice, statement("2024-05-01"));
  record(kCentre, acceptance("", ""));
  EXPECT_TRUE(live().empty());
  ledger::OpenLicenceAccept body = acceptance("X1", "2024-07-20");
  body.notice = day("2024-07-01");
  record(kCentre, body);
  ASSERT_EQ(live().size(), 1U);
  EXPECT_EQ(live().front().signed_on, day("2024-07-01"));
  EXPECT_EQ(live().front().sellers, std::vector{index(kSeller)});
  EXPECT_EQ(amounts(), "-");
}

TEST_F(Together, ARefusedSubmissionGivesNoDeal) {
  ledger.refuse("2024-07-22", transfer("2024-07-20"));
  EXPECT_TRUE(live().empty());
}

TEST_F(Together, OneContractThatAllReportCountsOnce) {
  ledger::LicenceRecord deal = priced("TC-1", "300.00");
  deal.patents = {patent(kPatent), patent(kUtilityModel), patent(kDesign)};
  const Seq centre = record(kCentre, deal);
  for (const std::string_view number : {kPatent, kUtilityModel, kDesign}) {
    ledger::LicenceRecord one = licence("X" + std::string(number), "2024-07-20");
    one.patents = {patent(number)};
    record(kOffice, one);
  }
  ledger::ContractRegister body = contract("1", "300.00", "2024-07-20");
  body.patents = deal.patents;
  body.signed_on = day("2024-07-20");
  const Seq registered = record(kRegistry, body);
  const std::string all = std::to_string(centre) + "+" + std::to_string(centre + 1) + "+" +
                          std::to_string(centre + 2) + "+" + std::to_string(centre + 3);
  EXPECT_EQ(canonical(), all + "+" + std::to_string(registered) + " matched 300.00");
  record(kRegistry, cancellation("1"));
  EXPECT_EQ(canonical(), all + " matched 300.00");
}

}  // namespace
}  // namespace projections::test
