#include "ledger/model/state/life.h"

#include <algorithm>
#include <tuple>

namespace ledger {
namespace {

// On one day what ends something is before what begins.
auto place_of(const LifeFact& fact) {
  const bool is_end = fact.kind == LifeKind::kEnd || fact.kind == LifeKind::kDecision ||
                      fact.kind == LifeKind::kResumption;
  return std::tuple(fact.day, !is_end, fact.seq);
}

// A right ends once: a later end without a restoration between them changes nothing. The same end
// may be stated again.
void end(Patent& patent, LifeFact& fact) {
  const bool has_ended = patent.end_cause != EndCause::kUnset;
  fact.fits = !has_ended || (patent.end_cause == fact.cause && patent.end_effective == fact.day);
  if (has_ended) return;
  patent.end_cause = fact.cause;
  patent.end_effective = fact.day;
  patent.end_announced = fact.other;
  patent.ended_by = fact.seq;
}

// Restored from its day on (IR 6): between its end and that day the right did not exist.
void restore(Patent& patent, LifeFact& fact) {
  if (patent.end_cause == EndCause::kUnset) {
    fact.fits = std::ranges::any_of(patent.life, [&](const LifeFact& other) {
      return other.kind == fact.kind && other.day == fact.day && other.seq < fact.seq && other.fits;
    });
    return;
  }
  fact.fits = true;
  const Term gap{patent.end_effective, fact.day.plus_days(-1)};
  if (gap.from <= gap.until) {
    patent.episodes.push_back({EpisodeKind::kGap, patent.end_cause, gap, *patent.ended_by});
  }
  patent.end_cause = EndCause::kUnset;
  patent.end_effective = kLastDay;
  patent.end_announced = kLastDay;
}

// Ends the oldest open proceedings on the day before.
void end_proceedings(Patent& patent, Date on) {
  Episode* oldest = nullptr;
  for (Episode& episode : patent.episodes) {
    if (episode.kind != EpisodeKind::kProceedings || episode.term.until != kLastDay) continue;
    const bool is_older = oldest == nullptr || episode.term.from < oldest->term.from;
    if (is_older) oldest = &episode;
  }
  if (oldest != nullptr) oldest->term.until = on.plus_days(-1);
}

// Requests overlap: anyone may file one (PL 45). Full invalidation is final (PL 47).
void proceed(Patent& patent, const LifeFact& fact) {
  if (fact.kind == LifeKind::kDecision) {
    end_proceedings(patent, fact.day);
  } else {
    patent.episodes.push_back(
        {EpisodeKind::kProceedings, EndCause::kUnset, {fact.day, kLastDay}, fact.seq});
  }
  if (patent.invalidation == InvalidationStage::kFull) return;
  patent.invalidation = fact.stage;
  patent.invalidation_by = fact.seq;
}

// Lifts the order that it names, else those of its source: the order of one court is not ended by
// another (IR 104).
void resume(const State& state, Patent& patent, LifeFact& fact) {
  fact.fits = false;
  for (Suspension& suspension : patent.suspensions) {
    if (suspension.kind != fact.suspension || suspension.term.until < fact.day) continue;
    const bool is_lifted = fact.order.empty() ? state.stands_for(fact.source, suspension.source)
                                              : suspension.order == fact.order;
    if (!is_lifted) continue;
    suspension.term.until = fact.day.plus_days(-1);
    fact.fits = true;
  }
}

void fold(const State& state, Patent& patent, LifeFact& fact) {
  switch (fact.kind) {
    case LifeKind::kEnd:
      return end(patent, fact);
    case LifeKind::kRestoration:
      return restore(patent, fact);
    case LifeKind::kRequest:
    case LifeKind::kDecision:
      return proceed(patent, fact);
    case LifeKind::kResumption:
      return resume(state, patent, fact);
    case LifeKind::kSuspension:
      break;
  }
  patent.suspensions.push_back(
      {fact.suspension, {fact.day, fact.other}, fact.seq, fact.source, fact.order});
}

// Everything that fold() makes.
void clear(Patent& patent) {
  std::erase_if(patent.episodes,
                [](const Episode& episode) { return episode.kind != EpisodeKind::kMissedAnnuity; });
  patent.suspensions.clear();
  patent.invalidation = InvalidationStage::kUnset;
  patent.invalidation_by = {};
  patent.end_cause = EndCause::kUnset;
  patent.end_effective = kLastDay;
  patent.end_announced = kLastDay;
  patent.ended_by = {};
}

}  // namespace

void add_fact(const State& state, Patent& patent, const LifeFact& fact) {
  const auto place = std::ranges::upper_bound(patent.life, place_of(fact), {}, place_of);
  const bool is_newest = place == patent.life.end();
  patent.life.insert(place, fact);
  if (is_newest) return fold(state, patent, patent.life.back());
  clear(patent);
  for (LifeFact& each : patent.life) fold(state, patent, each);
}

}  // namespace ledger
