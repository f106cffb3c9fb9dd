#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "projections/release/builder.h"
#include "projections/release/lookup.h"
#include "tests/projections/bodies.h"
#include "tests/projections/folded.h"

namespace projections {
namespace {

using test::day;
using test::Folded;
using test::month;

// A ledger whose filings go on month by month, so that months close.
class ReleaseTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* id : {"S1", "S2", "S3", "S4"}) {
      ledger_.register_party(id, ledger::PartyKind::kUniversity, "120104");
    }
    ledger_.register_party("B1", ledger::PartyKind::kEnterprise, "120116");
  }

  ledger::ContractRegister contract(const std::string& id, std::string_view seller,
                                    std::string_view on, std::string_view total) {
    ledger::ContractRegister body;
    body.contract = id;
    body.kind = ledger::ContractKind::kTransfer;
    body.ip = ledger::IpKind::kPatent;
    body.sellers = {test::party(seller)};
    body.buyers = {test::party("B1")};
    body.fee = test::fee(ledger::FeeForm::kLumpSum, total);
    body.signed_on = day(on);
    body.registered = day(on);
    return body;
  }

  // Something is filed on that day, which changes no figure.
  void pass(std::string_view on) { ledger_.refuse(on, contract("none", "S1", on, "1.00")); }

  Release release(std::string_view of, Audience audience = Audience::kBureau) {
    const Calendar calendar(ledger_.statistics().days(), ledger_.state().next);
    ReleaseBuilder builder(calendar, month(of), audience);
    for (const Posting& posting : ledger_.postings()) builder.add(posting);
    return std::move(builder).finish({});
  }

  static const Observation* find(const Release& release, Indicator indicator, std::string_view of,
                                 std::initializer_list<std::pair<Dimension, std::uint32_t>> codes) {
    CubeCodes wanted;
    wanted.fill(kTotal);
    for (const auto& [dimension, code] : codes) wanted[static_cast<std::size_t>(dimension)] = code;
    for (const Series& series : release.series) {
      if (series.codes != wanted || series.indicator != indicator) continue;
      const auto found = std::ranges::find(series.observations, month(of), &Observation::month);
      return found == series.observations.end() ? nullptr : &*found;
    }
    return nullptr;
  }

  Folded ledger_;
};

TEST_F(ReleaseTest, AFigureThatChangedSaysHowOftenAndWhatItWas) {
  const auto first = ledger_.record("2024-07-05", contract("C1", "S1", "2024-07-05", "100.00"));
  pass("2024-08-10");
  ledger_.record("2024-08-20", contract("C2", "S2", "2024-07-30", "40.00"));
  pass("2024-09-10");
  pass("2024-10-10");
  ledger_.retract("2024-10-12", first);
  const Release now = release("2024-07");
  const Observation* total = find(now, Indicator::kContractValue, "2024-07", {});
  ASSERT_NE(total, nullptr);
  EXPECT_EQ(total->value, 4000);
  EXPECT_EQ(total->revision, 2U);
  EXPECT_EQ(total->previous, 14000);
  std::string told;
  for (const Revision& revision : now.revisions) {
    if (revision.indicator != Indicator::kContractValue) continue;
    if (std::ranges::count(revision.codes, kTotal) < static_cast<std::ptrdiff_t>(kDimensions)) {
      continue;
    }
    told += revision.published_with.text() + " " + std::string(name(revision.cause)) + " " +
            ledger::yuan_text(revision.before) + " " + ledger::yuan_text(revision.after) + " " +
            ledger::yuan_text(revision.amount) + "; ";
  }
  EXPECT_EQ(told,
            "2024-08 late-arrival 100.00 140.00 40.00; 2024-10 retraction 140.00 40.00 -100.00; ");
}

TEST_F(ReleaseTest, AnOlderPositionGivesWhatWasKnownThen) {
  ledger_.record("2024-07-05", contract("C1", "S1", "2024-07-05", "100.00"));
  pass("2024-08-10");
  const Release before = release("2024-07");
  const ledger::Seq then = ledger_.state().next;
  ledger_.record("2024-08-20", contract("C2", "S2", "2024-07-30", "40.00"));
  pass("2024-11-10");
  EXPECT_EQ(find(release("2024-07"), Indicator::kContractValue, "2024-07", {})->value, 14000);
  const Calendar calendar(ledger_.statistics().days(), then);
  ReleaseBuilder builder(calendar, month("2024-07"), Audience::kBureau);
  for (const Posting& posting : ledger_.postings()) {
    if (posting.seq < then) builder.add(posting);
  }
  const Release again = std::move(builder).finish({});
  EXPECT_EQ(again.head.id, before.head.id);
  EXPECT_EQ(find(again, Indicator::kContractValue, "2024-07", {})->value, 10000);
  EXPECT_EQ(again.series.size(), before.series.size());
}

