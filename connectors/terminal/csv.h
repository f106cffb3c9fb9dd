#pragma once

// CSV by RFC 4180, in UTF-8 with LF at line ends; the first line has the names of the columns.
//
// A cell that a spreadsheet would run as a formula (it begins with = + - @, a tab or CR) is
// prefixed with an apostrophe, unless it is a plain number: names are untrusted.

#include <string>

#include "projections/statistics/table.h"

namespace connectors::terminal {

std::string to_csv(const projections::statistics::Table& table);
// One cell, escaped and quoted.
std::string csv_cell(std::string_view text);

}  // namespace connectors::terminal
