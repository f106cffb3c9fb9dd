#pragma once

// The last sheet: the release in its long form (projections/release/long_form.h), a row for each
// observation, under a header of two rows, Chinese and English, which has a filter and stays in
// sight.

#include "connectors/xlsx/workbook.h"
#include "projections/release/release.h"

namespace connectors::xlsx {

constexpr std::uint32_t kDataHeaderRows = 2;
constexpr std::size_t kObservationsMax = kSheetRowsMax - kDataHeaderRows;

// At most kObservationsMax observations.
void add_data_sheet(Workbook& workbook, const projections::Release& release);

}  // namespace connectors::xlsx
