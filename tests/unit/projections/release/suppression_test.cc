#include "projections/release/disclosure/suppression.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/unit/projections/release/rational.h"

namespace projections::test {
namespace {

constexpr release::CellInput kFreeCell{.cost = 10};
constexpr release::CellInput kSecret{.is_confidential = true, .cost = 1};
constexpr release::CellInput kFixed{.is_fixed = true};

std::vector<std::uint32_t> suppressed_of(const release::Suppression& suppression) {
  std::vector<std::uint32_t> cells;
  for (std::uint32_t i = 0; i < suppression.suppressed.size(); ++i) {
    if (suppression.suppressed[i]) cells.push_back(i);
  }
  return cells;
}

using Cells = std::vector<std::uint32_t>;

// Rows times columns with both margins: row r, column c is cell r * (columns + 1) + c, and the
// margins are the last ones. They cost more.
struct TestTable {
  std::vector<release::Sum> sums;
  std::vector<release::CellInput> cells;
};
TestTable table(std::uint32_t rows, std::uint32_t columns) {
  TestTable table;
  const std::uint32_t width = columns + 1;
  table.cells.assign(std::size_t{rows + 1} * width, kFreeCell);
  for (std::uint32_t row = 0; row <= rows; ++row) {
    release::Sum sum{.total = row * width + columns, .parts = {}};
    for (std::uint32_t i = 0; i < columns; ++i) sum.parts.push_back(row * width + i);
    table.cells[sum.total].cost = 1000;
    table.sums.push_back(sum);
  }
  for (std::uint32_t column = 0; column <= columns; ++column) {
    release::Sum sum{.total = rows * width + column, .parts = {}};
    for (std::uint32_t i = 0; i < rows; ++i) sum.parts.push_back(i * width + column);
    table.cells[sum.total].cost = 1000;
    table.sums.push_back(sum);
  }
  return table;
}

TEST(Suppression, NothingConfidential) {
  const std::vector<release::CellInput> cells(4, kFreeCell);
  const release::Suppression result = release::suppress({{{0, {1, 2, 3}}}}, cells);
  EXPECT_EQ(suppressed_of(result), Cells{});
  EXPECT_EQ(suppressed_of(release::suppress({}, {})), Cells{});
}

TEST(Suppression, OneRowSuppressesTheCheapestBeside) {
  std::vector<release::CellInput> cells{
      {.cost = 100}, kSecret, {.cost = 5}, {.cost = 4}, {.cost = 4}};
  const std::vector<release::Sum> sums{{0, {1, 2, 3, 4}}};
  EXPECT_EQ(suppressed_of(release::suppress(sums, cells)),
            (Cells{1, 3}));  // Of equal ones, the first.
  cells[3].is_fixed = true;
  EXPECT_EQ(suppressed_of(release::suppress(sums, cells)), (Cells{1, 4}));
  cells[4].is_fixed = true;
  EXPECT_EQ(suppressed_of(release::suppress(sums, cells)), (Cells{1, 2}));
  cells[2].is_fixed = true;
  EXPECT_EQ(suppressed_of(release::suppress(sums, cells)), (Cells{0, 1}));
}

TEST(Suppression, WithAllElseFixedItIsExposed) {
  const std::vector<release::CellInput> cells{kFixed, kSecret, kFixed};
  const release::Suppression result = release::suppress({{{0, {1, 2}}}}, cells);
  EXPECT_EQ(result.exposed, Cells{1});
  EXPECT_EQ(suppressed_of(result), Cells{1});
}

TEST(Suppression, PublishedEarlierIsExposed) {
  const std::vector<release::CellInput> cells{kFreeCell,
                                              {.is_confidential = true, .is_fixed = true}};
  const release::Suppression result = release::suppress({{{0, {1}}}}, cells);
  EXPECT_EQ(result.exposed, Cells{1});
  EXPECT_EQ(suppressed_of(result), Cells{});
}

TEST(Suppression, EqualCellsAreSuppressedTogether) {
  const std::vector<release::CellInput> cells{kFreeCell, kSecret};
  EXPECT_EQ(suppressed_of(release::suppress({{{0, {1}}}}, cells)), (Cells{0, 1}));
}

TEST(Suppression, InTwoDimensionsARectangle) {
  TestTable two = table(3, 3);
  two.cells[0] = kSecret;
  const release::Suppression result = release::suppress(two.sums, two.cells);
  EXPECT_EQ(suppressed_of(result), (Cells{0, 1, 4, 5}));
  EXPECT_TRUE(result.exposed.empty());
}

// Two of a row do not protect each other if their columns have no other suppressed cell.
TEST(Suppression, ComputedOverSeveralSums) {
  TestTable two = table(3, 3);
  two.cells[0] = kSecret;
  two.cells[1] = kSecret;
  std::vector<bool> primary(two.cells.size());
  primary[0] = primary[1] = true;
  EXPECT_TRUE(computable(two.sums, primary)[0]);
  const release::Suppression result = release::suppress(two.sums, two.cells);
  EXPECT_EQ(std::ranges::count(result.suppressed, true), 4);
  EXPECT_FALSE(computable(two.sums, result.suppressed)[0]);
  EXPECT_FALSE(computable(two.sums, result.suppressed)[1]);
}

// Each row and each column has two suppressed cells, and yet one can be computed: the first two
// rows less the first two columns leave the cells of rows 0 and 1 in column 2, less row 2's, in 0
// and 1.
TEST(Suppression, TwoInEverySumAreNotEnough) {
  TestTable two = table(3, 3);
  const auto cell = [](std::uint32_t row, std::uint32_t column) { return row * 4 + column; };
  const Cells secrets{cell(0, 0), cell(0, 1), cell(1, 0), cell(1, 1),
                      cell(1, 2), cell(2, 2), cell(2, 3), cell(3, 3)};
  std::vector<bool> primary(two.cells.size());
  for (const std::uint32_t one : secrets) {
    two.cells[one].is_confidential = true;
    primary[one] = true;
  }
  EXPECT_TRUE(computable(two.sums, primary)[cell(1, 2)]);
  const release::Suppression result = release::suppress(two.sums, two.cells);
  const std::vector<bool> known = computable(two.sums, result.suppressed);
  for (const std::uint32_t one : secrets) EXPECT_FALSE(known[one]) << one;
}

// Two tables with a common margin: the total 0 by districts 1, 2, 3 and by kinds 4, 5, 6; and the
// district 1 by kinds 7, 8, 9, of which the kinds 4 to 6 are the sums with the rest, 10 to 12.
TEST(Suppression, LinkedTablesShareMargins) {
  const std::vector<release::Sum> sums{{0, {1, 2, 3}}, {0, {4, 5, 6}}, {1, {7, 8, 9}},
                                       {4, {7, 10}},   {5, {8, 11}},   {6, {9, 12}}};
  std::vector<release::CellInput> cells(13, kFreeCell);
  cells[7] = kSecret;
  const release::Suppression result = release::suppress(sums, cells);
  const std::vector<bool> known = computable(sums, result.suppressed);
  EXPECT_FALSE(known[7]);
  EXPECT_TRUE(result.exposed.empty());
  EXPECT_GE(std::ranges::count(result.suppressed, true), 4);
}

// 2 x 2 x 2 with all margins: only all eight inner cells move together.
TEST(Suppression, InThreeDimensionsACube) {
  const auto cell = [](std::uint32_t x, std::uint32_t y, std::uint32_t z) {
    return x * 9 + y * 3 + z;  // 2 is the total.
  };
  std::vector<release::Sum> sums;
  std::vector<release::CellInput> cells(27, release::CellInput{.cost = 1000});
  for (std::uint32_t i = 0; i < 3; ++i) {
    for (std::uint32_t k = 0; k < 3; ++k) {
      sums.push_back({cell(2, i, k), {cell(0, i, k), cell(1, i, k)}});
      sums.push_back({cell(i, 2, k), {cell(i, 0, k), cell(i, 1, k)}});
      sums.push_back({cell(i, k, 2), {cell(i, k, 0), cell(i, k, 1)}});
      if (i < 2 && k < 2) cells[cell(i, k, 0)].cost = cells[cell(i, k, 1)].cost = 10;
    }
  }
  cells[cell(0, 0, 0)].is_confidential = true;
  const release::Suppression result = release::suppress(sums, cells);
  EXPECT_EQ(std::ranges::count(result.suppressed, true), 8);
  for (std::uint32_t i = 0; i < 8; ++i) {
    EXPECT_TRUE(result.suppressed[cell(i & 1U, i >> 1U & 1U, i >> 2U)]);
  }
}

// Of contributors, each with as much.
std::vector<release::Contribution> by(std::initializer_list<std::uint64_t> contributors) {
  std::vector<release::Contribution> all;
  for (const std::uint64_t one : contributors) all.push_back({one, 100, 1});
  return all;
}

TEST(Suppression, TwoSecretsOfOneEachAreNotEnough) {
  const std::vector<release::Sum> sums{{0, {1, 2, 3, 4}}};
  const std::vector<release::CellInput> cells{
      {.cost = 100}, kSecret, kSecret, {.cost = 9}, {.cost = 10}};
  EXPECT_EQ(suppressed_of(release::suppress(sums, cells)), (Cells{1, 2}));
  const std::vector<std::vector<release::Contribution>> of_cell{
      by({1, 2, 3, 4, 5, 6, 7, 8}), by({1}), by({2}), by({3, 4, 5}), by({6, 7, 8})};
  const release::Suppression result =
      release::suppress(sums, cells, {.rules = {}, .of_cell = of_cell});
  EXPECT_EQ(suppressed_of(result), (Cells{1, 2, 3}));
}

TEST(Suppression, ThreeSecretsOfOneEachAreEnough) {
  const std::vector<release::Sum> sums{{0, {1, 2, 3, 4}}};
  const std::vector<release::CellInput> cells{
      {.cost = 100}, kSecret, kSecret, kSecret, {.cost = 10}};
  const std::vector<std::vector<release::Contribution>> of_cell{by({1, 2, 3, 6, 7, 8}), by({1}),
                                                                by({2}), by({3}), by({6, 7, 8})};
  EXPECT_EQ(suppressed_of(release::suppress(sums, cells, {.rules = {}, .of_cell = of_cell})),
            (Cells{1, 2, 3}));
}

TEST(Suppression, AGroupThatCannotBeWidenedIsReported) {
  const std::vector<release::Sum> sums{{0, {1, 2, 3}}};
  const std::vector<release::CellInput> cells{kFixed, kSecret, kSecret, kFixed};
  const std::vector<std::vector<release::Contribution>> of_cell{by({1, 2, 6, 7, 8}), by({1, 2}),
                                                                by({1, 2}), by({6, 7, 8})};
  const release::Suppression result =
      release::suppress(sums, cells, {.rules = {}, .of_cell = of_cell});
  EXPECT_EQ(result.groups, Cells{0});
  EXPECT_TRUE(result.exposed.empty());
}

TEST(Suppression, AnUnavoidableInsightIsReported) {
  const std::vector<release::Sum> sums{{0, {1, 2}}};
  const std::vector<release::CellInput> cells{kFixed, kSecret, kSecret};
  const std::vector<std::vector<release::Contribution>> of_cell{by({1, 2, 3}), by({1}), by({2, 3})};
  const release::Suppression result =
      release::suppress(sums, cells, {.rules = {}, .of_cell = of_cell});
  EXPECT_EQ(result.insights, (std::vector<release::Insight>{{1, 2}}));
}

}  // namespace
}  // namespace projections::test
