#include "projections/release/tables/tables.h"

#include <algorithm>

#include "ledger/base/sorted.h"
#include "projections/release/series/calendar.h"
#include "projections/release/tables/lookup.h"
#include "projections/release/tables/revision_table.h"
#include "projections/release/tables/table_cells.h"
#include "projections/release/tables/table_specs.h"

namespace projections::release {
namespace {

constexpr int kGrowthDecimals = 1;
constexpr std::size_t kFigureColumns = 4;  // Of one indicator.

TableCell cell_of(const TableFigure& found, int decimals) {
  return found.is_suppressed ? suppressed_cell() : number_cell(found.value, decimals);
}

TableCell growth_cell(const TableFigure& now, const TableFigure& before) {
  if (now.is_suppressed || before.is_suppressed) return suppressed_cell();
  const auto tenths = growth(now.value, before.value);
  return tenths ? number_cell(*tenths, kGrowthDecimals) : TableCell{};
}

Heading heading(const Bilingual& figure, const Bilingual& kind) {
  return {std::string(figure.zh) + std::string(kind.zh),
          std::string(figure.en) + ", " + std::string(kind.en)};
}

void add_dimension_columns(StatutoryTable& table, cells::Dimension dimension) {
  const Bilingual named = cube_dimension(dimension).title;
  const Heading title{std::string(named.zh), std::string(named.en)};
  table.columns.push_back({std::string(name(dimension)), title, {}});
  table.columns.push_back({std::string(name(dimension)) + "_text", title, {}});
}

void add_figure_columns(StatutoryTable& table, cells::Indicator indicator) {
  struct ColumnVariant {
    std::string_view suffix;
    Bilingual title;
    bool is_growth;
  };
  static constexpr auto kVariants = std::to_array<ColumnVariant>({
      {"", {"本月", "month"}, false},
      {"_cumulative", {"累计", "cumulative"}, false},
      {"_growth", {"本月同比", "month, growth"}, true},
      {"_cumulative_growth", {"累计同比", "cumulative, growth"}, true},
  });
  const CubeIndicator& row = cube_indicator(indicator);
  const Bilingual unit = is_money(indicator) ? Bilingual{"元", "yuan"} : Bilingual{"个", "number"};
  for (const ColumnVariant& variant : kVariants) {
    TableColumn column;
    column.name = std::string(name(indicator)) + std::string(variant.suffix);
    column.title = heading(row.title, variant.title);
    column.unit = variant.is_growth ? Bilingual{"%", "%"} : unit;
    table.columns.push_back(std::move(column));
  }
}

// All dimensions of the cuts, in order.
std::vector<cells::Dimension> dimensions_of(const TableSpec& spec) {
  std::vector<cells::Dimension> dimensions;
  for (const auto& cut : spec.cuts) dimensions.insert(dimensions.end(), cut.begin(), cut.end());
  ledger::sort_unique(dimensions);
  return dimensions;
}

bool is_shown(const TableSpec& spec, const CubeCodes& codes) {
  const auto is_possible = [&](cells::Indicator each) { return can_have(codes, each); };
  if (std::ranges::none_of(spec.indicators, is_possible)) return false;
  if (!spec.filter) return true;
  const std::uint32_t code = codes[static_cast<std::size_t>(*spec.filter)];
  return std::ranges::find(spec.codes, code) != spec.codes.end();
}

std::vector<TableCell> row_of(const TableSpec& spec,
                              const std::vector<cells::Dimension>& dimensions,
                              const CubeCodes& codes, const FigureLookup& lookup,
                              ledger::Month month) {
  std::vector<TableCell> row;
  for (const cells::Dimension dimension : dimensions) {
    const auto& code = published_code(dimension, codes[static_cast<std::size_t>(dimension)]);
    row.push_back(text_cell(code.id));
    row.push_back(text_cell(code.zh));
  }
  const ledger::Month before{month.index - kMonthsPerYear};
  for (const cells::Indicator indicator : spec.indicators) {
    if (!can_have(codes, indicator)) {
      row.resize(row.size() + kFigureColumns);  // Blank is not zero.
      continue;
    }
    const int decimals = cube_indicator(indicator).decimals;
    const TableFigure now = lookup.in_month(codes, indicator, month);
    const TableFigure so_far = lookup.year_to(codes, indicator, month);
    row.push_back(cell_of(now, decimals));
    row.push_back(cell_of(so_far, decimals));
    row.push_back(growth_cell(now, lookup.in_month(codes, indicator, before)));
    row.push_back(growth_cell(so_far, lookup.year_to(codes, indicator, before)));
  }
  return row;
}

StatutoryTable table_of(const TableSpec& spec, const ReleaseHead& head,
                        const FigureLookup& lookup) {
  StatutoryTable table{std::string(spec.number), spec.title, table_head(spec.number, head), {}, {}};
  const std::vector<cells::Dimension> dimensions = dimensions_of(spec);
  for (const cells::Dimension dimension : dimensions) add_dimension_columns(table, dimension);
  for (const cells::Indicator indicator : spec.indicators) add_figure_columns(table, indicator);
  for (const auto& cut : spec.cuts) {
    for (const CubeCodes& codes : lookup.cells_of(cut)) {
      if (!is_shown(spec, codes)) continue;
      table.rows.push_back(row_of(spec, dimensions, codes, lookup, head.month));
    }
  }
  return table;
}

}  // namespace

std::vector<StatutoryTable> tables_of(const ReleaseHead& head, const std::vector<Series>& series,
                                      const std::vector<Revision>& revisions) {
  const FigureLookup lookup(series);
  std::vector<StatutoryTable> tables;
  for (const TableSpec& spec : table_specs()) tables.push_back(table_of(spec, head, lookup));
  tables.push_back(revision_table(head, revisions));
  return tables;
}

}  // namespace projections::release
