#pragma once

// The last sheet: the release in long form (projections/release/cube/long_form.h), one row for each
// observation, under a frozen header of two rows (Chinese, English) with a filter.

#include "connectors/xlsx/workbook.h"
#include "projections/release/cube/release.h"

namespace connectors::xlsx {

constexpr std::uint32_t kDataHeaderRows = 2;
constexpr std::size_t kObservationsMax = kSheetRowsMax - kDataHeaderRows;

// The release has at most kObservationsMax observations.
void add_data_sheet(Workbook& workbook, const projections::release::Release& release);

}  // namespace connectors::xlsx
