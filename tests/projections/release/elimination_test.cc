#include "projections/release/elimination.h"

#include <gtest/gtest.h>

namespace projections::test {
namespace {

// t = a + b, u = b + c: cells t, a, b, u, c.
constexpr std::uint32_t kT = 0;
constexpr std::uint32_t kA = 1;
constexpr std::uint32_t kB = 2;
constexpr std::uint32_t kC = 4;
const std::vector<std::vector<Term>> kColumns{
    {{0, true}}, {{0, false}}, {{0, false}, {1, false}}, {{1, true}}, {{1, false}}};
constexpr std::size_t kSums = 2;

Residue left_at(const std::vector<SumValue>& combination, std::uint32_t cell) {
  Residue left;
  for (const SumValue& one : combination) {
    for (const Term& term : kColumns[cell]) {
      if (term.sum == one.sum) left = left + term.sign() * one.value;
    }
  }
  return left;
}

TEST(Residue, InverseAndWrapping) {
  const Residue most = Residue::minus_one();
  EXPECT_EQ(most * most, Residue::one());
  EXPECT_EQ(most + Residue::one(), Residue{});
  EXPECT_EQ(-Residue{}, Residue{});
  for (const std::uint64_t number : {1ULL, 2ULL, 3ULL, 12345678901234567ULL}) {
    EXPECT_EQ(inverse(Residue::of(number)) * Residue::of(number), Residue::one());
  }
  EXPECT_EQ(Residue::of(Residue::kPrime), Residue{});
}

TEST(Elimination, TwoHiddenInOneSumMoveAgainstEachOther) {
  const Elimination elimination(kColumns, kSums, {false, true, true, false, true});
  const std::vector<Residue> change = elimination.unseen_change(1);
  EXPECT_FALSE(change[kA].is_zero());
  EXPECT_EQ(change[kA], -change[kB]);
  EXPECT_EQ(change[kC], change[kA]);
  EXPECT_TRUE(change[kT].is_zero());
}

TEST(Elimination, OneHiddenCellIsComputed) {
  const Elimination elimination(kColumns, kSums, {false, true, false, false, false});
  EXPECT_TRUE(elimination.unseen_change(1)[kA].is_zero());
  const CellValue wanted{kA, Residue::one()};
  EXPECT_EQ(left_at(elimination.combination({&wanted, 1}), kA), Residue::one());
}

TEST(Elimination, ComputedOverTwoSums) {
  const Elimination elimination(kColumns, kSums, {false, true, true, false, false});
  EXPECT_TRUE(elimination.unseen_change(1)[kA].is_zero());
  const CellValue wanted{kA, Residue::one()};
  const std::vector<SumValue> combination = elimination.combination({&wanted, 1});
  EXPECT_EQ(left_at(combination, kA), Residue::one());
  EXPECT_TRUE(left_at(combination, kB).is_zero());
  EXPECT_FALSE(left_at(combination, kC).is_zero());  // To hide c is of use.
}

TEST(Elimination, HidingOneMoreIsAsHidingAllAtOnce) {
  Elimination elimination(kColumns, kSums, {false, true, true, false, false});
  elimination.add(kC, kColumns[kC]);
  EXPECT_FALSE(elimination.unseen_change(1)[kA].is_zero());
  EXPECT_FALSE(elimination.unseen_change(1)[kC].is_zero());
}

}  // namespace
}  // namespace projections::test
