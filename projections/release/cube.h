#pragma once

// The cube: the one definition of what the monthly release holds. Dimensions with their codelists,
// indicators with their units, and the cuts: the combinations of dimensions by which figures are
// published. CSV, XLSX, Parquet, SDMX, the tables A1 to A15 and JSON are all made from it.
//
// A figure that is not split by a dimension has the code kTotal there. Codes of a released codelist
// are never edited: what ends gets a last month, and what is new a first one (SDMX: a new minor
// version). Identifiers follow SDMX: _T total, _U unknown, _Z not applicable.
//
//   district   rolled up: districts of the home province stand alone, others as their province,
//              what lies outside the mainland's codes as abroad
//   industry   rolled up to the section of GB/T 4754-2017: A to T

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/base/date.h"
#include "projections/breakdown.h"
#include "projections/indicator.h"

namespace projections {

constexpr std::string_view kCubeVersion = "1.0.0";  // Of structure and codelists, as SDMX counts.
constexpr std::string_view kCubeAgency = "TJIPO";

constexpr std::uint32_t kTotal = 0xFFFF'FFFF;

struct Bilingual {
  std::string_view zh;
  std::string_view en;

  friend constexpr bool operator==(const Bilingual&, const Bilingual&) = default;
};

struct CubeDimension {
  Dimension dimension = Dimension::kTx;
  std::string_view id;        // "TX_TYPE": the concept, and the column in SDMX.
  std::string_view codelist;  // "CL_TX_TYPE"
  Bilingual title;
};
std::span<const CubeDimension> cube_dimensions();  // In the order of Dimension.
const CubeDimension& cube_dimension(Dimension dimension);

struct CubeIndicator {
  Indicator indicator = Indicator::kContracts;
  std::string_view id;    // "V_CONTRACT"
  std::string_view unit;  // "CNY" or "PN": pure number.
  int decimals = 0;       // Of the published figure; money is kept in fen and printed in yuan.
  Bilingual title;
};
std::span<const CubeIndicator> cube_indicators();  // In the order of Indicator.
const CubeIndicator& cube_indicator(Indicator indicator);

struct CubeCode {
  std::uint32_t code = 0;
  std::string id;
  std::string zh;
  std::string en;
  std::string from;   // "2009-11": the first month in which it is used; empty: always.
  std::string until;  // The last one; empty: still.
};

// The codelist of a dimension, in order of code, the total last.
std::span<const CubeCode> codelist(Dimension dimension);
// The code as published: of the codelist; a code that it lacks (a province that is none, say) is
// unknown, _U.
const CubeCode& published_code(Dimension dimension, std::uint32_t code);
// A code of a breakdown, as the cube has it: rolled up; what the codelist lacks becomes 0.
std::uint32_t rolled_up(Dimension dimension, std::uint32_t code);

// Which figures are published by which dimensions.
struct Cut {
  std::vector<Dimension> by;      // In the order of Dimension; empty: totals.
  std::vector<Subject> subjects;  // Of whose indicators.
  bool hides_counts = false;      // Where amounts are confidential, counts by these are too.
  bool is_of_fees = false;        // Statistics of fees: more contracts are needed to publish.
};
std::span<const Cut> cuts();

}  // namespace projections
