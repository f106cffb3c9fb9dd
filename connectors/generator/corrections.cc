// Corrections and retractions of what was recorded, and submissions that are sent again.

#include <algorithm>

#include "connectors/generator/acts.h"
#include "connectors/generator/money.h"

namespace connectors::generator {
namespace {

using ledger::Amount;
using ledger::Date;

void correct(City& city, const ledger::PartyId& source, std::uint32_t seq, std::string set) {
  const bool is_operator = city.random.chance(250);
  city.record(is_operator ? ledger::PartyId("operator") : source,
              ledger::EventCorrect{{seq, 0}, std::move(set), "录入错误"});
}

void retract(City& city, const ledger::PartyId& source, std::uint32_t seq) {
  city.record(source, ledger::EventRetract{{seq, 0}, "重复报送"});
}

std::string member(std::string_view name, const std::string& value) {
  return "{\"" + std::string(name) + "\":" + value + "}";
}

std::string quoted(const std::string& text) { return '"' + text + '"'; }

std::string claim_json(const ledger::Claim& claim) {
  const auto kinds = enum_names(claim.kind);
  std::string json =
      "{\"kind\":" + quoted(std::string(kinds.at(static_cast<std::size_t>(claim.kind)))) +
      ",\"amount\":" + quoted(claim.amount.text()) +
      ",\"currency\":\"CNY\",\"from\":" + quoted(claim.from.text()) +
      ",\"until\":" + quoted(claim.until.text());
  if (claim.maximum) json += ",\"maximum\":" + quoted(claim.maximum->text());
  return json + "}";
}

std::string fee_json(Amount total) {
  return "{\"form\":\"lump-sum\",\"total\":" + quoted(total.text()) +
         ",\"technology\":" + quoted(total.text()) + ",\"currency\":\"CNY\"}";
}

// A registration day that was mistaken: a month or so earlier, as far as that would have been
// lawful and is within the ledger's years.
Date corrected_day(City& city, Date day, Date earliest) {
  const Date earlier = day.plus_days(-city.random.between(5, 45));
  return std::max({earlier, earliest, *Date::of(2022, 1, 1)});
}

}  // namespace

bool correct_contract(City& city) {
  if (city.contracts.is_empty()) return false;
  ContractRecord& record = city.contracts.at(city.contracts.any(city.random));
  if (record.is_touched || record.fee.form != ledger::FeeForm::kLumpSum || record.total == 0) {
    return false;
  }
  const Amount total = any_price(city.random);
  correct(city, city.registry(), record.seq, member("fee", fee_json(total)));
  const Date day = record.registered;
  city.account.count(Measure::kContractValue, day, city.today(), total.fen - record.total);
  city.account.count(Measure::kTechnologyValue, day, city.today(), total.fen - record.technology);
  record.total = total.fen;
  record.technology = total.fen;
  record.is_touched = true;
  return true;
}

bool correct_transfer(City& city) {
  if (city.transfers.is_empty()) return false;
  TransferRecord& record = city.transfers.at(city.transfers.any(city.random));
  if (record.is_corrected) return false;
  const Date day = corrected_day(city, record.registered, record.earliest);
  if (day >= record.registered) return false;
  correct(city, record.source, record.seq, member("registered", quoted(day.text())));
  for (const auto& [on, sign] : {std::pair(record.registered, -1), std::pair(day, 1)}) {
    city.account.count(Measure::kTransfers, on, city.today(), sign);
    city.account.count(Measure::kPatentsTransferred, on, city.today(), sign);
  }
  record.registered = day;
  record.is_corrected = true;
  return true;
}

bool correct_licence(City& city) {
  if (city.licences.is_empty()) return false;
  LicenceRecord& record = city.licences.at(city.licences.any(city.random));
  if (record.is_corrected) return false;
  const Date day = corrected_day(city, record.recorded, record.earliest);
  if (day >= record.recorded) return false;
  correct(city, record.source, record.seq, member("recorded", quoted(day.text())));
  const auto patents = static_cast<std::int64_t>(record.patents.size());
  for (const auto& [on, sign] : {std::pair(record.recorded, -1), std::pair(day, 1)}) {
    city.account.count(Measure::kLicences, on, city.today(), sign);
    city.account.count(Measure::kPatentsLicensed, on, city.today(), sign * patents);
  }
  record.recorded = day;
  record.is_corrected = true;
  return true;
}

bool correct_pledge(City& city) {
  if (city.pledges.is_empty()) return false;
  PledgeRecord& record = city.pledges.at(city.pledges.any(city.random));
  if (record.is_corrected) return false;
  const Amount before = record.claim.amount;
  record.claim.amount = any_claim(city.random);
  if (record.claim.maximum) record.claim.maximum = record.claim.amount;
  record.is_corrected = true;
  // The sender may be the office or the bank: an operator may correct both.
  correct(city, ledger::PartyId("operator"), record.seq, member("claim", claim_json(record.claim)));
  city.account.count(Measure::kPledgeAmount, record.registered, city.today(),
                     record.claim.amount.fen - before.fen);
  return true;
}

bool retract_contract(City& city) {
  if (city.contracts.is_empty()) return false;
  const std::size_t index = city.contracts.any(city.random);
  if (city.contracts.at(index).is_touched) return false;
  const ContractRecord record = city.contracts.take(index);
  retract(city, city.registry(), record.seq);
  count_contract(city, record, -1);
  return true;
}

// A transfer that nothing has followed: the patent is its old owner's again.
bool retract_transfer(City& city) {
  if (city.transfers.is_empty()) return false;
  const TransferRecord record = city.transfers.take(city.transfers.any(city.random));
  PatentLife& life = city.patents.at(record.patent);
  if (life.last_seq != record.seq || life.is_reserved || record.is_corrected) return false;
  const std::uint32_t seq = city.next_seq();
  retract(city, record.source, record.seq);
  city.account.count(Measure::kTransfers, record.registered, city.today(), -1);
  city.account.count(Measure::kPatentsTransferred, record.registered, city.today(), -1);
  city.touch({record.patent}, record.registered, seq);
  life.owner = record.from;
  return true;
}

bool send_again(City& city) {
  if (city.recent.empty()) return false;
  const auto index = city.random.below(static_cast<std::uint32_t>(city.recent.size()));
  city.repeat("sent-again", ledger::Outcome::kDuplicate, city.recent[index]);
  return true;
}

// The same id, filed again a minute later: other content.
bool send_otherwise(City& city) {
  constexpr std::int64_t kMinuteMs = 60'000;
  if (city.recent.empty()) return false;
  const auto index = city.random.below(static_cast<std::uint32_t>(city.recent.size()));
  ledger::Submission other = city.recent[index];
  other.at.ms += kMinuteMs;
  city.repeat("same-id-other-content", ledger::Outcome::kConflict, std::move(other));
  return true;
}

}  // namespace connectors::generator
