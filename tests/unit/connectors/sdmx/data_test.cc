// How values are written. tests/readers validates the files and reads them with other programs.

#include <gtest/gtest.h>

#include "connectors/sdmx/sdmx.h"
#include "tests/unit/connectors/sdmx/text_search.h"

namespace connectors::sdmx {
namespace {

using projections::cells::Dimension;
using projections::cells::Indicator;
using projections::release::Observation;

constexpr ledger::Month kJune{2024 * 12 + 5};
constexpr ledger::Month kJuly{2024 * 12 + 6};

projections::release::Release release_of(Indicator indicator,
                                         std::vector<Observation> observations) {
  projections::release::Release release;
  release.head.id = "TJ-2024-07-P";
  release.head.prepared = ledger::Instant{0};
  projections::release::Series series;
  series.codes.fill(projections::release::kTotal);
  series.codes[static_cast<std::size_t>(Dimension::kDistrict)] = 120116;
  series.indicator = indicator;
  series.observations = std::move(observations);
  release.series.push_back(std::move(series));
  return release;
}

Observation seen(ledger::Month month, ledger::Fen128 value) {
  Observation observation;
  observation.month = month;
  observation.value = value;
  return observation;
}

TEST(SdmxData, CsvHasTheKeyInOrderAndCrLfLines) {
  const std::string csv = data_csv(release_of(
      Indicator::kContractValue,
      {{.month = kJuly, .value = 120'000'001, .revision = 3, .previous = -ledger::Fen128{5}}}));
  EXPECT_EQ(csv,
            "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,TX_TYPE,PATENT_TYPE,IPC_SECTION,"
            "PARTY_TYPE,CONTRACT_KIND,IP_KIND,INDUSTRY,COUNTERPARTY_TYPE,FLOW,FEE_FORM,"
            "LICENCE_KIND,AMOUNT_BAND,INDICATOR,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS,"
            "REV_NO,OBS_PREV_VALUE,UNIT_MEASURE,UNIT_MULT,DECIMALS\r\n"
            "dataflow,TJIPO:DF_PATENT_RIGHTS(1.0.0),R,M,CN-120116,_T,_T,_T,_T,_T,_T,_T,_T,_T,_T,"
            "_T,_T,V_CONTRACT,2024-07,1200000.01,P,F,3,-0.05,CNY,0,2\r\n");
}

TEST(SdmxData, CountsHaveNoDecimals) {
  const std::string csv = data_csv(release_of(Indicator::kPledges, {seen(kJuly, 250)}));
  EXPECT_TRUE(has(csv, ",N_PLEDGE,2024-07,250,P,F,0,,PN,0,0\r\n")) << csv;
}

// Larger than 64 bits, and much larger than the exact integers of a double.
TEST(SdmxData, LargeSumsAreExact) {
  const auto value = ledger::Fen128{9'223'372'036'854'775'807} * 1000 + 7;
  const auto release = release_of(Indicator::kReceipts, {seen(kJuly, value)});
  constexpr std::string_view kText = "92233720368547758070.07";
  for (const std::string& text : {data_csv(release), data_21(release), data_30(release)}) {
    EXPECT_TRUE(has(text, kText)) << text;
  }
  EXPECT_TRUE(has(data_json(release), "[\"92233720368547758070.07\",0,0,0,null]"));
}

TEST(SdmxData, ASuppressedValueIsInNoFile) {
  constexpr ledger::Fen128 kSecret = 777'777'777;
  const auto release = release_of(
      Indicator::kReceipts, {{.month = kJuly,
                              .value = kSecret,
                              .is_suppressed = true,
                              .vintage = projections::release::Vintage::kFinal,
                              .confidentiality = projections::release::Confidentiality::kDominance,
                              .previous = kSecret}});
  for (const std::string& text :
       {data_csv(release), data_json(release), data_21(release), data_30(release)}) {
    EXPECT_FALSE(has(text, "7777777")) << text;
    EXPECT_TRUE(has(text, "NaN")) << text;
  }
  EXPECT_TRUE(has(data_csv(release), ",2024-07,NaN,Q,O,0,,CNY,0,2\r\n"));
  EXPECT_TRUE(has(data_30(release), "OBS_VALUE=\"NaN\" OBS_STATUS=\"Q\" CONF_STATUS=\"O\""));
}

TEST(SdmxData, JsonListsUsedValuesAndMonthsInOrder) {
  auto release = release_of(Indicator::kReceipts, {seen(kJuly, 100)});
  release.series.push_back(release.series.front());
  release.series.back().indicator = Indicator::kContracts;
  release.series.back().observations = {seen(kJune, 1)};
  const std::string json = data_json(release);
  EXPECT_TRUE(has(json, "\"0:0:0:0:0:0:0:0:0:0:0:0:0:0:0\":")) << json;
  EXPECT_TRUE(has(json, "\"0:0:0:0:0:0:0:0:0:0:0:0:0:0:1\":")) << json;
  EXPECT_TRUE(has(json, "\"observations\":{\"1\":[\"1.00\"")) << json;
  EXPECT_TRUE(has(json, "[{\"value\":\"2024-06\"},{\"value\":\"2024-07\"}]")) << json;
  EXPECT_EQ(count(json, "\"id\":\"CN-"), 1) << json;
}

TEST(SdmxData, HeadersHaveTheTimeOfTheReleaseInShanghai) {
  const auto release = release_of(Indicator::kReceipts, {});
  for (const std::string& text : {data_21(release), data_30(release), structure_21(release.head),
                                  structure_30(release.head)}) {
    EXPECT_TRUE(has(text, "<mes:ID>TJ-2024-07-P</mes:ID>")) << text;
    EXPECT_TRUE(has(text, "<mes:Prepared>1970-01-01T08:00:00.000+08:00</mes:Prepared>")) << text;
  }
}

TEST(SdmxData, SameReleaseSameBytes) {
  const auto release = release_of(Indicator::kReceipts, {seen(kJuly, 100)});
  EXPECT_EQ(data_30(release), data_30(release));
  EXPECT_EQ(data_json(release), data_json(release));
  EXPECT_EQ(structure_30(release.head), structure_30(release.head));
}

}  // namespace
}  // namespace connectors::sdmx
