#pragma once

// The contents of each table: its rows are the cells of some cuts, its figures some indicators.
// Internal to the tables.

#include <optional>
#include <string_view>
#include <vector>

#include "projections/release/cube/cube.h"

namespace projections::release {

struct TableSpec {
  std::string_view number;
  Bilingual title;
  std::vector<std::vector<cells::Dimension>> cuts;
  std::vector<cells::Indicator> indicators;
  // If set, only rows with one of `codes` in this dimension.
  std::optional<cells::Dimension> filter;
  std::vector<std::uint32_t> codes;
};

const std::vector<TableSpec>& table_specs();  // A1 to A13.

}  // namespace projections::release
