#include "ledger/store/high_water.h"

#include <gtest/gtest.h>

#include "ledger/store/sha256.h"
#include "tests/ledger/store/scratch.h"

namespace ledger::store {
namespace {

class HighWaterTest : public testing::Test {
 protected:
  void given_marks(Seq until) {
    ASSERT_TRUE(HighWater::create(path_, {}));
    auto high_water = HighWater::open(path_);
    ASSERT_TRUE(high_water);
    for (Seq size = 1; size <= until; ++size) ASSERT_TRUE(high_water->raise({size, root_}));
  }

  const Scratch scratch_;
  const std::string path_ = scratch_ / "high-water";
  const Hash root_ = sha256({"root"});
};

TEST_F(HighWaterTest, IsNothingWhereThereIsNoFile) {
  const auto mark = HighWater::read(path_);
  ASSERT_TRUE(mark);
  EXPECT_FALSE(*mark);
}

TEST_F(HighWaterTest, KeepsTheLastMark) {
  for (const Seq until : {1U, 2U, 5U}) {
    given_marks(until);
    const auto mark = HighWater::read(path_);
    ASSERT_TRUE(mark && *mark);
    EXPECT_EQ((*mark)->size, until);
    EXPECT_EQ((*mark)->root, root_);
  }
}

TEST_F(HighWaterTest, FallsBackToTheOtherSlotWhereAWriteWasCut) {
  given_marks(6);
  flip_bit(path_, 512 + 20);
  const auto mark = HighWater::read(path_);
  ASSERT_TRUE(mark && *mark);
  EXPECT_EQ((*mark)->size, 5U);
}

TEST_F(HighWaterTest, IsCorruptWhereNoSlotIsWhole) {
  given_marks(6);
  flip_bit(path_, 0);
  flip_bit(path_, 512);
  const auto mark = HighWater::read(path_);
  ASSERT_FALSE(mark);
  EXPECT_EQ(mark.error().code, ErrorCode::kCorrupt);
}

TEST_F(HighWaterTest, IsCorruptWhereItIsCutOff) {
  given_marks(6);
  write_bytes(path_, bytes_of(path_).substr(0, 30));
  EXPECT_FALSE(HighWater::read(path_));
}

}  // namespace
}  // namespace ledger::store
