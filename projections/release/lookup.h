#pragma once

// Lookup finds figures among the series, as tables want them: of a month, of the year so far, and
// how much more that is than a year before. Internal to the tables.

#include <map>
#include <vector>

#include "projections/release/release.h"

namespace projections {

using CubeCodes = std::array<std::uint32_t, kDimensions>;

// A figure for a table: hidden where anything that it is made of is.
struct Found {
  ledger::Fen128 value = 0;
  bool is_hidden = false;
};

class Lookup {
 public:
  explicit Lookup(const std::vector<Series>& series);

  Found in_month(const CubeCodes& codes, Indicator indicator, ledger::Month month) const;
  // From January to that month.
  Found year_to(const CubeCodes& codes, Indicator indicator, ledger::Month month) const;

  // The codes of all cells that are split by just these dimensions, in order.
  std::vector<CubeCodes> cells_of(const std::vector<Dimension>& by) const;

 private:
  const Series* find(const CubeCodes& codes, Indicator indicator) const;

  std::map<std::pair<CubeCodes, Indicator>, const Series*> series_;
};

// The growth in tenths of a percent, rounded half away from zero; nothing where there is no base.
std::optional<ledger::Fen128> growth(ledger::Fen128 now, ledger::Fen128 before);

}  // namespace projections
