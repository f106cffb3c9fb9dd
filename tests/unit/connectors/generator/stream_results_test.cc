#include "connectors/generator/results/stream_results.h"

#include <gtest/gtest.h>

#include "ledger/codec/json/text_writer.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Code;
using ledger::Date;
using ledger::Outcome;

const Date kJuly = *Date::parse("2024-07-22");
const Date kMarch = *Date::parse("2025-03-20");

StreamResults sample() {
  StreamResults results;
  results.add_outcome(Outcome::kRecorded);
  results.add_outcome(Outcome::kRefused);
  results.add_code(Code::kT04);
  results.add_case("transfer-of-pledged", Code::kT04);
  results.add_figure(Measure::kContractValue, kJuly, kMarch, 120'000'000);
  return results;
}

TEST(StreamResults, EqualResultsHaveNoDifference) {
  EXPECT_TRUE(sample().differences(sample()).empty());
}

TEST(StreamResults, CountsInTheMonthOfTheFactAndOfTheFiling) {
  const auto differences = sample().differences(StreamResults());
  ASSERT_EQ(differences.size(), 5U);
  EXPECT_EQ(differences[2].name, "T04");
  EXPECT_EQ(differences[3].section, "2024-07");
  EXPECT_EQ(differences[3].basis, "event");
  EXPECT_EQ(differences[3].expected, "1200000.00");
  EXPECT_EQ(differences[3].found, "0.00");
  EXPECT_EQ(differences[4].section, "2025-03");
  EXPECT_EQ(differences[4].basis, "booking");
}

TEST(StreamResults, ReportsWhatOnlyTheLedgerHas) {
  StreamResults found = sample();
  found.add_outcome(Outcome::kMalformed);
  found.add_code(Code::kF02);
  found.set_figure(MonthBasis::kBooking, ledger::Month::of(kJuly), Measure::kPledges, 3);
  const auto differences = sample().differences(found);
  ASSERT_EQ(differences.size(), 3U);
  EXPECT_EQ(differences[0].name, "malformed");
  EXPECT_EQ(differences[1].name, "F02");
  EXPECT_EQ(differences[2].name, "pledges");
  EXPECT_EQ(differences[2].found, "3");
}

TEST(StreamResults, ChangesThatCancelOutAreNotADifference) {
  StreamResults results = sample();
  results.add_figure(Measure::kTransfers, kJuly, kMarch, 1);
  results.add_figure(Measure::kTransfers, kJuly, kMarch, -1);
  EXPECT_TRUE(results.differences(sample()).empty());
}

TEST(StreamResults, IsWrittenAsJson) {
  ledger::codec::JsonWriter writer;
  writer.open('{');
  sample().write_members(writer);
  writer.close('}');
  const std::string json = std::move(writer).finish();
  EXPECT_NE(json.find("\"submissions\":2"), std::string::npos);
  EXPECT_NE(json.find("\"T04\":1"), std::string::npos);
  EXPECT_NE(json.find("\"2024-07\":{\"contract_value\":\"1200000.00\"}"), std::string::npos);
}

}  // namespace
}  // namespace connectors::generator
