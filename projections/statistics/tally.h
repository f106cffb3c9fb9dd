#pragma once

// Tally computes the lines of a query from cells or postings, wherever they are read from.
//
// A line whose figures are all zero is left out.

#include <array>

#include "projections/cells/cells.h"
#include "projections/cells/posting.h"
#include "projections/cells/rollup.h"
#include "projections/statistics/lines.h"
#include "projections/statistics/query.h"

namespace projections::statistics {

class Tally {
 public:
  explicit Tally(Query query);

  void add(const cells::Cell& cell) { add(key_of(cell.id), cell.sums); }
  void add(const cells::Key& cell, const cells::CellSums& sums);
  void add(const cells::Posting& posting);
  Lines lines() const;

 private:
  Query query_;
  std::array<bool, cells::kSubjects> has_indicator_{};  // Whether the query has one of the subject.
  cells::Rollup rollup_;
};

// The lines of a query whose dimensions are the first ones of the roll-up, in the same order.
Lines lines_of(const cells::Rollup& rollup, const Query& query);

Lines answer(const cells::Cells& cells, const Query& query);

}  // namespace projections::statistics
