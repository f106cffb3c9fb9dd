#include "projections/release/disclosure/linear/elimination.h"

#include <gtest/gtest.h>

namespace projections::test {
namespace {

// t = a + b, u = b + c: cells t, a, b, u, c.
constexpr std::uint32_t kT = 0;
constexpr std::uint32_t kA = 1;
constexpr std::uint32_t kB = 2;
constexpr std::uint32_t kC = 4;
const std::vector<std::vector<release::SumTerm>> kColumns{
    {{0, true}}, {{0, false}}, {{0, false}, {1, false}}, {{1, true}}, {{1, false}}};
constexpr std::size_t kSums = 2;

release::Residue left_at(const std::vector<release::SumValue>& combination, std::uint32_t cell) {
  release::Residue left;
  for (const release::SumValue& one : combination) {
    for (const release::SumTerm& term : kColumns[cell]) {
      if (term.sum == one.sum) left = left + term.sign() * one.value;
    }
  }
  return left;
}

TEST(Residue, InverseAndWrapping) {
  const release::Residue most = release::Residue::minus_one();
  EXPECT_EQ(most * most, release::Residue::one());
  EXPECT_EQ(most + release::Residue::one(), release::Residue{});
  EXPECT_EQ(-release::Residue{}, release::Residue{});
  for (const std::uint64_t number : {1ULL, 2ULL, 3ULL, 12345678901234567ULL}) {
    EXPECT_EQ(inverse(release::Residue::of(number)) * release::Residue::of(number),
              release::Residue::one());
  }
  EXPECT_EQ(release::Residue::of(release::Residue::kPrime), release::Residue{});
}

TEST(Elimination, TwoSuppressedInOneSumMoveAgainstEachOther) {
  const release::Elimination elimination(kColumns, kSums, {false, true, true, false, true});
  const std::vector<release::Residue> change = elimination.null_space_sample(1);
  EXPECT_FALSE(change[kA].is_zero());
  EXPECT_EQ(change[kA], -change[kB]);
  EXPECT_EQ(change[kC], change[kA]);
  EXPECT_TRUE(change[kT].is_zero());
}

TEST(Elimination, OneSuppressedCellIsComputed) {
  const release::Elimination elimination(kColumns, kSums, {false, true, false, false, false});
  EXPECT_TRUE(elimination.null_space_sample(1)[kA].is_zero());
  const release::CellValue wanted{kA, release::Residue::one()};
  EXPECT_EQ(left_at(elimination.combination({&wanted, 1}), kA), release::Residue::one());
}

TEST(Elimination, ComputedOverTwoSums) {
  const release::Elimination elimination(kColumns, kSums, {false, true, true, false, false});
  EXPECT_TRUE(elimination.null_space_sample(1)[kA].is_zero());
  const release::CellValue wanted{kA, release::Residue::one()};
  const std::vector<release::SumValue> combination = elimination.combination({&wanted, 1});
  EXPECT_EQ(left_at(combination, kA), release::Residue::one());
  EXPECT_TRUE(left_at(combination, kB).is_zero());
  EXPECT_FALSE(left_at(combination, kC).is_zero());  // To suppress c is of use.
}

TEST(Elimination, HidingOneMoreIsAsHidingAllAtOnce) {
  release::Elimination elimination(kColumns, kSums, {false, true, true, false, false});
  elimination.add(kC, kColumns[kC]);
  EXPECT_FALSE(elimination.null_space_sample(1)[kA].is_zero());
  EXPECT_FALSE(elimination.null_space_sample(1)[kC].is_zero());
}

}  // namespace
}  // namespace projections::test
