#pragma once

// Table is an answer in rows and columns, as texts that are ready to be written down. How it looks
// on paper, in CSV or in JSON is the connectors' business.

#include <cstdint>
#include <string>
#include <vector>

namespace projections {

enum class ColumnKind : std::uint8_t { kText, kCount, kMoney };

struct Column {
  std::string name;  // For programs: "contract_value".
  ColumnKind kind = ColumnKind::kText;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // Each as long as `columns`.
};

}  // namespace projections
