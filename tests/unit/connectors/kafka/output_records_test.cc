// The records that an entry produces on the output topics.

#include "connectors/kafka/publish/output_records.h"

#include <gtest/gtest.h>

#include "ledger/model/codes.h"
#include "tests/support/submissions.h"

namespace connectors::kafka::test {
namespace {

using ledger::Outcome;
using ledger::PatentNumber;
using ledger::service::StoredEntry;
using ledger::test::day;

const ledger::service::FollowedPartition kOrder{"cluster", "patent.rights.command.v1", 3, "node"};

StoredEntry stored(Outcome outcome, const ledger::Body& body) {
  StoredEntry entry;
  entry.entry.seq = 41;
  entry.entry.outcome = outcome;
  entry.entry.submission = ledger::test::from("bank", body);
  entry.recorded_at = *ledger::Instant::parse("2024-11-12T09:00:00+08:00");
  return entry;
}

StoredEntry released(Outcome outcome = Outcome::kRecorded) {
  StoredEntry one =
      stored(outcome, ledger::PledgeCancel{"Y1", day("2025-02-14"), ledger::PledgeEnd::kPerformed});
  one.about = {*PatentNumber::parse("201819000005.X"), *PatentNumber::parse("202019000002.3"),
               *PatentNumber::parse("201819000005.X")};
  return one;
}

std::vector<OutputRecord> records_of(const StoredEntry& one, const StoredEntry* first = nullptr) {
  return output_records(
      one, first, {kOrder, ledger::Language::kEn, [](ledger::EventId) { return "an.event"; }});
}

std::string header(const OutputRecord& record, std::string_view name) {
  for (const auto& [key, value] : record.headers) {
    if (key == name) return value;
  }
  return "none";
}

TEST(OutputRecords, AnEventHasOneRecordPerPatent) {
  const auto records = records_of(released());
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].topic, OutputTopic::kResult);
  EXPECT_EQ(records[0].key, "bank");
  EXPECT_EQ(header(records[0], "ce_type"), "cn.tj.patent.submission.recorded.v1");
  EXPECT_EQ(header(records[0], "ce_id"), "41");
  for (const std::size_t i : {1U, 2U}) {
    EXPECT_EQ(records[i].topic, OutputTopic::kEvent);
    EXPECT_EQ(header(records[i], "ce_id"), "41.0");
    EXPECT_EQ(header(records[i], "ce_sequence"), "00000000000000000041");
    EXPECT_EQ(header(records[i], "ce_ledger"), "3");
    EXPECT_EQ(header(records[i], "ce_type"), "cn.tj.patent.pledge.cancelled.v1");
    EXPECT_EQ(header(records[i], "content-type"), "application/json");
    EXPECT_EQ(records[i].key, header(records[i], "ce_subject"));
    EXPECT_EQ(*records[i].value, R"({"pledge":"Y1","on":"2025-02-14","cause":"performed"})");
  }
  EXPECT_NE(records[1].key, records[2].key);
}

TEST(OutputRecords, AnEntryWithoutPatentsHasNoEvent) {
  const auto records = records_of(stored(Outcome::kRecorded, ledger::PartyRegister{}));
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].topic, OutputTopic::kResult);
}

TEST(OutputRecords, ARefusalHasOnlyAResult) {
  const auto records = records_of(released(Outcome::kRefused));
  ASSERT_EQ(records.size(), 1U);
  EXPECT_NE(records[0].value->find(R"("outcome":"refused")"), std::string::npos);
}

TEST(OutputRecords, ADiscrepancyRaisesAnAlert) {
  const auto records = records_of(released(Outcome::kDiscrepancy));
  ASSERT_EQ(records.size(), 4U);
  EXPECT_EQ(records[3].topic, OutputTopic::kAlert);
  EXPECT_EQ(records[3].key, "201819000005.X");
  EXPECT_EQ(header(records[3], "ce_type"), "cn.tj.patent.discrepancy.opened.v1");
}

TEST(OutputRecords, ADuplicateHasTheFirstReceipt) {
  StoredEntry again = released(Outcome::kDuplicate);
  again.entry.first = 7;
  StoredEntry first = released();
  first.entry.seq = 7;
  const auto records = records_of(again, &first);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_NE(records[0].value->find(R"("outcome":"duplicate","seq":"7")"), std::string::npos)
      << *records[0].value;
  EXPECT_EQ(header(records[0], "ce_sequence"), "00000000000000000041");
}

TEST(OutputRecords, AMalformedEntryHasADeadLetterWithItsBytes) {
  StoredEntry one;
  one.entry.seq = 9;
  one.entry.outcome = Outcome::kMalformed;
  one.entry.faults = {{ledger::Code::kF02, "/body/patent", "the check character is 7"}};
  one.received = "{\"no\":\xFF";
  one.key = "contract 1";
  one.correlation = "mine";
  const auto records = records_of(one);
  ASSERT_EQ(records.size(), 2U);
  EXPECT_FALSE(records[0].key.has_value());  // The source is unknown.
  EXPECT_EQ(header(records[0], "ce_correlationid"), "mine");
  const OutputRecord& letter = records[1];
  EXPECT_EQ(letter.topic, OutputTopic::kDeadLetter);
  EXPECT_EQ(letter.key, "contract 1");
  EXPECT_EQ(*letter.value, one.received);
  EXPECT_EQ(header(letter, "__connect.errors.topic"), "patent.rights.command.v1");
  EXPECT_EQ(header(letter, "__connect.errors.partition"), "3");
  EXPECT_EQ(header(letter, "__connect.errors.offset"), "9");
  EXPECT_EQ(header(letter, "__connect.errors.exception.class.name"), "F02");
  EXPECT_EQ(header(letter, "__connect.errors.exception.message"),
            "/body/patent: the check character is 7");
}

TEST(OutputRecords, TheCorrelationIsTheHeaderElseTheId) {
  StoredEntry one = released();
  EXPECT_EQ(header(records_of(one)[0], "ce_correlationid"), "id");
  one.correlation = "mine";
  EXPECT_EQ(header(records_of(one)[0], "ce_correlationid"), "mine");
}

}  // namespace
}  // namespace connectors::kafka::test
