#pragma once

// The long form of a release: a row for each observation, in the order of the release. Its columns
// are the same in the data sheet, in Parquet and in whatever else is read by programs.

#include <cstddef>
#include <span>
#include <string_view>

#include "projections/release/release.h"

namespace projections {

struct LongColumn {
  std::string_view name;  // For programs: "seller_kind".
  Bilingual title;
};

// In the order of the places below. The columns of dimensions hold codes of their codelists.
std::span<const LongColumn> long_columns();

constexpr std::size_t kLongMonth = 0;
constexpr std::size_t kLongDimensions = 1;  // The first of them.
constexpr std::size_t kLongIndicator = kLongDimensions + kDimensions;
constexpr std::size_t kLongValue = kLongIndicator + 1;
constexpr std::size_t kLongUnit = kLongIndicator + 2;
constexpr std::size_t kLongObsStatus = kLongIndicator + 3;
constexpr std::size_t kLongConfStatus = kLongIndicator + 4;
constexpr std::size_t kLongRevision = kLongIndicator + 5;
constexpr std::size_t kLongPrevious = kLongIndicator + 6;
constexpr std::size_t kLongColumns = kLongIndicator + 7;

std::size_t observations_of(const Release& release);

}  // namespace projections
