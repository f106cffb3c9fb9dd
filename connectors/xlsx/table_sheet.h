#pragma once

// The sheet of a statutory table: number and title in two languages, the lines of its head, a
// frozen header of three rows (Chinese, English, unit), and the rows.

#include "connectors/xlsx/workbook.h"
#include "projections/release/cube/release.h"

namespace connectors::xlsx {

// The name of the sheet is the number and the Chinese title: "A1 …".
void add_table_sheet(Workbook& workbook, const projections::release::StatutoryTable& table);

}  // namespace connectors::xlsx
