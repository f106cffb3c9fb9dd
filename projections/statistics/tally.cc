#include "projections/statistics/tally.h"

#include <algorithm>
#include <utility>

#include "ledger/base/assert.h"

namespace projections::statistics {
namespace {

using ledger::Fen128;

bool is_zero(std::span<const Fen128> figures) {
  return std::ranges::all_of(figures, [](Fen128 figure) { return figure == 0; });
}

// The columns of a leaf that a query reads, and the place of each in a line.
class LeafColumns {
 public:
  explicit LeafColumns(const Query& query) : query_(query) {}

  void open(const cells::Rollup::Leaf& leaf) {
    columns_.clear();
    const auto& of_basis = leaf.sums[static_cast<std::size_t>(query_.basis)];
    for (std::size_t i = 0; i < query_.indicators.size(); ++i) {
      const auto& sums = of_basis[static_cast<std::size_t>(query_.indicators[i])];
      if (!sums.empty()) columns_.push_back({sums.data(), i});
    }
  }
  bool is_empty() const { return columns_.empty(); }
  void add_to(std::span<Fen128> line, std::size_t group) const {
    for (const LeafColumn& column : columns_) line[column.place] += column.sums[group];
  }

 private:
  struct LeafColumn {
    const Fen128* sums = nullptr;
    std::size_t place = 0;
  };

  const Query& query_;
  std::vector<LeafColumn> columns_;
};

// Builds lines from groups in ascending order: the groups of one line are adjacent.
class LineBuilder {
 public:
  LineBuilder(const Query& query, const cells::Rollup& rollup)
      : query_(query),
        columns_(query_),
        line_bytes_(cells::key_bytes(query.by)),
        is_line_each_(query.by.size() == rollup.by().size()),
        lines_(query.by.size(), query.indicators.size()) {}

  void add(const cells::Rollup::Leaf& leaf, std::size_t begin, std::size_t end) {
    columns_.open(leaf);
    if (columns_.is_empty()) return;
    for (std::size_t i = begin; i < end; ++i) {
      if (begins_line(leaf.keys[i])) {
        drop_zero();
        lines_.append(cells::month_of(leaf.keys[i]));
        cells::read_codes(leaf.keys[i], query_.by, lines_.last_codes());
      }
      last_ = &leaf.keys[i];
      columns_.add_to(lines_.last_figures(), i);
    }
  }
  Lines take() {
    drop_zero();
    return std::move(lines_);
  }

 private:
  bool begins_line(const cells::Key& key) const {
    return is_line_each_ || last_ == nullptr ||
           !std::equal(key.begin(), key.begin() + line_bytes_, last_->begin());
  }
  // Whether a line is zero is known after its last group.
  void drop_zero() {
    if (!lines_.empty() && is_zero(lines_.last_figures())) lines_.remove_last();
  }

  const Query& query_;
  LeafColumns columns_;
  std::ptrdiff_t line_bytes_;  // Length of the part of a group's key that lines differ in.
  bool is_line_each_;          // Whether each group is a line.
  Lines lines_;
  const cells::Key* last_ = nullptr;  // Of the previous group.
};

}  // namespace

Tally::Tally(Query query) : query_(std::move(query)), rollup_(query_.by) {
  for (std::size_t i = 0; i < cells::kSubjects; ++i) {
    const auto subject = static_cast<cells::Subject>(i);
    has_indicator_[i] = std::ranges::any_of(query_.indicators, [&](cells::Indicator indicator) {
      return figure_of(indicator, subject).has_value();
    });
  }
}

void Tally::add(const cells::Posting& posting) {
  cells::CellSums change{};
  std::ranges::copy(posting.figures, change[static_cast<std::size_t>(query_.basis)].begin());
  const bool is_event = query_.basis == cells::Basis::kEvent;
  const ledger::Month month = is_event ? posting.month : posting.booked;
  add(cells::key_of({month, posting.breakdown, posting.subject}), change);
}

void Tally::add(const cells::Key& cell, const cells::CellSums& sums) {
  const ledger::Month month = cells::month_of(cell);
  if (month < query_.from || month > query_.until) return;
  if (has_indicator_[static_cast<std::size_t>(cells::subject_of(cell))]) rollup_.add(cell, sums);
}

Lines Tally::lines() const { return lines_of(rollup_, query_); }

Lines lines_of(const cells::Rollup& rollup, const Query& query) {
  LEDGER_ASSERT(rollup.begins_with(query.by));
  LineBuilder lines(query, rollup);
  rollup.visit(query.from, query.until,
               [&](const cells::Rollup::Leaf& leaf, std::size_t begin, std::size_t end) {
                 lines.add(leaf, begin, end);
               });
  return lines.take();
}

Lines answer(const cells::Cells& cells, const Query& query) {
  Tally tally(query);
  for (std::uint32_t i = 0; i < cells.size(); ++i) tally.add(cells.key_at(i), cells.sums_at(i));
  return tally.lines();
}

}  // namespace projections::statistics
