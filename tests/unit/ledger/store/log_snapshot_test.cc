#include <gtest/gtest.h>

#include "ledger/store/log.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

class SnapshotTest : public testing::Test {
 protected:
  SnapshotTest() { EXPECT_TRUE(append_entries(*log, 100)); }

  void reopen() {
    log.reset();
    log = opened(open_to_write(directory));
  }

  std::optional<Seq> loaded(Seq until) {
    const auto snapshot = log->load_snapshot("state", until);
    EXPECT_TRUE(snapshot);
    if (!*snapshot) return std::nullopt;
    EXPECT_EQ((*snapshot)->bytes, "state at " + std::to_string((*snapshot)->seq));
    return (*snapshot)->seq;
  }

  void save(Seq seq) {
    ASSERT_TRUE(log->save_snapshot("state", seq, "state at " + std::to_string(seq)));
  }

  std::string file(Seq seq) const { return directory + "/snapshots/state." + std::to_string(seq); }

  const Scratch scratch;
  const std::string directory = scratch / "ledger";
  std::unique_ptr<Log> log = opened(open_to_write(directory));
};

TEST_F(SnapshotTest, TheNewestNotAboveThePositionIsLoaded) {
  EXPECT_EQ(loaded(100), std::nullopt);
  save(50);
  save(80);
  reopen();
  EXPECT_EQ(loaded(100), 80U);
  EXPECT_EQ(loaded(80), 80U);
  EXPECT_EQ(loaded(79), 50U);
  EXPECT_EQ(loaded(49), std::nullopt);
  EXPECT_FALSE(*log->load_snapshot("stat", 100));
}

TEST_F(SnapshotTest, OnlyTheNewestTwoAreKept) {
  for (const Seq seq : {10U, 20U, 30U, 30U}) save(seq);
  EXPECT_FALSE(std::filesystem::exists(file(10)));
  EXPECT_EQ(loaded(100), 30U);
  EXPECT_EQ(loaded(29), 20U);
  EXPECT_EQ(loaded(19), std::nullopt);
}

TEST_F(SnapshotTest, ADamagedOneIsPassedOver) {
  save(50);
  save(80);
  flip_bit(file(80), 3);
  EXPECT_EQ(loaded(100), 50U);
  std::filesystem::remove(file(50));
  EXPECT_EQ(loaded(100), std::nullopt);
}

TEST_F(SnapshotTest, OneOfAnotherPositionIsPassedOver) {
  save(50);
  save(80);
  std::filesystem::copy_file(file(50), file(80), std::filesystem::copy_options::overwrite_existing);
  EXPECT_EQ(loaded(100), 50U);
}

TEST_F(SnapshotTest, WithoutThemTheLogIsTheSame) {
  save(50);
  std::filesystem::remove_all(directory + "/snapshots");
  reopen();
  EXPECT_EQ(loaded(100), std::nullopt);
  expect_whole(*log, 100);
}

TEST_F(SnapshotTest, BeyondTheLogIsInvalid) {
  EXPECT_EQ(log->save_snapshot("state", 101, "x").error().code, ErrorCode::kInvalid);
}

}  // namespace
}  // namespace ledger::store
