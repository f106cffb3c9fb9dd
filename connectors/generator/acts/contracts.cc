// Technology contracts (law.md §3.5, §7): registration, revision, cancellation, receipts; and
// deals, in which the right is registered after the contract.

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/city/picks.h"
#include "connectors/generator/city/shares.h"

namespace connectors::generator {
namespace {

using ledger::Amount;
using ledger::ContractKind;
using ledger::ContractRegister;
using ledger::Date;

// Files the contract, counts it and adds it to the pool.
void register_contract(City& city, ContractRegister body) {
  CityContract record;
  record.contract = body.contract;
  record.fee = body.fee;
  record.registered = body.registered;
  record.total = counted_total(body.fee);
  record.technology = counted_technology(body.fee);
  record.seq = city.record(city.registry(), std::move(body));
  count_contract(city, record, 1);
  city.contracts.add(std::move(record), city.random);
}

ContractRegister contract_of(City& city, const CityDeal& deal, Date day) {
  ContractRegister body;
  body.contract = deal.contract;
  body.kind = deal.is_licence ? ContractKind::kLicence : ContractKind::kTransfer;
  body.ip = ledger::IpKind::kPatent;
  body.sellers = city.owners_of(deal.patents.front());
  body.buyers = {city.id(deal.buyer)};
  body.patents = city.numbers(deal.patents);
  body.fee = deal.fee;
  body.signed_on = deal.signed_on;
  body.registered = day;
  return body;
}

bool open_deal(City& city, bool is_licence, ledger::FeeForm form) {
  const auto day = city.day_of_fact({});
  if (!day || city.deals.size() >= city.deals_max) return false;
  const auto fits = [&](CityPatent, const PatentLife& life) {
    return life.open_until < packed(*day);
  };
  CityDeal deal;
  deal.is_licence = is_licence;
  deal.patents = pick_some(city, *day, fits);
  if (deal.patents.empty()) return false;
  const PatentLife& life = city.patents.at(deal.patents.front());
  deal.buyer = city.parties.any_buyer(city.random);
  if (life.is_of(deal.buyer)) return false;
  deal.contract = city.next_contract();
  deal.fee = any_fee(form, city.random);
  deal.registered = *day;
  deal.signed_on = day->plus_days(-city.random.between(2, 30));
  register_contract(city, contract_of(city, deal, *day));
  for (const CityPatent index : deal.patents) city.patents.at(index).is_reserved = true;
  city.deals.push_back(std::move(deal));
  return true;
}

// The first day on which the right of a deal may be registered.
Date first_day(const City& city, const CityDeal& deal) {
  Date day = deal.registered;
  for (const CityPatent index : deal.patents) {
    day = std::max(day, unpacked(city.patents.at(index).last));
  }
  return day;
}

Amount settlement(City& city, const CityContract& record) {
  const Amount price = any_price(city.random);
  return record.total == 0 ? price : Amount{record.total + price.fen / 4 / 100 * 100};
}

}  // namespace

void count_contract(City& city, const CityContract& record, int sign) {
  const auto count = [&](Measure measure, std::int64_t figure) {
    city.expected.add_figure(measure, record.registered, city.today(), sign * figure);
  };
  count(Measure::kContracts, 1);
  count(Measure::kContractValue, record.total);
  count(Measure::kTechnologyValue, record.technology);
}

void restate_contract(City& city, CityContract& record, Amount total, Amount technology) {
  const Date day = record.registered;
  city.expected.add_figure(Measure::kContractValue, day, city.today(), total.fen - record.total);
  city.expected.add_figure(Measure::kTechnologyValue, day, city.today(),
                           technology.fen - record.technology);
  record.total = total.fen;
  record.technology = technology.fen;
  record.is_touched = true;
}

bool open_transfer_deal(City& city) {
  return open_deal(city, false, kTransferFees.at(city.random.pick(kTransferFeeWeights)));
}

bool open_licence_deal(City& city) {
  return open_deal(city, true, kLicenceFees.at(city.random.pick(kLicenceFeeWeights)));
}

bool register_deal(City& city) {
  if (city.deals.empty()) return false;
  const auto day = city.day_of_fact(first_day(city, city.deals.front()));
  if (!day) return false;
  const CityDeal deal = std::move(city.deals.front());
  city.deals.pop_front();
  for (const CityPatent index : deal.patents) city.patents.at(index).is_reserved = false;
  if (deal.is_licence) {
    record_licence(city, deal, *day);
  } else {
    register_transfer(city, deal, *day);
  }
  return true;
}

// Development, consulting, service, and contracts on other rights than patents. A contract involves
// patents if its form says so (law.md §7.2).
bool other_contract(City& city) {
  constexpr std::array kKinds{ContractKind::kDevelopment, ContractKind::kService,
                              ContractKind::kConsulting, ContractKind::kTransfer,
                              ContractKind::kLicence};
  constexpr std::array<std::uint16_t, 5> kKindWeights{420, 330, 110, 70, 70};
  constexpr std::array kIps{ledger::IpKind::kNone,        ledger::IpKind::kKnowHow,
                            ledger::IpKind::kSoftware,    ledger::IpKind::kPatent,
                            ledger::IpKind::kLayout,      ledger::IpKind::kNewDrug,
                            ledger::IpKind::kPlantVariety};
  constexpr std::array<std::uint16_t, 7> kIpWeights{300, 300, 200, 150, 20, 15, 15};
  const auto day = city.day_of_fact({});
  if (!day) return false;
  ContractRegister body;
  body.contract = city.next_contract();
  body.kind = kKinds.at(city.random.pick(kKindWeights));
  body.ip = kIps.at(city.random.pick(kIpWeights));
  body.sellers = {city.id(city.parties.any_owner(city.random))};
  body.buyers = {city.id(city.parties.any_buyer(city.random))};
  body.fee = any_fee(kTransferFees.at(city.random.pick(kTransferFeeWeights)), city.random);
  body.signed_on = day->plus_days(-city.random.between(2, 30));
  body.registered = *day;
  register_contract(city, std::move(body));
  return true;
}

// A concluded open licence is a technology contract too (law.md §5, §8 task 4).
bool recognise_open_licence(City& city) {
  if (city.statements.is_empty()) return false;
  const CityStatement& record = city.statements.at(city.statements.any(city.random));
  const Date day = city.today();
  if (!record.is_announced || !record.fee.amount || record.announced >= day) return false;
  ContractRegister body;
  body.contract = city.next_contract();
  body.kind = ContractKind::kLicence;
  body.ip = ledger::IpKind::kPatent;
  body.sellers = city.owners_of(record.patent);
  body.buyers = {city.id(city.parties.any_buyer(city.random))};
  body.patents = city.numbers({record.patent});
  body.fee.form = ledger::FeeForm::kLumpSum;
  body.fee.total = record.fee.amount;
  body.fee.technology = record.fee.amount;
  body.fee.currency = record.fee.currency;
  body.signed_on = day.plus_days(-1);
  body.registered = day;
  body.open_licence = true;
  register_contract(city, std::move(body));
  return true;
}

// A settlement of royalties, an exercised warrant, a paid trial period, or an amendment.
bool revise_contract(City& city) {
  if (city.contracts.is_empty()) return false;
  CityContract& record = city.contracts.at(city.contracts.any(city.random));
  const bool is_foreign = record.fee.currency && !(*record.fee.currency == yuan());
  const bool is_fixed = !record.fee.open && city.random.chance(800);
  if (is_foreign || is_fixed) return false;
  const Amount total = settlement(city, record);
  const Amount technology = part_of(total, city.random.between(700, 1000));
  ledger::ContractRevise body;
  body.contract = record.contract;
  body.total = total;
  body.technology = technology;
  body.filed = city.today();
  body.reason = has_royalty(record.fee) ? "royalty-settlement" : "amendment";
  if (has_royalty(record.fee)) {
    const ledger::Month until = ledger::Month::of(city.today());
    body.royalty_period = ledger::RoyaltyPeriod{{until.index - 5}, until};
  }
  city.record(city.registry(), std::move(body));
  restate_contract(city, record, total, technology);
  return true;
}

// A cancellation does not change receipts (law.md §7.3, M4).
bool cancel_contract(City& city) {
  if (city.contracts.is_empty()) return false;
  const CityContract record = city.contracts.take(city.contracts.any(city.random));
  city.record(city.registry(), ledger::ContractCancel{record.contract, city.today(), "合同解除"});
  count_contract(city, record, -1);
  return true;
}

bool receive_payment(City& city) {
  if (city.contracts.is_empty()) return false;
  CityContract& record = city.contracts.at(city.contracts.any(city.random));
  const std::int64_t open = record.total - record.received;
  if (open < 100) return false;
  const Amount paid{city.random.chance(500) ? open : open / 2};
  const Date day = city.day_of_fact(record.registered).value_or(city.today());
  city.record(city.registry(), ledger::ContractReceipt{record.contract, paid, yuan(), day});
  city.expected.add_figure(Measure::kReceipts, day, city.today(), paid.fen);
  record.received += paid.fen;
  record.is_touched = true;
  return true;
}

}  // namespace connectors::generator
