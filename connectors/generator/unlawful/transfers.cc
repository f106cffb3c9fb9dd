// Transfers that are refused: by the rules of law.md §2.3, by a priority notice, or for an old
// version of the patent.

#include <array>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/unlawful/unlawful.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Code;
using ledger::Outcome;
using ledger::Submission;
using ledger::TransferRegister;
using Filed = std::optional<Submission>;

Filed by_centre(City& city, TransferRegister body) {
  const ledger::PartyId centre = city.centre();
  return city.draft(centre, std::move(body));
}

// A sale of the whole to a stranger today, without a fault of its own.
TransferRegister sale(City& city, CityPatent patent) {
  const CityParty buyer = any_stranger(city, city.patents.at(patent));
  TransferRegister body = transfer_of(city, {patent}, buyer, city.today());
  body.cause = ledger::TransferCause::kSale;
  return body;
}

Filed of_plain(City& city, void (*alter)(City& city, TransferRegister& body)) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  TransferRegister body = sale(city, *patent);
  alter(city, body);
  return by_centre(city, std::move(body));
}

Filed by_stranger(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  TransferRegister body = sale(city, *patent);
  const CityParty other = any_stranger(city, city.patents.at(*patent));
  body.from = {city.id(other)};
  return by_centre(city, std::move(body));
}

Filed of_ended(City& city) {
  const auto patent = unencumbered_ended(city);
  return patent ? by_centre(city, sale(city, *patent)) : std::nullopt;
}

Filed without_co_owner(City& city) {
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.co_owner != kNoParty && !life.has_agreement && !life.is_pledged;
  });
  if (!patent) return std::nullopt;
  TransferRegister body = sale(city, *patent);
  body.from.resize(1);
  body.to.front().share = first_share(city.patents.at(*patent));
  return by_centre(city, std::move(body));
}

Filed of_pledged(City& city) {
  const auto fits = [](CityPatent, const PatentLife& life) { return life.is_pledged; };
  const auto patent = patent_that(city, fits);
  if (!patent) return std::nullopt;
  TransferRegister body = sale(city, *patent);
  body.consents.clear();
  return by_centre(city, std::move(body));
}

template <ledger::SuspensionKind kKind>
Filed while_suspended(City& city) {
  const auto patent = unencumbered_suspended(city, kKind);
  return patent ? by_centre(city, sale(city, *patent)) : std::nullopt;
}

// A sale of an invention or utility model to a foreign party.
std::optional<TransferRegister> sale_abroad(City& city) {
  const auto patent = plain_patent(city);
  if (!patent || city.patents.at(*patent).type == 3) return std::nullopt;
  const CityParty buyer = city.parties.any(PartyGroup::kForeign, city.random);
  TransferRegister body = transfer_of(city, {*patent}, buyer, city.today());
  body.cause = ledger::TransferCause::kSale;
  return body;
}

Filed without_export_paper(City& city) {
  auto body = sale_abroad(city);
  if (!body) return std::nullopt;
  body->export_paper.reset();
  return by_centre(city, std::move(*body));
}

Filed without_agency(City& city) {
  auto body = sale_abroad(city);
  if (!body) return std::nullopt;
  body->agency.clear();
  return by_centre(city, std::move(*body));
}

Filed signed_after(City& city) {
  return of_plain(city, [](City& /*of*/, TransferRegister& body) {
    body.registered = body.registered.plus_days(-3);
    body.signed_on = body.registered.plus_days(1);
  });
}

Filed shares_do_not_fit(City& city) {
  return of_plain(city, [](City& /*of*/, TransferRegister& body) {
    body.to.front().share = ledger::Share{3, 10};
  });
}

Filed of_older_version(City& city) {
  constexpr std::uint64_t kNoVersion = 1'000'000;
  auto submission = of_plain(city, [](City& /*of*/, TransferRegister& /*body*/) {});
  if (!submission) return std::nullopt;
  const auto& body = std::get<TransferRegister>(submission->body);
  submission->expect = {{body.patents.front(), kNoVersion}};
  return submission;
}

Filed over_hold(City& city) {
  if (city.holds.is_empty()) return std::nullopt;
  const CityHold& hold = city.holds.at(city.holds.any(city.random));
  const CityParty centre = city.parties.any(PartyGroup::kCentre, city.random);
  const PatentLife& life = city.patents.at(hold.patent);
  const bool applies = hold.is_for_transfer && hold.until >= city.today() &&
                       centre != hold.source && life.last <= packed(city.today());
  if (!applies) return std::nullopt;
  return city.draft(city.id(centre), sale(city, hold.patent));
}

constexpr auto kCases = std::to_array<UnlawfulCase>({
    {"transfer-by-stranger", Outcome::kRefused, Code::kT01, by_stranger},
    {"transfer-of-ended", Outcome::kRefused, Code::kT02, of_ended},
    {"transfer-without-co-owner", Outcome::kRefused, Code::kT03, without_co_owner},
    {"transfer-of-pledged", Outcome::kRefused, Code::kT04, of_pledged},
    {"transfer-in-dispute", Outcome::kRefused, Code::kT05,
     while_suspended<ledger::SuspensionKind::kOwnershipDispute>},
    {"transfer-of-preserved", Outcome::kRefused, Code::kT06,
     while_suspended<ledger::SuspensionKind::kPreservation>},
    {"transfer-abroad-without-paper", Outcome::kRefused, Code::kT07, without_export_paper},
    {"transfer-abroad-without-agency", Outcome::kRefused, Code::kT09, without_agency},
    {"transfer-signed-after", Outcome::kRefused, Code::kT10, signed_after},
    {"transfer-shares-do-not-fit", Outcome::kRefused, Code::kT11, shares_do_not_fit},
    {"transfer-of-older-version", Outcome::kRefused, Code::kV01, of_older_version},
    {"transfer-over-hold", Outcome::kRefused, Code::kH01, over_hold},
});

}  // namespace

std::span<const UnlawfulCase> unlawful_transfers() { return kCases; }

}  // namespace connectors::generator
