#include "projections/statistics/query.h"

#include <algorithm>

namespace projections::statistics {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Fen128;

template <typename T>
std::string known_names(std::size_t count) {
  std::string names;
  for (std::size_t i = 0; i < count; ++i) {
    if (i > 0) names += ", ";
    names += name(static_cast<T>(i));
  }
  return names;
}

template <typename T>
ledger::Result<std::vector<T>> parse_list(std::string_view list, std::string_view what,
                                          std::optional<T> (*parse)(std::string_view),
                                          std::size_t count) {
  std::vector<T> values;
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view text = list.substr(0, comma);
    const std::optional<T> value = parse(text);
    if (!value) {
      return Error{ErrorCode::kInvalid, "unknown " + std::string(what) + " \"" + std::string(text) +
                                            "\"; known are " + known_names<T>(count)};
    }
    if (std::ranges::find(values, *value) != values.end()) {
      return Error{ErrorCode::kInvalid,
                   std::string(what) + " \"" + std::string(text) + "\" is named twice"};
    }
    values.push_back(*value);
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return values;
}

}  // namespace

std::optional<std::size_t> figure_of(cells::Indicator indicator, cells::Subject subject) {
  const auto indicators = indicators_of(subject);
  const auto found = std::ranges::find(indicators, indicator);
  if (found == indicators.end()) return std::nullopt;
  return static_cast<std::size_t>(found - indicators.begin());
}

std::string figure_text(Fen128 figure, cells::Indicator indicator) {
  return is_money(indicator) ? ledger::yuan_text(figure) : ledger::integer_text(figure);
}

Column column_of(cells::Indicator indicator) {
  const ColumnKind kind = is_money(indicator) ? ColumnKind::kMoney : ColumnKind::kCount;
  return {std::string(name(indicator)), kind};
}

std::vector<cells::Indicator> default_indicators() {
  return {cells::Indicator::kContracts,    cells::Indicator::kContractValue,
          cells::Indicator::kTransfers,    cells::Indicator::kLicences,
          cells::Indicator::kOpenLicences, cells::Indicator::kPledges,
          cells::Indicator::kPledgeAmount};
}

ledger::Result<std::vector<cells::Indicator>> parse_indicators(std::string_view list) {
  if (list.empty()) return default_indicators();
  return parse_list<cells::Indicator>(list, "indicator", cells::parse_indicator,
                                      cells::kIndicators);
}

ledger::Result<cells::Dimensions> parse_dimensions(std::string_view list) {
  return parse_list<cells::Dimension>(list, "dimension", cells::parse_dimension,
                                      cells::kDimensions);
}

ledger::Result<cells::Basis> parse_basis(std::string_view name) {
  if (name == "event") return cells::Basis::kEvent;
  if (name == "booking") return cells::Basis::kBooking;
  return Error{ErrorCode::kInvalid,
               "unknown basis \"" + std::string(name) + "\"; known are event, booking"};
}

Table table_of(const Query& query, const Lines& lines) {
  Table table;
  table.columns.push_back({"month", ColumnKind::kText});
  for (const cells::Dimension dimension : query.by) {
    table.columns.push_back({std::string(name(dimension)), ColumnKind::kText});
  }
  for (const cells::Indicator indicator : query.indicators)
    table.columns.push_back(column_of(indicator));
  for (std::size_t at = 0; at < lines.size(); ++at) {
    const Line line = lines[at];
    std::vector<std::string>& row = table.rows.emplace_back();
    row.push_back(line.month.text());
    for (std::size_t i = 0; i < query.by.size(); ++i) {
      row.push_back(code_text(query.by[i], line.codes[i]));
    }
    for (std::size_t i = 0; i < query.indicators.size(); ++i) {
      row.push_back(figure_text(line.figures[i], query.indicators[i]));
    }
  }
  return table;
}

}  // namespace projections::statistics
