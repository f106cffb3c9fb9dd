#pragma once

// Table: a result in rows and columns of texts. The connectors write it for a terminal, as CSV or
// as JSON.

#include <cstdint>
#include <string>
#include <vector>

namespace projections::statistics {

enum class ColumnKind : std::uint8_t { kText, kCount, kMoney };

struct Column {
  std::string name;  // For programs: "contract_value".
  ColumnKind kind = ColumnKind::kText;
};

struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;  // Each as long as `columns`.
};

}  // namespace projections::statistics
