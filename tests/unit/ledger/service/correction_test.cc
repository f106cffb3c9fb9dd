// Corrections and retractions restate past months in the event basis, and book the difference in
// the month of their filing. Older positions do not change.

#include "ledger/model/codes.h"
#include "tests/unit/ledger/service/ledger_under_test.h"

namespace {

using ledger::Outcome;
using projections::cells::Basis;
using testing_ledger::Directory;
using testing_ledger::example;
using testing_ledger::months;
using testing_ledger::Opened;

constexpr std::string_view kTransferContract = "28.0";  // TC-0001, line 29.

std::string correction(std::string_view id, std::string_view event, std::string_view set,
                       std::string_view source = "tech-registry") {
  return R"({"id":")" + std::string(id) + R"(","source":")" + std::string(source) +
         R"(","at":"2025-06-10T09:00:00+08:00","type":"event.correct","body":{"event":")" +
         std::string(event) + R"(","set":)" + std::string(set) + R"(,"reason":"clerical"}})";
}

std::string retraction(std::string_view id, std::string_view event, std::string_view source) {
  return R"({"id":")" + std::string(id) + R"(","source":")" + std::string(source) +
         R"(","at":"2025-06-10T09:00:00+08:00","type":"event.retract","body":{"event":")" +
         std::string(event) + R"(","reason":"never happened"}})";
}

constexpr std::string_view kSet =
    R"({"fee":{"form":"lump-sum","total":"1000000.00","technology":"1000000.00",)"
    R"("currency":"CNY"}})";

TEST(Correction, RestatesTheMonthAndBooksTheDifference) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(example());
  const auto answers = opened.submit({correction("C-1", kTransferContract, kSet)});
  ASSERT_EQ(answers.front().entry.outcome, Outcome::kRecorded);
  const auto& statistics = opened.statistics.statistics();
  EXPECT_EQ(months(statistics, "contract_value"),
            "2024-07 1000000.00;2024-08 300000.00;2024-09 920000.00;2024-11 230000.00;");
  EXPECT_EQ(months(statistics, "contract_value", Basis::kBooking),
            "2024-07 1200000.00;2024-08 300000.00;2024-09 500000.00;2024-11 230000.00;"
            "2025-03 420000.00;2025-06 -200000.00;");
}

TEST(Correction, OfACorrectedEventStartsFromItsCurrentBody) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(example());
  opened.submit({correction("C-1", kTransferContract, kSet)});
  opened.submit({correction("C-2", kTransferContract, R"({"registered":"2024-06-28"})")});
  EXPECT_EQ(months(opened.statistics.statistics(), "contract_value"),
            "2024-06 1000000.00;2024-08 300000.00;2024-09 920000.00;2024-11 230000.00;");
}

TEST(Correction, IsForTheSourceOfTheEventOrAnOperator) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(example());
  const auto by_other = opened.submit({correction("C-1", kTransferContract, kSet, "ip-office")});
  EXPECT_EQ(by_other.front().entry.outcome, Outcome::kRefused);
  EXPECT_EQ(by_other.front().entry.grounds.front().code, ledger::Code::kA01);
  const auto by_operator = opened.submit({correction("C-2", kTransferContract, kSet, "operator")});
  EXPECT_EQ(by_operator.front().entry.outcome, Outcome::kRecorded);
}

TEST(Correction, IsMalformedIfItsEventDoesNotExistOrItsFieldsDoNotFit) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(example());
  const auto answers = opened.submit({
      correction("C-1", "999.0", kSet),
      correction("C-2", "42.0", kSet),  // Refused: it took no effect.
      correction("C-3", kTransferContract, R"({"registered":"2024-02-30"})"),
      correction("C-4", kTransferContract, R"({"no_such_field":1})"),
  });
  for (const auto& answer : answers) EXPECT_EQ(answer.entry.outcome, Outcome::kMalformed);
  EXPECT_EQ(answers[2].entry.faults.front().code, ledger::Code::kF03);
}

TEST(Retraction, RemovesTheFigureAndTheRight) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(example());
  const std::string bank = "91120101MA9900079B";
  opened.submit({retraction("R-1", "36.0", bank)});  // B1-LN-0058, line 37.
  EXPECT_EQ(months(opened.statistics.statistics(), "pledge_amount"), "2024-11 5000000.00;");
  EXPECT_EQ(months(opened.statistics.statistics(), "pledge_amount", Basis::kBooking),
            "2024-10 8000000.00;2024-11 5000000.00;2025-06 -8000000.00;");
  const auto& state = opened.ledger->state();
  const ledger::Pledge* pledge = state.pledges.find("Y2024980000058");
  ASSERT_NE(pledge, nullptr);
  EXPECT_FALSE(pledge->is_registered());
}

TEST(Retraction, InTheSameGroupAsTheEvent) {
  const Directory directory;
  Opened opened(directory.path());
  auto lines = example();
  lines.push_back(retraction("R-1", "36.0", "91120101MA9900079B"));
  lines.push_back(correction("C-1", kTransferContract, kSet));
  opened.submit(lines);
  const Directory other_directory;
  Opened other(other_directory.path());
  for (const std::string& line : lines) other.submit({line});
  EXPECT_EQ(opened.root(), other.root());
  EXPECT_EQ(months(opened.statistics.statistics(), "pledge_amount"),
            months(other.statistics.statistics(), "pledge_amount"));
}

TEST(Correction, DoesNotChangeOlderPositions) {
  const Directory directory;
  Opened opened(directory.path());
  opened.submit(example());
  const ledger::Seq size = opened.ledger->log().size();
  const std::string before = months(opened.statistics.statistics(), "contract_value");
  opened.submit({correction("C-1", kTransferContract, kSet),
                 retraction("R-1", "36.0", "91120101MA9900079B")});
  projections::storage::StatisticsRunner statistics;
  ledger::service::Replayer replayer({&statistics});
  ASSERT_TRUE(static_cast<bool>(replayer.replay(opened.ledger->log(), size)));
  EXPECT_EQ(months(statistics.statistics(), "contract_value"), before);
  Opened again(directory.path(), false);
  EXPECT_EQ(months(again.statistics.statistics(), "contract_value"),
            months(opened.statistics.statistics(), "contract_value"));
}

}  // namespace
