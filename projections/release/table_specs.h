#pragma once

// What each table shows: its rows are the cells of some cuts, its figures some indicators.
// Internal to the tables.

#include <optional>
#include <string_view>
#include <vector>

#include "projections/release/cube.h"

namespace projections {

struct TableSpec {
  std::string_view number;
  Bilingual title;
  std::vector<std::vector<Dimension>> cuts;
  std::vector<Indicator> indicators;
  // Only rows with one of these codes there; none: all rows.
  std::optional<Dimension> filter;
  std::vector<std::uint32_t> codes;
};

const std::vector<TableSpec>& table_specs();  // A1 to A13.

}  // namespace projections
