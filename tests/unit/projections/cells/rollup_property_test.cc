// Random cells: the lines of a query are the sums of the cells, for every choice of dimensions, and
// wherever the cells are read from.

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>

#include "projections/cells/rollup.h"
#include "projections/statistics/tally.h"
#include "tests/support/random.h"
#include "tests/unit/projections/bodies.h"
#include "tests/unit/projections/tianjin.h"

namespace projections::test {
namespace {

using ledger::test::Random;

constexpr unsigned kSeeds = 12;
constexpr int kChanges = 400;

cells::CellId random_id(Random& random) {
  cells::CellId id;
  id.month.index = 24'280 + random.between(0, 5);
  id.subject = static_cast<cells::Subject>(random.below(cells::kSubjects));
  id.breakdown.set(cells::Dimension::kTx, static_cast<std::uint32_t>(random.below(6)));
  id.breakdown.set(cells::Dimension::kDistrict,
                   120'100U + 1000U * static_cast<unsigned>(random.below(9)));
  id.breakdown.set(cells::Dimension::kIndustry,
                   0x43'33'30U + static_cast<unsigned>(random.below(3)));
  id.breakdown.set(cells::Dimension::kIpc, 'A' + static_cast<unsigned>(random.below(2)));
  return id;
}

// Small figures cancel out, large ones need 128 bits.
cells::Figures random_figures(Random& random, cells::Subject subject) {
  cells::Figures figures{};
  for (std::size_t i = 0; i < cells::indicators_of(subject).size(); ++i) {
    figures[i] =
        random.percent(20) ? std::numeric_limits<std::int64_t>::max() : random.between(-1, 1);
  }
  return figures;
}

void change(Random& random, cells::Cells& cells) {
  const cells::CellId id = random_id(random);
  if (random.percent(10)) {
    cells::Cell cell{.id = id};
    for (cells::Sums& sums : cell.sums) {
      std::ranges::copy(random_figures(random, id.subject), sums.begin());
    }
    return cells.put(cell);
  }
  cells.add(id, {id.month.index + random.between(0, 1)}, random_figures(random, id.subject));
}

cells::Cells random_cells(Random& random) {
  cells::Cells cells;
  for (int i = 0; i < kChanges; ++i) change(random, cells);
  return cells;
}

std::string text_of(const statistics::Lines& lines) {
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
std::vector<cells::Dimensions> choices_of(const cells::Dimensions& dimensions) {
  std::vector<cells::Dimensions> choices{{}};
  for (std::size_t i = 0; i < choices.size(); ++i) {
    for (const cells::Dimension dimension : dimensions) {
      if (std::ranges::find(choices[i], dimension) != choices[i].end()) continue;
      cells::Dimensions longer = choices[i];
      longer.push_back(dimension);
      choices.push_back(std::move(longer));
    }
  }
  return choices;
}

using LineKey = std::pair<ledger::Month, std::vector<std::uint32_t>>;

// The lines of a query, computed from the cells in the simplest way.
std::string expected(const cells::Cells& cells, const statistics::Query& query) {
  std::map<LineKey, std::vector<ledger::Fen128>> lines;
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    const cells::Cell cell = cells.at(i);
    if (cell.id.month < query.from || query.until < cell.id.month) continue;
    std::vector<std::uint32_t> codes;
    for (const cells::Dimension by : query.by) codes.push_back(cell.id.breakdown.code(by));
    auto& line = lines[{cell.id.month, codes}];
    line.resize(query.indicators.size());
    for (std::size_t k = 0; k < line.size(); ++k) {
      const auto figure = statistics::figure_of(query.indicators[k], cell.id.subject);
      if (figure) line[k] += cell.in(query.basis)[*figure];
    }
  }
  std::string text;
  for (const auto& [key, figures] : lines) {
    if (std::ranges::count(figures, 0) == static_cast<std::ptrdiff_t>(figures.size())) continue;
    text += key.first.text();
    for (const std::uint32_t code : key.second) text += ' ' + std::to_string(code);
    for (const ledger::Fen128 figure : figures) text += ' ' + ledger::integer_text(figure);
    text += '\n';
  }
  return text;
}

statistics::Query random_query(Random& random, const cells::Dimensions& by) {
  statistics::Query query{
      .from = {24'279 + random.between(0, 3)}, .until = {}, .indicators = {}, .by = by};
  query.until.index = query.from.index + random.between(-1, 9);
  for (std::size_t i = 0; i < cells::kIndicators; ++i) {
    if (random.percent(40)) query.indicators.push_back(static_cast<cells::Indicator>(i));
  }
  return query;
}

class RollupProperty : public testing::TestWithParam<unsigned> {};

TEST_P(RollupProperty, AnswersAreTheSumsOfTheCells) {
  Random random(GetParam());
  const cells::Cells cells = random_cells(random);
  cells::Dimensions dimensions = cells::monthly_table();
  dimensions.push_back(cells::Dimension::kIpc);
  for (const cells::Dimensions& by : choices_of(dimensions)) {
    statistics::Query query = random_query(random, by);
    for (const cells::Basis basis : cells::kBases) {
      query.basis = basis;
      EXPECT_EQ(text_of(answer(cells, query)), expected(cells, query));
    }
  }
}

TEST_P(RollupProperty, OneRollupAnswersQueriesOfItsFirstDimensions) {
  Random random(GetParam());
  const cells::Cells cells = random_cells(random);
  cells::Rollup rollup(cells::monthly_table());
  for (std::uint32_t i = 0; i < cells.size(); ++i) rollup.add(cells.key_at(i), cells.sums_at(i));
  for (cells::Dimensions by = rollup.by();; by.pop_back()) {
    const statistics::Query query = random_query(random, by);
    EXPECT_EQ(text_of(lines_of(rollup, query)), expected(cells, query));
    if (by.empty()) return;
  }
}

TEST_P(RollupProperty, StoredRowsGiveTheSameAnswers) {
  Random random(GetParam());
  const cells::Cells cells = random_cells(random);
  const statistics::Query query = random_query(random, cells::monthly_table());
  statistics::Tally tally(query);
  for (const ledger::KvRow& row : cells.rows()) {
    tally.add(*cells::decode_cell(row.key, *row.value));
  }
  EXPECT_EQ(text_of(tally.lines()), expected(cells, query));
}

INSTANTIATE_TEST_SUITE_P(Seeds, RollupProperty, testing::Range(1U, 1U + kSeeds));

// As `stats --known` computes the figures of an older position.
TEST(Tally, PostingsGiveTheSameAnswersAsTheCells) {
  Folded ledger = tianjin();
  ledger.record("2025-06-02", revision("2024120005000003", "1000000.00"));
  ledger.record("2025-06-03", receipt("2024120005000003", "1.00", "2025-03-30"));
  for (const cells::Basis basis : cells::kBases) {
    const statistics::Query query{
        {0}, {cells::kMonthMax}, statistics::default_indicators(), cells::monthly_table(), basis};
    statistics::Tally tally(query);
    for (const cells::Posting& posting : ledger.postings()) tally.add(posting);
    const std::string text = text_of(tally.lines());
    EXPECT_EQ(text, text_of(answer(ledger.statistics().cells(), query)));
    EXPECT_FALSE(text.empty());
  }
}

TEST(Rollup, AGroupThatReturnsToZeroIsNotALine) {
  cells::Cells cells;
  cells::CellId id;
  id.month.index = 24'290;
  cells.add(id, id.month, {1, 5, 0, 0});
  id.breakdown.set(cells::Dimension::kIpc, 'A');
  cells.add(id, id.month, {-1, -5, 0, 0});
  const statistics::Query query{
      {0}, {cells::kMonthMax}, statistics::default_indicators(), {}, cells::Basis::kEvent};
  EXPECT_TRUE(answer(cells, query).empty());
}

}  // namespace
}  // namespace projections::test
