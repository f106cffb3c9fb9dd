// Who may read a ledger's files.

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "ledger/os/modes.h"
#include "ledger/store/log.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

namespace fs = std::filesystem;

// With the loosest umask.
class LogModesTest : public testing::Test {
 protected:
  LogModesTest() { ::umask(0); }
  ~LogModesTest() override { ::umask(umask_); }

  void given_entries() {
    const auto log = opened(open_to_write(directory));
    ASSERT_NE(log, nullptr);
    ASSERT_TRUE(append_entries(*log, 10));
    ASSERT_TRUE(log->save_snapshot("state", 10, "state"));
  }

  // As an older build made them under a umask of 022.
  void given_an_older_ledger() {
    given_entries();
    fs::permissions(directory, fs::perms(0755));
    fs::permissions(directory + "/db", fs::perms(0755));
    for (const auto& file : fs::directory_iterator(directory + "/db")) {
      fs::permissions(file, fs::perms(0644));
    }
  }

  void expect_closed_to_others() {
    EXPECT_EQ(os::mode_text(directory), "0750");
    std::size_t count = 0;
    for (const auto& file : fs::recursive_directory_iterator(directory)) {
      const std::string path = file.path().string();
      EXPECT_EQ(os::mode_text(path), file.is_directory() ? "0750" : "0640") << path;
      ++count;
    }
    EXPECT_GT(count, 10U);
  }

  const ::mode_t umask_ = ::umask(0);
  const Scratch scratch;
  const std::string directory = scratch / "ledger";
};

TEST_F(LogModesTest, ANewLedgerIsClosedToOthersWhateverTheUmask) {
  given_entries();
  expect_closed_to_others();
  ASSERT_TRUE(append_entries(*opened(open_to_write(directory)), 300, 4000));
  given_entries();  // Makes tables.
  EXPECT_FALSE(db_files(directory, ".sst").empty());
  expect_closed_to_others();
}

TEST_F(LogModesTest, AnEmptyDirectoryIsTightenedWhenALedgerIsMadeInIt) {
  ASSERT_EQ(::mkdir(directory.c_str(), 0777), 0);
  given_entries();
  expect_closed_to_others();
}

TEST_F(LogModesTest, ADirectoryThatLetsOthersInIsRefusedToAWriterAndNamesTheCommand) {
  given_entries();
  for (const int mode : {0755, 0751, 0770}) {
    fs::permissions(directory, fs::perms(mode));
    const auto before = listing(directory);
    const auto log = open_to_write(directory);
    ASSERT_FALSE(log);
    EXPECT_EQ(log.error().code, ErrorCode::kUnavailable);
    EXPECT_TRUE(log.error().context.ends_with("run: chmod 0750 " + directory))
        << log.error().context;
    EXPECT_EQ(listing(directory), before);
    expect_whole(*opened(open_to_read(directory)), 10);
  }
  fs::permissions(directory, fs::perms(0750));
  given_entries();
}

TEST_F(LogModesTest, AnOlderLedgerIsTightenedOnceAndThatIsNoted) {
  given_an_older_ledger();
  expect_whole(*opened(open_to_read(directory)), 10);
  EXPECT_EQ(os::mode_text(directory), "0755");
  {
    const auto log = opened(open_to_write(directory));
    ASSERT_FALSE(log->notes().empty());
    EXPECT_NE(log->notes().front().find("others could read it"), std::string::npos);
  }
  expect_closed_to_others();
  EXPECT_TRUE(opened(open_to_write(directory))->notes().empty());
}

TEST_F(LogModesTest, SingleFilesThatAreLooseAreTightened) {
  given_entries();
  for (const auto& file : fs::recursive_directory_iterator(directory)) {
    if (file.is_regular_file()) fs::permissions(file, fs::perms(0666));
  }
  opened(open_to_write(directory)).reset();
  expect_closed_to_others();
}

TEST_F(LogModesTest, AStricterModeStays) {
  given_entries();
  fs::permissions(directory, fs::perms(0700));
  given_entries();
  EXPECT_EQ(os::mode_text(directory), "0700");
}

}  // namespace
}  // namespace ledger::store
