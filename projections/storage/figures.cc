#include "projections/storage/figures.h"

#include "projections/release/series/vintages.h"
#include "projections/storage/journal.h"

namespace projections::storage {

ledger::Status add_figures(const ledger::store::Log& log, statistics::Tally& tally) {
  return read_cells(log, [&](const cells::Cell& cell) { tally.add(cell); });
}

ledger::Status add_figures_at(const ledger::store::Log& log, ledger::Seq position,
                              statistics::Tally& tally) {
  return read_postings(log, position, [&](const cells::Posting& posting) { tally.add(posting); });
}

ledger::Result<statistics::Table> read_vintages(const ledger::store::Log& log,
                                                const std::vector<statistics::CalendarDay>& days,
                                                ledger::Seq position,
                                                const statistics::Query& query) {
  const release::Calendar calendar(days, position);
  release::VintageTriangle triangle(calendar, query);
  const auto read =
      read_postings(log, position, [&](const cells::Posting& posting) { triangle.add(posting); });
  if (!read) return read.error();
  return triangle.table();
}

}  // namespace projections::storage
