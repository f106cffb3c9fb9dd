// Licences that are refused (law.md §3.3, §3.4).

#include <array>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/unlawful/unlawful.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Code;
using ledger::LicenceKind;
using ledger::Outcome;
using Body = ledger::LicenceRecord;
using Filed = std::optional<ledger::Submission>;

Filed by_centre(City& city, Body body) {
  const ledger::PartyId centre = city.centre();
  return city.draft(centre, std::move(body));
}

// A licence for all of China and all uses from today, without a fault of its own.
Body plain_licence(City& city, CityPatent patent, LicenceKind kind) {
  Body body = licence_of(city, {patent}, kind, city.today());
  body.licensors = city.owners_of(patent);
  body.territory = ledger::Territory::china();
  body.fields_of_use.clear();
  return body;
}

Filed ordinary(City& city, std::optional<CityPatent> patent) {
  if (!patent) return std::nullopt;
  return by_centre(city, plain_licence(city, *patent, LicenceKind::kOrdinary));
}

Filed by_stranger(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  Body body = plain_licence(city, *patent, LicenceKind::kOrdinary);
  body.licensors = {city.id(any_stranger(city, city.patents.at(*patent)))};
  return by_centre(city, std::move(body));
}

Filed of_ended(City& city) { return ordinary(city, unencumbered_ended(city)); }

Filed signed_after(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  Body body = plain_licence(city, *patent, LicenceKind::kOrdinary);
  body.signed_on = body.recorded;
  body.recorded = body.recorded.plus_days(-2);
  return by_centre(city, std::move(body));
}

Filed beyond_the_right(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  Body body = plain_licence(city, *patent, LicenceKind::kOrdinary);
  body.until = city.patents.last_day(*patent).plus_years(3);  // Longer than any extension here.
  return by_centre(city, std::move(body));
}

Filed exclusive_by_one(City& city) {
  const std::int16_t today = packed(city.today());
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.co_owner != kNoParty && !life.has_agreement && !life.is_pledged &&
           life.licensed_until < today && life.open_until < today;
  });
  if (!patent) return std::nullopt;
  Body body = plain_licence(city, *patent, LicenceKind::kExclusive);
  body.licensors.resize(1);
  return by_centre(city, std::move(body));
}

Filed in_grace(City& city) { return ordinary(city, unencumbered_missed(city)); }

Filed while_suspended(City& city) {
  return ordinary(city, unencumbered_suspended(city, ledger::SuspensionKind::kPreservation));
}

Filed filed_again(City& city) {
  const auto patent = plain_patent(city);
  if (!patent || city.licences.is_empty()) return std::nullopt;
  Body body = plain_licence(city, *patent, LicenceKind::kOrdinary);
  body.licence = city.licences.at(city.licences.any(city.random)).licence;
  return by_centre(city, std::move(body));
}

Filed of_pledged(City& city) {
  const std::int16_t today = packed(city.today());
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.is_pledged && life.exclusive_until < today;
  });
  if (!patent) return std::nullopt;
  Body body = plain_licence(city, *patent, LicenceKind::kOrdinary);
  body.consents.clear();
  return by_centre(city, std::move(body));
}

Filed exclusive_over_exclusive(City& city) {
  const std::int16_t soon = packed(city.today().plus_days(30));
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.exclusive_until > soon && life.open_until < packed(city.today());
  });
  if (!patent) return std::nullopt;
  return by_centre(city, plain_licence(city, *patent, LicenceKind::kExclusive));
}

Filed exclusive_while_open(City& city) {
  const std::int16_t today = packed(city.today());
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.open_until >= today && life.licensed_until < today;
  });
  if (!patent) return std::nullopt;
  return by_centre(city, plain_licence(city, *patent, LicenceKind::kSole));
}

constexpr auto kCases = std::to_array<UnlawfulCase>({
    {"licence-of-ended", Outcome::kRefused, Code::kL01, of_ended},
    {"licence-by-stranger", Outcome::kRefused, Code::kL02, by_stranger},
    {"licence-signed-after", Outcome::kRefused, Code::kL03, signed_after},
    {"licence-beyond-the-right", Outcome::kRefused, Code::kL04, beyond_the_right},
    {"exclusive-licence-by-one-co-owner", Outcome::kRefused, Code::kL05, exclusive_by_one},
    {"licence-in-annuity-grace", Outcome::kRefused, Code::kL06, in_grace},
    {"licence-of-preserved", Outcome::kRefused, Code::kL07, while_suspended},
    {"licence-number-taken", Outcome::kRefused, Code::kL08, filed_again},
    {"licence-of-pledged", Outcome::kRefused, Code::kL09, of_pledged},
    {"exclusive-over-exclusive", Outcome::kRefused, Code::kL10, exclusive_over_exclusive},
    {"exclusive-while-open", Outcome::kRefused, Code::kL12, exclusive_while_open},
});

}  // namespace

std::span<const UnlawfulCase> unlawful_licences() { return kCases; }

}  // namespace connectors::generator
