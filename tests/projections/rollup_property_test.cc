// Random changes of cells: an answer with the roll-up is the answer without it, whatever is asked,
// whenever the roll-up was made, and from wherever the cells come.

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>

#include "projections/rollup.h"
#include "projections/tally.h"
#include "tests/projections/bodies.h"
#include "tests/projections/tianjin.h"
#include "tests/support/random.h"

namespace projections::test {
namespace {

using ledger::test::Random;

constexpr unsigned kSeeds = 12;
constexpr int kChanges = 400;

CellId random_id(Random& random) {
  CellId id;
  id.month.index = 24'280 + random.between(0, 5);
  id.subject = static_cast<Subject>(random.below(kSubjects));
  id.breakdown.set(Dimension::kTx, static_cast<std::uint32_t>(random.below(6)));
  id.breakdown.set(Dimension::kDistrict, 120'100U + 1000U * static_cast<unsigned>(random.below(9)));
  id.breakdown.set(Dimension::kIndustry, 0x43'33'30U + static_cast<unsigned>(random.below(3)));
  id.breakdown.set(Dimension::kIpc, 'A' + static_cast<unsigned>(random.below(2)));
  return id;
}

// Small ones cancel each other out, large ones need 128 bits.
Figures random_figures(Random& random, Subject subject) {
  Figures figures{};
  for (std::size_t i = 0; i < indicators_of(subject).size(); ++i) {
    figures[i] =
        random.percent(20) ? std::numeric_limits<std::int64_t>::max() : random.between(-1, 1);
  }
  return figures;
}

void change(Random& random, Cells& cells) {
  const CellId id = random_id(random);
  if (random.percent(10)) {
    Cell cell{.id = id};
    for (Sums& sums : cell.sums)
      std::ranges::copy(random_figures(random, id.subject), sums.begin());
    return cells.put(cell);
  }
  cells.add(id, {id.month.index + random.between(0, 1)}, random_figures(random, id.subject));
}

std::string text_of(const Lines& lines) {
  std::string text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    text += lines[i].month.text();
    for (const std::uint32_t code : lines[i].codes) text += ' ' + std::to_string(code);
    for (const ledger::Fen128 figure : lines[i].figures) text += ' ' + ledger::integer_text(figure);
    text += '\n';
  }
  return text;
}

// Every choice of these dimensions, in every order.
std::vector<Dimensions> choices_of(const Dimensions& dimensions) {
  std::vector<Dimensions> choices{{}};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    for (const Dimension dimension : dimensions) {
      if (std::ranges::find(choices[i], dimension) != choices[i].end()) continue;
      Dimensions longer = choices[i];
      longer.push_back(dimension);
      choices.push_back(std::move(longer));
    }
  }
  return choices;
}

void expect_same_answers(Random& random, const Cells& with, const Cells& without) {
  ASSERT_NE(with.rollup(), nullptr);
  ASSERT_EQ(without.rollup(), nullptr);
  Dimensions dimensions = monthly_table();
  dimensions.push_back(Dimension::kIpc);  // Not in the roll-up.
  for (const Dimensions& by : choices_of(dimensions)) {
    Query query{.from = {24'279 + random.between(0, 3)}, .until = {}, .indicators = {}, .by = by};
    query.until.index = query.from.index + random.between(-1, 9);
    for (std::size_t i = 0; i < kIndicators; ++i) {
      if (random.percent(40)) query.indicators.push_back(static_cast<Indicator>(i));
    }
    for (const Basis basis : kBases) {
      query.basis = basis;
      EXPECT_EQ(text_of(answer(with, query)), text_of(answer(without, query)));
    }
  }
}

// The same changes of both.
void change_alike(Random& random, Cells& with, Cells& without) {
  Random again = random;
  for (int i = 0; i < kChanges; ++i) change(random, without);
  for (int i = 0; i < kChanges; ++i) change(again, with);
}

class RollupProperty : public testing::TestWithParam<unsigned> {};

TEST_P(RollupProperty, AnswersAreTheSameWithItAndWithout) {
  Random random(GetParam());
  Cells without;
  for (int i = 0; i < kChanges; ++i) change(random, without);
  Cells with = without;
  with.keep_rollup();
  expect_same_answers(random, with, without);
  change_alike(random, with, without);
  expect_same_answers(random, with, without);
}

TEST_P(RollupProperty, ItMayStandBeforeTheCellsAndOverOtherDimensions) {
  Random random(GetParam());
  Cells with;
  with.keep_rollup({Dimension::kIndustry, Dimension::kTx});
  Cells without;
  change_alike(random, with, without);
  expect_same_answers(random, with, without);
}

TEST_P(RollupProperty, StoredRowsGiveItAnew) {
  Random random(GetParam());
  Cells without;
  for (int i = 0; i < kChanges; ++i) change(random, without);
  Cells before;
  before.keep_rollup();
  Cells after;
  for (const Row& row : without.rows()) {
    before.put(*decode_cell(row.key, *row.value));
    after.put(*decode_cell(row.key, *row.value));
  }
  after.keep_rollup();
  expect_same_answers(random, before, without);
  expect_same_answers(random, after, without);
}

INSTANTIATE_TEST_SUITE_P(Seeds, RollupProperty, testing::Range(1U, 1U + kSeeds));

TEST(Rollup, IsAskedForAgainAfterASnapshotIsLoaded) {
  Folded ledger = tianjin();
  ledger.statistics().keep_rollup();
  std::string bytes;
  ledger.statistics().save(bytes);
  ledger.statistics() = *Statistics::load(bytes);
  EXPECT_EQ(ledger.statistics().cells().rollup(), nullptr);
  ledger.statistics().keep_rollup();
  ledger.record("2025-06-02", revision("2024120005000003", "1000000.00"));
  ledger.record("2025-06-03", receipt("2024120005000003", "1.00", "2025-03-30"));
  const Statistics rebuilt = ledger.rebuilt();
  Random random(1);
  expect_same_answers(random, ledger.statistics().cells(), rebuilt.cells());
  const Query query{{0}, {kMonthMax}, default_indicators(), monthly_table(), Basis::kBooking};
  const std::string text = text_of(answer(ledger.statistics().cells(), query));
  EXPECT_EQ(text, text_of(answer(rebuilt.cells(), query)));
  EXPECT_FALSE(text.empty());
}

TEST(Rollup, AGroupThatComesToZeroIsNoLine) {
  Cells cells;
  cells.keep_rollup();
  CellId id;
  id.month.index = 24'290;
  cells.add(id, id.month, {1, 5, 0, 0});
  id.breakdown.set(Dimension::kIpc, 'A');
  cells.add(id, id.month, {-1, -5, 0, 0});
  const Query query{{0}, {kMonthMax}, default_indicators(), {}, Basis::kEvent};
  EXPECT_TRUE(answer(cells, query).empty());
}

}  // namespace
}  // namespace projections::test
