#include "projections/statistics_query.h"

#include <algorithm>

#include "ledger/base/assert.h"

namespace projections {
namespace {

using ledger::Error;
using ledger::ErrorCode;
using ledger::Fen128;

constexpr std::size_t kMonthBytes = 3;

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

// Month and codes as bytes, big-endian, so that they sort as the answer does.
Key group_of(const Cell& cell, const std::vector<Dimension>& by) {
  Key key{};
  const auto month = static_cast<std::uint32_t>(cell.id.month.index);
  key[0] = static_cast<std::uint8_t>(month >> 16U & 0xFFU);
  key[1] = static_cast<std::uint8_t>(month >> 8U & 0xFFU);
  key[2] = static_cast<std::uint8_t>(month & 0xFFU);
  auto place = key.begin() + kMonthBytes;
  for (const Dimension dimension : by) {
    const Place from = place_of(dimension);
    place = std::copy_n(cell.id.breakdown.bytes.begin() + from.offset, from.width, place);
  }
  return key;
}

std::uint32_t number_at(const Key& key, std::size_t offset, std::size_t width) {
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < width; ++i) number = number << 8U | key[offset + i];
  return number;
}

Line line_of(const Key& key, const std::vector<Dimension>& by) {
  Line line;
  line.month.index = static_cast<std::int32_t>(number_at(key, 0, kMonthBytes));
  std::size_t offset = kMonthBytes;
  for (const Dimension dimension : by) {
    const std::size_t width = place_of(dimension).width;
    line.codes.push_back(number_at(key, offset, width));
    offset += width;
  }
  return line;
}

}  // namespace

std::optional<std::size_t> figure_of(Indicator indicator, Subject subject) {
  const auto indicators = indicators_of(subject);
  const auto found = std::ranges::find(indicators, indicator);
  if (found == indicators.end()) return std::nullopt;
  return static_cast<std::size_t>(found - indicators.begin());
}

std::string figure_text(Fen128 figure, Indicator indicator) {
  return is_money(indicator) ? ledger::yuan_text(figure) : ledger::integer_text(figure);
}

Column column_of(Indicator indicator) {
  const ColumnKind kind = is_money(indicator) ? ColumnKind::kMoney : ColumnKind::kCount;
  return {std::string(name(indicator)), kind};
}

std::vector<Indicator> default_indicators() {
  return {Indicator::kContracts,   Indicator::kContractValue, Indicator::kTransfers,
          Indicator::kLicences,    Indicator::kOpenLicences,  Indicator::kPledges,
          Indicator::kPledgeAmount};
}

ledger::Result<std::vector<Indicator>> parse_indicators(std::string_view list) {
  if (list.empty()) return default_indicators();
  return parse_list<Indicator>(list, "indicator", parse_indicator, kIndicators);
}

ledger::Result<std::vector<Dimension>> parse_dimensions(std::string_view list) {
  return parse_list<Dimension>(list, "dimension", parse_dimension, kDimensions);
}

ledger::Result<Basis> parse_basis(std::string_view name) {
  if (name == "event") return Basis::kEvent;
  if (name == "booking") return Basis::kBooking;
  return Error{ErrorCode::kInvalid,
               "unknown basis \"" + std::string(name) + "\"; known are event, booking"};
}

Tally::Tally(Query query) : query_(std::move(query)) {
  LEDGER_ASSERT(query_.by.size() <= kDimensions);
}

bool Tally::is_asked(const Cell& cell) const {
  if (cell.id.month < query_.from || cell.id.month > query_.until) return false;
  return std::ranges::any_of(query_.indicators, [&](Indicator indicator) {
    const auto position = figure_of(indicator, cell.id.subject);
    return position && cell.in(query_.basis)[*position] != 0;
  });
}

void Tally::add(const Cell& cell) {
  if (!is_asked(cell)) return;
  const std::size_t width = query_.indicators.size();
  const std::size_t offset = groups_.intern(group_of(cell, query_.by)) * width;
  if (offset == figures_.size()) figures_.resize(offset + width);
  for (std::size_t i = 0; i < width; ++i) {
    const auto position = figure_of(query_.indicators[i], cell.id.subject);
    if (position) figures_[offset + i] += cell.in(query_.basis)[*position];
  }
}

std::vector<Line> Tally::lines() const {
  std::vector<std::uint32_t> order(groups_.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) order[i] = i;
  std::ranges::sort(order, {}, [&](std::uint32_t i) -> const Key& { return groups_.at(i); });

  std::vector<Line> lines;
  lines.reserve(order.size());
  const auto width = static_cast<std::ptrdiff_t>(query_.indicators.size());
  for (const std::uint32_t i : order) {
    Line line = line_of(groups_.at(i), query_.by);
    const auto begin = figures_.begin() + i * width;
    line.figures.assign(begin, begin + width);
    lines.push_back(std::move(line));
  }
  return lines;
}

std::vector<Line> answer(const Cells& cells, const Query& query) {
  Tally tally(query);
  for (std::uint32_t i = 0; i < cells.size(); ++i) tally.add(cells.at(i));
  return tally.lines();
}

Table table_of(const Query& query, const std::vector<Line>& lines) {
  Table table;
  table.columns.push_back({"month", ColumnKind::kText});
  for (const Dimension dimension : query.by) {
    table.columns.push_back({std::string(name(dimension)), ColumnKind::kText});
  }
  for (const Indicator indicator : query.indicators) table.columns.push_back(column_of(indicator));
  for (const Line& line : lines) {
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

}  // namespace projections
