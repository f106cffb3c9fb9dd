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
    ledger_.statistics().keep_postings();
    for (const char* id : {"C1", "C2", "C3"}) {
      ledger::ContractRegister body;
      body.contract = id;
      body.fee = test::fee(ledger::FeeForm::kLumpSum, "100.00");
      body.registered = test::day("2024-07-05");
      ledger_.record("2024-07-05", body);
    }
    postings_ = ledger_.statistics().take_postings();
    ASSERT_EQ(postings_.size(), 3U);
  }

  static std::vector<ledger::store::Row> stored(const std::vector<Posting>& postings) {
    std::vector<ledger::store::Row> rows;
    for (const Row& row : encode_postings(postings, 2)) rows.push_back({row.key, row.value});
    return rows;
  }
  void keep(const std::vector<ledger::store::Row>& rows) {
    ASSERT_TRUE(log_->replace_rows(kPostingPrefix, rows));
  }
  ledger::Status read(ledger::Seq until, std::vector<Posting>& into) {
    return read_journal(*log_, ledger_.statistics(), until,
                        [&](const Posting& posting) { into.push_back(posting); });
  }

  ledger::store::Scratch scratch_;
  std::unique_ptr<Log> log_ =
      ledger::store::opened(ledger::store::open_to_write(scratch_ / "ledger"));
  test::Folded ledger_;
  std::vector<Posting> postings_;
};

TEST_F(JournalTest, IsReadUpToAPosition) {
  keep(stored(postings_));
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
  keep(stored(lacking));
  EXPECT_EQ(read(1, none).error().code, ErrorCode::kCorrupt) << "also for an older position";
  auto rows = stored(postings_);
  rows[0].value->pop_back();
  keep(rows);
  EXPECT_EQ(read(3, none).error().code, ErrorCode::kCorrupt);
}

TEST_F(JournalTest, IsComparedPostingByPosting) {
  keep(stored(postings_));
  const auto blocks = [](const std::vector<Posting>& postings) {
    std::vector<ledger::Projection::Row> rows;
    for (Row& row : encode_postings(postings)) rows.emplace_back(row.key, row.value);
    return rows;
  };
  EXPECT_TRUE(compare_journal(*log_, blocks(postings_)));
  auto other = postings_;
  other[1].contributor = 5;
  EXPECT_EQ(compare_journal(*log_, blocks(other)).error().code, ErrorCode::kCorrupt);
  other = postings_;
  other.pop_back();
  EXPECT_EQ(compare_journal(*log_, blocks(other)).error().code, ErrorCode::kCorrupt);
  other = postings_;
  other.push_back(postings_.back());
  EXPECT_EQ(compare_journal(*log_, blocks(other)).error().code, ErrorCode::kCorrupt);
}

}  // namespace
}  // namespace projections
