#include "connectors/generator/unlawful/unlawful.h"

#include <array>

#include "connectors/generator/acts/acts.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Date;

bool is_of_mainland(const City& city, const PatentLife& life) {
  const bool has_foreign_co_owner =
      life.co_owner != kNoParty && city.parties.is_foreign(life.co_owner);
  return !city.parties.is_foreign(life.owner) && !has_foreign_co_owner;
}

// Not pledged, licensed exclusively, open to licence or contested; ends in more than 60 days.
bool is_unencumbered(const City& city, CityPatent patent) {
  const PatentLife& life = city.patents.at(patent);
  const Date day = city.today();
  const std::int16_t now = packed(day);
  return !life.is_pledged && !life.is_contested && life.exclusive_until < now &&
         life.open_until < now && city.patents.last_day(patent) > day.plus_days(60) &&
         is_of_mainland(city, life) && life.last <= now;
}

std::optional<CityPatent> if_unencumbered(const City& city, CityPatent patent) {
  return is_unencumbered(city, patent) ? std::optional(patent) : std::nullopt;
}

const UnlawfulCase& any_case(City& city) {
  const std::array families{unlawful_transfers(),     unlawful_licences(), unlawful_pledges(),
                            unlawful_open_licences(), not_authorised(),    malformed()};
  constexpr std::array<std::uint16_t, 6> kWeights{270, 210, 210, 130, 80, 100};
  const auto& family = families.at(city.random.pick(kWeights));
  return family[city.random.below(static_cast<std::uint32_t>(family.size()))];
}

}  // namespace

std::optional<CityPatent> patent_that(City& city, const Fits& fits) {
  return pick_one(city, city.today(), [&](CityPatent index, const PatentLife& life) {
    return is_of_mainland(city, life) && fits(index, life);
  });
}

std::optional<CityPatent> plain_patent(City& city) {
  return patent_that(city, [&](CityPatent index, const PatentLife& life) {
    return life.co_owner == kNoParty && is_unencumbered(city, index);
  });
}

std::optional<CityPatent> unencumbered_missed(City& city) {
  if (city.missed.is_empty()) return std::nullopt;
  return if_unencumbered(city, city.missed.at(city.missed.any(city.random)).patent);
}

std::optional<CityPatent> unencumbered_suspended(City& city, ledger::SuspensionKind kind) {
  if (city.suspended.is_empty()) return std::nullopt;
  const SuspendedRecord& record = city.suspended.at(city.suspended.any(city.random));
  if (record.kind != kind || record.until < city.today()) return std::nullopt;
  return if_unencumbered(city, record.patent);
}

std::optional<CityPatent> unencumbered_ended(City& city) {
  if (city.ended.is_empty()) return std::nullopt;
  return if_unencumbered(city, city.ended.at(city.ended.any(city.random)));
}

std::optional<CityPatent> unencumbered_application(City& city) {
  if (city.applications.empty()) return std::nullopt;
  const auto count = static_cast<std::uint32_t>(city.applications.size());
  return if_unencumbered(city, city.applications[city.random.below(count)]);
}

bool break_law(City& city) {
  constexpr int kTries = 8;
  for (int i = 0; i < kTries; ++i) {
    const UnlawfulCase& unlawful = any_case(city);
    auto submission = unlawful.make(city);
    if (!submission) continue;
    std::optional<ledger::PatentNumber> damaged;
    if (unlawful.code == ledger::Code::kF02) {
      damaged = std::get<ledger::UseReport>(submission->body).patent;
    }
    city.expect_outcome(unlawful.name, unlawful.outcome, unlawful.code, std::move(*submission));
    city.outbox.back().damaged = damaged;
    return true;
  }
  return false;
}

}  // namespace connectors::generator
