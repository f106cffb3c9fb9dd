#include "projections/release/tables.h"

#include <algorithm>
#include <map>

#include "projections/release/calendar.h"
#include "projections/release/lookup.h"
#include "projections/release/table_specs.h"

namespace projections {
namespace {

constexpr std::int32_t kYear = 12;
constexpr int kGrowthDecimals = 1;

TableCell cell_of(const Found& found, int decimals) {
  return found.is_hidden ? hidden_cell() : number_cell(found.value, decimals);
}

TableCell growth_cell(const Found& now, const Found& before) {
  if (now.is_hidden || before.is_hidden) return hidden_cell();
  const auto tenths = growth(now.value, before.value);
  return tenths ? number_cell(*tenths, kGrowthDecimals) : TableCell{};
}

Heading heading(const Bilingual& figure, const Bilingual& kind) {
  return {std::string(figure.zh) + std::string(kind.zh),
          std::string(figure.en) + ", " + std::string(kind.en)};
}

void add_dimension_columns(StatutoryTable& table, Dimension dimension) {
  const Bilingual named = cube_dimension(dimension).title;
  const Heading title{std::string(named.zh), std::string(named.en)};
  table.columns.push_back({std::string(name(dimension)), title, {}});
  table.columns.push_back({std::string(name(dimension)) + "_text", title, {}});
}

void add_figure_columns(StatutoryTable& table, Indicator indicator) {
  struct Kind {
    std::string_view suffix;
    Bilingual title;
    bool is_growth;
  };
  static constexpr auto kKinds = std::to_array<Kind>({
      {"", {"本月", "month"}, false},
      {"_cumulative", {"累计", "cumulative"}, false},
      {"_growth", {"本月同比", "month, growth"}, true},
      {"_cumulative_growth", {"累计同比", "cumulative, growth"}, true},
  });
  const CubeIndicator& row = cube_indicator(indicator);
  const Bilingual unit = is_money(indicator) ? Bilingual{"元", "yuan"} : Bilingual{"个", "number"};
  for (const Kind& kind : kKinds) {
    TableColumn column;
    column.name = std::string(name(indicator)) + std::string(kind.suffix);
    column.title = heading(row.title, kind.title);
    column.unit = kind.is_growth ? Bilingual{"%", "%"} : unit;
    table.columns.push_back(std::move(column));
  }
}

// The dimensions that any of the cuts splits by, in their order.
std::vector<Dimension> dimensions_of(const TableSpec& spec) {
  std::vector<Dimension> dimensions;
  for (const auto& cut : spec.cuts) dimensions.insert(dimensions.end(), cut.begin(), cut.end());
  std::ranges::sort(dimensions);
  dimensions.erase(std::unique(dimensions.begin(), dimensions.end()), dimensions.end());
  return dimensions;
}

bool is_shown(const TableSpec& spec, const CubeCodes& codes) {
  if (!spec.filter) return true;
  const std::uint32_t code = codes[static_cast<std::size_t>(*spec.filter)];
  return std::ranges::find(spec.codes, code) != spec.codes.end();
}

std::vector<TableCell> row_of(const TableSpec& spec, const std::vector<Dimension>& dimensions,
                              const CubeCodes& codes, const Lookup& lookup, ledger::Month month) {
  std::vector<TableCell> row;
  for (const Dimension dimension : dimensions) {
    const auto& code = published_code(dimension, codes[static_cast<std::size_t>(dimension)]);
    row.push_back(text_cell(code.id));
    row.push_back(text_cell(code.zh));
  }
  const ledger::Month before{month.index - kYear};
  for (const Indicator indicator : spec.indicators) {
    const int decimals = cube_indicator(indicator).decimals;
    const Found now = lookup.in_month(codes, indicator, month);
    const Found so_far = lookup.year_to(codes, indicator, month);
    row.push_back(cell_of(now, decimals));
    row.push_back(cell_of(so_far, decimals));
    row.push_back(growth_cell(now, lookup.in_month(codes, indicator, before)));
    row.push_back(growth_cell(so_far, lookup.year_to(codes, indicator, before)));
  }
  return row;
}

StatutoryTable table_of(const TableSpec& spec, const ReleaseHead& head, const Lookup& lookup) {
  StatutoryTable table{std::string(spec.number), spec.title, table_head(spec.number, head), {}, {}};
  const std::vector<Dimension> dimensions = dimensions_of(spec);
  for (const Dimension dimension : dimensions) add_dimension_columns(table, dimension);
  for (const Indicator indicator : spec.indicators) add_figure_columns(table, indicator);
  for (const auto& cut : spec.cuts) {
    for (const CubeCodes& codes : lookup.cells_of(cut)) {
      if (!is_shown(spec, codes)) continue;
      table.rows.push_back(row_of(spec, dimensions, codes, lookup, head.month));
    }
  }
  return table;
}

bool is_total(const CubeCodes& codes) {
  return std::ranges::all_of(codes, [](std::uint32_t code) { return code == kTotal; });
}

// A14: how the totals of past months changed since they were first published.
StatutoryTable revision_table(const ReleaseHead& head, const std::vector<Revision>& revisions) {
  StatutoryTable table{"A14", {"历次修订", "Revisions"}, table_head("A14", head), {}, {}};
  table.columns = {{"month", {"月份", "Month"}, {}},
                   {"indicator", {"指标", "Indicator"}, {}},
                   {"first_published", {"首次公布", "First published"}, {}},
                   {"current", {"现值", "Current"}, {}},
                   {"difference", {"差额", "Difference"}, {}},
                   {"reasons", {"原因", "Reasons"}, {}}};
  struct Line {
    ledger::Fen128 first = 0;
    ledger::Fen128 current = 0;
    std::vector<std::string> reasons;
  };
  std::map<std::pair<ledger::Month, Indicator>, Line> lines;
  for (const Revision& revision : revisions) {
    if (!is_total(revision.codes)) continue;
    const auto [found, is_new] = lines.try_emplace({revision.month, revision.indicator});
    if (is_new) found->second.first = revision.before;
    found->second.current = revision.after;
    auto& reasons = found->second.reasons;
    const std::string reason(title_of(revision.cause).zh);
    if (std::ranges::find(reasons, reason) == reasons.end()) reasons.push_back(reason);
  }
  for (const auto& [key, line] : lines) {
    const int decimals = cube_indicator(key.second).decimals;
    std::string reasons;
    for (const std::string& reason : line.reasons)
      reasons += (reasons.empty() ? "" : "；") + reason;
    table.rows.push_back({text_cell(key.first.text()), text_cell(name(key.second)),
                          number_cell(line.first, decimals), number_cell(line.current, decimals),
                          number_cell(line.current - line.first, decimals), text_cell(reasons)});
  }
  return table;
}

}  // namespace

TableCell text_cell(std::string_view text) {
  return {TableCell::Kind::kText, std::string(text), 0, 0};
}
TableCell number_cell(ledger::Fen128 number, int decimals) {
  return {TableCell::Kind::kNumber, "", number, decimals};
}
TableCell hidden_cell() { return {TableCell::Kind::kHidden, "", 0, 0}; }

std::vector<std::pair<Bilingual, std::string>> table_head(std::string_view number,
                                                          const ReleaseHead& head) {
  const std::string vintage = std::string(title_of(head.vintage).zh) + " " +
                              std::string(name(head.vintage)) + ", " +
                              std::to_string(head.position);
  return {{{"表号", "Table"}, std::string(number)},
          {{"制定机关", "Maker"}, "天津市知识产权局"},
          {{"批准文号", "Approval"}, "未批准 none"},
          {{"有效期至", "Valid until"}, "—"},
          {{"报告期", "Period"}, head.month.text()},
          {{"计量单位", "Unit"}, "元; 项; 件; % (yuan; number; %)"},
          {{"填报日期", "Compiled"}, head.prepared.day().text()},
          {{"数据版本", "Vintage"}, vintage}};
}

std::vector<StatutoryTable> tables_of(const ReleaseHead& head, const std::vector<Series>& series,
                                      const std::vector<Revision>& revisions) {
  const Lookup lookup(series);
  std::vector<StatutoryTable> tables;
  for (const TableSpec& spec : table_specs()) tables.push_back(table_of(spec, head, lookup));
  tables.push_back(revision_table(head, revisions));
  return tables;
}

}  // namespace projections
