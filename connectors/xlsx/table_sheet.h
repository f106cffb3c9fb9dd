#pragma once

// A sheet for each statutory table: its number and title in two languages, the lines of its head,
// then a header of three rows (Chinese, English, unit), which stays in sight, and the rows.

#include "connectors/xlsx/workbook.h"
#include "projections/release/release.h"

namespace connectors::xlsx {

// The sheet is named by the table's number and its Chinese title: "A1 …".
void add_table_sheet(Workbook& workbook, const projections::StatutoryTable& table);

}  // namespace connectors::xlsx
