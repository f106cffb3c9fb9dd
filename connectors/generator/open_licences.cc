// Open licences (law.md §5): declared, announced, accepted, withdrawn.

#include <algorithm>

#include "connectors/generator/acts.h"
#include "connectors/generator/money.h"
#include "connectors/generator/picks.h"

namespace connectors::generator {
namespace {

using ledger::Amount;
using ledger::Date;
using ledger::Fee;

// Within the guidance of the office (law.md §5): a standard for each licensee and year, or a
// royalty of at most 20 % of net sales.
Fee any_standard(Random& random) {
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

// What the announced standard asks for that many years.
Amount asked_for(const Fee& fee, int years, Random& random) {
  if (!fee.amount) return {std::int64_t{1'000'000} * random.between(1, 50)};
  return {fee.amount->fen * (fee.per.empty() ? 1 : years)};
}

void announce(City& city, StatementRecord& record, Date day) {
  record.is_announced = true;
  record.announced = day;
  PatentLife& life = city.patents.at(record.patent);
  life.open_until = packed(record.until);
  life.is_reserved = false;
  city.account.count(Measure::kOpenLicences, day, city.today(), 1);
}

// One that is announced and in force with time to go; one that has none is let go of.
std::optional<std::size_t> standing(City& city, Date day) {
  if (city.statements.is_empty()) return std::nullopt;
  const std::size_t index = city.statements.any(city.random);
  const StatementRecord& record = city.statements.at(index);
  if (record.until <= day.plus_days(60) || city.patents.at(record.patent).is_ended) {
    if (record.is_announced) city.statements.take(index);
    return std::nullopt;
  }
  const bool stands = record.is_announced && record.announced < day;
  const bool is_free_now = is_free(city, record.patent, day);
  return stands && is_free_now ? std::optional(index) : std::nullopt;
}

}  // namespace

ledger::OpenLicenceDeclare declaration_of(City& city, PatentIndex patent, Date day) {
  ledger::OpenLicenceDeclare body;
  body.patent = city.patents.number(patent);
  body.patentees = city.owners_of(patent);
  body.fee = any_standard(city.random);
  body.declared = day;
  const Date wanted = day.plus_months(city.random.between(18, 72));
  body.until = std::min(wanted, city.patents.last_day(patent));
  return body;
}

bool declare_open(City& city) {
  const Date day = city.today();
  if (city.statements.is_full()) return false;
  const auto fits = [day](PatentIndex, const PatentLife& life) {
    const bool is_barred =
        life.is_pledged || life.exclusive_until >= packed(day) || life.open_until >= packed(day);
    return !is_barred && (life.type == 1 || life.has_report);
  };
  const auto patent = pick_one(city, day, fits);
  if (!patent) return false;
  ledger::OpenLicenceDeclare body = declaration_of(city, *patent, day);
  StatementRecord record{*patent, false, {}, body.until, body.fee};
  const bool is_announced = city.random.chance(300);
  if (is_announced) body.announced = day;
  const Person owner = city.patents.at(*patent).owner;
  const bool is_own = city.people.is_institution(owner) && city.random.chance(400);
  const ledger::PartyId source = is_announced ? city.office()
                                 : is_own     ? city.id(owner)
                                              : city.centre();
  const std::uint32_t seq = city.record(source, std::move(body));
  city.touch({*patent}, day, seq);
  city.patents.at(*patent).is_reserved = true;  // Until it is announced.
  if (is_announced) announce(city, record, day);
  city.statements.add(std::move(record), city.random);
  return true;
}

bool announce_open(City& city) {
  if (city.statements.is_empty()) return false;
  StatementRecord& record = city.statements.at(city.statements.any(city.random));
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
  const auto found = standing(city, day);
  if (!found) return false;
  const StatementRecord& record = city.statements.at(*found);
  const PatentLife& life = city.patents.at(record.patent);
  const Person licensee = city.people.any_buyer(city.random);
  if (life.is_of(licensee)) return false;
  const int years = city.random.between(1, 3);
  ledger::OpenLicenceAccept body;
  body.patent = city.patents.number(record.patent);
  body.licensee = city.id(licensee);
  body.notice = day;
  body.paid = {day, asked_for(record.fee, years, city.random), yuan()};
  body.from = day;
  body.until = day.plus_years(years).plus_days(-1);
  if (city.random.chance(700)) {
    body.licence = city.next_number('X', 12);
    body.recorded = day;
    city.account.count(Measure::kLicences, day, day, 1);
    city.account.count(Measure::kPatentsLicensed, day, day, 1);
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
  const auto found = standing(city, day);
  if (!found) return false;
  const StatementRecord record = city.statements.take(*found);
  const std::uint32_t seq =
      city.record(city.centre(), ledger::OpenLicenceWithdraw{city.patents.number(record.patent),
                                                             city.owners_of(record.patent),
                                                             day.plus_days(-3), day});
  city.touch({record.patent}, day, seq);
  city.patents.at(record.patent).open_until = packed(day.plus_days(-1));
  return true;
}

}  // namespace connectors::generator
