// A node halts if the partition is not the one that its ledger has followed.

#include "connectors/kafka/ingest/continuity.h"

#include <gtest/gtest.h>

#include "connectors/kafka/client/partition_query.h"

namespace connectors::kafka::test {
namespace {

using ledger::service::Input;

Input record(std::uint64_t offset, std::string_view bytes = "{}") {
  Input input;
  input.bytes = bytes;
  input.arrival = ledger::service::Arrival{{1000}, offset};
  return input;
}

const ledger::service::Restoration kRestored{9, ledger::Hash{7}, 2};
const Continuity::RecordTime kBrokers{true, std::nullopt};
const Continuity::RecordTime kRestoredTime{false, kRestored};

// A ledger that has read the records 0 to 4.
Continuity five_read(bool reread = false) {
  return Continuity({{"cluster", "commands", 0, "node"}, 5, digest(record(4))}, reread);
}

OffsetRange range(std::uint64_t low, std::uint64_t high) {
  return {OffsetRange::Lookup::kFound, low, high};
}

template <typename Result>
void expect_halt(const Result& result, std::string_view why) {
  ASSERT_FALSE(result);
  EXPECT_EQ(result.error().code, ledger::ErrorCode::kCorrupt);
  EXPECT_TRUE(result.error().context.starts_with("commands-0: ")) << result.error().context;
  EXPECT_NE(result.error().context.find(why), std::string::npos) << result.error().context;
}

TEST(Continuity, NeedsTheSameCluster) {
  EXPECT_TRUE(five_read().check_cluster("cluster"));
  expect_halt(five_read().check_cluster("other"), "this ledger follows cluster cluster");
  EXPECT_TRUE(Continuity({{"", "commands", 0, "node"}, 0, {}}, false).check_cluster("any"));
}

TEST(Continuity, NeedsTheRecordsFromTheLastOneOn) {
  EXPECT_TRUE(five_read().check_range(range(4, 5)));
  expect_halt(five_read().check_range(range(5, 9)), "log start offset is 5");
  expect_halt(five_read().check_range(range(0, 4)), "truncated or recreated");
}

TEST(Continuity, ACommittedOffsetAheadShowsARollback) {
  EXPECT_TRUE(five_read().check_committed(5));
  expect_halt(five_read().check_committed(6), "the data directory was rolled back");
  EXPECT_TRUE(five_read(true).check_committed(6));
}

TEST(Continuity, TheLastRecordIsComparedFirst) {
  Continuity continuity = five_read();
  continuity.restart("cluster");
  EXPECT_EQ(continuity.first_offset(), 4U);
  const auto last = continuity.accept(record(4), kBrokers);
  ASSERT_TRUE(last);
  EXPECT_FALSE(*last);
  const auto next = continuity.accept(record(5), kBrokers);
  ASSERT_TRUE(next);
  EXPECT_TRUE(*next);
}

TEST(Continuity, AnotherLastRecordIsAnotherTopic) {
  Continuity continuity = five_read();
  continuity.restart("cluster");
  expect_halt(continuity.accept(record(4, "[]"), kBrokers),
              "record 4 differs from the one in this ledger");
  continuity.restart("cluster");
  expect_halt(continuity.accept(record(6), kBrokers),
              "record 4 is gone; the first one available is 6");
}

TEST(Continuity, OffsetsIncreaseByOne) {
  expect_halt(five_read().accept(record(3), kBrokers), "offset 3 was delivered twice");
  expect_halt(five_read().accept(record(7), kBrokers), "offset 5 has no record, the next one is 7");
}

TEST(Continuity, AnAdvancedPositionIsComparedAfterARestart) {
  Continuity continuity = five_read();
  ASSERT_TRUE(continuity.accept(record(5), kBrokers));
  continuity.advance();
  continuity.set_last(record(5));
  EXPECT_EQ(continuity.next(), 6U);
  continuity.restart("cluster");
  const auto last = continuity.accept(record(5), kBrokers);
  ASSERT_TRUE(last);
  EXPECT_FALSE(*last);
}

// A producer's transaction ends with a control record, which takes an offset and is never
// delivered.
TEST(Continuity, NothingIsMissingAtTheEnd) {
  EXPECT_TRUE(five_read().check_end(5));
  expect_halt(five_read().check_end(6),
              "offset 5 has no record, the next one is 6: a producer uses");
}

// Five records read, the last of which says that it was restored.
Continuity five_restored(const ledger::service::Restoration& as = kRestored) {
  Continuity continuity = five_read();
  continuity.restart("cluster");
  const auto last = continuity.accept(record(4), {false, as});
  EXPECT_TRUE(last && !*last);
  return continuity;
}

TEST(Continuity, CreateTimeIsForRestoredRecords) {
  EXPECT_TRUE(five_read().accept_time(kBrokers, 9));
  expect_halt(five_read().accept_time({false, std::nullopt}, 9), "has CreateTime");
  Continuity continuity = five_restored();
  EXPECT_EQ(continuity.restoration(), kRestored);
  for (int i = 5; i < 9; ++i) {
    EXPECT_FALSE(continuity.is_after_restored());
    EXPECT_TRUE(continuity.accept_time(kRestoredTime, 20)) << i;
    continuity.advance();
  }
  EXPECT_TRUE(continuity.is_after_restored());
  expect_halt(continuity.accept_time(kRestoredTime, 20), "record 9 has CreateTime");
  EXPECT_TRUE(continuity.accept_time(kBrokers, 20));
}

// Any sender can write the header while the topic has CreateTime.
TEST(Continuity, ARestorationIsNotExtendedByARecord) {
  const ledger::service::Restoration forged{10, ledger::Hash{1}, 0};
  expect_halt(five_read().accept_time({false, forged}, 10), "record 5 has CreateTime");
  Continuity continuity = five_restored();
  for (int i = 5; i < 9; ++i) continuity.advance();
  expect_halt(continuity.accept_time({false, forged}, 10), "record 9 has CreateTime");
  Continuity again = five_restored({4, ledger::Hash{1}, 0});  // It says nothing of the last record.
  EXPECT_EQ(again.restoration().until, 0U);
}

TEST(Continuity, ARestorationIsWholeAndFromOneLog) {
  expect_halt(five_restored().accept_time(kRestoredTime, 8),
              "9 records are to be restored: it was restored in part: run patledger topic restore");
  Continuity continuity = five_restored();
  ASSERT_TRUE(continuity.accept_time(kRestoredTime, 9));
  continuity.advance();
  expect_halt(continuity.accept_time(kBrokers, 9), "another producer wrote between them");
  auto other = kRestored;
  other.root[0] = 8;
  expect_halt(continuity.accept_time({false, other}, 9), "not restored with the records before");
}

// The topic was lost and restored a second time.
TEST(Continuity, ALaterRestorationReplacesAnEarlierOne) {
  Continuity continuity({{"cluster", "commands", 0, "node"}, 9, digest(record(8)), kRestored},
                        false);
  continuity.restart("cluster");
  const ledger::service::Restoration later{12, ledger::Hash{8}, 2};
  ASSERT_TRUE(continuity.accept(record(8), {false, later}));
  EXPECT_TRUE(continuity.accept_time({false, later}, 12));
  EXPECT_EQ(continuity.restoration(), later);
}

}  // namespace
}  // namespace connectors::kafka::test
