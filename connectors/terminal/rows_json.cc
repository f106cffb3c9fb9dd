#include "connectors/terminal/rows_json.h"

#include "ledger/codec/json/text_writer.h"

namespace connectors::terminal {
namespace {

using ledger::codec::JsonWriter;
using projections::statistics::Column;
using projections::statistics::ColumnKind;
using projections::statistics::Table;

void write_row(JsonWriter& json, const Table& table, const std::vector<std::string>& row) {
  json.open('{');
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const Column& column = table.columns[i];
    json.name(column.name);
    if (column.kind == ColumnKind::kCount) {
      json.literal(row[i]);
    } else {
      json.text(row[i]);
    }
  }
  json.close('}');
}

}  // namespace

std::string to_json(const Table& table) {
  JsonWriter json;
  json.open('[');
  for (const auto& row : table.rows) {
    json.line();
    write_row(json, table, row);
  }
  if (!table.rows.empty()) json.line();
  json.close(']');
  return std::move(json).finish() + "\n";
}

std::string to_json_lines(const projections::statistics::Table& table) {
  std::string lines;
  for (const auto& row : table.rows) {
    JsonWriter json;
    write_row(json, table, row);
    lines.append(std::move(json).finish()).push_back('\n');
  }
  return lines;
}

}  // namespace connectors::terminal
