#include "projections/release/tables/lookup.h"

#include <algorithm>

#include "projections/release/series/calendar.h"

namespace projections::release {

FigureLookup::FigureLookup(const std::vector<Series>& series) {
  for (const Series& each : series) series_.emplace(std::pair(each.codes, each.indicator), &each);
}

const Series* FigureLookup::find(const CubeCodes& codes, cells::Indicator indicator) const {
  const auto found = series_.find({codes, indicator});
  return found == series_.end() ? nullptr : found->second;
}

TableFigure FigureLookup::in_month(const CubeCodes& codes, cells::Indicator indicator,
                                   ledger::Month month) const {
  const Series* series = find(codes, indicator);
  if (series == nullptr) return {};
  const auto found = std::ranges::lower_bound(series->observations, month, {}, &Observation::month);
  if (found == series->observations.end() || found->month != month) return {};
  return {found->value, found->is_suppressed};
}

TableFigure FigureLookup::year_to(const CubeCodes& codes, cells::Indicator indicator,
                                  ledger::Month month) const {
  TableFigure sum;
  ledger::Month each{first_of_year(month).index};
  for (; each <= month; ++each.index) {
    const TableFigure found = in_month(codes, indicator, each);
    sum.value += found.value;
    sum.is_suppressed = sum.is_suppressed || found.is_suppressed;
  }
  return sum;
}

std::vector<CubeCodes> FigureLookup::cells_of(const std::vector<cells::Dimension>& by) const {
  std::vector<CubeCodes> cells;
  for (const auto& [key, series] : series_) {
    if (!is_split_by(key.first, by)) continue;
    if (cells.empty() || cells.back() != key.first) cells.push_back(key.first);
  }
  return cells;
}

std::optional<ledger::Fen128> growth(ledger::Fen128 now, ledger::Fen128 before) {
  if (before == 0) return std::nullopt;
  const ledger::Fen128 base = before < 0 ? -before : before;
  const ledger::Fen128 tenths = (now - before) * 1000 * 2;
  const ledger::Fen128 half = tenths < 0 ? -base : base;
  return (tenths + half) / (base * 2);
}

}  // namespace projections::release
