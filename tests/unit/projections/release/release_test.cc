#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "projections/release/builder.h"
#include "projections/release/tables/lookup.h"
#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/folded.h"

namespace projections {
namespace {

using test::day;
using test::Folded;
using test::month;

// A ledger with filings in every month, so that months close.
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

  // The calendar is moved to that day.
  void pass(std::string_view on) { ledger_.record(on, ledger::ClockDay{day(on)}); }

  release::Release release(std::string_view of,
                           release::Audience audience = release::Audience::kBureau) {
    const release::Calendar calendar(ledger_.statistics().days(), ledger_.state().next);
    release::ReleaseBuilder builder(calendar, month(of), audience);
    for (const cells::Posting& posting : ledger_.postings()) builder.add(posting);
    return std::move(builder).finish({});
  }

  static const release::Observation* find(
      const release::Release& release, cells::Indicator indicator, std::string_view of,
      std::initializer_list<std::pair<cells::Dimension, std::uint32_t>> codes) {
    release::CubeCodes wanted;
    wanted.fill(release::kTotal);
    for (const auto& [dimension, code] : codes) wanted[static_cast<std::size_t>(dimension)] = code;
    for (const release::Series& series : release.series) {
      if (series.codes != wanted || series.indicator != indicator) continue;
      const auto found =
          std::ranges::find(series.observations, month(of), &release::Observation::month);
      return found == series.observations.end() ? nullptr : &*found;
    }
    return nullptr;
  }

  // The kind of a cell, by the codes of its row in the first dimensions and the name of its column.
  static release::TableCell::Kind kind_in(const release::Release& release, std::string_view number,
                                          const std::vector<std::string>& codes,
                                          std::string_view column) {
    const auto table = std::ranges::find(release.tables, number, &release::StatutoryTable::number);
    const auto place = std::ranges::find(table->columns, column, &release::TableColumn::name);
    const auto is_row = [&](const std::vector<release::TableCell>& row) {
      for (std::size_t i = 0; i < codes.size(); ++i) {
        if (row[2 * i].text != codes[i]) return false;
      }
      return true;
    };
    const auto row = std::ranges::find_if(table->rows, is_row);
    EXPECT_NE(row, table->rows.end()) << codes.front() << ' ' << codes.back();
    if (row == table->rows.end()) return {};
    return (*row)[static_cast<std::size_t>(place - table->columns.begin())].kind;
  }

