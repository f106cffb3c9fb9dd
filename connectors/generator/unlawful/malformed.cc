// Submissions by a source without the role (A01), and malformed ones (F codes; contract.md §2).

#include <array>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/calendar.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/unlawful/unlawful.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Code;
using ledger::Outcome;
using Filed = std::optional<ledger::Submission>;

// ---- Without the role ----

Filed transfer_by_bank(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  const CityParty buyer = any_stranger(city, city.patents.at(*patent));
  auto body = transfer_of(city, {*patent}, buyer, city.today());
  body.cause = ledger::TransferCause::kSale;
  const CityParty bank = city.bank(any_bank(city));
  return city.draft(city.id(bank), std::move(body));
}

Filed licence_by_enterprise(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  const CityParty enterprise = city.parties.any(PartyGroup::kEnterprise, city.random);
  auto body = licence_of(city, {*patent}, ledger::LicenceKind::kOrdinary, city.today());
  return city.draft(city.id(enterprise), std::move(body));
}

Filed pledge_by_another_bank(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  const std::uint8_t bank = any_bank(city);
  const std::uint8_t other = bank == 0 ? 1 : 0;
  return city.draft(city.id(city.bank(other)), pledge_of(city, {*patent}, bank, city.today()));
}

Filed contract_by_centre(City& city) {
  if (city.contracts.is_empty()) return std::nullopt;
  const std::string& contract = city.contracts.at(city.contracts.any(city.random)).contract;
  const ledger::PartyId centre = city.centre();
  return city.draft(centre, ledger::ContractCancel{contract, city.today(), "解除"});
}

Filed dispute_by_court(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  const ledger::Date day = city.today();
  return city.draft(city.court(), ledger::PatentSuspend{city.patents.number(*patent),
                                                        ledger::SuspensionKind::kOwnershipDispute,
                                                        day, day.plus_days(365), ""});
}

Filed annuity_by_registry(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  return city.draft(city.registry(),
                    ledger::PatentAnnuity{city.patents.number(*patent), city.today(),
                                          ledger::AnnuityStatus::kPaid, city.today()});
}

Filed calendar_by_bank(City& city) {
  const CityParty bank = city.bank(any_bank(city));
  return city.draft(city.id(bank), ledger::ClockDay{city.today()});
}

constexpr auto kNotAuthorised = std::to_array<UnlawfulCase>({
    {"transfer-filed-by-bank", Outcome::kRefused, Code::kA01, transfer_by_bank},
    {"licence-filed-by-enterprise", Outcome::kRefused, Code::kA01, licence_by_enterprise},
    {"pledge-filed-by-another-bank", Outcome::kRefused, Code::kA01, pledge_by_another_bank},
    {"contract-cancelled-by-centre", Outcome::kRefused, Code::kA01, contract_by_centre},
    {"dispute-stated-by-court", Outcome::kRefused, Code::kA01, dispute_by_court},
    {"annuity-stated-by-registry", Outcome::kRefused, Code::kA01, annuity_by_registry},
    {"calendar-moved-by-bank", Outcome::kRefused, Code::kA01, calendar_by_bank},
});

// ---- Malformed ----

ledger::UseReport use_of(City& city, ledger::PatentNumber patent) {
  ledger::UseReport body;
  body.patent = patent;
  body.by = city.id(city.parties.any_owner(city.random));
  body.means = ledger::UseMeans::kSelfUse;
  body.from = city.today();
  return body;
}

// The encoder changes the check character.
Filed wrong_check_character(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  return city.draft(city.office(), use_of(city, city.patents.number(*patent)));
}

// A number with the year 1999, in which no patent of the city was filed.
Filed unknown_patent(City& city) {
  const std::uint64_t serial = 9'000'000 + city.random.below(kPatentsMax);
  const auto number = ledger::PatentNumber::from_key(1999'1'0000000ULL + serial);
  return city.draft(city.office(), use_of(city, *number));
}

Filed unknown_party(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  auto body = use_of(city, city.patents.number(*patent));
  body.by = ledger::PartyId("nobody-" + std::to_string(city.random.below(100'000)));
  return city.draft(city.office(), std::move(body));
}

Filed hold_for_too_long(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  ledger::HoldPlace body;
  body.hold = "H-" + std::to_string(city.next_seq());
  body.patents = city.numbers({*patent});
  body.purpose = ledger::HoldPurpose::kTransfer;
  body.until = city.today().plus_days(60);
  return city.draft(city.office(), std::move(body));
}

Filed risk_not_shared(City& city) {
  const auto patent = plain_patent(city);
  if (!patent) return std::nullopt;
  const std::uint8_t bank = any_bank(city);
  auto body = pledge_of(city, {*patent}, bank, city.today());
  body.risk_shares =
      ledger::RiskShares{ledger::Rate{500'000}, ledger::Rate{400'000}, ledger::Rate{300'000}, {}};
  return city.draft(city.id(city.bank(bank)), std::move(body));
}

Filed unknown_contract(City& city) {
  const std::string contract = city.next_contract();
  return city.draft(city.registry(),
                    ledger::ContractReceipt{contract, {100'000}, yuan(), city.today()});
}

Filed future_event(City& city) {
  const ledger::Seq seq = city.next_seq() + std::uint64_t{1'000'000};
  return city.draft(ledger::PartyId("operator"), ledger::EventRetract{{seq, 0}, "误报"});
}

Filed calendar_goes_back(City& city) {
  return city.draft(city.bureau(), ledger::ClockDay{kOpened.plus_days(-1)});
}

constexpr auto kMalformed = std::to_array<UnlawfulCase>({
    {"wrong-check-character", Outcome::kMalformed, Code::kF02, wrong_check_character},
    {"unknown-patent", Outcome::kMalformed, Code::kF07, unknown_patent},
    {"unknown-party", Outcome::kMalformed, Code::kF06, unknown_party},
    {"hold-for-too-long", Outcome::kMalformed, Code::kF03, hold_for_too_long},
    {"risk-not-shared", Outcome::kMalformed, Code::kF04, risk_not_shared},
    {"unknown-contract", Outcome::kMalformed, Code::kF01, unknown_contract},
    {"event-to-come", Outcome::kMalformed, Code::kF01, future_event},
    {"calendar-goes-back", Outcome::kMalformed, Code::kF03, calendar_goes_back},
});

}  // namespace

std::span<const UnlawfulCase> not_authorised() { return kNotAuthorised; }
std::span<const UnlawfulCase> malformed() { return kMalformed; }

}  // namespace connectors::generator
