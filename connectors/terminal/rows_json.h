#pragma once

// A table as JSON: an array with one object per row and line. Counts are numbers; money and all
// other values are strings.

#include <string>

#include "projections/statistics/table.h"

namespace connectors::terminal {

std::string to_json(const projections::statistics::Table& table);

// One object per line, without the array.
std::string to_json_lines(const projections::statistics::Table& table);

}  // namespace connectors::terminal
