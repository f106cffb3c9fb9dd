#include "connectors/console/rows_json.h"

#include "connectors/console/width.h"

namespace connectors::console {
namespace {

using projections::Column;
using projections::ColumnKind;
using projections::Table;

// Control characters and bytes that are no UTF-8 are U+FFFD: no cell of ours has any.
void append_string(std::string& json, std::string_view text) {
  json.push_back('"');
  for (const char c : visible(text)) {
    if (c == '"' || c == '\\') json.push_back('\\');
    json.push_back(c);
  }
  json.push_back('"');
}

void append_row(std::string& json, const Table& table, const std::vector<std::string>& row) {
  json.push_back('{');
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    if (i > 0) json.push_back(',');
    append_string(json, column.name);
    json.push_back(':');
    if (column.kind == ColumnKind::kCount) {
      json += row[i];
    } else {
      append_string(json, row[i]);
    }
  }
  json.push_back('}');
}

}  // namespace

std::string to_json(const Table& table) {
  std::string json = "[";
  for (std::size_t i = 0; i < table.rows.size(); ++i) {
    json += i == 0 ? "\n" : ",\n";
    append_row(json, table, table.rows[i]);
  }
  json += table.rows.empty() ? "]\n" : "\n]\n";
  return json;
}

std::string to_json_lines(const projections::Table& table) {
  std::string json;
  for (const auto& row : table.rows) {
    append_row(json, table, row);
    json.push_back('\n');
  }
  return json;
}

}  // namespace connectors::console
