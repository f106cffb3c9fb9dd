#include "connectors/terminal/csv.h"

#include "connectors/terminal/table.h"

namespace connectors::terminal {
namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool reads_as_formula(std::string_view text) {
  if (text.empty() || kFormulaStarts.find(text[0]) == std::string_view::npos) return false;
  return !is_plain_number(text);
}

template <typename Cells, typename TextOf>
void append_line(std::string& csv, const Cells& cells, TextOf text_of) {
  bool is_first = true;
  for (const auto& cell : cells) {
    if (!is_first) csv.push_back(',');
    is_first = false;
    csv += csv_cell(text_of(cell));
  }
  csv.push_back('\n');
}

}  // namespace

std::string csv_cell(std::string_view text) {
  std::string cell = reads_as_formula(text) ? "'" : "";
  cell += text;
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string quoted = "\"";
  for (const char c : cell) {
    if (c == '"') quoted.push_back('"');
    quoted.push_back(c);
  }
  quoted.push_back('"');
  return quoted;
}

std::string to_csv(const projections::statistics::Table& table) {
  std::string csv;
  append_line(csv, table.columns,
              [](const projections::statistics::Column& column) -> std::string_view {
                return column.name;
              });
  for (const auto& row : table.rows) {
    append_line(csv, row, [](const std::string& cell) -> std::string_view { return cell; });
  }
  return csv;
}

}  // namespace connectors::terminal
