// Pledges that are refused (law.md §4.3).

#include <array>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/unlawful/unlawful.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Code;
using ledger::Outcome;
using Body = ledger::PledgeRegister;
using Filed = std::optional<ledger::Submission>;

Filed by_bank(City& city, std::optional<CityPatent> patent,
              void (*alter)(City& city, CityPatent patent, Body& body)) {
  if (!patent) return std::nullopt;
  const std::uint8_t bank = any_bank(city);
  Body body = pledge_of(city, {*patent}, bank, city.today());
  if (alter != nullptr) alter(city, *patent, body);
  return city.draft(city.id(city.bank(bank)), std::move(body));
}

Filed by_stranger(City& city) {
  return by_bank(city, plain_patent(city), [](City& of, CityPatent patent, Body& body) {
    body.pledgors = {of.id(any_stranger(of, of.patents.at(patent)))};
  });
}

Filed of_ended(City& city) { return by_bank(city, unencumbered_ended(city), nullptr); }
Filed of_application(City& city) { return by_bank(city, unencumbered_application(city), nullptr); }
Filed in_grace(City& city) { return by_bank(city, unencumbered_missed(city), nullptr); }

Filed in_dispute(City& city) {
  return by_bank(city, unencumbered_suspended(city, ledger::SuspensionKind::kOwnershipDispute),
                 nullptr);
}

Filed beyond_the_right(City& city) {
  return by_bank(city, plain_patent(city), [](City& of, CityPatent patent, Body& body) {
    body.claim->until = of.patents.last_day(patent).plus_years(3);
  });
}

Filed without_amount(City& city) {
  return by_bank(city, plain_patent(city), [](City& /*of*/, CityPatent /*patent*/, Body& body) {
    body.claim->amount = {};
    body.claim->maximum.reset();
  });
}

Filed by_one_co_owner(City& city) {
  const auto patent = patent_that(city, [](CityPatent, const PatentLife& life) {
    return life.co_owner != kNoParty && !life.has_agreement && !life.is_pledged &&
           !life.is_contested;
  });
  return by_bank(city, patent,
                 [](City& /*of*/, CityPatent /*patent*/, Body& body) { body.pledgors.resize(1); });
}

Filed second_pledge(City& city) {
  const auto patent = patent_that(city, [](CityPatent, const PatentLife& life) {
    return life.is_pledged && !life.is_contested;
  });
  return by_bank(city, patent, nullptr);
}

Filed signed_after(City& city) {
  return by_bank(city, plain_patent(city), [](City& /*of*/, CityPatent /*patent*/, Body& body) {
    body.signed_on = body.registered;
    body.registered = body.registered.plus_days(-1);
  });
}

Filed over_hold(City& city) {
  if (city.holds.is_empty()) return std::nullopt;
  const CityHold& hold = city.holds.at(city.holds.any(city.random));
  const std::uint8_t bank = any_bank(city);
  const PatentLife& life = city.patents.at(hold.patent);
  const bool applies = !hold.is_for_transfer && hold.until >= city.today() &&
                       city.bank(bank) != hold.source && life.last <= packed(city.today());
  if (!applies) return std::nullopt;
  return city.draft(city.id(city.bank(bank)), pledge_of(city, {hold.patent}, bank, city.today()));
}

constexpr auto kCases = std::to_array<UnlawfulCase>({
    {"pledge-by-stranger", Outcome::kRefused, Code::kP01, by_stranger},
    {"pledge-of-ended", Outcome::kRefused, Code::kP02, of_ended},
    {"pledge-of-application", Outcome::kRefused, Code::kP03, of_application},
    {"pledge-in-annuity-grace", Outcome::kRefused, Code::kP04, in_grace},
    {"pledge-in-dispute", Outcome::kRefused, Code::kP05, in_dispute},
    {"pledge-beyond-the-right", Outcome::kRefused, Code::kP06, beyond_the_right},
    {"pledge-without-amount", Outcome::kRefused, Code::kP07, without_amount},
    {"pledge-by-one-co-owner", Outcome::kRefused, Code::kP08, by_one_co_owner},
    {"second-pledge", Outcome::kRefused, Code::kP09, second_pledge},
    {"pledge-signed-after", Outcome::kRefused, Code::kP12, signed_after},
    {"pledge-over-hold", Outcome::kRefused, Code::kH01, over_hold},
});

}  // namespace

std::span<const UnlawfulCase> unlawful_pledges() { return kCases; }

}  // namespace connectors::generator
