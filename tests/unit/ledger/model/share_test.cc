#include "ledger/model/values/share.h"

#include <gtest/gtest.h>

#include <vector>

namespace ledger {
namespace {

Share share(std::string_view text) { return Share::parse(text).value(); }

std::vector<Share> shares(const std::vector<std::string_view>& texts) {
  std::vector<Share> shares;
  shares.reserve(texts.size());
  for (const std::string_view text : texts) shares.push_back(share(text));
  return shares;
}

TEST(Share, IsAReducedFraction) {
  EXPECT_EQ(share("7/10").text(), "7/10");
  EXPECT_EQ(share("14/20"), share("7/10"));
  EXPECT_EQ(share("1").text(), "1/1");
  EXPECT_EQ(share("5/5"), Share{});
  EXPECT_EQ(share("1/1000000").denominator, 1'000'000U);
  EXPECT_EQ(share("2000000/4000000"), share("1/2"));
}

TEST(Share, IsAboveZeroAndAtMostOne) {
  for (const std::string_view text : {"",
                                      "/",
                                      "0/1",
                                      "0",
                                      "1/0",
                                      "11/10",
                                      "2",
                                      "1/",
                                      "/2",
                                      "-1/2",
                                      "1/-2",
                                      "1.5/2",
                                      "0.5",
                                      "50%",
                                      " 1/2",
                                      "1/2 ",
                                      "1/2/3",
                                      "1/1000001",
                                      "1/999999999999999999",
                                      "１/２"}) {
    EXPECT_FALSE(Share::parse(text)) << text;
  }
}

TEST(SumToOne, IsExact) {
  EXPECT_EQ(compare_sum_to_one(shares({"7/10", "3/10"})), SumToOne::kOne);
  EXPECT_EQ(compare_sum_to_one(shares({"1/3", "1/3", "1/3"})), SumToOne::kOne);
  EXPECT_EQ(compare_sum_to_one(shares({"1/2", "1/3", "1/7", "1/42"})), SumToOne::kOne);
  EXPECT_EQ(compare_sum_to_one(shares({"7/10", "2/10"})), SumToOne::kLess);
  EXPECT_EQ(compare_sum_to_one(shares({"7/10", "4/10"})), SumToOne::kMore);
  EXPECT_EQ(compare_sum_to_one(shares({"999999/1000000", "1/1000000"})), SumToOne::kOne);
  EXPECT_EQ(compare_sum_to_one(shares({"999999/1000000", "1/999999"})), SumToOne::kMore);
  EXPECT_EQ(compare_sum_to_one({}), SumToOne::kLess);
}

TEST(SumToOne, IsEmptyIfTheDenominatorIsTooLarge) {
  // Primes below a million: the product of three fits, that of four does not.
  EXPECT_EQ(compare_sum_to_one(shares({"1/999983", "1/999979", "1/999961"})), SumToOne::kLess);
  EXPECT_FALSE(compare_sum_to_one(shares({"1/999983", "1/999979", "1/999961", "1/999959"})));
}

// 1/6 + 1/3 = 1/2: the three is gone. The product of these denominators is far above 2^63.
TEST(SumToOne, ForgetsADenominatorThatCancels) {
  std::vector<Share> pairs;
  for (const std::uint64_t prime : {9'973U, 9'967U, 9'949U, 9'941U, 9'931U}) {
    pairs.push_back(Share::of(1, 5 * prime).value());
    pairs.push_back(Share::of(prime - 1, 5 * prime).value());
  }
  EXPECT_EQ(compare_sum_to_one(pairs), SumToOne::kOne);
  pairs.pop_back();
  EXPECT_EQ(split_rest(pairs, 1), Share::of(9'930, 49'655));
}

TEST(SumToOne, AddsManyShares) {
  std::vector<Share> many(10'000, share("1/10000"));
  EXPECT_EQ(compare_sum_to_one(many), SumToOne::kOne);
  many.push_back(share("1/1000000"));
  EXPECT_EQ(compare_sum_to_one(many), SumToOne::kMore);
  const std::vector<Share> wholes(10'000, Share{});
  EXPECT_EQ(compare_sum_to_one(wholes), SumToOne::kMore);
}

TEST(SplitRest, SplitsTheRestEqually) {
  EXPECT_EQ(split_rest(shares({"7/10"}), 1), share("3/10"));
  EXPECT_EQ(split_rest(shares({"1/2"}), 2), share("1/4"));
  EXPECT_EQ(split_rest({}, 3), share("1/3"));
  EXPECT_FALSE(split_rest(shares({"1/2", "1/2"}), 1));
  EXPECT_FALSE(split_rest(shares({"7/10", "4/10"}), 1));
  EXPECT_FALSE(split_rest(shares({"1/2"}), 0));
}

// A computed share can be finer than any that can be stated.
TEST(SplitRest, CanBeFinerThanAStatedShare) {
  EXPECT_EQ(split_rest({}, 1'000'001)->text(), "1/1000001");
  EXPECT_EQ(split_rest(shares({"1/999983"}), 2)->text(), "499991/999983");
  EXPECT_EQ(split_rest(shares({"1/999983"}), 4)->text(), "499991/1999966");
}

TEST(SplitRest, IsEmptyIfTheDenominatorIsTooLarge) {
  EXPECT_FALSE(split_rest(shares({"1/999983", "1/999979"}), 0xFFFF'FFFFU));
}

}  // namespace
}  // namespace ledger
