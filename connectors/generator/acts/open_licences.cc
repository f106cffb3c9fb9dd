// Open licences (law.md §5): declaration, announcement, acceptance, withdrawal.

#include <algorithm>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/city/picks.h"

namespace connectors::generator {
namespace {

using ledger::Amount;
using ledger::Date;
using ledger::Fee;

// Within the guidance of the office (law.md §5): an amount for each licensee and year, or a royalty
// of at most 20 % of net sales.
Fee any_announced_fee(Random& random) {
  Fee fee;
  if (random.chance(150)) {
    fee.form = ledger::FeeForm::kRoyalty;
    fee.royalty = ledger::Royalty{
        {std::int64_t{10'000} * random.between(1, 20)}, ledger::RoyaltyBase::kNetSales, "year"};
    return fee;
  }
  fee.form = ledger::FeeForm::kLumpSum;
  fee.amount = Amount{random.long_tail(500'000, 500, 6) / 100'000 * 100'000};
  fee.currency = yuan();
  if (random.chance(700)) fee.per = "licensee-year";
  return fee;
}

// The amount due for that many years.
Amount amount_due(const Fee& fee, int years, Random& random) {
  if (!fee.amount) return {std::int64_t{1'000'000} * random.between(1, 50)};
  return {fee.amount->fen * (fee.per.empty() ? 1 : years)};
}

void announce(City& city, CityStatement& record, Date day) {
  record.is_announced = true;
  record.announced = day;
  PatentLife& life = city.patents.at(record.patent);
  life.open_until = packed(record.until);
  life.is_reserved = false;
  city.expected.add_figure(Measure::kOpenLicences, day, city.today(), 1);
}

// Draws a statement that is announced, in force and ends in more than 60 days. Removes the drawn
// one from the pool if it is announced and ends earlier.
std::optional<std::size_t> any_open_statement(City& city, Date day) {
  if (city.statements.is_empty()) return std::nullopt;
  const std::size_t index = city.statements.any(city.random);
  const CityStatement& record = city.statements.at(index);
  if (record.until <= day.plus_days(60) || city.patents.at(record.patent).is_ended) {
    if (record.is_announced) city.statements.take(index);
    return std::nullopt;
  }
  const bool is_open = record.is_announced && record.announced < day;
  const bool is_free_now = is_free(city, record.patent, day);
  return is_open && is_free_now ? std::optional(index) : std::nullopt;
}

}  // namespace

ledger::OpenLicenceDeclare declaration_of(City& city, CityPatent patent, Date day) {
  ledger::OpenLicenceDeclare body;
  body.patent = city.patents.number(patent);
  body.patentees = city.owners_of(patent);
  body.fee = any_announced_fee(city.random);
  body.declared = day;
  const Date wanted = day.plus_months(city.random.between(18, 72));
  body.until = std::min(wanted, city.patents.last_day(patent));
  return body;
}

bool declare_open(City& city) {
  const Date day = city.today();
  if (city.statements.is_full()) return false;
  const auto fits = [day](CityPatent, const PatentLife& life) {
    const bool is_barred =
        life.is_pledged || life.exclusive_until >= packed(day) || life.open_until >= packed(day);
    return !is_barred && (life.type == 1 || life.has_report);
  };
  const auto patent = pick_one(city, day, fits);
  if (!patent) return false;
  ledger::OpenLicenceDeclare body = declaration_of(city, *patent, day);
  CityStatement record{*patent, false, {}, body.until, body.fee};
  const bool is_announced = city.random.chance(300);
  if (is_announced) body.announced = day;
  const CityParty owner = city.patents.at(*patent).owner;
  const bool is_own = city.parties.is_institution(owner) && city.random.chance(400);
  const ledger::PartyId source = is_announced ? city.office()
                                 : is_own     ? city.id(owner)
                                              : city.centre();
  add_consents(city, ledger::ConsentKind::kPatentee, source, body.patentees, body.consents);
  const std::uint32_t seq = city.record(source, std::move(body));
  city.touch({*patent}, day, seq);
  city.patents.at(*patent).is_reserved = true;  // Until it is announced.
  if (is_announced) announce(city, record, day);
  city.statements.add(std::move(record), city.random);
  return true;
}

bool announce_open(City& city) {
  if (city.statements.is_empty()) return false;
  CityStatement& record = city.statements.at(city.statements.any(city.random));
  const Date day = city.today();
  if (record.is_announced || unpacked(city.patents.at(record.patent).last) > day) return false;
  const std::uint32_t seq = city.record(
      city.office(), ledger::OpenLicenceAnnounce{city.patents.number(record.patent), day});
  announce(city, record, day);
  city.touch({record.patent}, day, seq);
  return true;
}

bool accept_open(City& city) {
  const Date day = city.today();
  const auto found = any_open_statement(city, day);
  if (!found) return false;
  const CityStatement& record = city.statements.at(*found);
  const PatentLife& life = city.patents.at(record.patent);
  const CityParty licensee = city.parties.any_buyer(city.random);
  if (life.is_of(licensee)) return false;
  const int years = city.random.between(1, 3);
  ledger::OpenLicenceAccept body;
  body.patent = city.patents.number(record.patent);
  body.licensee = city.id(licensee);
  body.notice = day;
  body.paid = {day, amount_due(record.fee, years, city.random), yuan()};
  body.from = day;
  body.until = day.plus_years(years).plus_days(-1);
  if (city.random.chance(700)) {
    body.licence = city.next_number('X', 12);
    body.recorded = day;
    city.expected.add_figure(Measure::kLicences, day, day, 1);
    city.expected.add_figure(Measure::kPatentsLicensed, day, day, 1);
  }
  const Date until = body.until;
  const std::uint32_t seq = city.record(city.centre(), std::move(body));
  city.touch({record.patent}, day, seq);
  PatentLife& licensed = city.patents.at(record.patent);
  licensed.licensed_until = std::max(licensed.licensed_until, packed(until));
  return true;
}

bool withdraw_open(City& city) {
  const Date day = city.today();
  const auto found = any_open_statement(city, day);
  if (!found) return false;
  const CityStatement record = city.statements.take(*found);
  const std::uint32_t seq =
      city.record(city.office(), ledger::OpenLicenceWithdraw{city.patents.number(record.patent),
                                                             city.owners_of(record.patent),
                                                             day.plus_days(-3),
                                                             day,
                                                             {}});
  city.touch({record.patent}, day, seq);
  city.patents.at(record.patent).open_until = packed(day.plus_days(-1));
  return true;
}

}  // namespace connectors::generator
