#include "projections/release/data_query.h"

#include <gtest/gtest.h>

#include "tests/projections/folded.h"

namespace projections {
namespace {

using test::month;

Series series(Tx tx, Indicator indicator, std::initializer_list<std::string_view> months) {
  Series series;
  series.codes.fill(kTotal);
  series.codes[0] = static_cast<std::uint32_t>(tx);
  series.indicator = indicator;
  for (const std::string_view each : months) {
    series.observations.push_back({.month = month(each), .value = 7, .previous = {}});
  }
  return series;
}

const std::vector<Series> kSeries{
    series(Tx::kTransfer, Indicator::kContracts, {"2024-06", "2024-07"}),
    series(Tx::kTransfer, Indicator::kContractValue, {"2024-07"}),
    series(Tx::kLicence, Indicator::kContractValue, {"2024-08"})};

std::string told(const std::vector<Series>& series) {
  std::string text;
  for (const Series& each : series) {
    text +=
        published_code(Dimension::kTx, each.codes[0]).id + " " + std::string(name(each.indicator));
    for (const Observation& one : each.observations) text += " " + one.month.text();
    text += "; ";
  }
  return text;
}

std::string selected(std::string_view key, std::string_view period = "") {
  const auto parsed = SeriesKey::parse(key);
  EXPECT_TRUE(parsed) << parsed.error().context;
  return told(select(kSeries, *parsed, *TimePeriod::parse(period)));
}

TEST(DataQuery, AKeyTakesTheCodesThatItNames) {
  EXPECT_EQ(selected(""), told(kSeries));
  EXPECT_EQ(selected("TRANSFER............."),
            "TRANSFER contracts 2024-06 2024-07; TRANSFER contract_value 2024-07; ");
  EXPECT_EQ(selected("TRANSFER+LICENCE.*.*.*.*.*._T.*.*.*.*.*.*.V_CONTRACT"),
            "TRANSFER contract_value 2024-07; LICENCE contract_value 2024-08; ");
  EXPECT_EQ(selected("PLEDGE............."), "");
}

TEST(DataQuery, MonthsAreTakenFromBothEnds) {
  EXPECT_EQ(selected("", "2024-06"), "TRANSFER contracts 2024-06; ");
  EXPECT_EQ(selected("", "ge:2024-08"), "LICENCE contract_value 2024-08; ");
  EXPECT_EQ(selected("", "le:2024-06"), "TRANSFER contracts 2024-06; ");
  EXPECT_EQ(selected("", "ge:2024-07+le:2024-07"),
            "TRANSFER contracts 2024-07; TRANSFER contract_value 2024-07; ");
}

TEST(DataQuery, WhatIsNoneIsRefused) {
  for (const char* key : {"TRANSFER", "............", "NONE.............", ".............X",
                          "TRANSFER+............."}) {
    EXPECT_EQ(SeriesKey::parse(key).error().code, ledger::ErrorCode::kInvalid) << key;
  }
  for (const char* period : {"2024", "ge:", "gt:2024-07", "2024-07+"}) {
    EXPECT_EQ(TimePeriod::parse(period).error().code, ledger::ErrorCode::kInvalid) << period;
  }
}

TEST(DataQuery, UpdatedIsWhatIsNotTheSame) {
  std::vector<Series> then = kSeries;
  EXPECT_TRUE(updated_since(kSeries, then).empty());
  then[0].observations[1].value = 6;
  then.pop_back();
  EXPECT_EQ(told(updated_since(kSeries, then)),
            "TRANSFER contracts 2024-07; LICENCE contract_value 2024-08; ");
}

}  // namespace
}  // namespace projections
