// Many short runs: each opens the ledger to write, appends a little and closes it.

#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <thread>

#include "ledger/os/named_file.h"
#include "ledger/store/log.h"
#include "ledger/store/rocks/db.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

namespace fs = std::filesystem;

class RunsTest : public testing::Test {
 protected:
  void run(std::size_t padding = 0) {
    const auto log = opened(open_to_write(directory));
    ASSERT_NE(log, nullptr);
    Batch batch;
    batch.add(entry_text(log->size()), annex_text(log->size()) + noise(padding, log->size()));
    batch.put_row({"runs", std::to_string(log->size() + 1)});
    batch.put_row({"run/" + std::to_string(log->size()), "a row of a run"});
    ASSERT_TRUE(log->append(batch));
  }

  void runs(int count) {
    for (int i = 0; i < count; ++i) ASSERT_NO_FATAL_FAILURE(run());
  }

  // After each the next opening makes a table of every family.
  void large_runs(int count) {
    constexpr std::size_t kMoreThanWriteAheadLogsHold = std::size_t{5} << 18U;
    for (int i = 0; i < count; ++i) ASSERT_NO_FATAL_FAILURE(run(kMoreThanWriteAheadLogsHold));
  }

  // Adds tables of one row each.
  void given_tables(int count) {
    WriteStop stop;
    const auto db = RocksDb::open({directory + "/db", true, false}, stop);
    ASSERT_TRUE(db) << db.error().context;
    for (const Family family : {Family::kMeta, Family::kRows}) {
      ASSERT_TRUE(
          (**db)->SetOptions((*db)->family(family), {{"disable_auto_compactions", "true"}}).ok());
    }
    for (int i = 0; i < count; ++i) {
      for (const Family family : {Family::kMeta, Family::kRows}) {
        const std::string key = "table/" + std::to_string(i);
        ASSERT_TRUE((**db)->Put({}, (*db)->family(family), key, "").ok());
      }
      ASSERT_TRUE((*db)->flush());
    }
  }

  Layout layout() { return *opened(open_to_read(directory))->layout(); }

  void expect_refused(const std::string& words) {
    for (const auto& open : {open_to_read, open_to_write}) {
      const auto log = open(directory);
      ASSERT_FALSE(log);
      EXPECT_EQ(log.error().code, ErrorCode::kCorrupt) << log.error().context;
      EXPECT_NE(log.error().context.find(words), std::string::npos) << log.error().context;
    }
  }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
};

TEST_F(RunsTest, LeaveNoTableEach) {
  runs(40);
  EXPECT_EQ(layout().tables, 0U);
  EXPECT_EQ(layout().wal_files, 40U);
  const auto log = opened(open_to_read(directory));
  expect_whole(*log, 40);
  EXPECT_EQ(*log->row("runs"), "40");
}

TEST_F(RunsTest, LeaveFewFilesHoweverMany) {
  runs(140);
  EXPECT_LE(layout().wal_files, 65U);
  EXPECT_LE(layout().tables, 2U * 4U);
  expect_whole(*opened(open_to_read(directory)), 140);
}

TEST_F(RunsTest, LeaveFewTablesIfEachMakesSome) {
  large_runs(40);
  for (const auto& family : layout().families) {
    for (const std::size_t tables : family.tables) EXPECT_LE(tables, 8U) << family.name;
  }
  expect_whole(*opened(open_to_read(directory)), 40);
}

TEST_F(RunsTest, NeedFewOpenFiles) {
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit few{48, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  large_runs(20);
  const Layout now = layout();
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
  EXPECT_EQ(now.open_files_limit, 48U);
  EXPECT_LT(now.open_files_most, 48U);
  expect_whole(*opened(open_to_read(directory)), 20);
}

// Older builds left a table of each family for each run.
TEST_F(RunsTest, MayHaveLeftMoreTablesThanMayBeOpen) {
  runs(3);
  given_tables(120);
  EXPECT_GT(layout().tables, 200U);
  rlimit before{};
  ASSERT_EQ(::getrlimit(RLIMIT_NOFILE, &before), 0);
  const rlimit few{64, before.rlim_max};
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &few), 0);
  {
    const auto log = opened(open_to_read(directory));
    expect_whole(*log, 3);
    std::size_t rows = 0;
    EXPECT_TRUE(log->scan_rows("", [&rows](ByteView, ByteView) { return ++rows > 0; }));
    EXPECT_EQ(rows, 3U + 120U);
    // RocksDB may merge some of them meanwhile, which the next opening continues.
    for (int i = 0; i < 3; ++i) expect_whole(*opened(open_to_write(directory)), 3);
  }
  EXPECT_LT(layout().tables, 20U);
  ASSERT_EQ(::setrlimit(RLIMIT_NOFILE, &before), 0);
}

