#include "projections/tally.h"

#include <algorithm>

namespace projections {
namespace {

using ledger::Fen128;

bool is_zero(std::span<const Fen128> figures) {
  return std::ranges::all_of(figures, [](Fen128 figure) { return figure == 0; });
}

void append(Lines& lines, const Key& group, const Dimensions& by) {
  lines.append(month_of(group));
  read_codes(group, by, lines.last_codes());
}

// Which totals go into a line, in its order.
class AskedTotals {
 public:
  explicit AskedTotals(const std::vector<Indicator>& indicators) {
    for (const Indicator indicator : indicators) {
      places_.push_back(static_cast<std::size_t>(indicator));
    }
  }

  // Whether one of them is not zero.
  bool any(const GroupTotals& totals) const {
    Fen128 bits = 0;
    for (const std::size_t place : places_) bits |= totals[place];
    return bits != 0;
  }
  void add(const GroupTotals& totals, std::span<Fen128> line) const {
    for (std::size_t i = 0; i < places_.size(); ++i) line[i] += totals[places_[i]];
  }

 private:
  std::vector<std::size_t> places_;
};

// Lines of groups that come ascending: those of one line follow each other.
class AscendingLines {
 public:
  AscendingLines(const Query& query, const Rollup& rollup)
      : query_(query),
        asked_(query.indicators),
        grouping_(rollup.by(), query.by),
        lines_(query.by.size(), query.indicators.size()) {}

  void add(const Key& key, const GroupTotals& totals) {
    if (!asked_.any(totals)) return;
    const Key group = grouping_.group_of(key);
    if (lines_.empty() || group != last_) {
      drop_zero();
      append(lines_, group, query_.by);
      last_ = group;
    }
    asked_.add(totals, lines_.last_figures());
  }
  Lines take() {
    drop_zero();
    return std::move(lines_);
  }

 private:
  // What groups cancel out is known when the last of them has come.
  void drop_zero() {
    if (!lines_.empty() && is_zero(lines_.last_figures())) lines_.remove_last();
  }

  const Query& query_;
  AskedTotals asked_;
  Grouping grouping_;
  Lines lines_;
  Key last_{};  // The group of the last line.
};

}  // namespace

FigureColumns::FigureColumns(const std::vector<Indicator>& indicators) {
  for (std::size_t subject = 0; subject < kSubjects; ++subject) {
    for (std::size_t column = 0; column < indicators.size(); ++column) {
      const auto figure = figure_of(indicators[column], static_cast<Subject>(subject));
      if (!figure) continue;
      pairs_[subject].push_back(
          {static_cast<std::uint8_t>(*figure), static_cast<std::uint8_t>(column)});
    }
  }
}

bool FigureColumns::takes(Subject subject, const Sums& sums) const {
  return std::ranges::any_of(pairs_[static_cast<std::size_t>(subject)],
                             [&](Pair pair) { return sums[pair.figure] != 0; });
}

void FigureColumns::add(Subject subject, const Sums& sums, std::span<Fen128> line) const {
  for (const Pair pair : pairs_[static_cast<std::size_t>(subject)]) {
    line[pair.column] += sums[pair.figure];
  }
}

Tally::Tally(Query query)
    : query_(std::move(query)),
      columns_(query_.indicators),
      of_cells_(all_dimensions(), query_.by) {}

void Tally::add(const Cell& cell) { add(key_of(cell.id), cell.in(query_.basis)); }

void Tally::add(const Cells& cells) {
  const Rollup* rollup = cells.rollup();
  if (rollup != nullptr && rollup->has(query_.by)) return add(*rollup);
  for (std::uint32_t i = 0; i < cells.size(); ++i) {
    add(cells.key_at(i), cells.sums_at(i, query_.basis));
  }
}

void Tally::add(const Rollup& rollup) {
  const AskedTotals asked(query_.indicators);
  const Grouping grouping(rollup.by(), query_.by);
  rollup.visit(query_.from, query_.until, query_.basis,
               [&](const Key& key, const GroupTotals& totals) {
                 if (asked.any(totals)) asked.add(totals, figures_of(grouping.group_of(key)));
               });
}

void Tally::add(const Key& cell, const Sums& sums) {
  const ledger::Month month = month_of(cell);
  if (month < query_.from || month > query_.until) return;
  const Subject subject = subject_of(cell);
  if (!columns_.takes(subject, sums)) return;
  columns_.add(subject, sums, figures_of(of_cells_.group_of(cell)));
}

std::span<Fen128> Tally::figures_of(const Key& group) {
  const std::size_t width = query_.indicators.size();
  const std::size_t offset = groups_.intern(group) * width;
  if (offset == figures_.size()) figures_.resize(offset + width);
  return std::span(figures_).subspan(offset, width);
}

Lines Tally::lines() const {
  std::vector<std::uint32_t> order(groups_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::uint32_t i) -> const Key& { return groups_.at(i); });

  const std::size_t width = query_.indicators.size();
  Lines lines(query_.by.size(), width);
  for (const std::uint32_t i : order) {
    const auto figures = std::span(figures_).subspan(i * width, width);
    if (is_zero(figures)) continue;
    append(lines, groups_.at(i), query_.by);
    std::ranges::copy(figures, lines.last_figures().begin());
  }
  return lines;
}

Lines answer(const Cells& cells, const Query& query) {
  const Rollup* rollup = cells.rollup();
  if (rollup != nullptr && rollup->begins_with(query.by)) {
    AscendingLines lines(query, *rollup);
    rollup->visit(query.from, query.until, query.basis,
                  [&](const Key& key, const GroupTotals& totals) { lines.add(key, totals); });
    return lines.take();
  }
  Tally tally(query);
  tally.add(cells);
  return tally.lines();
}

}  // namespace projections
