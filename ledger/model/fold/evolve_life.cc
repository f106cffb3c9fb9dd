// Events in the life of a right: annuities, suspensions, invalidation, end, restoration.

#include "ledger/model/fold/scope.h"

namespace ledger {
namespace {

bool is_missed_annuity(const Episode& episode) {
  return episode.kind == EpisodeKind::kMissedAnnuity;
}

void miss_annuity(Patent& patent, Date due, Seq seq) {
  const bool is_known = std::ranges::any_of(patent.episodes, [&](const Episode& episode) {
    return is_missed_annuity(episode) && episode.term.from == due;
  });
  if (is_known) return;
  patent.episodes.push_back({EpisodeKind::kMissedAnnuity, EndCause::kUnset, {due, kLastDay}, seq});
}

// Ends, on the day before `on`, the oldest open proceedings that began by `on`.
void end_proceedings(Patent& patent, Date on) {
  Episode* oldest = nullptr;
  for (Episode& episode : patent.episodes) {
    if (episode.kind != EpisodeKind::kProceedings || episode.term.until != kLastDay) continue;
    const bool is_older = oldest == nullptr || episode.term.from < oldest->term.from;
    if (episode.term.from <= on && is_older) oldest = &episode;
  }
  if (oldest != nullptr) oldest->term.until = on.plus_days(-1);
}

}  // namespace

// A paid annuity implies that the earlier ones are paid.
void apply(FoldScope& scope, const EventContext& event, const PatentAnnuity& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  if (body.status == AnnuityStatus::kMissed) return miss_annuity(*patent, body.due, event.seq);
  std::erase_if(patent->episodes, [&](const Episode& episode) {
    return is_missed_annuity(episode) && episode.term.from <= body.due;
  });
}

void apply(FoldScope& scope, const EventContext& event, const PatentSuspend& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  patent->suspensions.push_back({body.kind, {body.from, body.until}, event.seq});
}

void apply(FoldScope& scope, const EventContext& event, const PatentResume& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  for (Suspension& suspension : patent->suspensions) {
    if (suspension.kind != body.kind || suspension.term.until < body.on) continue;
    suspension.term.until = body.on.plus_days(-1);
  }
}

// Requests overlap: anyone may file one (PL 45). Full invalidation is final (PL 47).
void apply(FoldScope& scope, const EventContext& event, const PatentInvalidation& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  if (body.stage == InvalidationStage::kRequested) {
    patent->episodes.push_back(
        {EpisodeKind::kProceedings, EndCause::kUnset, {body.on, kLastDay}, event.seq});
  } else {
    end_proceedings(*patent, body.on);
  }
  if (patent->invalidation == InvalidationStage::kFull) return;
  patent->invalidation = body.stage;
  patent->invalidation_by = event.seq;
}

// A right ends once: a later end without a restoration between them changes nothing.
void apply(FoldScope& scope, const EventContext& event, const PatentEnd& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  const bool has_ended = patent->end_cause != EndCause::kUnset;
  if (has_ended && patent->end_effective <= body.effective) return;
  patent->end_cause = body.cause;
  patent->end_effective = body.effective;
  patent->end_announced = body.announced;
  patent->ended_by = event.seq;
}

// Restored from its day on (IR 6): between its end and that day the right did not exist.
void apply(FoldScope& scope, const EventContext& event, const PatentRestore& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  std::erase_if(patent->episodes, is_missed_annuity);
  if (patent->end_cause == EndCause::kUnset) return;
  const Term gap{patent->end_effective, body.effective.plus_days(-1)};
  if (gap.from <= gap.until) {
    patent->episodes.push_back({EpisodeKind::kGap, patent->end_cause, gap, *patent->ended_by});
  }
  patent->end_cause = EndCause::kUnset;
  patent->end_effective = kLastDay;
  patent->end_announced = kLastDay;
}

}  // namespace ledger