  Folded ledger_;
};

TEST_F(ReleaseTest, AChangedFigureHasItsRevisionsAndPreviousValue) {
  const auto first = ledger_.record("2024-07-05", contract("C1", "S1", "2024-07-05", "100.00"));
  pass("2024-08-10");
  ledger_.record("2024-08-20", contract("C2", "S2", "2024-07-30", "40.00"));
  pass("2024-09-10");
  pass("2024-10-10");
  ledger_.retract("2024-10-12", first);
  const release::Release now = release("2024-07");
  const release::Observation* total = find(now, cells::Indicator::kContractValue, "2024-07", {});
  ASSERT_NE(total, nullptr);
  EXPECT_EQ(total->value, 4000);
  EXPECT_EQ(total->revision, 2U);
  EXPECT_EQ(total->previous, 14000);
  std::string text;
  for (const release::Revision& revision : now.revisions) {
    if (revision.indicator != cells::Indicator::kContractValue) continue;
    if (std::ranges::count(revision.codes, release::kTotal) <
        static_cast<std::ptrdiff_t>(cells::kDimensions)) {
      continue;
    }
    text += revision.published_with.text() + " " + std::string(name(revision.cause)) + " " +
            ledger::yuan_text(revision.before) + " " + ledger::yuan_text(revision.after) + " " +
            ledger::yuan_text(revision.amount) + "; ";
  }
  EXPECT_EQ(text,
            "2024-08 late-arrival 100.00 140.00 40.00; 2024-10 retraction 140.00 40.00 -100.00; ");
}

TEST_F(ReleaseTest, AnOlderPositionGivesWhatWasKnownThen) {
  ledger_.record("2024-07-05", contract("C1", "S1", "2024-07-05", "100.00"));
  pass("2024-08-10");
  const release::Release before = release("2024-07");
  const ledger::Seq then = ledger_.state().next;
  ledger_.record("2024-08-20", contract("C2", "S2", "2024-07-30", "40.00"));
  pass("2024-11-10");
  EXPECT_EQ(find(release("2024-07"), cells::Indicator::kContractValue, "2024-07", {})->value,
            14000);
  const release::Calendar calendar(ledger_.statistics().days(), then);
  release::ReleaseBuilder builder(calendar, month("2024-07"), release::Audience::kBureau);
  for (const cells::Posting& posting : ledger_.postings()) {
    if (posting.seq < then) builder.add(posting);
  }
  const release::Release again = std::move(builder).finish({});
  EXPECT_EQ(again.head.id, before.head.id);
  EXPECT_EQ(find(again, cells::Indicator::kContractValue, "2024-07", {})->value, 10000);
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
  const release::Release bureau = release("2024-07");
  const release::Release open = release("2024-07", release::Audience::kPublic);
  const std::pair service{cells::Dimension::kTx, static_cast<std::uint32_t>(cells::Tx::kOther)};
  const std::pair transfer{cells::Dimension::kTx, static_cast<std::uint32_t>(cells::Tx::kTransfer)};
  const release::Observation* one =
      find(open, cells::Indicator::kContractValue, "2024-07", {service});
  EXPECT_TRUE(one->is_suppressed);
  EXPECT_EQ(one->confidentiality, release::Confidentiality::kSmallCount);
  EXPECT_EQ(find(open, cells::Indicator::kContracts, "2024-07", {service})->value, 1);
  EXPECT_TRUE(find(open, cells::Indicator::kContractValue, "2024-07", {transfer})->is_suppressed)
      << "it could be subtracted from the total";
  EXPECT_FALSE(find(open, cells::Indicator::kContractValue, "2024-07", {})->is_suppressed);
  EXPECT_FALSE(find(bureau, cells::Indicator::kContractValue, "2024-07", {service})->is_suppressed);
  EXPECT_EQ(find(bureau, cells::Indicator::kContractValue, "2024-07", {service})->confidentiality,
            release::Confidentiality::kSmallCount);
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
  const release::Release open = release("2024-07", release::Audience::kPublic);
  const release::Observation* total = find(open, cells::Indicator::kContractValue, "2024-07", {});
  EXPECT_FALSE(total->is_suppressed);
  EXPECT_EQ(total->value, 30000) << "the difference would be the price of the one contract";
  EXPECT_EQ(total->vintage, release::Vintage::kPreliminary);
  EXPECT_EQ(find(release("2024-07"), cells::Indicator::kContractValue, "2024-07", {})->value,
            37000);
}

TEST(Growth, IsRoundedHalfAwayFromZero) {
  EXPECT_EQ(release::growth(150, 100), 500);
  EXPECT_EQ(release::growth(100, 150), -333);
  EXPECT_EQ(release::growth(20'001, 20'000), 0) << "0.005 % is less than a tenth";
  EXPECT_EQ(release::growth(20'010, 20'000), 1) << "0.05 % is one";
  EXPECT_EQ(release::growth(19'990, 20'000), -1);
  EXPECT_FALSE(release::growth(1, 0));
}

// CNIPA's rule for statistics of fees: more than 20 contracts.
TEST_F(ReleaseTest, FeesArePublishedFromTwentyOneContractsOn) {
  const std::array sellers{"S1", "S2", "S3", "S4"};
  std::size_t count = 0;
  const auto register_next = [&] {
    const std::string id = "C" + std::to_string(++count);
    const auto seller = sellers[count % sellers.size()];
    ledger_.record("2024-07-05", contract(id, seller, "2024-07-05", "100.00"));
  };
  const auto form = static_cast<std::uint32_t>(ledger::FeeForm::kLumpSum);
  const std::pair lump_sum{cells::Dimension::kFeeForm, form};
  const std::pair transfer{cells::Dimension::kTx, static_cast<std::uint32_t>(cells::Tx::kTransfer)};
  for (int i = 0; i < 20; ++i) register_next();
  const release::Release twenty = release("2024-07", release::Audience::kPublic);
  const release::Observation* few =
      find(twenty, cells::Indicator::kContractValue, "2024-07", {transfer, lump_sum});
  EXPECT_TRUE(few->is_suppressed);
  EXPECT_EQ(few->confidentiality, release::Confidentiality::kFewContracts);
  register_next();
  const release::Release more = release("2024-07", release::Audience::kPublic);
  EXPECT_FALSE(
      find(more, cells::Indicator::kContractValue, "2024-07", {transfer, lump_sum})->is_suppressed);
}

// Blank is not zero: what the data cannot have is an empty cell.
TEST_F(ReleaseTest, ACellThatTheDataCannotHaveIsBlank) {
  ledger_.record("2024-07-05", contract("C1", "S1", "2024-07-05", "100.00"));
  ledger_.grant("201919000001.6", "S1", "G05B 19/418", "C34");
  ledger_.record("2024-07-05", test::licence("X1", "2024-07-05"));
  ledger_.record("2024-07-05", test::pledge("Y1", "100.00", "2024-07-05"));
  pass("2024-08-10");
  const release::Release made = release("2024-07");
  using Kind = release::TableCell::Kind;
  EXPECT_EQ(kind_in(made, "A1", {"_T", "_T"}, "contract_value"), Kind::kNumber);
  EXPECT_EQ(kind_in(made, "A1", {"TRANSFER", "_T"}, "contract_value"), Kind::kNumber);
  EXPECT_EQ(kind_in(made, "A1", {"TRANSFER", "_T"}, "transfers"), Kind::kNumber) << "it may be 0";
  EXPECT_EQ(kind_in(made, "A1", {"TRANSFER", "_T"}, "licences"), Kind::kEmpty);
  EXPECT_EQ(kind_in(made, "A1", {"LICENCE", "ORDINARY"}, "licences"), Kind::kNumber);
  EXPECT_EQ(kind_in(made, "A1", {"LICENCE", "ORDINARY"}, "contract_value"), Kind::kEmpty);
  EXPECT_EQ(kind_in(made, "A1", {"LICENCE", "ORDINARY"}, "contract_value_growth"), Kind::kEmpty);
  EXPECT_EQ(kind_in(made, "A1", {"PLEDGE", "_T"}, "pledge_amount"), Kind::kNumber);
  EXPECT_EQ(kind_in(made, "A1", {"PLEDGE", "_T"}, "contract_value"), Kind::kEmpty);
  for (const release::StatutoryTable& table : made.tables) {
    if (table.number != "A7") continue;
    for (const auto& row : table.rows) EXPECT_NE(row.front().text, "PLEDGE") << "no row of blanks";
  }
}

// Every indicator in every kind of transaction and cut, by the definitions of docs/law.md §7.2.
TEST(Cube, KnowsWhatTheDataCanHave) {
  using cells::Tx;
  const std::map<cells::Subject, std::set<Tx>> transactions{
      {cells::Subject::kContract, {Tx::kTransfer, Tx::kLicence, Tx::kOpenLicence, Tx::kOther}},
      {cells::Subject::kTransfer, {Tx::kTransfer}},
      {cells::Subject::kLicence, {Tx::kLicence, Tx::kOpenLicence}},
      {cells::Subject::kStatement, {Tx::kOpenLicence}},
      {cells::Subject::kPledge, {Tx::kPledge}}};
  for (const release::Cut& cut : release::cuts()) {
    const bool has_tx = std::ranges::find(cut.by, cells::Dimension::kTx) != cut.by.end();
    for (const Tx tx : {Tx::kTransfer, Tx::kLicence, Tx::kOpenLicence, Tx::kPledge, Tx::kOther}) {
      release::CubeCodes codes;
      codes.fill(release::kTotal);
      for (const cells::Dimension each : cut.by) codes[static_cast<std::size_t>(each)] = 1;
      if (has_tx)
        codes[static_cast<std::size_t>(cells::Dimension::kTx)] = static_cast<unsigned>(tx);
      for (const auto& [subject, possible] : transactions) {
        const bool is_published = std::ranges::find(cut.subjects, subject) != cut.subjects.end();
        const bool expected = is_published && (!has_tx || possible.contains(tx));
        for (const cells::Indicator indicator : indicators_of(subject)) {
          EXPECT_EQ(release::can_have(codes, indicator), expected) << cells::name(indicator);
        }
      }
    }
  }
}

TEST_F(ReleaseTest, ItsPositionIsTheLastEntryIncluded) {
  ledger_.record("2024-07-05", contract("C1", "S1", "2024-07-05", "100.00"));
  pass("2024-08-10");
  const release::Release made = release("2024-07");
  EXPECT_EQ(made.head.position + 1, ledger_.state().next);
  EXPECT_TRUE(
      made.tables.front().head.back().second.ends_with(", " + std::to_string(made.head.position)));
}

TEST_F(ReleaseTest, ADraftIsNamedSo) {
  ledger_.record("2024-07-05", contract("C1", "S1", "2024-07-05", "100.00"));
  const release::Calendar calendar(ledger_.statistics().days(), ledger_.state().next);
  release::ReleaseBuilder builder(calendar, month("2024-07"), release::Audience::kBureau, true);
  for (const cells::Posting& posting : ledger_.postings()) builder.add(posting);
  const release::Release draft = std::move(builder).finish({});
  EXPECT_EQ(draft.head.id, "TJ-2024-07-DRAFT");
  EXPECT_EQ(vintage_name(draft.head), "draft");
  EXPECT_NE(draft.tables.front().head.back().second.find("草稿，不得发布 draft"),
            std::string::npos);
}

}  // namespace
}  // namespace projections
