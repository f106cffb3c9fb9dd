// Licence contracts and their recordation (law.md §3).

#include <algorithm>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/city/picks.h"
#include "connectors/generator/city/shares.h"

namespace connectors::generator {
namespace {

using ledger::Date;
using ledger::LicenceKind;
using Body = ledger::LicenceRecord;

bool is_exclusive(LicenceKind kind) {
  return kind == LicenceKind::kExclusive || kind == LicenceKind::kSole;
}

// Whether a licence of that kind may begin on `day`: the matrix of law.md §3.4, conservative, as
// territories and fields of use are not compared.
bool admits(const PatentLife& life, LicenceKind kind, Date day) {
  const std::int16_t from = packed(day);
  if (life.exclusive_until >= from) return false;
  return !is_exclusive(kind) || (life.licensed_until < from && life.open_until < from);
}

ledger::Territory any_territory(City& city) {
  constexpr std::array<std::uint16_t, 3> kWeights{800, 120, 80};
  switch (city.random.pick(kWeights)) {
    case 0:
      return ledger::Territory::china();
    case 1:
      return *ledger::Territory::parse({"CN-12"});
    default:
      return *ledger::Territory::parse({"CN-11", "CN-12", "CN-13"});
  }
}

void add_term(City& city, const std::vector<CityPatent>& patents, LicenceKind kind, Date until) {
  for (const CityPatent index : patents) {
    PatentLife& life = city.patents.at(index);
    life.licensed_until = std::max(life.licensed_until, packed(until));
    if (is_exclusive(kind)) life.exclusive_until = std::max(life.exclusive_until, packed(until));
  }
}

void count(City& city, std::size_t patents, Date day, int sign) {
  const auto number = static_cast<std::int64_t>(patents);
  city.expected.add_figure(Measure::kLicences, day, city.today(), sign);
  city.expected.add_figure(Measure::kPatentsLicensed, day, city.today(), sign * number);
}

void submit(City& city, const std::vector<CityPatent>& patents, CityParty licensee,
            const ledger::PartyId& source, Body body) {
  add_consents(city, ledger::ConsentKind::kLicensor, source, body.licensors, body.consents);
  const Date earliest = std::max(*body.signed_on, free_since(city, patents));
  const std::uint32_t seq = city.record(source, body);
  count(city, patents.size(), body.recorded, 1);
  city.touch(patents, body.recorded, seq);
  add_term(city, patents, body.kind, *body.until);
  city.licences.add({body.licence, seq, patents, licensee, body.kind, source, *body.territory,
                     ledger::Term{*body.from, *body.until}, body.recorded, earliest},
                    city.random);
}

bool all_admit(const City& city, const std::vector<CityPatent>& patents, LicenceKind kind,
               Date day) {
  return std::ranges::all_of(
      patents, [&](CityPatent index) { return admits(city.patents.at(index), kind, day); });
}

// Draws a licence; empty if it ends within 30 days or was recorded on `day`.
std::optional<std::size_t> any_running_licence(City& city, Date day) {
  if (city.licences.is_empty()) return std::nullopt;
  const std::size_t index = city.licences.any(city.random);
  const CityLicence& record = city.licences.at(index);
  const bool runs = record.term.until > day.plus_days(30) && record.recorded < day;
  return runs ? std::optional(index) : std::nullopt;
}

// A centre cancels what it recorded.
bool is_centre(const City& city, const ledger::PartyId& source) {
  const CityParty first = city.parties.first(PartyGroup::kCentre);
  for (CityParty i = 0; i < city.parties.count(PartyGroup::kCentre); ++i) {
    if (city.id(first + i) == source) return true;
  }
  return false;
}

}  // namespace

Body licence_of(City& city, const std::vector<CityPatent>& patents, LicenceKind kind, Date day) {
  const PatentLife& life = city.patents.at(patents.front());
  Body body;
  body.licence = city.next_number('X', 12);
  body.patents = city.numbers(patents);
  body.licensors = city.owners_of(patents.front());
  // A single co-owner may grant an ordinary licence (PL 14).
  if (kind == LicenceKind::kOrdinary && city.random.chance(300)) body.licensors.resize(1);
  CityParty licensee = city.parties.any_buyer(city.random);
  while (licensee == life.owner || licensee == life.co_owner) {
    licensee = city.parties.any_buyer(city.random);
  }
  body.licensees = {city.id(licensee)};
  body.kind = kind;
  body.territory = any_territory(city);
  if (city.random.chance(80)) body.fields_of_use = {"工业"};
  body.from = day;
  const Date wanted = day.plus_months(city.random.between(6, 96)).plus_days(-1);
  body.until = std::min(wanted, last_day_of_all(city, patents));
  body.signed_on = day.plus_days(-city.random.between(3, 60));
  body.recorded = day;
  body.consents = pledgee_consents(city, patents);
  return body;
}

bool license(City& city) {
  const auto day = city.day_of_fact({});
  if (!day) return false;
  const LicenceKind kind = kLicenceKinds.at(city.random.pick(kLicenceKindWeights));
  const auto fits = [&](CityPatent, const PatentLife& life) { return admits(life, kind, *day); };
  const auto patents = pick_some(city, *day, fits);
  if (patents.empty()) return false;
  Body body = licence_of(city, patents, kind, *day);
  const ledger::FeeForm form = kLicenceFees.at(city.random.pick(kLicenceFeeWeights));
  if (city.random.chance(850)) body.fee = any_fee(form, city.random);
  submit(city, patents, kNoParty, city.filer(city.patents.at(patents.front()).owner), body);
  return true;
}

void record_licence(City& city, const CityDeal& deal, Date day) {
  const LicenceKind wanted = kLicenceKinds.at(city.random.pick(kLicenceKindWeights));
  const bool fits = all_admit(city, deal.patents, wanted, day);
  const bool is_barred = !all_admit(city, deal.patents, LicenceKind::kOrdinary, day);
  Body body = licence_of(city, deal.patents, fits ? wanted : LicenceKind::kOrdinary, day);
  if (is_barred) {  // Begins after the end of the exclusive licence.
    for (const CityPatent index : deal.patents) {
      const Date after = unpacked(city.patents.at(index).exclusive_until).plus_days(1);
      body.from = std::max(*body.from, after);
    }
    body.until = body.from->plus_days(180);
    if (*body.until > last_day_of_all(city, deal.patents)) return;
  }
  body.licensees = {city.id(deal.buyer)};
  body.fields_of_use.clear();
  body.contract = deal.contract;
  body.fee = deal.fee;
  body.signed_on = deal.signed_on;
  submit(city, deal.patents, deal.buyer, city.filer(city.patents.at(deal.patents.front()).owner),
         body);
}

bool sublicense(City& city) {
  const auto found = any_running_licence(city, city.today());
  if (!found) return false;
  const CityLicence parent = city.licences.at(*found);
  const Date day = city.today();
  const bool is_possible = parent.licensee != kNoParty && parent.term.contains(day);
  const bool fits = std::ranges::all_of(
      parent.patents, [&](CityPatent index) { return is_free(city, index, day); });
  if (!is_possible || !fits || parent.kind == LicenceKind::kSub) return false;
  Body body = licence_of(city, parent.patents, LicenceKind::kSub, day);
  body.parent = parent.licence;
  body.licensors = {city.id(parent.licensee)};
  if (body.licensees == body.licensors) return false;  // Drawn at random.
  body.territory = parent.territory;
  body.until = std::min(*body.until, parent.term.until);
  body.fields_of_use = {"医药"};
  submit(city, parent.patents, kNoParty, city.centre(), body);
  return true;
}

bool change_licence(City& city) {
  const Date day = city.today();
  const auto found = any_running_licence(city, day);
  if (!found) return false;
  CityLicence& record = city.licences.at(*found);
  const Date until = record.term.until.plus_days(-city.random.between(1, 20));
  ledger::LicenceChange body;
  body.licence = record.licence;
  body.on = day;
  body.set.values.until = until;
  body.set.mark(&ledger::LicenceRecord::until);
  const std::uint32_t seq = city.record(city.office(), std::move(body));
  city.touch(record.patents, day, seq);
  record.term.until = until;
  if (!is_exclusive(record.kind)) return true;
  for (const CityPatent index : record.patents) {
    city.patents.at(index).exclusive_until = packed(until);
  }
  return true;
}

bool cancel_licence(City& city) {
  const Date day = city.today();
  const auto found = any_running_licence(city, day);
  if (!found) return false;
  const CityLicence record = city.licences.take(*found);
  const std::uint32_t seq = city.record(
      city.random.chance(500) || !is_centre(city, record.source) ? city.office() : record.source,
      ledger::LicenceCancel{record.licence, day, ledger::LicenceEnd::kTerminated, {}});
  city.touch(record.patents, day, seq);
  if (!is_exclusive(record.kind)) return true;
  for (const CityPatent index : record.patents) {
    city.patents.at(index).exclusive_until = packed(day.plus_days(-1));
  }
  return true;
}

// A revoked recordation is void from the beginning, so the licence is not counted.
bool revoke_licence(City& city) {
  const Date day = city.today();
  const auto found = any_running_licence(city, day);
  if (!found || city.licences.at(*found).is_corrected) return false;
  const CityLicence record = city.licences.take(*found);
  const std::uint32_t seq =
      city.record(city.office(), ledger::LicenceRevoke{record.licence, day, "备案不当"});
  city.touch(record.patents, day, seq);
  count(city, record.patents.size(), record.recorded, -1);
  for (const CityPatent index : record.patents) {
    PatentLife& life = city.patents.at(index);
    if (is_exclusive(record.kind))
      life.exclusive_until = std::min(life.exclusive_until, packed(day));
  }
  return true;
}

}  // namespace connectors::generator
