// Open-licence statements and acceptances that are refused (law.md §5).

#include <array>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/unlawful/unlawful.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Code;
using ledger::Outcome;
using Accept = ledger::OpenLicenceAccept;
using Body = ledger::OpenLicenceDeclare;
using Filed = std::optional<ledger::Submission>;
using Alter = void (*)(City& city, CityPatent patent, Body& body);

bool needs_no_report(const PatentLife& life) { return life.type == 1 || life.has_report; }

Filed declared(City& city, std::optional<CityPatent> patent, Alter alter) {
  if (!patent || !needs_no_report(city.patents.at(*patent))) return std::nullopt;
  Body body = declaration_of(city, *patent, city.today());
  if (alter != nullptr) alter(city, *patent, body);
  const ledger::PartyId centre = city.centre();
  return city.draft(centre, std::move(body));
}

Filed of_application(City& city) {
  const auto patent = unencumbered_application(city);
  if (!patent || city.patents.at(*patent).type != 1) return std::nullopt;
  return declared(city, patent, nullptr);
}

Filed by_stranger(City& city) {
  return declared(city, plain_patent(city), [](City& of, CityPatent patent, Body& body) {
    body.patentees = {of.id(any_stranger(of, of.patents.at(patent)))};
  });
}

Filed without_fee(City& city) {
  return declared(city, plain_patent(city), [](City& /*of*/, CityPatent /*patent*/, Body& body) {
    body.fee.amount.reset();
    body.fee.royalty.reset();
  });
}

Filed without_report(City& city) {
  const auto patent = plain_patent(city);
  if (!patent || needs_no_report(city.patents.at(*patent))) return std::nullopt;
  const ledger::PartyId centre = city.centre();
  return city.draft(centre, declaration_of(city, *patent, city.today()));
}

Filed under_exclusive(City& city) {
  const std::int16_t soon = packed(city.today().plus_days(5));
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.exclusive_until > soon && !life.is_pledged && life.open_until == 0;
  });
  return declared(city, patent, nullptr);
}

Filed while_suspended(City& city) {
  return declared(city, unencumbered_suspended(city, ledger::SuspensionKind::kOwnershipDispute),
                  nullptr);
}

Filed in_grace(City& city) { return declared(city, unencumbered_missed(city), nullptr); }

Filed of_pledged(City& city) {
  const std::int16_t today = packed(city.today());
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.is_pledged && life.exclusive_until < today && life.open_until < today;
  });
  return declared(city, patent, nullptr);
}

Filed beyond_the_right(City& city) {
  return declared(city, plain_patent(city), [](City& of, CityPatent patent, Body& body) {
    body.until = of.patents.last_day(patent).plus_years(3);
  });
}

Filed above_guidance(City& city) {
  return declared(city, plain_patent(city), [](City& of, CityPatent /*patent*/, Body& body) {
    body.fee = {};
    body.fee.form = ledger::FeeForm::kLumpSum;
    body.fee.amount = ledger::Amount{2'000'000'000 + of.random.between(1, 900) * 10'000};
    body.fee.currency = yuan();
  });
}

Filed of_ended(City& city) { return declared(city, unencumbered_ended(city), nullptr); }

Filed declared_twice(City& city) {
  const std::int16_t today = packed(city.today());
  const auto patent = patent_that(city, [&](CityPatent, const PatentLife& life) {
    return life.open_until >= today && !life.is_pledged && life.exclusive_until < today;
  });
  return declared(city, patent, nullptr);
}

Accept acceptance(City& city, CityPatent patent, ledger::Amount amount) {
  const ledger::Date day = city.today();
  Accept body;
  body.patent = city.patents.number(patent);
  body.licensee = city.id(any_stranger(city, city.patents.at(patent)));
  body.notice = day;
  body.paid = {day, amount, yuan()};
  body.from = day;
  body.until = day.plus_years(1).plus_days(-1);
  return body;
}

Filed accepted_without_statement(City& city) {
  const auto patent =
      patent_that(city, [](CityPatent, const PatentLife& life) { return life.open_until == 0; });
  if (!patent) return std::nullopt;
  const ledger::PartyId centre = city.centre();
  return city.draft(centre, acceptance(city, *patent, {5'000'000}));
}

std::optional<CityStatement> fixed_statement(City& city) {
  if (city.statements.is_empty()) return std::nullopt;
  const CityStatement& record = city.statements.at(city.statements.any(city.random));
  const ledger::Date day = city.today();
  const bool is_open = record.is_announced && record.announced <= day && record.until > day;
  if (!is_open || !record.fee.amount || !is_free(city, record.patent, day)) return std::nullopt;
  return record;
}

Filed paid_otherwise(City& city) {
  const auto statement = fixed_statement(city);
  if (!statement) return std::nullopt;
  const ledger::PartyId centre = city.centre();
  const ledger::Amount paid{statement->fee.amount->fen - 10'000};
  return city.draft(centre, acceptance(city, statement->patent, paid));
}

Filed without_notice(City& city) {
  const auto statement = fixed_statement(city);
  if (!statement) return std::nullopt;
  Accept body = acceptance(city, statement->patent, *statement->fee.amount);
  body.notice.reset();
  const ledger::PartyId centre = city.centre();
  return city.draft(centre, std::move(body));
}

constexpr auto kCases = std::to_array<UnlawfulCase>({
    {"open-statement-of-application", Outcome::kRefused, Code::kO01, of_application},
    {"open-statement-by-stranger", Outcome::kRefused, Code::kO02, by_stranger},
    {"open-statement-without-fee", Outcome::kRefused, Code::kO03, without_fee},
    {"open-statement-without-report", Outcome::kRefused, Code::kO05, without_report},
    {"open-statement-under-exclusive", Outcome::kRefused, Code::kO06, under_exclusive},
    {"open-statement-in-dispute", Outcome::kRefused, Code::kO07, while_suspended},
    {"open-statement-in-annuity-grace", Outcome::kRefused, Code::kO08, in_grace},
    {"open-statement-of-pledged", Outcome::kRefused, Code::kO09, of_pledged},
    {"open-statement-beyond-the-right", Outcome::kRefused, Code::kO10, beyond_the_right},
    {"open-statement-above-guidance", Outcome::kRefused, Code::kO11, above_guidance},
    {"open-statement-of-ended", Outcome::kRefused, Code::kO12, of_ended},
    {"open-statement-twice", Outcome::kRefused, Code::kO13, declared_twice},
    {"accepted-without-statement", Outcome::kRefused, Code::kO20, accepted_without_statement},
    {"accepted-and-paid-otherwise", Outcome::kRefused, Code::kO21, paid_otherwise},
    {"accepted-without-notice", Outcome::kRefused, Code::kO22, without_notice},
});

}  // namespace

std::span<const UnlawfulCase> unlawful_open_licences() { return kCases; }

}  // namespace connectors::generator
