#include "projections/release/allocation.h"

#include <gtest/gtest.h>

#include <numeric>
#include <random>

namespace projections::test {
namespace {

using ledger::Amount;

std::vector<std::int64_t> parts(std::int64_t fen, std::size_t patents) {
  std::vector<std::int64_t> result;
  for (const Amount part : allocate(Amount{fen}, patents)) result.push_back(part.fen);
  return result;
}

TEST(Allocation, SplitsEvenlyWhatGoesEvenly) {
  EXPECT_EQ(parts(900, 3), (std::vector<std::int64_t>{300, 300, 300}));
  EXPECT_EQ(parts(0, 2), (std::vector<std::int64_t>{0, 0}));
}

TEST(Allocation, GivesTheFirstPatentsWhatIsLeftOver) {
  EXPECT_EQ(parts(901, 3), (std::vector<std::int64_t>{301, 300, 300}));
  EXPECT_EQ(parts(902, 3), (std::vector<std::int64_t>{301, 301, 300}));
  EXPECT_EQ(parts(2, 3), (std::vector<std::int64_t>{1, 1, 0}));
}

TEST(Allocation, OnePatentHasAllAndNoneHasNothing) {
  EXPECT_EQ(parts(901, 1), (std::vector<std::int64_t>{901}));
  EXPECT_TRUE(parts(901, 0).empty());
}

TEST(Allocation, PartsAddUpAndDifferByOneFenAtMost) {
  std::mt19937_64 random(7);
  for (int i = 0; i < 2000; ++i) {
    const auto fen = static_cast<std::int64_t>(random() % 100'000'000'000'000'001U);
    const std::vector<std::int64_t> split = parts(fen, 1 + random() % 300);
    ASSERT_EQ(std::accumulate(split.begin(), split.end(), std::int64_t{0}), fen);
    ASSERT_LE(split.front() - split.back(), 1);
    ASSERT_TRUE(std::is_sorted(split.rbegin(), split.rend()));
  }
}

}  // namespace
}  // namespace projections::test
