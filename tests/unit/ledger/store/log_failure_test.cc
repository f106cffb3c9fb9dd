#include <gtest/gtest.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <thread>

#include "ledger/store/log.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

// Runs `steps` in a process of its own, whose limits and signals are then its own. They say whether
// all went as expected.
template <typename Steps>
void expect_in_child(const Steps& steps) {
  const pid_t child = ::fork();
  ASSERT_GE(child, 0);
  if (child == 0) ::_exit(steps() && !testing::Test::HasFailure() ? 0 : 1);
  int status = 0;
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  EXPECT_TRUE(WIFEXITED(status)) << "signal " << WTERMSIG(status);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

// From here on no file grows beyond `bytes`: the next write that would fails with EFBIG.
void limit_files_to(rlim_t bytes) {
  std::signal(SIGXFSZ, SIG_IGN);
  const rlimit limit{bytes, bytes};
  EXPECT_EQ(::setrlimit(RLIMIT_FSIZE, &limit), 0);
}

TEST(Failure, AFailedWriteStopsWritingForEverAndReadsGoOn) {
  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  expect_in_child([&directory] {
    const auto log = opened(open_to_write(directory));
    EXPECT_TRUE(append_entries(*log, 300));
    const Hash root = log->root();
    limit_files_to(std::uint64_t{64} << 10U);
    const auto failed = append_entries(*log, 100, 2000);
    EXPECT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::kUnavailable);
    EXPECT_TRUE(failed.error().context.starts_with("append at 300: ")) << failed.error().context;
    const auto refused = append_entries(*log, 1);
    EXPECT_FALSE(refused);
    EXPECT_NE(refused.error().context.find("stopped"), std::string::npos);
    EXPECT_FALSE(log->renew_rows({}));
    EXPECT_FALSE(log->save_snapshot("state", 0, ""));
    EXPECT_EQ(log->root(), root);
    expect_whole(*log, 300);
    return true;
  });
  const auto log = opened(open_to_write(directory));
  EXPECT_GE(log->size(), 300U);
  expect_whole(*log, log->size());
  EXPECT_TRUE(append_entries(*log, 1));
}

TEST(Failure, AFullDiskIsAnErrorAndAfterwardsAllIsThere) {
  const Scratch scratch;
  const std::string directory = scratch / "small";
  std::filesystem::create_directory(directory);
  if (::mount("none", directory.c_str(), "tmpfs", 0, "size=1m") != 0) {
    GTEST_SKIP() << "may not mount a small file system here";
  }
  expect_in_child([&directory] {
    const auto log = opened(open_to_write(directory));
    Seq acknowledged = 0;
    while (append_entries(*log, 50, 500)) acknowledged = log->size();
    const std::string refusal = append_entries(*log, 1).error().context;
    EXPECT_NE(refusal.find("No space left"), std::string::npos) << refusal;
    EXPECT_GT(acknowledged, 0U);
    expect_whole(*log, acknowledged);
    return true;
  });
  const auto full = open_to_read(directory);
  ASSERT_TRUE(full) << full.error().context;
  const Seq size = (*full)->size();
  EXPECT_EQ(::mount("none", directory.c_str(), "tmpfs", MS_REMOUNT, "size=64m"), 0);
  {
    const auto log = opened(open_to_write(directory));
    expect_whole(*log, size);
    EXPECT_TRUE(append_entries(*log, 50));
  }
  EXPECT_EQ(::umount2(directory.c_str(), MNT_DETACH), 0);
}

TEST(Failure, ADirectoryThatCannotBeMadeIsAnError) {
  const Scratch scratch;
  write_bytes(scratch / "file", "");
  for (const auto& path : {scratch / "file", scratch / "file/under"}) {
    const auto writer = open_to_write(path);
    ASSERT_FALSE(writer);
    EXPECT_EQ(writer.error().code, ErrorCode::kNoLedger) << writer.error().context;
    EXPECT_NE(writer.error().context.find(path), std::string::npos) << writer.error().context;
    EXPECT_FALSE(open_to_read(path));
  }
}

TEST(Failure, AReadOnlyDirectoryIsAnErrorToAWriterAndServesAReader) {
  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  {
    const auto log = opened(open_to_write(directory));
    ASSERT_TRUE(append_entries(*log, 10));
  }
  if (::mount(directory.c_str(), directory.c_str(), nullptr, MS_BIND, nullptr) != 0) {
    GTEST_SKIP() << "may not mount here";
  }
  const auto flags = MS_BIND | MS_REMOUNT | MS_RDONLY;
  EXPECT_EQ(::mount(nullptr, directory.c_str(), nullptr, flags, nullptr), 0);
  const auto writer = open_to_write(directory);
  ASSERT_FALSE(writer);
  EXPECT_EQ(writer.error().code, ErrorCode::kUnavailable);
  expect_whole(*opened(open_to_read(directory)), 10);
  EXPECT_EQ(::umount2(directory.c_str(), MNT_DETACH), 0);
}

TEST(Failure, AWriterKilledBesideAReaderLosesNothingAcknowledged) {
  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  for (int round = 0; round < 5; ++round) {
    std::array<int, 2> ends{};
    ASSERT_EQ(::pipe(ends.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
      const auto log = opened(open_to_write(directory));
      for (;;) {
        if (!append_entries(*log, 20)) ::_exit(1);
        const Seq size = log->size();
        if (::write(ends[1], &size, sizeof size) != sizeof size) ::_exit(1);
      }
    }
    ::close(ends[1]);
    Seq acknowledged = 0;
    for (int i = 0; i < 50 + round * 37; ++i) {
      ASSERT_EQ(::read(ends[0], &acknowledged, sizeof acknowledged), ssize_t{sizeof acknowledged});
    }
    const auto reader = opened(open_to_read(directory));
    EXPECT_GE(reader->size(), acknowledged);
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(ends[0], &acknowledged, sizeof acknowledged) > 0) continue;
    ::close(ends[0]);
    const auto log = opened(open_to_write(directory));
    EXPECT_GE(log->size(), acknowledged);
    expect_whole(*log, log->size());
  }
}

}  // namespace
}  // namespace ledger::store
