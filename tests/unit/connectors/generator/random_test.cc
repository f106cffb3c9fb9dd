#include "connectors/generator/city/random.h"

#include <gtest/gtest.h>

namespace connectors::generator {
namespace {

// The first numbers of the reference implementation of SplitMix64 from the seed 0.
TEST(Random, MixesAsSplitMix64) {
  constexpr std::uint64_t kStep = 0x9E3779B97F4A7C15ULL;
  EXPECT_EQ(mixed(0), 0xE220A8397B1DCDAFULL);
  EXPECT_EQ(mixed(kStep), 0x6E789E6AA1B965F4ULL);
  EXPECT_EQ(mixed(2 * kStep), 0x06C45D188009454FULL);
}

TEST(Random, StaysWithinItsBounds) {
  Random random(7);
  for (int i = 0; i < 10'000; ++i) {
    EXPECT_LT(random.below(3), 3U);
    const int drawn = random.between(-2, 5);
    EXPECT_GE(drawn, -2);
    EXPECT_LE(drawn, 5);
    const std::int64_t tail = random.long_tail(10, 500, 4);
    EXPECT_GE(tail, 10);
    EXPECT_LT(tail, 10 * 32);
  }
}

TEST(Random, PicksInProportionToTheWeights) {
  Random random(11);
  constexpr std::array<std::uint16_t, 3> kWeights{700, 0, 300};
  std::array<int, 3> picked{};
  for (int i = 0; i < 10'000; ++i) ++picked.at(random.pick(kWeights));
  EXPECT_EQ(picked[1], 0);
  EXPECT_NEAR(picked[0], 7000, 200);
}

}  // namespace
}  // namespace connectors::generator
