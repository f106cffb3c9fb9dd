// What a killed run left in the quarantine is deleted, and nothing else is.

#include "connectors/files/quarantine.h"

#include <gtest/gtest.h>

#include "tests/support/scratch.h"

namespace connectors::files {
namespace {

using ledger::test::listing;
using ledger::test::Scratch;
using ledger::test::write_bytes;
using Names = std::set<std::string>;

class QuarantineTest : public ::testing::Test {
 protected:
  QuarantineTest() { std::filesystem::create_directory(folder); }

  void add(const std::string& name) { write_bytes(folder + "/" + name, "bytes"); }

  void remove_leftovers(const Names& named) {
    const auto removed = quarantine.remove_leftovers([&] {
      ++scans;
      return ledger::Result<Names>(named);
    });
    ASSERT_TRUE(removed) << removed.error().context;
  }

  Names names() const {
    Names found;
    for (const auto& [path, bytes] : listing(folder)) {
      found.insert(std::filesystem::path(path).filename().string());
    }
    return found;
  }

  const Scratch scratch;
  const std::string folder = scratch / "quarantine";
  const std::string one = std::string(64, 'a');
  const std::string two = std::string(64, 'b') + ".1000";
  Quarantine quarantine{folder};
  int scans = 0;
};

TEST_F(QuarantineTest, AFileThatWasBeingWrittenIsDeleted) {
  add("incoming-Ab12Cd");
  add("mine.txt");
  remove_leftovers({});
  EXPECT_EQ(names(), Names{"mine.txt"});
  EXPECT_EQ(scans, 0);
}

TEST_F(QuarantineTest, AFileThatNoEntryNamesIsDeleted) {
  add(one);
  add(two);
  remove_leftovers({two});
  EXPECT_EQ(names(), Names{two});
}

TEST_F(QuarantineTest, AFileIsSearchedForOnce) {
  add(one);
  remove_leftovers({one});
  remove_leftovers({});
  EXPECT_EQ(names(), Names{one});
  EXPECT_EQ(scans, 1);
  add(two);
  remove_leftovers({one, two});
  EXPECT_EQ(scans, 2);
}

TEST_F(QuarantineTest, IfTheLogCannotBeReadAllFilesRemain) {
  add(one);
  const auto removed = quarantine.remove_leftovers([]() -> ledger::Result<Names> {
    return ledger::Error{ledger::ErrorCode::kCorrupt, "entry 7"};
  });
  EXPECT_FALSE(removed);
  EXPECT_EQ(names(), Names{one});
}

TEST_F(QuarantineTest, WithoutAFolderThereIsNothingToDo) {
  std::filesystem::remove(folder);
  remove_leftovers({});
  EXPECT_FALSE(std::filesystem::exists(folder));
  EXPECT_EQ(*quarantine.room(), ledger::kSpooledBytesMax);
}

}  // namespace
}  // namespace connectors::files
