// Events in the life of a right: annuities, suspensions, invalidation, end, restoration.

#include "ledger/model/fold/scope.h"
#include "ledger/model/state/life.h"

namespace ledger {
namespace {

constexpr int kLateFeeMonths = 6;  // IR 115.

// A restored right has no unpaid annuities (IR 6).
bool is_cured(const Patent& patent, Date due) {
  if (due <= patent.paid_until) return true;
  return std::ranges::any_of(patent.life, [&](const LifeFact& fact) {
    return fact.kind == LifeKind::kRestoration && due <= fact.other;
  });
}

void miss_annuity(Patent& patent, Date due, Seq seq) {
  const bool is_known = std::ranges::any_of(patent.episodes, [&](const Episode& episode) {
    return episode.kind == EpisodeKind::kMissedAnnuity && episode.term.from == due;
  });
  if (is_known || is_cured(patent, due)) return;
  patent.episodes.push_back({EpisodeKind::kMissedAnnuity, EndCause::kUnset, {due, kLastDay}, seq});
}

void cure_annuities(Patent& patent, Date until) {
  std::erase_if(patent.episodes, [&](const Episode& episode) {
    return episode.kind == EpisodeKind::kMissedAnnuity && episode.term.from <= until;
  });
}

}  // namespace

// A paid annuity implies that the earlier ones are paid.
void apply(FoldScope& scope, const EventContext& event, const PatentAnnuity& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  if (body.status == AnnuityStatus::kMissed) return miss_annuity(*patent, body.due, event.seq);
  patent->paid_until = std::max(patent->paid_until, body.due);
  const bool is_in_time = !body.paid || *body.paid <= body.due.plus_months(kLateFeeMonths);
  if (is_in_time) patent->paid_in_time = std::max(patent->paid_in_time, body.due);
  cure_annuities(*patent, body.due);
}

void apply(FoldScope& scope, const EventContext& event, const PatentSuspend& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  State& state = scope.state();
  add_fact(state, *patent,
           {.kind = LifeKind::kSuspension,
            .suspension = body.kind,
            .day = body.from,
            .other = body.until.value_or(kLastDay),
            .seq = event.seq,
            .source = state.parties.intern(event.source),
            .order = body.order});
}

// Lifts the order that it names, else those of its source: the order of one court is not ended by
// another (IR 104).
void apply(FoldScope& scope, const EventContext& event, const PatentResume& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  State& state = scope.state();
  add_fact(state, *patent,
           {.kind = LifeKind::kResumption,
            .suspension = body.kind,
            .day = body.on,
            .seq = event.seq,
            .source = state.parties.intern(event.source),
            .order = body.order});
}

void apply(FoldScope& scope, const EventContext& event, const PatentInvalidation& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  const bool is_request = body.stage == InvalidationStage::kRequested;
  add_fact(scope.state(), *patent,
           {.kind = is_request ? LifeKind::kRequest : LifeKind::kDecision,
            .stage = body.stage,
            .day = body.on,
            .seq = event.seq,
            .order = {}});
}

void apply(FoldScope& scope, const EventContext& event, const PatentEnd& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  add_fact(scope.state(), *patent,
           {.kind = LifeKind::kEnd,
            .cause = body.cause,
            .day = body.effective,
            .other = body.announced,
            .seq = event.seq,
            .order = {}});
}

void apply(FoldScope& scope, const EventContext& event, const PatentRestore& body) {
  Patent* patent = scope.patent(body.patent, event.seq);
  if (patent == nullptr) return;
  cure_annuities(*patent, body.announced);
  add_fact(scope.state(), *patent,
           {.kind = LifeKind::kRestoration,
            .day = body.effective,
            .other = body.announced,
            .seq = event.seq,
            .order = {}});
}

}  // namespace ledger
