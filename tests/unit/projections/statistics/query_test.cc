#include <gtest/gtest.h>

#include "projections/statistics/tally.h"
#include "projections/statistics/titles.h"
#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/tianjin.h"

namespace projections::test {
namespace {

statistics::Query query(std::string_view from, std::string_view until) {
  return {.from = month(from),
          .until = month(until),
          .indicators = statistics::default_indicators(),
          .by = {}};
}

TEST(Query, KnowsAllNames) {
  for (std::size_t i = 0; i < cells::kIndicators; ++i) {
    const auto indicator = static_cast<cells::Indicator>(i);
    EXPECT_EQ(cells::parse_indicator(name(indicator)), indicator);
    EXPECT_NE(statistics::title_of(name(indicator)).zh, name(indicator));
  }
  for (std::size_t i = 0; i < cells::kDimensions; ++i) {
    const auto dimension = static_cast<cells::Dimension>(i);
    EXPECT_EQ(cells::parse_dimension(name(dimension)), dimension);
    EXPECT_NE(statistics::title_of(name(dimension)).en, name(dimension));
  }
}

TEST(Query, EachIndicatorIsOfOneSubject) {
  std::vector<cells::Indicator> all;
  for (std::size_t i = 0; i < cells::kSubjects; ++i) {
    const auto indicators = cells::indicators_of(static_cast<cells::Subject>(i));
    EXPECT_LE(indicators.size(), cells::kFiguresMax);
    all.insert(all.end(), indicators.begin(), indicators.end());
  }
  std::ranges::sort(all);
  EXPECT_EQ(all.size(), cells::kIndicators);
  EXPECT_EQ(std::ranges::adjacent_find(all), all.end());
}

TEST(Query, AListIsReadInItsOrder) {
  const auto indicators = statistics::parse_indicators("pledges,contract_value");
  ASSERT_TRUE(indicators);
  EXPECT_EQ(*indicators,
            (std::vector{cells::Indicator::kPledges, cells::Indicator::kContractValue}));
  EXPECT_EQ(*statistics::parse_indicators(""), statistics::default_indicators());
  EXPECT_TRUE(statistics::parse_dimensions("")->empty());
}

TEST(Query, ReportsAnUnknownNameWithAllKnownOnes) {
  const auto indicators = statistics::parse_indicators("contracts,worth");
  ASSERT_FALSE(indicators);
  EXPECT_EQ(indicators.error().context.find("unknown indicator \"worth\"; known are contracts, "),
            0U);
  EXPECT_EQ(statistics::parse_dimensions("colour").error().context,
            "unknown dimension \"colour\"; known are tx, contract_kind, ip, patent_type, ipc, "
            "industry, district, seller_kind, buyer_kind, flow, fee_form, licence_kind, "
            "amount_band");
  EXPECT_EQ(statistics::parse_dimensions("tx,tx").error().context,
            "dimension \"tx\" is named twice");
  EXPECT_EQ(statistics::parse_basis("cash").error().context,
            "unknown basis \"cash\"; known are event, booking");
}

TEST(Answer, HoldsOnlyTheMonthsOfTheQuery) {
  const Folded ledger = tianjin();
  statistics::Query wanted = query("2024-08", "2024-09");
  wanted.indicators = {cells::Indicator::kContractValue};
  const statistics::Lines lines = answer(ledger.statistics().cells(), wanted);
  ASSERT_EQ(lines.size(), 2U);
  EXPECT_EQ(lines[0].month, month("2024-08"));
  EXPECT_EQ(lines[1].month, month("2024-09"));
  EXPECT_EQ(lines[1].figures[0], 92'000'000);
}

TEST(Answer, IsTheSameFromStoredRows) {
  const Folded ledger = tianjin();
  statistics::Query wanted = query("2024-01", "2025-12");
  wanted.by = {cells::Dimension::kDistrict, cells::Dimension::kTx};
  statistics::Tally tally(wanted);
  for (const ledger::KvRow& row : ledger.statistics().rows())
    tally.add(*cells::decode_cell(row.key, *row.value));
  const statistics::Table stored = statistics::table_of(wanted, tally.lines());
  const statistics::Table live =
      statistics::table_of(wanted, answer(ledger.statistics().cells(), wanted));
  EXPECT_EQ(stored.rows, live.rows);
}

TEST(Answer, IsSortedByDimensionsInTheirOrder) {
  const Folded ledger = tianjin();
  EXPECT_EQ(ledger.figures("contracts", cells::Basis::kEvent, "amount_band,tx"),
            "2024-07 100-1000 transfer 1; 2024-08 10-100 transfer 1; 2024-09 10-100 licence 1; "
            "2024-11 0-10 open-licence 1; 2024-11 10-100 licence 1");
}

TEST(Answer, ByAllDimensionsFitsIntoItsKey) {
  const Folded ledger = tianjin();
  std::string all;
  for (std::size_t i = 0; i < cells::kDimensions; ++i) {
    all += (i > 0 ? "," : "") + std::string(name(static_cast<cells::Dimension>(i)));
  }
  EXPECT_EQ(
      ledger.figures("transfers", cells::Basis::kEvent, all).substr(0, 100),
      "2024-08 transfer none patent invention G C34 120104 university enterprise in-city none "
      "none none 1; ");
}

TEST(Table, HasMonthDimensionsAndIndicatorsForColumns) {
  statistics::Query wanted = query("2024-07", "2024-07");
  wanted.by = {cells::Dimension::kTx};
  wanted.indicators = {cells::Indicator::kPledges, cells::Indicator::kPledgeAmount};
  const statistics::Table table = statistics::table_of(wanted, statistics::Lines(1, 2));
  ASSERT_EQ(table.columns.size(), 4U);
  EXPECT_EQ(table.columns[0].name, "month");
  EXPECT_EQ(table.columns[1].name, "tx");
  EXPECT_EQ(table.columns[2].kind, statistics::ColumnKind::kCount);
  EXPECT_EQ(table.columns[3].kind, statistics::ColumnKind::kMoney);
  EXPECT_TRUE(table.rows.empty());
}

}  // namespace
}  // namespace projections::test
