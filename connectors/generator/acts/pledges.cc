// Pledges (law.md §4): registration, change, cancellation, revocation, default and realisation.

#include <algorithm>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/city/picks.h"
#include "connectors/generator/city/shares.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Amount;
using ledger::Date;
using Body = ledger::PledgeRegister;

bool can_be_pledged(const PatentLife& life) { return !life.is_pledged; }

ledger::Claim any_claim_of(City& city, const std::vector<CityPatent>& patents, Date day) {
  using ledger::ClaimKind;
  constexpr std::array kKinds{ClaimKind::kLoan, ClaimKind::kCreditLine,
                              ClaimKind::kCounterGuarantee, ClaimKind::kLease, ClaimKind::kBond};
  constexpr std::array<std::uint16_t, 5> kWeights{720, 190, 60, 20, 10};
  ledger::Claim claim;
  claim.kind = kKinds.at(city.random.pick(kWeights));
  claim.amount = any_claim(city.random);
  claim.currency = yuan();
  claim.from = day;
  const Date wanted = day.plus_months(city.random.between(6, 48));
  claim.until = std::min(wanted, last_day_of_all(city, patents));
  if (city.random.chance(150)) claim.maximum = Amount{claim.amount.fen / 10 * 12};
  return claim;
}

void add_trademark(City& city, Body& body) {  // Pledged in the same contract.
  ledger::OtherRight right;
  right.right = ledger::OtherRightKind::kTrademark;
  right.number = std::to_string(city.random.between(10'000'000, 79'999'999));
  right.nice_class = city.random.between(1, 45);
  right.registered = body.registered;
  body.others.push_back(std::move(right));
}

void count(City& city, std::size_t patents, Amount amount, Date day, int sign) {
  const auto number = static_cast<std::int64_t>(patents);
  city.expected.add_figure(Measure::kPledges, day, city.today(), sign);
  city.expected.add_figure(Measure::kPledgeAmount, day, city.today(), sign * amount.fen);
  city.expected.add_figure(Measure::kPledgedPatents, day, city.today(), sign * number);
}

void add_pledge(City& city, const std::vector<CityPatent>& patents, std::uint8_t bank,
                const Body& body, std::uint32_t seq) {
  count(city, patents.size(), body.claim->amount, body.registered, 1);
  city.touch(patents, body.registered, seq);
  for (const CityPatent index : patents) {
    city.patents.at(index).is_pledged = true;
    city.patents.at(index).bank = bank;
  }
  city.pledges.add({body.pledge, seq, patents, bank, *body.claim, body.registered}, city.random);
}

void release_patents(City& city, const CityPledge& record, Date day, std::uint32_t seq) {
  city.touch(record.patents, day, seq);
  for (const CityPatent index : record.patents) city.patents.at(index).is_pledged = false;
}

ledger::PartyId pledgee(const City& city, const CityPledge& record) {
  return city.id(city.bank(record.bank));
}

}  // namespace

std::uint8_t any_bank(City& city) {
  const std::size_t group = city.random.pick(kBankWeights);
  return static_cast<std::uint8_t>(
      city.random.between(kBankBounds.at(group), kBankBounds.at(group + 1) - 1));
}

