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

// The sums of a leaf that go into a line, and where in it.
class AskedSums {
 public:
  explicit AskedSums(const Query& query) : query_(query) {}

  void open(const Rollup::Leaf& leaf) {
    asked_.clear();
    for (std::size_t i = 0; i < query_.indicators.size(); ++i) {
      const auto& columns = leaf.sums[static_cast<std::size_t>(query_.basis)];
      const auto& column = columns[static_cast<std::size_t>(query_.indicators[i])];
      if (!column.empty()) asked_.push_back({column.data(), i});
    }
  }
  bool is_empty() const { return asked_.empty(); }
  // Those of the leaf's group with that place.
  void add(std::size_t index, std::span<Fen128> line) const {
    for (const Column& column : asked_) line[column.place] += column.sums[index];
  }

 private:
  struct Column {
    const Fen128* sums = nullptr;
    std::size_t place = 0;
  };

  const Query& query_;
  std::vector<Column> asked_;
};

// Lines of groups that come ascending: those of one line follow each other.
class AscendingLines {
 public:
  // The query's dimensions are the roll-up's first.
  AscendingLines(const Query& query, const Rollup& rollup)
      : query_(query),
        sums_(query),
        line_bytes_(key_bytes(query.by)),
        is_whole_(query.by.size() == rollup.by().size()),
        lines_(query.by.size(), query.indicators.size()) {}

  void add(const Rollup::Leaf& leaf, std::size_t begin, std::size_t end) {
    sums_.open(leaf);
    if (sums_.is_empty()) return;
    for (std::size_t i = begin; i < end; ++i) {
      if (is_other_line(leaf.keys[i])) {
        drop_zero();
        append(lines_, leaf.keys[i], query_.by);
      }
      last_ = &leaf.keys[i];
      sums_.add(i, lines_.last_figures());
    }
  }
  Lines take() {
    drop_zero();
    return std::move(lines_);
  }

 private:
  bool is_other_line(const Key& key) const {
    return is_whole_ || last_ == nullptr ||
           !std::equal(key.begin(), key.begin() + line_bytes_, last_->begin());
  }
  // What groups cancel out is known when the last of them has come.
  void drop_zero() {
    if (!lines_.empty() && is_zero(lines_.last_figures())) lines_.remove_last();
  }

  const Query& query_;
  AskedSums sums_;
  std::ptrdiff_t line_bytes_;  // Of a group's key: by them lines differ.
  bool is_whole_;              // Each group is a line.
  Lines lines_;
  const Key* last_ = nullptr;  // Of the group that came last.
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
  AskedSums sums(query_);
  const Grouping grouping(rollup.by(), query_.by);
  rollup.visit(query_.from, query_.until,
               [&](const Rollup::Leaf& leaf, std::size_t begin, std::size_t end) {
                 sums.open(leaf);
                 for (std::size_t i = begin; i < end; ++i) {
                   sums.add(i, figures_of(grouping.group_of(leaf.keys[i])));
                 }
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
    rollup->visit(query.from, query.until,
                  [&](const Rollup::Leaf& leaf, std::size_t begin, std::size_t end) {
                    lines.add(leaf, begin, end);
                  });
    return lines.take();
  }
  Tally tally(query);
  tally.add(cells);
  return tally.lines();
}

}  // namespace projections
