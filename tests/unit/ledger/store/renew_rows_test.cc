#include <gtest/gtest.h>

#include "ledger/store/log.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

class RenewRowsTest : public testing::Test {
 protected:
  // Entries with rows of projections, and a row of the caller's own, all in tables.
  void SetUp() override {
    for (int opening = 0; opening < 3; ++opening) {
      const auto log = opened(open_to_write(directory));
      ASSERT_TRUE(append_entries(*log, 100));
      Batch batch;
      for (int row = 0; row < 200; ++row) batch.put_row({"p/" + std::to_string(row), "old"});
      batch.put_row({"mine", "stays"});
      ASSERT_TRUE(log->append(batch));
    }
  }

  void expect_renewed() {
    {
      const auto log = opened(open_to_renew(directory));
      ASSERT_NE(log, nullptr);
      ASSERT_TRUE(log->renew_rows({{"p/1", "new"}, {"q/1", "new"}}));
    }
    const auto log = opened(open_to_read(directory));
    ASSERT_NE(log, nullptr);
    std::vector<std::string> rows;
    ASSERT_TRUE(log->scan_rows("", [&rows](ByteView key, ByteView value) {
      rows.push_back(std::string(key) + "=" + std::string(value));
      return true;
    }));
    EXPECT_EQ(rows, (std::vector<std::string>{"p/1=new", "q/1=new"}));
    EXPECT_EQ(*log->row("mine"), "stays");
    expect_whole(*log, 300);
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
};

TEST_F(RenewRowsTest, TheNewRowsTakeThePlaceOfAllOldOnes) { expect_renewed(); }

TEST_F(RenewRowsTest, DamageInTheOldRowsDoesNotMatter) {
  for (const auto& file : db_files(directory, ".sst")) {
    Bytes bytes = bytes_of(file);
    const bool has_rows = bytes.find("p/19") != Bytes::npos;
    if (has_rows) write_bytes(file, Bytes(bytes.size(), 'x'));
  }
  expect_renewed();
}

TEST_F(RenewRowsTest, MissingTablesOfRowsDoNotMatter) {
  for (const auto& file : db_files(directory, ".sst")) {
    if (bytes_of(file).find("p/19") != Bytes::npos) std::filesystem::remove(file);
  }
  expect_renewed();
}

TEST_F(RenewRowsTest, AnInterruptedRenewalIsRefusedByAllOthersAndCanBeRepeated) {
  opened(open_to_renew(directory));
  for (const auto& open : {open_to_read, open_to_write}) {
    const auto log = open(directory);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, ErrorCode::kCorrupt);
    EXPECT_NE(log.error().context.find("rebuild"), std::string::npos) << log.error().context;
  }
  expect_renewed();
}

TEST_F(RenewRowsTest, ARenewalThatRunsIsToBeWaitedFor) {
  const auto renewing = opened(
      Log::open({.directory = directory, .sync = false, .purpose = "rebuild", .renew_rows = true}));
  const auto log = open_to_read(directory);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code, ErrorCode::kBusy) << log.error().context;
}

TEST_F(RenewRowsTest, ADamagedWriteAheadLogIsRefusedAndNothingIsDropped) {
  {
    const auto log = opened(open_to_write(directory));
    ASSERT_TRUE(append_entries(*log, 50, 500));
  }
  const auto file = db_files(directory, ".log").back();
  ASSERT_GT(bytes_of(file).size(), 10'000U);
  flip_bit(file, 9000);
  const auto log = open_to_renew(directory);
  ASSERT_FALSE(log);
  EXPECT_EQ(log.error().code, ErrorCode::kCorrupt);
  flip_bit(file, 9000);
  EXPECT_EQ(opened(open_to_read(directory))->size(), 350U);
}

}  // namespace
}  // namespace ledger::store