Body pledge_of(City& city, const std::vector<CityPatent>& patents, std::uint8_t bank, Date day) {
  const ledger::PartyId owner = city.id(city.patents.at(patents.front()).owner);
  Body body;
  body.pledge = city.next_number('Y', 98);
  body.patents = city.numbers(patents);
  body.pledgors = city.owners_of(patents.front());
  body.pledgees = {city.id(city.bank(bank))};
  body.debtor = owner;
  body.claim = any_claim_of(city, patents, day);
  body.signed_on = day.plus_days(-city.random.between(1, 20));
  body.registered = day;
  body.annuity_payer = "pledgor";
  if (city.random.chance(600)) {
    const bool is_internal = city.random.chance(350);  // The pilot of law.md §8, task 5.
    body.appraisal = ledger::Appraisal{
        is_internal ? ledger::Appraiser::kBankInternal : ledger::Appraiser::kAgency,
        body.signed_on->plus_days(-10),
        {body.claim->amount.fen / 10 * city.random.between(12, 30)},
        yuan(),
        {}};
  }
  if (city.random.chance(120)) {
    body.guarantors = {city.id(city.parties.any(PartyGroup::kGuarantor, city.random))};
    body.risk_shares =
        ledger::RiskShares{ledger::Rate{300'000}, ledger::Rate{400'000}, ledger::Rate{300'000}, {}};
  }
  if (city.random.chance(60)) add_trademark(city, body);
  return body;
}

bool pledge(City& city) {
  const auto day = city.day_of_fact({});
  if (!day || city.pledges.is_full()) return false;
  const auto fits = [](CityPatent, const PatentLife& life) {
    return can_be_pledged(life) && !life.is_contested;
  };
  const auto patents = pick_some(city, *day, fits);
  if (patents.empty()) return false;
  const std::uint8_t bank = any_bank(city);
  const Body body = pledge_of(city, patents, bank, *day);
  const ledger::PartyId source = city.random.chance(350) ? city.office() : city.id(city.bank(bank));
  add_pledge(city, patents, bank, body, city.record(source, body));
  return true;
}

// With a pending invalidation request the parties must acknowledge the risk (law.md §4.3, P11).
bool pledge_contested(City& city) {
  if (city.contested.is_empty() || city.pledges.is_full() || city.remaining < 2) return false;
  const CityPatent patent = city.contested.at(city.contested.any(city.random));
  const Date day = city.today();
  if (!is_free(city, patent, day) || !can_be_pledged(city.patents.at(patent))) return false;
  const std::uint8_t bank = any_bank(city);
  const Body body = pledge_of(city, {patent}, bank, day);
  const ledger::PartyId source = city.id(city.bank(bank));
  city.expect_outcome("pledge-while-contested", ledger::Outcome::kAcknowledgementRequired,
                      ledger::Code::kP11, city.draft(source, body));
  const std::uint32_t seq = city.record(source, body, {"P11"});
  add_pledge(city, {patent}, bank, body, seq);
  return true;
}

bool change_pledge(City& city) {
  if (city.pledges.is_empty()) return false;
  CityPledge& record = city.pledges.at(city.pledges.any(city.random));
  const Date day = city.today();
  if (record.registered >= day) return false;
  // It may be lowered at any time. To raise or prolong it the patents would have to be as for a new
  // pledge.
  ledger::Claim claim = record.claim;
  const ledger::Amount owed = record.lowered.value_or(claim.amount);
  claim.amount = {owed.fen / 10 * city.random.between(5, 9)};
  if (claim.amount.fen == 0) return false;
  record.lowered = claim.amount;
  if (claim.maximum) claim.maximum = claim.amount;
  ledger::PledgeChange body;
  body.pledge = record.pledge;
  body.on = day;
  body.set.values.claim = claim;
  body.set.mark(&ledger::PledgeRegister::claim);
  const std::uint32_t seq = city.record(pledgee(city, record), std::move(body));
  city.touch(record.patents, day, seq);
  return true;
}

bool cancel_pledge(City& city) {
  using ledger::PledgeEnd;
  if (city.pledges.is_empty()) return false;
  const std::size_t index = city.pledges.any(city.random);
  if (city.pledges.at(index).registered >= city.today()) return false;
  const CityPledge record = city.pledges.take(index);
  constexpr std::array kEnds{PledgeEnd::kPerformed, PledgeEnd::kWaived, PledgeEnd::kContractVoid};
  constexpr std::array<std::uint16_t, 3> kWeights{930, 60, 10};
  const PledgeEnd end =
      record.is_in_default ? PledgeEnd::kRealised : kEnds.at(city.random.pick(kWeights));
  const ledger::PartyId source = city.random.chance(300) ? city.office() : pledgee(city, record);
  const std::uint32_t seq =
      city.record(source, ledger::PledgeCancel{record.pledge, city.today(), end});
  release_patents(city, record, city.today(), seq);
  return true;
}

// A revoked registration is void from the beginning, so the pledge is not counted.
bool revoke_pledge(City& city) {
  if (city.pledges.is_empty()) return false;
  const std::size_t index = city.pledges.any(city.random);
  if (city.pledges.at(index).registered >= city.today()) return false;
  const CityPledge record = city.pledges.take(index);
  const std::uint32_t seq =
      city.record(city.office(), ledger::PledgeRevoke{record.pledge, city.today(), "登记不当"});
  count(city, record.patents.size(), record.claim.amount, record.registered, -1);
  release_patents(city, record, city.today(), seq);
  return true;
}

bool default_on_pledge(City& city) {
  if (city.pledges.is_empty()) return false;
  CityPledge& record = city.pledges.at(city.pledges.any(city.random));
  if (record.is_in_default || record.registered >= city.today()) return false;
  record.is_in_default = true;
  const Amount principal{record.claim.amount.fen / 10 * city.random.between(2, 10)};
  const std::uint32_t seq = city.record(
      pledgee(city, record),
      ledger::PledgeDefault{record.pledge, city.today(), principal, {principal.fen / 20}});
  city.touch(record.patents, city.today(), seq);
  return true;
}

// Compensation, recovery or disposal (law.md §4.5).
bool realise_pledge(City& city) {
  if (city.pledges.is_empty()) return false;
  const CityPledge& record = city.pledges.at(city.pledges.any(city.random));
  if (!record.is_in_default) return false;
  const ledger::PartyId bank = pledgee(city, record);
  const Amount amount{record.claim.amount.fen / 10 * city.random.between(1, 4)};
  const Date day = city.today();
  std::uint32_t seq = 0;
  switch (city.random.below(3)) {
    case 0: {
      const CityParty payer = city.parties.any(PartyGroup::kGuarantor, city.random);
      seq = city.record(
          bank, ledger::PledgeCompensate{record.pledge, day, city.id(payer), amount, yuan()});
      break;
    }
    case 1:
      seq = city.record(bank, ledger::PledgeRecover{record.pledge, day, amount, yuan()});
      break;
    default:
      seq =
          city.record(bank, ledger::PledgeDispose{record.pledge, day,
                                                  ledger::DisposalPath::kAuction, amount, yuan()});
      break;
  }
  city.touch(record.patents, day, seq);
  return true;
}

}  // namespace connectors::generator
