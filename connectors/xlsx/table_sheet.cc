#include "connectors/xlsx/table_sheet.h"

#include <string>

namespace connectors::xlsx {
namespace {

using projections::release::StatutoryTable;
using projections::release::TableCell;
using projections::release::TableColumn;

constexpr std::uint32_t kHeaderRows = 3;

std::string joined(std::string_view first, std::string_view second) {
  if (first.empty() || second.empty() || first == second) {
    return std::string(first.empty() ? second : first);
  }
  return std::string(first).append(" ").append(second);
}

// Returns the next free row.
std::uint32_t write_head(Sheet& sheet, const StatutoryTable& table) {
  std::uint32_t row = 0;
  sheet.text({row++, 0}, joined(table.number, table.title.zh), Look::kTitle, false);
  sheet.text({row++, 0}, joined(table.number, table.title.en), Look::kTitle, false);
  for (const auto& [label, value] : table.head) {
    sheet.text({row, 0}, joined(label.zh, label.en));
    sheet.text({row++, 1}, value, Look::kPlain, false);  // Overflows into the next columns.
  }
  return row;
}

void write_header(Sheet& sheet, std::uint32_t row, const std::vector<TableColumn>& columns) {
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const auto column = static_cast<std::uint16_t>(i);
    const TableColumn& shown = columns[i];
    sheet.text({row, column}, shown.title.zh, Look::kHeader);
    sheet.text({row + 1, column}, shown.title.en, Look::kHeader);
    sheet.text({row + 2, column}, joined(shown.unit.zh, shown.unit.en), Look::kHeader);
  }
}

void write_cell(Sheet& sheet, CellPlace place, const TableCell& cell) {
  switch (cell.kind) {
    case TableCell::Kind::kEmpty:
      break;
    case TableCell::Kind::kText:
      sheet.text(place, cell.text);
      break;
    case TableCell::Kind::kNumber:
      sheet.number(place, cell.number, cell.decimals);
      break;
    case TableCell::Kind::kSuppressed:
      sheet.suppressed(place);
      break;
  }
}

}  // namespace

void add_table_sheet(Workbook& workbook, const StatutoryTable& table) {
  Sheet sheet = workbook.add_sheet(joined(table.number, table.title.zh));
  std::uint32_t row = write_head(sheet, table);
  write_header(sheet, row, table.columns);
  row += kHeaderRows;
  sheet.freeze({row, 0});
  for (const auto& cells : table.rows) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      write_cell(sheet, {row, static_cast<std::uint16_t>(i)}, cells[i]);
    }
    ++row;
  }
  sheet.set_widths();
}

}  // namespace connectors::xlsx