TEST_F(ReleaseTest, ThePublicDoesNotSeeWhatOneContributorDid) {
  for (const auto& [id, seller] : {std::pair{"C1", "S1"}, {"C2", "S2"}, {"C3", "S3"}}) {
    ledger_.record("2024-07-05", contract(id, seller, "2024-07-05", "100.00"));
  }
  ledger::ContractRegister other = contract("C4", "S4", "2024-07-06", "70.00");
  other.kind = ledger::ContractKind::kService;
  ledger_.record("2024-07-06", other);
  pass("2024-08-10");
  const Release bureau = release("2024-07");
  const Release open = release("2024-07", Audience::kPublic);
  const std::pair service{Dimension::kTx, static_cast<std::uint32_t>(Tx::kOther)};
  const std::pair transfer{Dimension::kTx, static_cast<std::uint32_t>(Tx::kTransfer)};
  const Observation* one = find(open, Indicator::kContractValue, "2024-07", {service});
  EXPECT_TRUE(one->is_hidden);
  EXPECT_EQ(one->confidentiality, Confidentiality::kSmallCount);
  EXPECT_EQ(find(open, Indicator::kContracts, "2024-07", {service})->value, 1);
  EXPECT_TRUE(find(open, Indicator::kContractValue, "2024-07", {transfer})->is_hidden)
      << "it could be subtracted from the total";
  EXPECT_FALSE(find(open, Indicator::kContractValue, "2024-07", {})->is_hidden);
  EXPECT_FALSE(find(bureau, Indicator::kContractValue, "2024-07", {service})->is_hidden);
  EXPECT_EQ(find(bureau, Indicator::kContractValue, "2024-07", {service})->confidentiality,
            Confidentiality::kSmallCount);
}

TEST_F(ReleaseTest, ARevisionByOneContractIsHeldBackFromThePublic) {
  for (const auto& [id, seller] : {std::pair{"C1", "S1"}, {"C2", "S2"}, {"C3", "S3"}}) {
    ledger_.record("2024-07-05", contract(id, seller, "2024-07-05", "100.00"));
  }
  pass("2024-08-10");
  ledger::ContractRegister other = contract("C4", "S4", "2024-07-06", "70.00");
  other.kind = ledger::ContractKind::kService;
  ledger_.record("2024-08-20", other);
  pass("2024-11-10");
  const Release open = release("2024-07", Audience::kPublic);
  const Observation* total = find(open, Indicator::kContractValue, "2024-07", {});
  EXPECT_FALSE(total->is_hidden);
  EXPECT_EQ(total->value, 30000) << "the difference would be the price of the one contract";
  EXPECT_EQ(total->vintage, Vintage::kPreliminary);
  EXPECT_EQ(find(release("2024-07"), Indicator::kContractValue, "2024-07", {})->value, 37000);
}

TEST(Growth, IsRoundedHalfAwayFromZero) {
  EXPECT_EQ(growth(150, 100), 500);
  EXPECT_EQ(growth(100, 150), -333);
  EXPECT_EQ(growth(20'001, 20'000), 0) << "0.005 % is no tenth";
  EXPECT_EQ(growth(20'010, 20'000), 1) << "0.05 % is one";
  EXPECT_EQ(growth(19'990, 20'000), -1);
  EXPECT_FALSE(growth(1, 0));
}

// CNIPA's rule for statistics of fees: more than 20 contracts.
TEST_F(ReleaseTest, FeesAreToldOfTwentyOneContractsAndNotOfTwenty) {
  const std::array sellers{"S1", "S2", "S3", "S4"};
  std::size_t count = 0;
  const auto register_next = [&] {
    const std::string id = "C" + std::to_string(++count);
    const auto seller = sellers[count % sellers.size()];
    ledger_.record("2024-07-05", contract(id, seller, "2024-07-05", "100.00"));
  };
  const auto form = static_cast<std::uint32_t>(ledger::FeeForm::kLumpSum);
  const std::pair lump_sum{Dimension::kFeeForm, form};
  const std::pair transfer{Dimension::kTx, static_cast<std::uint32_t>(Tx::kTransfer)};
  for (int i = 0; i < 20; ++i) register_next();
  const Release twenty = release("2024-07", Audience::kPublic);
  const Observation* few = find(twenty, Indicator::kContractValue, "2024-07", {transfer, lump_sum});
  EXPECT_TRUE(few->is_hidden);
  EXPECT_EQ(few->confidentiality, Confidentiality::kWithheld);
  register_next();
  const Release more = release("2024-07", Audience::kPublic);
  EXPECT_FALSE(find(more, Indicator::kContractValue, "2024-07", {transfer, lump_sum})->is_hidden);
}

}  // namespace
}  // namespace projections
