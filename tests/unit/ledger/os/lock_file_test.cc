#include "ledger/os/lock_file.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "tests/support/scratch.h"

namespace ledger::os {
namespace {

namespace fs = std::filesystem;
using test::bytes_of;
using test::Scratch;
using test::write_bytes;

class LockFileTest : public testing::Test {
 protected:
  LockFileTest() { fs::create_directory(directory); }

  void expect_busy() {
    const auto second = LockFile::take(directory, "serve");
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::kBusy) << second.error().context;
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  const std::string path = directory + "/LOCK";
};

TEST_F(LockFileTest, SaysWhoHoldsIt) {
  const auto first = LockFile::take(directory, "submit");
  ASSERT_TRUE(first);
  const auto second = LockFile::take(directory, "serve");
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kBusy);
  const std::string holder = "held by process " + std::to_string(::getpid()) + " (submit) since 20";
  EXPECT_NE(second.error().context.find(holder), std::string::npos) << second.error().context;
}

TEST_F(LockFileTest, IsFreeAgainWhenItsHolderIsGone) {
  { ASSERT_TRUE(LockFile::take(directory, "a purpose longer than the next")); }
  EXPECT_TRUE(LockFile::take(directory, "serve"));
  EXPECT_NE(bytes_of(path).find("(serve)"), std::string::npos);
  EXPECT_EQ(bytes_of(path).find("longer"), std::string::npos);
}

TEST_F(LockFileTest, HoldsIfItsFileIsDeletedOrReplaced) {
  const auto first = LockFile::take(directory, "submit");
  ASSERT_TRUE(first);
  fs::remove(path);
  expect_busy();
  write_bytes(path, "another\n");
  expect_busy();
}

// Older builds lock the file alone.
TEST_F(LockFileTest, HoldsAgainstALockOnTheFileAlone) {
  write_bytes(path, "process 1 (submit) since 2026-01-01T00:00:00Z\n");
  const File older(::open(path.c_str(), O_RDWR | O_CLOEXEC));
  ASSERT_EQ(::flock(older.descriptor(), LOCK_EX | LOCK_NB), 0);
  expect_busy();
}

TEST_F(LockFileTest, SaysWhetherTheHolderBeforeClosed) {
  EXPECT_FALSE(LockFile::take(directory, "the first")->was_closed());
  EXPECT_FALSE(LockFile::take(directory, "after a kill")->was_closed());
  LockFile::take(directory, "one that closes")->close();
  EXPECT_TRUE(LockFile::take(directory, "after a close")->was_closed());
  EXPECT_FALSE(LockFile::take(directory, "after a kill")->was_closed());
  LockFile::take(directory, "one that closes")->close();
  fs::remove(path);
  EXPECT_FALSE(LockFile::take(directory, "without a file")->was_closed());
}

}  // namespace
}  // namespace ledger::os
