#pragma once

// data.xlsx: a release as a workbook for people. A cover with the release's head and the legend, a
// sheet for each statutory table, and the data in their long form.
//
// Numbers are numbers, money in yuan; those of more than fifteen digits (from ten trillion yuan on)
// are texts, as a spreadsheet's numbers would round them. What is hidden is "…", what is empty has
// no cell. Nothing is a formula, whatever a text begins with.
//
// The bytes depend on the release and on the version of libxlsxwriter and zlib alone: the only
// moment in them is the head's `prepared`. Not for two threads at a time.

#include <string>

#include "ledger/base/bytes.h"
#include "ledger/base/result.h"
#include "projections/release/release.h"

namespace connectors::xlsx {

// The library writes files only: `scratch` is a folder for temporary ones, which are gone on
// return.
//
// kInvalid      more observations than a sheet has rows
// kUnavailable  the folder or its disk failed; or a table does not fit into a sheet
ledger::Result<ledger::Bytes> data_xlsx(const projections::Release& release,
                                        const std::string& scratch);

}  // namespace connectors::xlsx
