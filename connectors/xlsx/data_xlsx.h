#pragma once

// data.xlsx: a release as a workbook. A cover with the head of the release and the legend, a sheet
// for each statutory table, and the data in long form.
//
// Figures are numbers, money in yuan. Numbers with more than fifteen digits (from ten trillion
// yuan) are texts, because a spreadsheet would round them. A suppressed figure is "…"; an empty one
// has no cell. No cell is a formula, whatever its text begins with.
//
// The bytes depend only on the release and on the versions of libxlsxwriter and zlib; the only time
// in them is `prepared` of the head. Not thread-safe.

#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "projections/release/cube/release.h"

namespace connectors::xlsx {

// `scratch` is a folder for temporary files, as the library writes to files only. They are removed
// before return.
//
// kInvalid      the release has more observations than a sheet has rows
// kUnavailable  the folder cannot be written, or a table does not fit into a sheet
ledger::Result<ledger::Bytes> data_xlsx(const projections::release::Release& release,
                                        const std::string& scratch);

}  // namespace connectors::xlsx
