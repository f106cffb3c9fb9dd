#pragma once

// The cube: the one definition of the monthly release. Dimensions with their codelists, indicators
// with their units, and the cuts: the combinations of dimensions by which figures are published.
// CSV, XLSX, Parquet, SDMX, JSON and the tables A1 to A15 are all made from it.
//
// A figure that is not split by a dimension has the code kTotal there. Codes of a released codelist
// are never changed: a code that ends gets a last month, and a new code a first month (SDMX: a new
// minor version). Identifiers follow SDMX: _T total, _U unknown, _Z not applicable.
//
//   district   districts of the home province are codes of their own; others are rolled up to their
//              province, and places without a mainland code to "abroad"
//   industry   rolled up to the sections A to T of GB/T 4754-2017

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/bilingual.h"
#include "ledger/base/date.h"
#include "projections/cells/breakdown.h"
#include "projections/cells/indicator.h"

namespace projections::release {

using ledger::Bilingual;

constexpr std::string_view kCubeVersion = "1.0.0";  // Of structure and codelists, as SDMX counts.
constexpr std::string_view kCubeAgency = "TJIPO";

constexpr std::uint32_t kTotal = 0xFFFF'FFFF;

// The codes of a published figure, by Dimension.
using CubeCodes = std::array<std::uint32_t, cells::kDimensions>;

struct CubeDimension {
  cells::Dimension dimension = cells::Dimension::kTx;
  std::string_view id;        // "TX_TYPE": the concept, and the column in SDMX.
  std::string_view codelist;  // "CL_TX_TYPE"
  Bilingual title;
};
std::span<const CubeDimension> cube_dimensions();  // In the order of Dimension.
const CubeDimension& cube_dimension(cells::Dimension dimension);

struct CubeIndicator {
  cells::Indicator indicator = cells::Indicator::kContracts;
  std::string_view id;    // "V_CONTRACT"
  std::string_view unit;  // "CNY" or "PN": pure number.
  int decimals = 0;       // Of the published figure. Money is stored in fen and published in yuan.
  Bilingual title;
};
std::span<const CubeIndicator> cube_indicators();  // In the order of Indicator.
const CubeIndicator& cube_indicator(cells::Indicator indicator);

struct CubeCode {
  std::uint32_t code = 0;
  std::string id;
  std::string zh;
  std::string en;
  std::string from;   // The first month of its use, "2009-11"; empty if unlimited.
  std::string until;  // The last month of its use; empty if unlimited.
};

// The codelist of a dimension, in order of code, the total last.
std::span<const CubeCode> codelist(cells::Dimension dimension);
// The published form of a code. A code that is not in the codelist is published as unknown, _U.
const CubeCode& published_code(cells::Dimension dimension, std::uint32_t code);
// The code of the cube for a code of a breakdown: rolled up; 0 if it is not in the codelist.
std::uint32_t rolled_up(cells::Dimension dimension, std::uint32_t code);

// A combination of dimensions by which figures are published.
struct Cut {
  std::vector<cells::Dimension> by;      // In the order of Dimension; empty: totals.
  std::vector<cells::Subject> subjects;  // Their indicators are published.
  bool suppresses_counts = false;        // Counts are suppressed wherever amounts are.
  bool is_of_fees = false;  // Statistics of fees: more contracts are needed to publish a cell.
};
std::span<const Cut> cuts();

// Whether the codes are totals in all dimensions but these.
bool is_split_by(const CubeCodes& codes, std::span<const cells::Dimension> by);

// Whether the data can have a figure of that indicator in a cell: one is published for its
// dimensions, and its subject has that kind of transaction. A contract has no kind of licence, and
// a pledge no contract value; such a cell of a table is blank, not zero.
bool can_have(const CubeCodes& codes, cells::Indicator indicator);

}  // namespace projections::release
