#include "ledger/store/high_water.h"

#include <gtest/gtest.h>

#include "ledger/crypto/sha256.h"
#include "tests/unit/ledger/store/log_case.h"

namespace ledger::store {
namespace {

class HighWaterTest : public testing::Test {
 protected:
  void given_marks(Seq until) {
    ASSERT_TRUE(HighWater::create(path, {}));
    auto high_water = HighWater::open(path);
    ASSERT_TRUE(high_water);
    for (Seq size = 1; size <= until; ++size) ASSERT_TRUE(high_water->raise({size, root}));
  }

  const Scratch scratch;
  const std::string path = scratch / "high-water";
  const Hash root = crypto::sha256({"root"});
};

TEST_F(HighWaterTest, IsNothingWhereThereIsNoFile) {
  const auto mark = HighWater::read(path);
  ASSERT_TRUE(mark);
  EXPECT_FALSE(*mark);
}

TEST_F(HighWaterTest, KeepsTheLastMark) {
  for (const Seq until : {1U, 2U, 5U}) {
    given_marks(until);
    const auto mark = HighWater::read(path);
    ASSERT_TRUE(mark && *mark);
    EXPECT_EQ((*mark)->size, until);
    EXPECT_EQ((*mark)->root, root);
  }
}

TEST_F(HighWaterTest, FallsBackToTheOtherSlotWhereAWriteWasCut) {
  given_marks(6);
  flip_bit(path, 512 + 20);
  const auto mark = HighWater::read(path);
  ASSERT_TRUE(mark && *mark);
  EXPECT_EQ((*mark)->size, 5U);
}

TEST_F(HighWaterTest, IsCorruptWhereNoSlotIsWhole) {
  given_marks(6);
  flip_bit(path, 0);
  flip_bit(path, 512);
  const auto mark = HighWater::read(path);
  ASSERT_FALSE(mark);
  EXPECT_EQ(mark.error().code, ErrorCode::kCorrupt);
}

TEST_F(HighWaterTest, IsCorruptWhereItIsCutOff) {
  given_marks(6);
  write_bytes(path, bytes_of(path).substr(0, 30));
  EXPECT_FALSE(HighWater::read(path));
}

}  // namespace
}  // namespace ledger::store
