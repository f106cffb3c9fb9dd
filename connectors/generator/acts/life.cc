// Events in the life of a patent: annuities, suspensions, invalidation, end, use.

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/picks.h"

namespace connectors::generator {
namespace {

using ledger::Date;
using ledger::SuspensionKind;

bool any_patent(CityPatent /*patent*/, const PatentLife& /*life*/) { return true; }

// Not pledged and without a pending invalidation request.
bool is_unencumbered(CityPatent /*patent*/, const PatentLife& life) {
  return !life.is_pledged && !life.is_contested;
}

// The last anniversary of the filing before `day`, on which an annuity is due (law.md §6.1).
Date due_before(const City& city, CityPatent patent, Date day) {
  const Date filed = unpacked(city.patents.at(patent).filed);
  int years = 1;
  while (filed.plus_years(years + 1) < day) ++years;
  return filed.plus_years(years);
}

template <typename Body>
void record_event(City& city, const ledger::PartyId& source, CityPatent patent, Date day,
                  Body body) {
  body.patent = city.patents.number(patent);
  const std::uint32_t seq = city.record(source, std::move(body));
  city.touch({patent}, day, seq);
}

bool suspend(City& city, SuspensionKind kind) {
  constexpr int kDisputeDays = 365;  // IR 103; a preservation lasts six months (IR 104).
  const auto day = city.day_of_fact({});
  if (!day || city.suspended.is_full()) return false;
  const auto patent = pick_one(city, *day, is_unencumbered);
  if (!patent) return false;
  const bool is_dispute = kind == SuspensionKind::kOwnershipDispute;
  const Date until = is_dispute ? day->plus_days(kDisputeDays) : day->plus_months(6);
  record_event(
      city, is_dispute ? city.office() : city.court(), *patent, *day,
      ledger::PatentSuspend{{}, kind, *day, until, is_dispute ? "" : "（2024）津示例知保字"});
  city.patents.at(*patent).suspended_until = packed(until);
  city.suspended.add({*patent, kind, until}, city.random);
  return true;
}

}  // namespace

bool pay_annuity(City& city) {
  const auto day = city.day_of_fact({});
  const auto patent = day ? pick_one(city, *day, any_patent) : std::nullopt;
  if (!patent) return false;
  const Date due = due_before(city, *patent, *day).plus_years(1);
  record_event(city, city.office(), *patent, *day,
               ledger::PatentAnnuity{{}, due, ledger::AnnuityStatus::kPaid, *day});
  city.patents.at(*patent).paid_until = packed(due);
  return true;
}

bool miss_annuity(City& city) {
  const Date day = city.today();
  if (city.missed.is_full()) return false;
  const auto patent = pick_one(city, day, [day](CityPatent, const PatentLife& life) {
    return !life.is_contested && unpacked(life.filed).plus_years(1) < day;
  });
  if (!patent) return false;
  const Date due = due_before(city, *patent, day);
  if (due <= unpacked(city.patents.at(*patent).paid_until)) return false;
  record_event(city, city.office(), *patent, day,
               ledger::PatentAnnuity{{}, due, ledger::AnnuityStatus::kMissed, {}});
  city.patents.at(*patent).is_missed = true;
  city.missed.add({*patent, due}, city.random);
  return true;
}

bool pay_missed(City& city) {
  if (city.missed.is_empty()) return false;
  const CityMissedAnnuity missed = city.missed.take(city.missed.any(city.random));
  const Date day = city.today();
  record_event(city, city.office(), missed.patent, day,
               ledger::PatentAnnuity{{}, missed.due, ledger::AnnuityStatus::kPaid, day});
  city.patents.at(missed.patent).is_missed = false;
  city.patents.at(missed.patent).paid_until = packed(missed.due);
  return true;
}

// Not paid in the grace period: the right ends on the due day (IR 115).
bool lapse(City& city) {
  if (city.missed.is_empty()) return false;
  const CityMissedAnnuity missed = city.missed.take(city.missed.any(city.random));
  const Date day = city.today();
  record_event(city, city.office(), missed.patent, day,
               ledger::PatentEnd{{}, ledger::EndCause::kLapsed, missed.due.plus_days(1), day});
  PatentLife& life = city.patents.at(missed.patent);
  life.is_ended = true;
  city.lapsed.add(missed.patent, city.random);
  return true;
}

bool restore(City& city) {
  if (city.lapsed.is_empty()) return false;
  const CityPatent patent = city.lapsed.take(city.lapsed.any(city.random));
  const Date day = city.today();
  record_event(city, city.office(), patent, day, ledger::PatentRestore{{}, day, day});
  PatentLife& life = city.patents.at(patent);
  life.is_ended = false;
  life.is_missed = false;
  life.paid_until = packed(day);  // A restoration clears what was due before.
  return true;
}

bool abandon(City& city) {
  const auto day = city.day_of_fact({});
  const auto patent = day ? pick_one(city, *day, is_unencumbered) : std::nullopt;
  if (!patent) return false;
  record_event(city, city.office(), *patent, *day,
               ledger::PatentEnd{{}, ledger::EndCause::kAbandoned, *day, *day});
  city.patents.at(*patent).is_ended = true;
  city.ended.add(*patent, city.random);
  return true;
}

// The end of the term. It is not filed for every expired patent.
bool expire(City& city) {
  constexpr int kDraws = 24;
  const Date day = city.today();
  for (int i = 0; i < kDraws && city.patents.size() > 0; ++i) {
    const CityPatent patent = city.random.below(city.patents.size());
    PatentLife& life = city.patents.at(patent);
    const Date after = city.patents.last_day(patent).plus_days(1);
    const bool is_over = after <= day && after >= unpacked(life.last);
    const bool is_other = life.is_ended || life.is_reserved || life.is_missed || life.is_extended;
    if (!is_over || is_other) continue;
    record_event(city, city.office(), patent, day,
                 ledger::PatentEnd{{}, ledger::EndCause::kExpired, after, day});
    life.is_ended = true;
    return true;
  }
  return false;
}

bool dispute_ownership(City& city) { return suspend(city, SuspensionKind::kOwnershipDispute); }
bool preserve(City& city) { return suspend(city, SuspensionKind::kPreservation); }

bool resume(City& city) {
  if (city.suspended.is_empty()) return false;
  const SuspendedRecord suspended = city.suspended.take(city.suspended.any(city.random));
  const Date day = city.today();
  if (suspended.until < day) return false;  // It has already ended.
  // On one day ends come before beginnings.
  if (unpacked(city.patents.at(suspended.patent).last) >= day) return false;
  const bool is_dispute = suspended.kind == SuspensionKind::kOwnershipDispute;
  record_event(city, is_dispute ? city.office() : city.court(), suspended.patent, day,
               ledger::PatentResume{{}, suspended.kind, day, {}});
  city.patents.at(suspended.patent).suspended_until = packed(day.plus_days(-1));
  return true;
}

bool request_invalidation(City& city) {
  const auto day = city.day_of_fact({});
  if (!day || city.contested.is_full()) return false;
  const auto patent = pick_one(city, *day, is_unencumbered);
  if (!patent) return false;
  record_event(city, city.office(), *patent, *day,
               ledger::PatentInvalidation{{}, ledger::InvalidationStage::kRequested, *day});
  city.patents.at(*patent).is_contested = true;
  city.contested.add(*patent, city.random);
  return true;
}

bool decide_invalidation(City& city) {
  using ledger::InvalidationStage;
  if (city.contested.is_empty()) return false;
  const std::size_t index = city.contested.any(city.random);
  const PatentLife& contested = city.patents.at(city.contested.at(index));
  const Date day = city.today();
  // On one day ends come before beginnings.
  if (contested.is_reserved || unpacked(contested.last) >= day) return false;
  const CityPatent patent = city.contested.take(index);
  constexpr std::array kStages{InvalidationStage::kUpheld, InvalidationStage::kPartial,
                               InvalidationStage::kFull, InvalidationStage::kWithdrawn};
  constexpr std::array<std::uint16_t, 4> kWeights{420, 180, 280, 120};
  const InvalidationStage stage = kStages.at(city.random.pick(kWeights));
  PatentLife& life = city.patents.at(patent);
  record_event(city, city.office(), patent, day, ledger::PatentInvalidation{{}, stage, day});
  life.is_contested = false;
  if (stage == InvalidationStage::kFull) {
    life.is_ended = true;
    city.ended.add(patent, city.random);
  }
  return true;
}

bool extend(City& city) {
  const auto fits = [](CityPatent, const PatentLife& life) {
    return life.type == 1 && !life.is_extended;
  };
  const auto patent = pick_one(city, city.today(), fits);
  if (!patent) return false;
  const Date until = city.patents.last_day(*patent).plus_days(city.random.between(30, 700));
  city.patents.at(*patent).is_extended = true;
  record_event(city, city.office(), *patent, city.today(),
               ledger::PatentExtend{{}, until, ledger::ExtensionReason::kPte});
  return true;
}

bool classify(City& city) {
  const auto fits = [](CityPatent, const PatentLife& life) { return life.type != 3; };
  const auto patent = pick_one(city, city.today(), fits);
  if (!patent) return false;
  city.patents.at(*patent).subject = any_subject(city.random);
  const PatentSubject& subject = subject_of(city.patents.at(*patent));
  record_event(city, city.office(), *patent, city.today(),
               ledger::PatentClassify{{}, std::string(subject.ipc), std::string(subject.industry)});
  return true;
}

bool report_use(City& city) {
  using Means = ledger::UseMeans;
  constexpr std::array kMeans{Means::kSelfUse, Means::kProduct, Means::kLicence, Means::kEquity};
  const auto patent = pick_one(city, city.today(), any_patent);
  if (!patent) return false;
  const CityParty owner = city.patents.at(*patent).owner;
  const bool is_own = city.parties.is_institution(owner) && city.random.chance(500);
  ledger::UseReport body;
  body.by = city.id(owner);
  body.means = city.random.one_of(kMeans);
  body.from = city.today().plus_days(-city.random.between(10, 200));
  if (city.random.chance(300)) body.evidence = "备案产品示例";
  record_event(city, is_own ? city.id(owner) : city.centre(), *patent, city.today(),
               std::move(body));
  return true;
}

bool justify(City& city) {
  const auto patent = pick_one(city, city.today(), any_patent);
  if (!patent) return false;
  record_event(city, city.office(), *patent, city.today(),
               ledger::UseJustify{{}, "仍在中试阶段", city.today().plus_years(1)});
  return true;
}

}  // namespace connectors::generator
