#pragma once

// VintageTriangle: the totals of each month as each of its publications showed them.

#include <vector>

#include "projections/cells/posting.h"
#include "projections/release/series/calendar.h"
#include "projections/statistics/query.h"

namespace projections::release {

class VintageTriangle {
 public:
  // For the months and indicators of `query`. Both outlive the triangle.
  VintageTriangle(const Calendar& calendar, const statistics::Query& query);

  // Once for each posting before the calendar's position, in any order.
  void add(const cells::Posting& posting);

  // One row for each month and publication to the bureau: month, published_with, vintage, position,
  // and the indicators.
  statistics::Table table() const;

 private:
  struct MonthChanges {
    std::vector<Publication> publications;
    std::vector<std::vector<ledger::Fen128>> changes;  // By publication and indicator.
  };
  void add_rows(ledger::Month month, const MonthChanges& changes, statistics::Table& table) const;

  const Calendar& calendar_;
  const statistics::Query& query_;
  std::vector<MonthChanges> months_;
};

}  // namespace projections::release
