#pragma once

// CSV by RFC 4180, in UTF-8 and with LF at line ends; the first line names the columns.
//
// A cell that a spreadsheet would read as a formula (it begins with = + - @ or a tab) gets an
// apostrophe before it, unless it is a plain number: names come from outside.

#include <string>

#include "projections/table.h"

namespace connectors::console {

std::string to_csv(const projections::Table& table);
std::string csv_cell(std::string_view text);

}  // namespace connectors::console
