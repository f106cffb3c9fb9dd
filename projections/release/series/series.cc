#include "projections/release/series/series.h"

#include <algorithm>
#include <tuple>

namespace projections::release {
namespace {

Observation observation_of(const CubeCell& cell, std::size_t figure) {
  Observation observation;
  observation.month = cell.id.month;
  for (const CellChange& change : cell.changes) {
    const ledger::Fen128 before = observation.value;
    observation.value += change.sums[figure];
    if (change.publication == 0 || change.sums[figure] == 0) continue;
    ++observation.revision;
    observation.previous = before;
  }
  return observation;
}

auto key_of(const Series& series) { return std::tie(series.codes, series.indicator); }

// A series of one observation; empty if the figure is and was zero.
std::optional<Series> single(const CubeCell& cell, std::size_t figure,
                             const CellDisclosure& disclosure, Vintage vintage, Audience audience) {
  Observation observation = observation_of(cell, figure);
  if (observation.value == 0 && observation.revision == 0) return std::nullopt;
  const bool is_public = audience == Audience::kPublic;
  observation.vintage = disclosure.held_at.value_or(vintage);
  observation.confidentiality = confidentiality_of(cell, disclosure, figure);
  observation.is_suppressed = is_public && observation.confidentiality != Confidentiality::kFree;
  if (is_public && !is_past_public(cell, disclosure, figure)) observation.previous.reset();
  const cells::Indicator indicator = indicators_of(cell.id.subject)[figure];
  return Series{codes_of(cell.id), indicator, {observation}};
}

// Joins the observations of one key to one series.
std::vector<Series> by_key(std::vector<Series> singles) {
  const auto by_month = [](const Series& one) { return one.observations.front().month; };
  std::ranges::sort(singles, [&](const Series& one, const Series& other) {
    return std::tuple(key_of(one), by_month(one)) < std::tuple(key_of(other), by_month(other));
  });
  std::vector<Series> joined;
  for (Series& one : singles) {
    if (joined.empty() || key_of(joined.back()) != key_of(one)) {
      joined.push_back(std::move(one));
    } else {
      joined.back().observations.push_back(one.observations.front());
    }
  }
  return joined;
}

}  // namespace

Confidentiality confidentiality_of(const CubeCell& cell, const CellDisclosure& disclosure,
                                   std::size_t figure) {
  if (is_money(indicators_of(cell.id.subject)[figure])) return disclosure.confidentiality[figure];
  return cuts()[cell.id.cut].suppresses_counts ? disclosure.of_counts : Confidentiality::kFree;
}

bool is_past_public(const CubeCell& cell, const CellDisclosure& disclosure, std::size_t figure) {
  return !disclosure.was_suppressed[figure] &&
         confidentiality_of(cell, disclosure, figure) == Confidentiality::kFree;
}

std::vector<Series> series_of(const std::vector<CubeCell>& cells,
                              const std::vector<CellDisclosure>& disclosures,
                              const Calendar& calendar, Audience audience) {
  std::vector<Series> singles;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Vintage vintage = calendar.vintage_of(cells[i].id.month);
    const std::size_t figures = indicators_of(cells[i].id.subject).size();
    for (std::size_t figure = 0; figure < figures; ++figure) {
      auto one = single(cells[i], figure, disclosures[i], vintage, audience);
      if (one) singles.push_back(std::move(*one));
    }
  }
  return by_key(std::move(singles));
}

}  // namespace projections::release
