#pragma once

// Tally answers a query: it adds up cells, from wherever they come, or what a roll-up has of them.
//
// A line whose figures come to zero is no line, whatever its cells were: so an answer is the same
// from the cells and from a roll-up.

#include <array>
#include <vector>

#include "projections/cells.h"
#include "projections/lines.h"
#include "projections/statistics_query.h"

namespace projections {

// Where the figures of a subject stand in a line.
class FigureColumns {
 public:
  explicit FigureColumns(const std::vector<Indicator>& indicators);

  // Whether some figure that is asked for is not zero.
  bool takes(Subject subject, const Sums& sums) const;
  void add(Subject subject, const Sums& sums, std::span<ledger::Fen128> line) const;

 private:
  struct Pair {
    std::uint8_t figure = 0;
    std::uint8_t column = 0;
  };
  std::array<std::vector<Pair>, kSubjects> pairs_;
};

class Tally {
 public:
  explicit Tally(Query query);

  void add(const Cell& cell);
  // All of them; by their roll-up, where it has the dimensions.
  void add(const Cells& cells);
  Lines lines() const;

 private:
  void add(const Rollup& rollup);
  void add(const Key& cell, const Sums& sums);
  std::span<ledger::Fen128> figures_of(const Key& group);

  Query query_;
  FigureColumns columns_;
  Grouping of_cells_;
  KeyIndex groups_;
  std::vector<ledger::Fen128> figures_;  // Of all groups, one after the other.
};

// What the cells answer; straight from their roll-up where the query's dimensions are its first.
Lines answer(const Cells& cells, const Query& query);

}  // namespace projections
