#include "ledger/store/rocks/record_file.h"

#include <gtest/gtest.h>

#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

class RecordFileTest : public testing::Test {
 protected:
  // A write-ahead log with records of one piece and of several.
  void SetUp() override {
    {
      const auto log = opened(open_to_write(directory));
      ASSERT_TRUE(append_entries(*log, 3));
      ASSERT_TRUE(append_entries(*log, 30, 4000));
      ASSERT_TRUE(append_entries(*log, 5));
    }
    for (const auto& file : db_files(directory, ".log")) {
      if (bytes_of(file).size() > whole.size()) whole = bytes_of(file);
    }
    ASSERT_GT(whole.size(), 100'000U);
    records = read(whole);
    ASSERT_GT(records.size(), 2U);
  }

  std::vector<Bytes> read(ByteView file) {
    std::vector<Bytes> read;
    damaged = read_records(file, [&read](ByteView record) { read.emplace_back(record); });
    return read;
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  Bytes whole;
  std::vector<Bytes> records;
  std::vector<std::size_t> damaged;
};

TEST_F(RecordFileTest, AnIntactFileHasNoDamage) { EXPECT_TRUE(damaged.empty()); }

TEST_F(RecordFileTest, AWrongBitLosesItsRecordAloneAndIsFound) {
  for (std::size_t bit = 0; bit < whole.size() * 8; bit += bit < 400 ? 1 : 4099) {
    Bytes file = whole;
    file[bit / 8] = static_cast<char>(static_cast<unsigned char>(file[bit / 8]) ^ 1U << bit % 8);
    const auto left = read(file);
    EXPECT_LT(left.size(), records.size()) << bit;
    for (const Bytes& record : left) {
      EXPECT_NE(std::ranges::find(records, record), records.end()) << bit;
    }
  }
}

TEST_F(RecordFileTest, ADamagedRecordIsLostAndTheOthersAreRead) {
  Bytes file = whole;
  file.replace(60'000, 64, Bytes(64, 'x'));  // In the second batch.
  const auto left = read(file);
  EXPECT_EQ(left.size(), records.size() - 1);
  EXPECT_EQ(left.front(), records.front());
  EXPECT_EQ(left.back(), records.back());
  EXPECT_EQ(damaged.size(), 1U);
}

TEST_F(RecordFileTest, ATornTailIsNoFault) {
  const auto left = read(whole.substr(0, whole.size() - 5));
  EXPECT_EQ(left.size(), records.size() - 1);
  EXPECT_TRUE(damaged.empty());
}

}  // namespace
}  // namespace ledger::store
