#include <gtest/gtest.h>

#include "projections/tally.h"
#include "projections/titles.h"
#include "tests/projections/bodies.h"
#include "tests/projections/tianjin.h"

namespace projections::test {
namespace {

Query query(std::string_view from, std::string_view until) {
  return {.from = month(from), .until = month(until), .indicators = default_indicators(), .by = {}};
}

TEST(Query, KnowsAllNames) {
  for (std::size_t i = 0; i < kIndicators; ++i) {
    const auto indicator = static_cast<Indicator>(i);
    EXPECT_EQ(parse_indicator(name(indicator)), indicator);
    EXPECT_NE(title_of(name(indicator)).zh, name(indicator));
  }
  for (std::size_t i = 0; i < kDimensions; ++i) {
    const auto dimension = static_cast<Dimension>(i);
    EXPECT_EQ(parse_dimension(name(dimension)), dimension);
    EXPECT_NE(title_of(name(dimension)).en, name(dimension));
  }
}

TEST(Query, EachIndicatorIsOfOneSubject) {
  std::vector<Indicator> all;
  for (std::size_t i = 0; i < kSubjects; ++i) {
    const auto indicators = indicators_of(static_cast<Subject>(i));
    EXPECT_LE(indicators.size(), kFiguresMax);
    all.insert(all.end(), indicators.begin(), indicators.end());
  }
  std::ranges::sort(all);
  EXPECT_EQ(all.size(), kIndicators);
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST(Query, AListIsReadInItsOrder) {
  const auto indicators = parse_indicators("pledges,contract_value");
  ASSERT_TRUE(indicators);
  EXPECT_EQ(*indicators, (std::vector{Indicator::kPledges, Indicator::kContractValue}));
  EXPECT_EQ(*parse_indicators(""), default_indicators());
  EXPECT_TRUE(parse_dimensions("")->empty());
}

TEST(Query, AnUnknownNameIsToldWithAllThatAreKnown) {
  const auto indicators = parse_indicators("contracts,worth");
  ASSERT_FALSE(indicators);
  EXPECT_EQ(indicators.error().context.find("unknown indicator \"worth\"; known are contracts, "),
            0U);
  EXPECT_EQ(parse_dimensions("colour").error().context,
            "unknown dimension \"colour\"; known are tx, contract_kind, ip, patent_type, ipc, "
            "industry, district, seller_kind, buyer_kind, flow, fee_form, licence_kind, "
            "amount_band");
  EXPECT_EQ(parse_dimensions("tx,tx").error().context, "dimension \"tx\" is named twice");
  EXPECT_EQ(parse_basis("cash").error().context,
            "unknown basis \"cash\"; known are event, booking");
}

TEST(Answer, HoldsTheMonthsAskedForAndNoOthers) {
  const Folded ledger = tianjin();
  Query asked = query("2024-08", "2024-09");
  asked.indicators = {Indicator::kContractValue};
  const Lines lines = answer(ledger.statistics().cells(), asked);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].month, month("2024-08"));
  EXPECT_EQ(lines[1].month, month("2024-09"));
  EXPECT_EQ(lines[1].figures[0], 92'000'000);
}

TEST(Answer, IsTheSameFromStoredRows) {
  const Folded ledger = tianjin();
  Query asked = query("2024-01", "2025-12");
  asked.by = {Dimension::kDistrict, Dimension::kTx};
  Tally tally(asked);
  for (const Row& row : ledger.statistics().rows()) tally.add(*decode_cell(row.key, *row.value));
  const Table stored = table_of(asked, tally.lines());
  const Table live = table_of(asked, answer(ledger.statistics().cells(), asked));
  EXPECT_EQ(stored.rows, live.rows);
}

TEST(Answer, IsSortedByTheDimensionsInTheOrderAskedFor) {
  const Folded ledger = tianjin();
  EXPECT_EQ(ledger.figures("contracts", Basis::kEvent, "amount_band,tx"),
            "2024-07 100-1000 transfer 1; 2024-08 10-100 transfer 1; 2024-09 10-100 licence 1; "
            "2024-11 0-10 open-licence 1; 2024-11 10-100 licence 1");
}

TEST(Answer, ByAllDimensionsFitsIntoItsKey) {
  const Folded ledger = tianjin();
  std::string all;
  for (std::size_t i = 0; i < kDimensions; ++i) {
    all += (i > 0 ? "," : "") + std::string(name(static_cast<Dimension>(i)));
  }
  EXPECT_EQ(
      ledger.figures("transfers", Basis::kEvent, all).substr(0, 100),
      "2024-08 transfer none patent invention G C34 120104 university enterprise in-city none "
      "none none 1; ");
}

TEST(Table, HasMonthDimensionsAndIndicatorsForColumns) {
  Query asked = query("2024-07", "2024-07");
  asked.by = {Dimension::kTx};
  asked.indicators = {Indicator::kPledges, Indicator::kPledgeAmount};
  const Table table = table_of(asked, Lines(1, 2));
  ASSERT_EQ(table.columns.size(), 4U);
  EXPECT_EQ(table.columns[0].name, "month");
  EXPECT_EQ(table.columns[1].name, "tx");
  EXPECT_EQ(table.columns[2].kind, ColumnKind::kCount);
  EXPECT_EQ(table.columns[3].kind, ColumnKind::kMoney);
  EXPECT_TRUE(table.rows.empty());
}

}  // namespace
}  // namespace projections::test
