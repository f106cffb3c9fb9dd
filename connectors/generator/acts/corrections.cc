// Corrections and retractions of recorded events, and submissions sent again.

#include <algorithm>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/city/picks.h"
#include "ledger/codec/json/text_writer.h"

namespace connectors::generator {
namespace {

using ledger::Amount;
using ledger::Date;
using ledger::codec::JsonWriter;

void correct(City& city, const ledger::PartyId& source, std::uint32_t seq, std::string set) {
  const bool is_operator = city.random.chance(250);
  city.record(is_operator ? ledger::PartyId("operator") : source,
              ledger::EventCorrect{{seq, 0}, std::move(set), "录入错误"});
}

void retract(City& city, const ledger::PartyId& source, std::uint32_t seq) {
  city.record(source, ledger::EventRetract{{seq, 0}, "重复报送"});
}

// The fields to set, as a JSON object with one member.
template <typename Write>
std::string set_of(std::string_view name, const Write& write) {
  JsonWriter json;
  json.open('{');
  json.name(name);
  write(json);
  json.close('}');
  return std::move(json).finish();
}

std::string day_set(std::string_view name, Date day) {
  return set_of(name, [&](JsonWriter& json) { json.text(day.text()); });
}

std::string claim_set(const ledger::Claim& claim) {
  return set_of("claim", [&](JsonWriter& json) {
    const auto kinds = enum_names(claim.kind);
    json.open('{');
    json.member("kind", kinds.at(static_cast<std::size_t>(claim.kind)));
    json.member("amount", claim.amount.text());
    json.member("currency", "CNY");
    json.member("from", claim.from.text());
    json.member("until", claim.until.text());
    if (claim.maximum) json.member("maximum", claim.maximum->text());
    json.close('}');
  });
}

std::string fee_set(Amount total) {
  return set_of("fee", [&](JsonWriter& json) {
    json.open('{');
    json.member("form", "lump-sum");
    json.member("total", total.text());
    json.member("technology", total.text());
    json.member("currency", "CNY");
    json.close('}');
  });
}

void move_figure(City& city, Measure measure, Date from, Date to, std::int64_t figure) {
  city.expected.add_figure(measure, from, city.today(), -figure);
  city.expected.add_figure(measure, to, city.today(), figure);
}

// An earlier day of registration, by up to 45 days, that is lawful and within the years of the
// stream.
Date corrected_day(City& city, Date day, Date earliest) {
  const Date earlier = day.plus_days(-city.random.between(5, 45));
  return std::max({earlier, earliest, *Date::of(2022, 1, 1)});
}

}  // namespace

bool correct_contract(City& city) {
  if (city.contracts.is_empty()) return false;
  CityContract& record = city.contracts.at(city.contracts.any(city.random));
  if (record.is_touched || record.fee.form != ledger::FeeForm::kLumpSum || record.total == 0) {
    return false;
  }
  const Amount total = any_price(city.random);
  correct(city, city.registry(), record.seq, fee_set(total));
  restate_contract(city, record, total, total);
  return true;
}

bool correct_transfer(City& city) {
  if (city.transfers.is_empty()) return false;
  CityTransfer& record = city.transfers.at(city.transfers.any(city.random));
  if (record.is_corrected) return false;
  const Date day = corrected_day(city, record.registered, record.earliest);
  if (day >= record.registered) return false;
  correct(city, record.source, record.seq, day_set("registered", day));
  move_figure(city, Measure::kTransfers, record.registered, day, 1);
  move_figure(city, Measure::kPatentsTransferred, record.registered, day, 1);
  record.registered = day;
  record.is_corrected = true;
  return true;
}

bool correct_licence(City& city) {
  if (city.licences.is_empty()) return false;
  CityLicence& record = city.licences.at(city.licences.any(city.random));
  if (record.is_corrected) return false;
  if (free_since(city, record.patents) > record.recorded) return false;  // It may be in the way.
  const Date day = corrected_day(city, record.recorded, record.earliest);
  if (day >= record.recorded) return false;
  correct(city, record.source, record.seq, day_set("recorded", day));
  const auto patents = static_cast<std::int64_t>(record.patents.size());
  move_figure(city, Measure::kLicences, record.recorded, day, 1);
  move_figure(city, Measure::kPatentsLicensed, record.recorded, day, patents);
  record.recorded = day;
  record.is_corrected = true;
  return true;
}

bool correct_pledge(City& city) {
  if (city.pledges.is_empty()) return false;
  CityPledge& record = city.pledges.at(city.pledges.any(city.random));
  if (record.is_corrected) return false;
  const Amount before = record.claim.amount;
  record.claim.amount = any_claim(city.random);
  if (record.claim.maximum) record.claim.maximum = record.claim.amount;
  record.is_corrected = true;
  // Filed by the operator: the pledge may be the office's or the bank's.
  correct(city, ledger::PartyId("operator"), record.seq, claim_set(record.claim));
  city.expected.add_figure(Measure::kPledgeAmount, record.registered, city.today(),
                           record.claim.amount.fen - before.fen);
  return true;
}

bool retract_contract(City& city) {
  if (city.contracts.is_empty()) return false;
  const std::size_t index = city.contracts.any(city.random);
  if (city.contracts.at(index).is_touched) return false;
  const CityContract record = city.contracts.take(index);
  retract(city, city.registry(), record.seq);
  count_contract(city, record, -1);
  return true;
}

// Only the newest event of a patent is retracted; the patent returns to the old owner.
bool retract_transfer(City& city) {
  if (city.transfers.is_empty()) return false;
  const CityTransfer record = city.transfers.take(city.transfers.any(city.random));
  PatentLife& life = city.patents.at(record.patent);
  if (life.last_seq != record.seq || life.is_reserved || record.is_corrected) return false;
  const std::uint32_t seq = city.next_seq();
  retract(city, record.source, record.seq);
  city.expected.add_figure(Measure::kTransfers, record.registered, city.today(), -1);
  city.expected.add_figure(Measure::kPatentsTransferred, record.registered, city.today(), -1);
  city.touch({record.patent}, record.registered, seq);
  life.owner = record.from;
  return true;
}

bool resend(City& city) {
  if (city.recent.empty()) return false;
  const auto index = city.random.below(static_cast<std::uint32_t>(city.recent.size()));
  city.resend("sent-again", ledger::Outcome::kDuplicate, city.recent[index]);
  return true;
}

// The same id with another moment of filing: a conflict.
bool resend_changed(City& city) {
  constexpr std::int64_t kMinuteMs = 60'000;
  if (city.recent.empty()) return false;
  const auto index = city.random.below(static_cast<std::uint32_t>(city.recent.size()));
  ledger::Submission other = city.recent[index];
  other.at.ms += kMinuteMs;
  city.resend("same-id-other-content", ledger::Outcome::kConflict, std::move(other));
  return true;
}

}  // namespace connectors::generator
