// Transfers of patents and applications (law.md §2).

#include <algorithm>

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/money.h"
#include "connectors/generator/city/picks.h"
#include "connectors/generator/city/shares.h"
#include "ledger/model/codes.h"

namespace connectors::generator {
namespace {

using ledger::Date;
using ledger::TransferCause;
using ledger::TransferExtent;
using ledger::TransferRegister;

using Several = std::vector<CityPatent>;

// Without an open-licence statement: the effect of a transfer on it is not settled (law.md §2.1).
Fits transferable(Date day) {
  return [day](CityPatent, const PatentLife& life) { return life.open_until < packed(day); };
}

bool involves_foreigner(const City& city, const PatentLife& life, CityParty buyer) {
  const bool has_foreign_co_owner =
      life.co_owner != kNoParty && city.parties.is_foreign(life.co_owner);
  return city.parties.is_foreign(life.owner) || has_foreign_co_owner ||
         city.parties.is_foreign(buyer);
}

// Universities and institutes publish an agreed price (law.md §2.1).
void publish_price(City& city, const PatentLife& life, TransferRegister& body) {
  if (!city.parties.is_institution(life.owner)) return;
  body.publicity = {body.signed_on->plus_days(-25), body.signed_on->plus_days(-10)};
}

void count(City& city, const Several& patents, Date day) {
  const auto number = static_cast<std::int64_t>(patents.size());
  city.expected.add_figure(Measure::kTransfers, day, city.today(), 1);
  city.expected.add_figure(Measure::kPatentsTransferred, day, city.today(), number);
}

void set_sole_owner(City& city, const Several& patents, CityParty buyer) {
  for (const CityPatent index : patents) {
    PatentLife& life = city.patents.at(index);
    life.owner = buyer;
    life.co_owner = kNoParty;
    life.share = 0;
  }
}

void register_whole(City& city, const Several& patents, CityParty buyer, TransferRegister body) {
  const PatentLife before = city.patents.at(patents.front());
  const Date day = body.registered;
  const Date earliest = std::max(*body.signed_on, free_since(city, patents));
  const ledger::PartyId source = city.filer(before.owner);
  add_consents(city, ledger::ConsentKind::kTransferor, source, body.from, body.consents);
  const std::uint32_t seq = city.record(source, std::move(body));
  count(city, patents, day);
  city.touch(patents, day, seq);
  set_sole_owner(city, patents, buyer);
  if (patents.size() > 1 || before.co_owner != kNoParty) return;
  city.transfers.add({seq, patents.front(), before.owner, before.share, earliest, day, source},
                     city.random);
}

}  // namespace

CityParty any_stranger(City& city, const PatentLife& life) {
  CityParty buyer = city.parties.any_buyer(city.random);
  while (life.is_of(buyer)) buyer = city.parties.any_buyer(city.random);
  return buyer;
}

TransferRegister transfer_of(City& city, const Several& patents, CityParty buyer, Date day) {
  const PatentLife& life = city.patents.at(patents.front());
  TransferRegister body;
  body.patents = city.numbers(patents);
  body.object = ledger::TransferObject::kPatent;
  body.extent = TransferExtent::kWhole;
  body.from = city.owners_of(patents.front());
  body.to = {{city.id(buyer), {}}};
  body.pricing = ledger::Pricing::kAgreement;
  body.signed_on = day.plus_days(-city.random.between(3, 40));
  body.registered = day;
  if (city.random.chance(500)) body.announced = day.plus_days(city.random.between(3, 14));
  body.consents = pledgee_consents(city, patents);
  if (city.parties.is_foreign(buyer)) body.export_paper = ledger::ExportPaper{"EX-技出登字"};
  if (involves_foreigner(city, life, buyer)) body.agency = "示例专利代理事务所";
  return body;
}

void register_transfer(City& city, const CityDeal& deal, Date day) {
  TransferRegister body = transfer_of(city, deal.patents, deal.buyer, day);
  body.cause = deal.fee.form == ledger::FeeForm::kEquity ? TransferCause::kEquityContribution
                                                         : TransferCause::kSale;
  body.signed_on = deal.signed_on;
  body.contract = deal.contract;
  body.fee = deal.fee;
  if (city.random.chance(200)) body.pricing = ledger::Pricing::kListing;
  publish_price(city, city.patents.at(deal.patents.front()), body);
  register_whole(city, deal.patents, deal.buyer, std::move(body));
}

bool transfer_other(City& city) {
  const auto day = city.day_of_fact({});
  if (!day) return false;
  const Several patents = pick_some(city, *day, transferable(*day));
  if (patents.empty()) return false;
  const CityParty buyer = any_stranger(city, city.patents.at(patents.front()));
  TransferRegister body = transfer_of(city, patents, buyer, *day);
  body.cause = kOtherCauses.at(city.random.pick(kOtherCauseWeights));
  body.pricing = body.cause == TransferCause::kSale      ? ledger::Pricing::kAgreement
                 : body.cause == TransferCause::kAuction ? ledger::Pricing::kAuction
                                                         : ledger::Pricing::kNone;
  register_whole(city, patents, buyer, std::move(body));
  return true;
}

bool transfer_abroad(City& city) {
  const auto day = city.day_of_fact({});
  if (!day) return false;
  const Several patents = pick_some(city, *day, transferable(*day));
  if (patents.empty()) return false;
  const CityParty buyer = city.parties.any(PartyGroup::kForeign, city.random);
  if (city.patents.at(patents.front()).is_of(buyer)) return false;
  TransferRegister body = transfer_of(city, patents, buyer, *day);
  body.cause = TransferCause::kSale;
  register_whole(city, patents, buyer, std::move(body));
  return true;
}

bool transfer_application(City& city) {
  if (city.applications.empty()) return false;
  const CityPatent patent = city.applications.back();
  PatentLife& life = city.patents.at(patent);
  const auto day = city.day_of_fact(unpacked(life.last).plus_days(1));
  if (!day) return false;
  const CityParty buyer = any_stranger(city, life);
  TransferRegister body = transfer_of(city, {patent}, buyer, *day);
  body.object = ledger::TransferObject::kApplication;
  body.cause = TransferCause::kSale;
  const std::uint32_t seq = city.record(city.office(), std::move(body));
  count(city, {patent}, *day);
  city.touch({patent}, *day, seq);
  set_sole_owner(city, {patent}, buyer);
  return true;
}

// Other shares than before: a transfer without a change is refused.
std::uint8_t other_share(City& city, std::uint8_t before) {
  constexpr int kLast = static_cast<int>(kShares.size()) - 1;
  const int drawn = city.random.between(1, kLast);
  const bool is_other = kShares.at(static_cast<std::size_t>(drawn)) != kShares.at(before);
  return static_cast<std::uint8_t>(is_other ? drawn : drawn % kLast + 1);
}

// Adds a co-owner, removes one, or changes the shares.
bool change_co_owners(City& city) {
  const auto day = city.day_of_fact({});
  const auto patent = day ? pick_one(city, *day, transferable(*day)) : std::nullopt;
  if (!patent) return false;
  PatentLife& life = city.patents.at(*patent);
  const bool is_alone = life.co_owner == kNoParty;
  const bool leaves = !is_alone && city.random.chance(500);
  const CityParty other = is_alone ? any_stranger(city, life) : life.co_owner;
  TransferRegister body = transfer_of(city, {*patent}, other, *day);
  body.cause = TransferCause::kSale;
  if (involves_foreigner(city, life, other)) body.export_paper = ledger::ExportPaper{"EX-技出登字"};
  body.extent = is_alone ? TransferExtent::kAddCoOwner
                : leaves ? TransferExtent::kRemoveCoOwner
                         : TransferExtent::kShareChange;
  if (leaves) {
    body.from = {city.id(other)};
    body.to = {{city.id(life.owner), ledger::Share{}}};
    body.consents.push_back(consent_of(city, ledger::ConsentKind::kCoOwner, city.id(life.owner)));
    life.co_owner = kNoParty;
    life.share = 0;
  } else {
    life.co_owner = other;
    life.share = other_share(city, life.share);
    body.to = {{city.id(life.owner), first_share(life)}, {city.id(other), second_share(life)}};
  }
  const std::uint32_t seq = city.record(city.centre(), std::move(body));
  count(city, {*patent}, *day);
  city.touch({*patent}, *day, seq);
  return true;
}

bool office_transfers_pledged(City& city) {
  const Date day = city.today();
  const auto fits = [day](CityPatent, const PatentLife& life) {
    return life.is_pledged && life.open_until < packed(day);
  };
  const auto patent = pick_one(city, day, fits);
  if (!patent) return false;
  const CityParty buyer = any_stranger(city, city.patents.at(*patent));
  TransferRegister body = transfer_of(city, {*patent}, buyer, day);
  body.cause = TransferCause::kSale;
  body.consents.clear();
  const std::uint32_t seq = city.record(city.office(), std::move(body));
  count(city, {*patent}, day);
  city.touch({*patent}, day, seq);
  set_sole_owner(city, {*patent}, buyer);
  return true;
}

}  // namespace connectors::generator
