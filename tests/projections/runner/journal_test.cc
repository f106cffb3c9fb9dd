#include "projections/runner/journal.h"

#include <gtest/gtest.h>

#include "tests/ledger/store/scratch.h"
#include "tests/projections/bodies.h"
#include "tests/projections/folded.h"

namespace projections {
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
    keep_cells();
  }

  static std::vector<ledger::Projection::Row> rows_of(const std::vector<Posting>& postings,
                                                      std::size_t per_block = SIZE_MAX) {
    JournalWriter writer(per_block);
    writer.add(FilingDay{test::day("2024-07-05"), 0});
    for (const Posting& posting : postings) writer.add(posting);
    std::vector<ledger::Projection::Row> rows;
    for (Row& row : writer.take_rows()) rows.emplace_back(row.key, row.value);
    return rows;
  }
  void keep(const std::vector<ledger::Projection::Row>& rows) {
    std::vector<ledger::store::Row> stored;
    for (const auto& [key, value] : rows) stored.push_back({key, value});
    ASSERT_TRUE(log_->replace_rows(kJournalPrefix, stored));
  }
  // The figures beside it, as they are stored.
  void keep_cells() {
    std::vector<ledger::store::Row> stored;
    for (const Row& row : ledger_.statistics().rows()) stored.push_back({row.key, row.value});
    ASSERT_TRUE(log_->replace_rows(kRowPrefix, stored));
  }
  ledger::Status read(ledger::Seq until, std::vector<Posting>& into) {
    return read_journal(*log_, until, [&](const JournalRecord& record) {
      into.push_back(std::get<Posting>(record));
    });
  }

  ledger::store::Scratch scratch_;
  std::unique_ptr<Log> log_ =
      ledger::store::opened(ledger::store::open_to_write(scratch_ / "ledger"));
  test::Folded ledger_;
  std::vector<Posting> postings_;
};

TEST_F(JournalTest, IsReadUpToAPosition) {
  keep(rows_of(postings_, 2));
  std::vector<Posting> all;
  ASSERT_TRUE(read(3, all));
  EXPECT_EQ(all, postings_);
  std::vector<Posting> some;
  ASSERT_TRUE(read(2, some));
  EXPECT_EQ(some.size(), 2U);
}

TEST_F(JournalTest, ThatDoesNotAddUpIsAnError) {
  std::vector<Posting> none;
  EXPECT_EQ(read(3, none).error().code, ErrorCode::kCorrupt) << "of an older build there is none";
  auto lacking = postings_;
  lacking.pop_back();
  keep(rows_of(lacking));
  EXPECT_EQ(read(1, none).error().code, ErrorCode::kCorrupt) << "also for an older position";
  auto rows = rows_of(postings_);
  rows[0].second->pop_back();
  keep(rows);
  EXPECT_EQ(read(3, none).error().code, ErrorCode::kCorrupt);
}

TEST_F(JournalTest, WhoseBlocksAreNotInOrderIsDamaged) {
  auto rows = rows_of(postings_, 1);
  ASSERT_EQ(rows.size(), 4U) << "three blocks and a day";
  // The second block told again as the third: its key says so, its records do not follow.
  JournalWriter writer;
  writer.add(postings_[0]);
  writer.add(postings_[2]);
  rows[0].second = writer.take_rows()[0].value;
  keep(rows);
  std::vector<Posting> none;
  EXPECT_EQ(read(3, none).error().code, ErrorCode::kCorrupt);
}

TEST_F(JournalTest, TellsTheDays) {
  EXPECT_TRUE(read_days(*log_)->empty());
  keep(rows_of(postings_));
  EXPECT_EQ(*read_days(*log_), (std::vector<FilingDay>{{test::day("2024-07-05"), 0}}));
  auto rows = rows_of(postings_);
  rows.back().second->front() = 1;
  keep(rows);
  EXPECT_EQ(read_days(*log_).error().code, ErrorCode::kCorrupt) << "of another version";
}

TEST_F(JournalTest, IsComparedRecordByRecord) {
  keep(rows_of(postings_, 2));
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
}  // namespace projections
