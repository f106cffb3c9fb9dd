#include "ledger/model/state/patent.h"

#include <algorithm>

#include "ledger/base/civil.h"

namespace ledger {
namespace {

constexpr int kInventionYears = 20;  // PL 42(1).
constexpr int kUtilityModelYears = 10;
constexpr int kDesignYears = 15;
constexpr int kOldDesignYears = 10;
constexpr Date kDesignTermChanged = civil("2021-06-01");  // The amended law is in force.

int years_of_term(const Patent& patent) {
  switch (patent.number.type()) {
    case PatentType::kInvention:
      return kInventionYears;
    case PatentType::kUtilityModel:
      return kUtilityModelYears;
    case PatentType::kDesign:
      return patent.filed < kDesignTermChanged ? kOldDesignYears : kDesignYears;
    case PatentType::kUnset:
      break;
  }
  LEDGER_ASSERT(false && "a patent number has a type");
  return 0;
}

LegalStatus status_after(EndCause cause) {
  switch (cause) {
    case EndCause::kLapsed:
      return LegalStatus::kLapsed;
    case EndCause::kExpired:
      return LegalStatus::kExpired;
    case EndCause::kAbandoned:
    case EndCause::kUnset:
      break;
  }
  return LegalStatus::kAbandoned;
}

}  // namespace

const Owner* Patent::owner(PartyIndex party) const {
  const auto found = std::ranges::find(owners, party, &Owner::party);
  return found == owners.end() ? nullptr : &*found;
}

Date plain_last_day(const Patent& patent) {
  return patent.filed.plus_years(years_of_term(patent)).plus_days(-1);
}

Date last_day_of_term(const Patent& patent) {
  return std::max(plain_last_day(patent), patent.extended_until);
}

LegalStatus legal_status(const Patent& patent, Date day) {
  const bool is_void = patent.invalidation == InvalidationStage::kFull;
  if (is_void && patent.stage != Stage::kUnborn) return LegalStatus::kInvalidated;
  return status_before_invalidation(patent, day);
}

LegalStatus status_before_invalidation(const Patent& patent, Date day) {
  if (patent.stage == Stage::kUnborn) return LegalStatus::kUnborn;
  if (patent.end_cause != EndCause::kUnset && day >= patent.end_effective) {
    return status_after(patent.end_cause);
  }
  if (const Episode* gap = episode_on(patent, EpisodeKind::kGap, day)) {
    return status_after(gap->cause);
  }
  if (patent.stage == Stage::kPending) return LegalStatus::kPending;
  if (day > last_day_of_term(patent)) return LegalStatus::kExpired;
  return day < patent.granted ? LegalStatus::kPending : LegalStatus::kInForce;
}

std::optional<Date> next_annuity(const Patent& patent, Date on) {
  if (legal_status(patent, on) != LegalStatus::kInForce) return std::nullopt;
  const Date last = last_day_of_term(patent);
  for (int years = 1;; ++years) {
    const Date due = patent.filed.plus_years(years);
    if (due > last) return std::nullopt;
    if (due >= on) return due;
  }
}

const Episode* missed_annuity(const Patent& patent, Date day) {
  const Episode* earliest = nullptr;
  for (const Episode& episode : patent.episodes) {
    if (episode.kind != EpisodeKind::kMissedAnnuity || episode.term.from >= day) continue;
    if (earliest == nullptr || episode.term.from < earliest->term.from) earliest = &episode;
  }
  return earliest;
}

const Episode* episode_on(const Patent& patent, EpisodeKind kind, Date day) {
  const auto found = std::ranges::find_if(patent.episodes, [&](const Episode& episode) {
    return episode.kind == kind && episode.term.contains(day);
  });
  return found == patent.episodes.end() ? nullptr : &*found;
}

const Suspension* suspension_in(const Patent& patent, SuspensionKind kind, const Term& term,
                                std::optional<PartyIndex> except_of) {
  const auto found = std::ranges::find_if(patent.suspensions, [&](const Suspension& each) {
    const bool is_excepted = except_of && each.source == *except_of;
    return each.kind == kind && !is_excepted && each.term.from <= each.term.until &&
           each.term.overlaps(term);
  });
  return found == patent.suspensions.end() ? nullptr : &*found;
}

}  // namespace ledger
