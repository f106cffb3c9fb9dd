#include "ledger/store/place.h"

#include <gtest/gtest.h>

#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

namespace fs = std::filesystem;

class PlaceTest : public testing::Test {
 protected:
  void SetUp() override { fs::create_directory(directory); }

  void expect_new() {
    const auto place = find_place(directory);
    ASSERT_TRUE(place) << place.error().context;
    EXPECT_EQ(*place, Place::kNew);
    EXPECT_EQ(find_ledger(directory).error().code, ErrorCode::kNoLedger);
    EXPECT_EQ(open_to_read(directory).error().code, ErrorCode::kNoLedger);
    EXPECT_TRUE(open_to_write(directory));
    EXPECT_TRUE(find_ledger(directory));
  }

  void expect_none(const std::string& words) {
    const auto before = listing(directory);
    for (const auto& open : {open_to_read, open_to_write}) {
      const auto log = open(directory);
      ASSERT_FALSE(log);
      EXPECT_EQ(log.error().code, ErrorCode::kNoLedger);
      EXPECT_NE(log.error().context.find(words), std::string::npos) << log.error().context;
    }
    EXPECT_EQ(listing(directory), before);
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
};

TEST_F(PlaceTest, ADirectoryThatIsMissingIsNew) {
  fs::remove(directory);
  expect_new();
}

TEST_F(PlaceTest, AnEmptyDirectoryIsNew) { expect_new(); }

TEST_F(PlaceTest, AnEmptyFileSystemIsNew) {
  fs::create_directory(directory + "/lost+found");
  expect_new();
}

TEST_F(PlaceTest, WhatAnInterruptedMakingLeavesIsNew) {
  { opened(open_to_write(directory)); }
  fs::remove(directory + "/FORMAT");
  fs::remove_all(directory + "/db");
  expect_new();
}

TEST_F(PlaceTest, OtherFilesAreNotTouched) {
  write_bytes(directory + "/notes.txt", "x");
  expect_none("notes.txt");
}

TEST_F(PlaceTest, AFolderDbWithoutFormatIsNotTouched) {
  fs::create_directory(directory + "/db");
  expect_none("FORMAT is missing");
}

TEST_F(PlaceTest, ALedgerThatLostItsFormatIsNotTouched) {
  { ASSERT_TRUE(append_entries(*opened(open_to_write(directory)), 10)); }
  fs::remove(directory + "/FORMAT");
  expect_none("patledger repair");
}

TEST_F(PlaceTest, ALedgerThatLostItsFormatAndDatabaseIsNotNew) {
  { ASSERT_TRUE(append_entries(*opened(open_to_write(directory)), 10)); }
  fs::remove(directory + "/FORMAT");
  fs::remove_all(directory + "/db");
  expect_none("missing");
}

TEST_F(PlaceTest, ALedgerThatLostItsDatabaseAndMarkIsNotEmpty) {
  { ASSERT_TRUE(append_entries(*opened(open_to_write(directory)), 10)); }
  fs::remove_all(directory + "/db");
  fs::remove(directory + "/high-water");
  for (const auto& open : {open_to_read, open_to_write}) {
    const auto log = open(directory);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, ErrorCode::kCorrupt);
  }
}

TEST_F(PlaceTest, AFileIsNotALedger) {
  write_bytes(scratch / "file", "x");
  for (const std::string& path : {scratch / "file", scratch / "file/below"}) {
    const auto place = find_place(path);
    ASSERT_FALSE(place);
    EXPECT_EQ(place.error().code, ErrorCode::kNoLedger);
  }
}

}  // namespace
}  // namespace ledger::store
