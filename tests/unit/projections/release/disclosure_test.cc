#include <gtest/gtest.h>

#include <vector>

#include "projections/release/disclosure/primary_rules.h"

namespace projections::test {
namespace {

using enum release::Confidentiality;

constexpr release::DisclosureRules kRules;

release::Confidentiality of(const std::vector<release::Contribution>& contributions) {
  return confidentiality(kRules, contributions);
}

TEST(Disclosure, NothingHappened) {
  EXPECT_EQ(of({}), kFree);
  EXPECT_EQ(of({{1, 0, 0}}), kFree);
}

TEST(Disclosure, TwoContributorsAndThree) {
  EXPECT_EQ(of({{1, 100, 1}}), kSmallCount);
  EXPECT_EQ(of({{1, 100, 1}, {2, 100, 1}}), kSmallCount);
  EXPECT_EQ(of({{1, 100, 1}, {2, 100, 1}, {3, 100, 1}}), kFree);
}

TEST(Disclosure, ManyContractsOfTheSameTwoAreTwo) {
  EXPECT_EQ(of({{1, 100, 1}, {2, 100, 1}, {1, 100, 1}, {2, 100, 1}}), kSmallCount);
}

TEST(Disclosure, WhoIsBookedBackDoesNotContribute) {
  EXPECT_EQ(of({{1, 100, 1}, {2, 100, 1}, {3, 50, 1}, {3, -50, -1}}), kSmallCount);
  EXPECT_EQ(of({{3, 50, 1}, {3, -50, -1}}), kSmallCount);  // Not nothing: something was booked.
  EXPECT_EQ(of({{1, 100, 1}, {2, 100, 1}, {3, 0, 1}}), kFree);  // A contract without an amount.
}

TEST(Disclosure, EightyPercentAndAFenMore) {
  EXPECT_EQ(of({{1, 80'00, 1}, {2, 10'00, 1}, {3, 10'00, 1}}), kFree);
  EXPECT_EQ(of({{1, 80'01, 1}, {2, 10'00, 1}, {3, 10'00, 1}}), kDominance);
}

TEST(Disclosure, AShareIsOfAllContractsOfTheContributor) {
  EXPECT_EQ(of({{1, 40'00, 1}, {2, 10'00, 1}, {1, 40'01, 1}, {3, 10'00, 1}}), kDominance);
}

TEST(Disclosure, SharesAreOfAbsoluteValues) {
  EXPECT_EQ(of({{1, 100, 1}, {2, -90, 1}, {3, 10, 1}}), kFree);  // 20 in sum.
  EXPECT_EQ(of({{1, -81, 1}, {2, 10, 1}, {3, 9, 1}}), kDominance);
  EXPECT_EQ(of({{1, -80, 1}, {2, 10, 1}, {3, 10, 1}}), kFree);
}

TEST(Disclosure, LargestAmounts) {
  const ledger::Fen128 most = 100'000'000'000'000'000;  // 10^15 yuan.
  EXPECT_EQ(of({{1, most / 10 * 8, 1}, {2, most / 10, 1}, {3, most / 10, 1}}), kFree);
  EXPECT_EQ(of({{1, most / 10 * 8 + 1, 1}, {2, most / 10, 1}, {3, most / 10, 1}}), kDominance);
  EXPECT_EQ(of({{1, most, 1}, {2, most, 1}, {3, most, 1}}), kFree);
}

TEST(Disclosure, RulesOfAnotherVersion) {
  const release::DisclosureRules stricter{
      .version = 2, .min_contributors = 4, .dominance_percent = 50};
  const std::vector<release::Contribution> three{{1, 100, 1}, {2, 100, 1}, {3, 100, 1}};
  const std::vector<release::Contribution> four{{1, 150, 1}, {2, 50, 1}, {3, 50, 1}, {4, 50, 1}};
  EXPECT_EQ(confidentiality(stricter, three), kSmallCount);
  EXPECT_EQ(confidentiality(stricter, four), kFree);
}

TEST(Disclosure, SoleContributor) {
  EXPECT_EQ(release::sole_contributor({}), std::nullopt);
  const std::vector<release::Contribution> one{{7, 100, 1}, {7, 50, 1}, {8, 5, 1}, {8, -5, -1}};
  EXPECT_EQ(release::sole_contributor(one), 7U);
  const std::vector<release::Contribution> two{{7, 100, 1}, {8, 50, 1}};
  EXPECT_EQ(release::sole_contributor(two), std::nullopt);
}

}  // namespace
}  // namespace projections::test
