#pragma once

// FigureLookup finds the figures of a table in the series: of a month, and of the year up to it.
// Internal to the tables.

#include <map>
#include <vector>

#include "projections/release/cube/release.h"

namespace projections::release {

// A figure of a table: suppressed if any of the observations behind it is.
struct TableFigure {
  ledger::Fen128 value = 0;
  bool is_suppressed = false;
};

class FigureLookup {
 public:
  explicit FigureLookup(const std::vector<Series>& series);

  TableFigure in_month(const CubeCodes& codes, cells::Indicator indicator,
                       ledger::Month month) const;
  // The sum from January to that month.
  TableFigure year_to(const CubeCodes& codes, cells::Indicator indicator,
                      ledger::Month month) const;

  // The codes of all series that are split by exactly these dimensions, in order.
  std::vector<CubeCodes> cells_of(const std::vector<cells::Dimension>& by) const;

 private:
  const Series* find(const CubeCodes& codes, cells::Indicator indicator) const;

  std::map<std::pair<CubeCodes, cells::Indicator>, const Series*> series_;
};

// The growth in tenths of a percent, rounded half away from zero. Empty if `before` is zero.
std::optional<ledger::Fen128> growth(ledger::Fen128 now, ledger::Fen128 before);

}  // namespace projections::release
