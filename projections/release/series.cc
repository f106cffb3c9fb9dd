#include "projections/release/series.h"

#include <algorithm>
#include <tuple>

namespace projections {
namespace {

// Amounts are confidential by themselves; counts are where they would tell the amount.
Confidentiality confidentiality_of(const CubeCell& cell, const Marking& marking,
                                   std::size_t figure) {
  if (is_money(indicators_of(cell.id.subject)[figure])) return marking.confidentiality[figure];
  return cuts()[cell.id.cut].hides_counts ? marking.of_counts : Confidentiality::kFree;
}

// Whether the public may be told what it was, and what changed it.
bool tells_past(const CubeCell& cell, const Marking& marking, std::size_t figure) {
  return !marking.was_hidden[figure] &&
         confidentiality_of(cell, marking, figure) == Confidentiality::kFree;
}

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

// A series of one observation, where there is anything to tell.
std::optional<Series> single(const CubeCell& cell, std::size_t figure, const Marking& marking,
                             Vintage vintage, Audience audience) {
  Observation observation = observation_of(cell, figure);
  if (observation.value == 0 && observation.revision == 0) return std::nullopt;
  const bool is_public = audience == Audience::kPublic;
  observation.vintage = marking.held_at.value_or(vintage);
  observation.confidentiality = confidentiality_of(cell, marking, figure);
  observation.is_hidden = is_public && observation.confidentiality != Confidentiality::kFree;
  if (is_public && !tells_past(cell, marking, figure)) observation.previous.reset();
  const Indicator indicator = indicators_of(cell.id.subject)[figure];
  return Series{codes_of(cell.id), indicator, {observation}};
}

// Puts observations of one key into one series.
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

std::vector<Series> series_of(const std::vector<CubeCell>& cells,
                              const std::vector<Marking>& markings, const Calendar& calendar,
                              Audience audience) {
  std::vector<Series> singles;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const Vintage vintage = calendar.vintage_of(cells[i].id.month);
    const std::size_t figures = indicators_of(cells[i].id.subject).size();
    for (std::size_t figure = 0; figure < figures; ++figure) {
      auto one = single(cells[i], figure, markings[i], vintage, audience);
      if (one) singles.push_back(std::move(*one));
    }
  }
  return by_key(std::move(singles));
}

namespace {

// The changes of one figure of a cell.
class CellRevisions {
 public:
  CellRevisions(const CubeCell& cell, const std::vector<Publication>& publications,
                Audience audience, std::vector<Revision>& out)
      : cell_(cell), publications_(publications), audience_(audience), out_(out) {}

  void tell(std::size_t figure) {
    ledger::Fen128 before = 0;
    for (const CellChange& change : cell_.changes) {
      const ledger::Fen128 after = before + change.sums[figure];
      for (const auto& [cause, what] : change.causes) {
        if (what.sums[figure] != 0) tell(figure, change, cause, what, before, after);
      }
      before = after;
    }
  }

 private:
  void tell(std::size_t figure, const CellChange& change, RevisionCause cause,
            const CauseOfChange& what, ledger::Fen128 before, ledger::Fen128 after) {
    Revision revision;
    revision.month = cell_.id.month;
    revision.indicator = indicators_of(cell_.id.subject)[figure];
    revision.codes = codes_of(cell_.id);
    revision.published_with = publications_[change.publication].with;
    revision.before = before;
    revision.after = after;
    revision.cause = cause;
    revision.amount = what.sums[figure];
    if (audience_ == Audience::kBureau) revision.events = what.events_of(figure);
    out_.push_back(std::move(revision));
  }

  const CubeCell& cell_;
  const std::vector<Publication>& publications_;
  Audience audience_;
  std::vector<Revision>& out_;
};

}  // namespace

std::vector<Revision> revisions_of(const std::vector<CubeCell>& cells,
                                   const std::vector<Marking>& markings, const Aggregate& aggregate,
                                   Audience audience) {
  std::vector<Revision> revisions;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CubeCell& cell = cells[i];
    CellRevisions told(cell, aggregate.publications_of(cell.id.month), audience, revisions);
    const auto indicators = indicators_of(cell.id.subject);
    for (std::size_t figure = 0; figure < indicators.size(); ++figure) {
      const bool is_told = audience == Audience::kBureau || tells_past(cell, markings[i], figure);
      if (is_told) told.tell(figure);
    }
  }
  std::ranges::stable_sort(revisions, {}, [](const Revision& one) {
    return std::tie(one.month, one.codes, one.indicator, one.published_with, one.cause);
  });
  return revisions;
}

}  // namespace projections
