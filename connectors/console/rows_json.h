#pragma once

// A table as JSON: an array with an object for each row, one a line. Counts are numbers; money and
// everything else are strings.

#include <string>

#include "projections/table.h"

namespace connectors::console {

std::string to_json(const projections::Table& table);

// The rows alone, for a program that reads line by line.
std::string to_json_lines(const projections::Table& table);

}  // namespace connectors::console
