#include "projections/storage/journal.h"

#include <gtest/gtest.h>

#include "tests/unit/ledger/store/log_case.h"
#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/folded.h"

namespace projections::storage {
namespace {

using ledger::ErrorCode;
using ledger::store::Log;

// A log without entries, whose rows are the journal of some contracts.
class JournalTest : public testing::Test {
 protected:
  void SetUp() override {
    for (const char* id : {"C1", "C2", "C3"}) {
      ledger::ContractRegister body;
      body.contract = id;
      body.fee = test::fee(ledger::FeeForm::kLumpSum, "100.00");
      body.registered = test::day("2024-07-05");
      ledger_.record("2024-07-05", body);
    }
    postings_ = ledger_.postings();
    ASSERT_EQ(postings_.size(), 3U);
    store_cells();
  }

  static std::vector<ledger::KvRow> rows_of(const std::vector<cells::Posting>& postings,
                                            std::size_t per_block = SIZE_MAX) {
    JournalWriter writer(per_block);
    writer.add(statistics::CalendarDay{test::day("2024-07-05"), 0});
    for (const cells::Posting& posting : postings) writer.add(posting);
    return writer.take_rows();
  }
  void store(const std::vector<ledger::KvRow>& rows) {
    ASSERT_TRUE(ledger::store::replace_rows(*log_, kJournalPrefix, rows));
  }
  // The stored cells beside it.
  void store_cells() {
    ASSERT_TRUE(ledger::store::replace_rows(*log_, cells::kRowPrefix, ledger_.statistics().rows()));
  }
  ledger::Status read(ledger::Seq until, std::vector<cells::Posting>& into) {
    return read_journal(*log_, until, [&](const JournalRecord& record) {
      into.push_back(std::get<cells::Posting>(record));
    });
  }

  ledger::test::Scratch scratch_;
  std::unique_ptr<Log> log_ =
      ledger::store::opened(ledger::store::open_to_write(scratch_ / "ledger"));
  test::Folded ledger_;
  std::vector<cells::Posting> postings_;
};

TEST_F(JournalTest, ReadsUpToAPosition) {
  store(rows_of(postings_, 2));
  std::vector<cells::Posting> all;
  ASSERT_TRUE(read(3, all));
  EXPECT_EQ(all, postings_);
  std::vector<cells::Posting> some;
  ASSERT_TRUE(read(2, some));
  EXPECT_EQ(some.size(), 2U);
}

TEST_F(JournalTest, FailsIfItDoesNotAddUp) {
  std::vector<cells::Posting> none;
  EXPECT_EQ(read(3, none).error().code, ErrorCode::kCorrupt) << "an older build wrote no journal";
  auto lacking = postings_;
  lacking.pop_back();
  store(rows_of(lacking));
  EXPECT_EQ(read(1, none).error().code, ErrorCode::kCorrupt) << "also for an older position";
  auto rows = rows_of(postings_);
  rows[0].value->pop_back();
  store(rows);
  EXPECT_EQ(read(3, none).error().code, ErrorCode::kCorrupt);
}

TEST_F(JournalTest, FailsIfBlocksAreNotInOrder) {
  auto rows = rows_of(postings_, 1);
  ASSERT_EQ(rows.size(), 4U) << "three blocks and a day";
  // The first block gets other records, which the next block does not follow.
  JournalWriter writer;
  writer.add(postings_[0]);
  writer.add(postings_[2]);
  rows[0].value = writer.take_rows()[0].value;
  store(rows);
  std::vector<cells::Posting> none;
  EXPECT_EQ(read(3, none).error().code, ErrorCode::kCorrupt);
}

TEST_F(JournalTest, ReadsTheDays) {
  EXPECT_TRUE(read_days(*log_)->empty());
  store(rows_of(postings_));
  EXPECT_EQ(*read_days(*log_),
            (std::vector<statistics::CalendarDay>{{test::day("2024-07-05"), 0}}));
  auto rows = rows_of(postings_);
  rows.back().value->front() = 1;
  store(rows);
  EXPECT_EQ(read_days(*log_).error().code, ErrorCode::kCorrupt) << "of another version";
}

TEST_F(JournalTest, ComparesRecords) {
  store(rows_of(postings_, 2));
  EXPECT_TRUE(compare_journal(*log_, rows_of(postings_)));
  auto other = postings_;
  other[1].contributor = 5;
  EXPECT_EQ(compare_journal(*log_, rows_of(other)).error().code, ErrorCode::kCorrupt);
  other = postings_;
  other.pop_back();
  EXPECT_EQ(compare_journal(*log_, rows_of(other)).error().code, ErrorCode::kCorrupt);
  other = postings_;
  other.push_back(postings_.back());
  EXPECT_EQ(compare_journal(*log_, rows_of(other)).error().code, ErrorCode::kCorrupt);
  auto rows = rows_of(postings_);
  rows.pop_back();
  EXPECT_EQ(compare_journal(*log_, rows).error().code, ErrorCode::kCorrupt) << "without its day";
}

}  // namespace
}  // namespace projections::storage
