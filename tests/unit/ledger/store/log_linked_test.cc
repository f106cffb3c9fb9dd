// A ledger whose files are deleted, moved or replaced while it is open to write.

#include <gtest/gtest.h>
#include <sys/mount.h>

#include <functional>

#include "ledger/store/log.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

namespace fs = std::filesystem;

class LinkedTest : public testing::Test {
 protected:
  LinkedTest() { open(); }

  // With tables and two write-ahead logs.
  void open() {
    ASSERT_TRUE(append_entries(*opened(open_to_write(directory)), 300, 4000));
    ASSERT_TRUE(append_entries(*opened(open_to_write(directory)), 1));
    log = opened(open_to_write(directory));
    ASSERT_TRUE(append_entries(*log, 1));
  }

  void begin_again() {
    log.reset();
    fs::remove_all(scratch / "moved");
    fs::remove_all(directory);
    open();
  }

  // The next batch is not answered, and the error names the path.
  void expect_stop(const std::string& path) {
    const auto answered = append_entries(*log, 1);
    ASSERT_FALSE(answered) << path;
    EXPECT_EQ(answered.error().code, ErrorCode::kUnavailable);
    const std::string& context = answered.error().context;
    EXPECT_TRUE(context.starts_with(path + ": deleted, renamed")) << context << "\n" << path;
    const auto refused = append_entries(*log, 1);
    ASSERT_FALSE(refused);
    EXPECT_NE(refused.error().context.find("writing has stopped"), std::string::npos);
  }

  // All files of the ledger that its writer needs.
  std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& file : fs::recursive_directory_iterator(directory)) {
      const std::string path = file.path().string();
      const bool is_needed = path.find("/db/LOCK") == std::string::npos &&
                             path.find("IDENTITY") == std::string::npos &&
                             path.find("OPTIONS") == std::string::npos;
      if (file.is_regular_file() && is_needed) names.push_back(path.substr(directory.size() + 1));
    }
    std::sort(names.begin(), names.end());
    return names;
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  std::unique_ptr<Log> log;
};

TEST_F(LinkedTest, WritesWhileAllFilesAreThere) {
  ASSERT_TRUE(append_entries(*log, 1));
  fs::rename(directory, scratch / "moved");
  fs::create_directory_symlink(scratch / "moved", directory);
  EXPECT_TRUE(append_entries(*log, 1));
}

TEST_F(LinkedTest, StopsIfItsDirectoryIsDeleted) {
  fs::remove_all(directory);
  expect_stop(directory);
}

TEST_F(LinkedTest, StopsIfItsDirectoryIsRenamed) {
  fs::rename(directory, scratch / "moved");
  expect_stop(directory);
}

TEST_F(LinkedTest, StopsIfACopyIsInPlaceOfItsDirectory) {
  fs::rename(directory, scratch / "moved");
  fs::copy(scratch / "moved", directory, fs::copy_options::recursive);
  expect_stop(directory);
}

TEST_F(LinkedTest, StopsIfItsDatabaseIsDeletedOrReplaced) {
  fs::remove_all(directory + "/db");
  expect_stop(directory + "/db");
  begin_again();
  fs::rename(directory + "/db", scratch / "moved");
  fs::copy(scratch / "moved", directory + "/db", fs::copy_options::recursive);
  expect_stop(directory + "/db");
}

TEST_F(LinkedTest, StopsIfAnyOfItsFilesIsDeleted) {
  const std::size_t count = files().size();
  EXPECT_GE(count, 8U);
  for (std::size_t i = 0; i < count; ++i) {
    const std::string path = directory + "/" + files().at(i);
    fs::remove(path);
    expect_stop(path);
    begin_again();
  }
}

TEST_F(LinkedTest, StopsIfAFileThatItWritesIsReplaced) {
  for (const char* name : {"LOCK", "FORMAT", "high-water"}) {
    const std::string path = directory + "/" + name;
    fs::copy(path, scratch / "copy");
    fs::rename(scratch / "copy", path);
    expect_stop(path);
    begin_again();
  }
  const std::string wal = db_files(directory, ".log").back().string();
  fs::copy(wal, scratch / "copy");
  fs::rename(scratch / "copy", wal);
  expect_stop(wal);
}

TEST_F(LinkedTest, StopsIfItsWriteAheadLogIsCut) {
  for (const std::uintmax_t kept : {0U, 1U, 100U}) {
    const std::string wal = db_files(directory, ".log").back().string();
    fs::resize_file(wal, kept);
    const auto answered = append_entries(*log, 1);
    ASSERT_FALSE(answered);
    EXPECT_EQ(answered.error().code, ErrorCode::kUnavailable);
    EXPECT_TRUE(answered.error().context.starts_with(wal + ": cut")) << answered.error().context;
    EXPECT_EQ(fs::file_size(wal), kept);
    EXPECT_FALSE(append_entries(*log, 1));
    begin_again();
  }
}

TEST_F(LinkedTest, WritesWhileWriteAheadLogsFollowOneAnother) {
  for (int i = 0; i < 300; ++i) ASSERT_TRUE(append_entries(*log, 40, 8000));
  EXPECT_GT(log->layout()->tables, 0U);
}

TEST_F(LinkedTest, StopsIfItsDiskIsUnmounted) {
  log.reset();
  fs::remove_all(directory);
  fs::create_directory(directory);
  if (::mount("none", directory.c_str(), "tmpfs", 0, "size=64m") != 0) {
    GTEST_SKIP() << "may not mount a file system here";
  }
  open();
  ASSERT_EQ(::umount2(directory.c_str(), MNT_DETACH), 0);
  expect_stop(directory);
}

TEST_F(LinkedTest, HasOneWriterEvenIfItsLockIsDeleted) {
  fs::remove(directory + "/LOCK");
  const auto second = open_to_write(directory);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().code, ErrorCode::kBusy) << second.error().context;
  expect_stop(directory + "/LOCK");
}

TEST_F(LinkedTest, ReadsGoOnAfterTheLoss) {
  fs::rename(directory, scratch / "moved");
  expect_stop(directory);
  EXPECT_TRUE(log->read(0));
  EXPECT_TRUE(log->read(301));
  log.reset();
  fs::rename(scratch / "moved", directory);
  const auto again = opened(open_to_write(directory));
  EXPECT_GE(again->size(), 302U);
  expect_whole(*again, again->size());
}

}  // namespace
}  // namespace ledger::store