TEST_F(RunsTest, MoveWhatTheyHoldIntoTablesOnceItIsMuch) {
  large_runs(1);
  EXPECT_EQ(layout().tables, 0U);
  runs(1);
  EXPECT_GT(layout().tables, 0U);
  EXPECT_EQ(layout().wal_files, 1U);
  EXPECT_LT(layout().wal_bytes, 10'000U);
}

class ForkedRuns : public RunsTest {};

// After a kill the end of a write-ahead log may be in memory alone, although it can be read.
TEST_F(ForkedRuns, WriteAgainWhatAKilledOneHeld) {
  runs(2);
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) {
    const auto log = opened(open_to_write(directory));
    ::_exit(append_entries(*log, 10) ? 0 : 1);
  }
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_EQ(status, 0);
  const auto files = db_files(directory, ".log");
  std::vector<os::NamedFile> as_killed;
  for (const auto& file : files) as_killed.push_back(*os::NamedFile::of(file.string()));
  opened(open_to_write(directory)).reset();
  for (const auto& file : as_killed) {
    EXPECT_TRUE(fs::exists(file.path()));
    EXPECT_FALSE(file.is_linked()) << file.path();
  }
  for (auto& file : as_killed) file = *os::NamedFile::of(file.path());
  opened(open_to_write(directory)).reset();  // After one that closed they stay.
  for (const auto& file : as_killed) EXPECT_TRUE(file.is_linked()) << file.path();
  expect_whole(*opened(open_to_read(directory)), 12);
}

TEST_F(RunsTest, NoneOfTheirWriteAheadLogsMayBeDeleted) {
  runs(5);
  const auto files = db_files(directory, ".log");
  for (const auto& file : files) {
    const bool is_last = file == files.back();
    const Bytes bytes = bytes_of(file);
    fs::remove(file);
    expect_refused(is_last ? "missing" : "(0 of 1 batches)");
    write_bytes(file, bytes);
  }
  expect_whole(*opened(open_to_read(directory)), 5);
}

TEST_F(RunsTest, NoneOfTheirWriteAheadLogsMayBeCutOrFlipped) {
  for (int i = 0; i < 3; ++i) {
    const auto log = opened(open_to_write(directory));
    ASSERT_TRUE(append_entries(*log, 1));
    ASSERT_TRUE(append_entries(*log, 1));
  }
  for (const auto& file : db_files(directory, ".log")) {
    const Bytes bytes = bytes_of(file);
    for (std::size_t at = 0; at < bytes.size(); at += 1 + bytes.size() / 20) {
      write_bytes(file, ByteView(bytes).substr(0, at));
      expect_refused("");
      write_bytes(file, bytes);
      flip_bit(file, at);
      expect_refused("");
      flip_bit(file, at);
    }
  }
  expect_whole(*opened(open_to_read(directory)), 6);
}

TEST_F(RunsTest, MayWriteNothing) {
  runs(2);
  for (int i = 0; i < 70; ++i) opened(open_to_write(directory)).reset();
  runs(1);
  EXPECT_LE(layout().wal_files, 65U);
  expect_whole(*opened(open_to_read(directory)), 3);
}

TEST_F(RunsTest, AreReadBesideTheNext) {
  runs(60);
  std::thread next([this] { runs(30); });
  Seq seen = 60;
  while (seen < 90 && !HasFailure()) {
    const auto log = opened(open_to_read(directory));
    if (log == nullptr) break;
    EXPECT_GE(log->size(), seen);
    seen = log->size();
    expect_whole(*log, seen);
  }
  next.join();
}

}  // namespace
}  // namespace ledger::store
