#pragma once

// The long form of a release: one row for each observation, in the order of the release. The data
// sheet, Parquet and CSV have the same columns.

#include <cstddef>
#include <span>
#include <string_view>

#include "projections/release/cube/release.h"

namespace projections::release {

struct LongColumn {
  std::string_view name;  // For programs: "seller_kind".
  Bilingual title;
};

// The columns, in the order of the constants below. Those of dimensions hold codes of the
// codelists.
std::span<const LongColumn> long_columns();

constexpr std::size_t kLongMonth = 0;
constexpr std::size_t kLongDimensions = 1;  // The first of them.
constexpr std::size_t kLongIndicator = kLongDimensions + cells::kDimensions;
constexpr std::size_t kLongValue = kLongIndicator + 1;
constexpr std::size_t kLongUnit = kLongIndicator + 2;
constexpr std::size_t kLongObsStatus = kLongIndicator + 3;
constexpr std::size_t kLongConfStatus = kLongIndicator + 4;
constexpr std::size_t kLongRevision = kLongIndicator + 5;
constexpr std::size_t kLongPrevious = kLongIndicator + 6;
constexpr std::size_t kLongColumns = kLongIndicator + 7;

std::size_t observations_of(const Release& release);

}  // namespace projections::release
