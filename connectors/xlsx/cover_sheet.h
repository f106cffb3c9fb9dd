#pragma once

// The first sheet: the head of the release and the legend of its symbols.

#include "connectors/xlsx/workbook.h"
#include "projections/release/cube/release.h"

namespace connectors::xlsx {

void add_cover_sheet(Workbook& workbook, const projections::release::ReleaseHead& head);

}  // namespace connectors::xlsx
