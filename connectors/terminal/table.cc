#include "connectors/terminal/table.h"

#include <algorithm>
#include <vector>

#include "connectors/terminal/width.h"
#include "ledger/base/characters.h"
#include "projections/statistics/titles.h"

namespace connectors::terminal {
namespace {

using ledger::Language;
using projections::statistics::Column;
using projections::statistics::ColumnKind;
using projections::statistics::Table;

constexpr std::string_view kGap = "  ";
constexpr std::string_view kRule = "\xE2\x94\x80";  // U+2500, one column wide.

using TextRow = std::vector<std::string>;

std::string title_of(const Column& column, Language language) {
  return visible(pick(projections::statistics::title_of(column.name), language));
}

bool is_number(const Column& column) { return column.kind != ColumnKind::kText; }

TextRow head_of(const Table& table, Language language) {
  TextRow head;
  for (const Column& column : table.columns) head.push_back(title_of(column, language));
  return head;
}

TextRow cells_of(const Table& table, const TextRow& row, const TextOptions& options) {
  TextRow cells;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    const bool is_grouped = options.groups_digits && is_number(table.columns[i]);
    cells.push_back(is_grouped ? group_digits(row[i]) : visible(row[i]));
  }
  return cells;
}

std::vector<std::size_t> widths_of(const std::vector<TextRow>& lines) {
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const TextRow& line : lines) {
    for (std::size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], display_width(line[i]));
    }
  }
  return widths;
}

std::string line_of(const Table& table, const TextRow& cells,
                    const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (i > 0) line += kGap;
    const bool is_right = is_number(table.columns[i]);
    line += is_right ? pad_left(cells[i], widths[i]) : pad_right(cells[i], widths[i]);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line;
}

std::string rule_of(const std::vector<std::size_t>& widths) {
  std::string rule;
  for (std::size_t i = 0; i < widths.size(); ++i) {
    if (i > 0) rule += kGap;
    for (std::size_t column = 0; column < widths[i]; ++column) rule += kRule;
  }
  return rule;
}

// The range of the digits before the point.
struct Whole {
  std::size_t begin = 0;
  std::size_t end = 0;
};
Whole whole_of(std::string_view number) {
  return {number.starts_with('-') ? 1U : 0U, std::min(number.find('.'), number.size())};
}

}  // namespace

bool is_plain_number(std::string_view text) {
  const Whole whole = whole_of(text);
  if (whole.end < whole.begin) return false;
  const bool has_point = whole.end < text.size();
  return ledger::is_all_digits(text.substr(whole.begin, whole.end - whole.begin)) &&
         (!has_point || ledger::is_all_digits(text.substr(whole.end + 1)));
}

std::string group_digits(std::string_view number) {
  if (!is_plain_number(number)) return visible(number);
  const Whole whole = whole_of(number);
  std::string grouped;
  for (std::size_t i = 0; i < number.size(); ++i) {
    const bool is_inside = i > whole.begin && i < whole.end;
    if (is_inside && (whole.end - i) % 3 == 0) grouped.push_back(',');
    grouped.push_back(number[i]);
  }
  return grouped;
}

std::string to_text(const Table& table, Language language, const TextOptions& options) {
  std::vector<TextRow> lines{head_of(table, language)};
  for (const TextRow& row : table.rows) lines.push_back(cells_of(table, row, options));
  const std::vector<std::size_t> widths = widths_of(lines);
  std::string text = options.style.paint(Colour::kBold, line_of(table, lines[0], widths)) + "\n";
  text += options.style.paint(Colour::kDim, rule_of(widths)) + "\n";
  for (std::size_t i = 1; i < lines.size(); ++i) text += line_of(table, lines[i], widths) + "\n";
  if (table.rows.empty()) text += language == Language::kZh ? "（无数据）\n" : "(no data)\n";
  return text;
}

}  // namespace connectors::terminal
