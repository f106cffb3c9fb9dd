#pragma once

// The first sheet: which release this is, and what its symbols mean.

#include "connectors/xlsx/workbook.h"
#include "projections/release/release.h"

namespace connectors::xlsx {

void add_cover_sheet(Workbook& workbook, const projections::ReleaseHead& head);

}  // namespace connectors::xlsx
