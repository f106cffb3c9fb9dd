#include "connectors/generator/city/picks.h"

#include <algorithm>

#include "connectors/generator/city/shares.h"

namespace connectors::generator {
namespace {

using ledger::Consent;
using ledger::ConsentKind;
using ledger::Date;

constexpr int kDraws = 24;
constexpr int kRemainingDaysMin = 400;
constexpr int kDaysBack = 3;  // An unlawful act is dated so many days before its filing.
constexpr std::size_t kPatentsInActMax = 40;

// Inventions are in deals more often than designs. The weights are set here.
bool is_in_deals(City& city, const PatentLife& life) {
  constexpr std::array<std::uint32_t, 4> kPerMille{0, 1000, 550, 300};
  return city.random.chance(kPerMille.at(life.type));
}

}  // namespace

bool is_free(const City& city, CityPatent patent, Date day) {
  const PatentLife& life = city.patents.at(patent);
  const bool in_force = !life.is_pending && !life.is_ended && !life.is_reserved && !life.is_missed;
  return in_force && life.suspended_until < packed(day.plus_days(-kDaysBack)) &&
         life.last <= packed(day) &&
         city.patents.last_day(patent) > day.plus_days(kRemainingDaysMin);
}

std::optional<CityPatent> pick_one(City& city, Date day, const Fits& fits) {
  if (city.patents.size() == 0) return std::nullopt;
  for (int i = 0; i < kDraws; ++i) {
    const CityPatent index = city.random.below(city.patents.size());
    const PatentLife& life = city.patents.at(index);
    if (is_free(city, index, day) && fits(index, life) && is_in_deals(city, life)) return index;
  }
  return std::nullopt;
}

std::vector<CityPatent> pick_some(City& city, Date day, const Fits& fits) {
  const auto first = pick_one(city, day, fits);
  if (!first) return {};
  std::vector<CityPatent> some{*first};
  const auto tail = city.random.long_tail(1, kManyTail, kManyDoublings);
  const std::size_t wanted = std::min(static_cast<std::size_t>(tail), kPatentsInActMax);
  const PatentLife& one = city.patents.at(*first);
  // Adds the patent if it is free and fits; returns whether to try the next one.
  const auto take = [&](CityPatent next) {
    const PatentLife& life = city.patents.at(next);
    if (life.owner != one.owner || life.co_owner != one.co_owner) return false;
    if (is_free(city, next, day) && fits(next, life)) some.push_back(next);
    return some.size() < wanted;
  };
  if (wanted == 1) return some;
  CityPatent after = *first + 1;
  while (after < city.patents.size() && take(after)) ++after;
  CityPatent before = *first;
  while (some.size() < wanted && before > 0 && take(before - 1)) --before;
  return some;
}

Date free_since(const City& city, const std::vector<CityPatent>& patents) {
  Date first = ledger::kFirstDay;
  for (const CityPatent index : patents) {
    const PatentLife& life = city.patents.at(index);
    const Date ended = unpacked(std::max(life.suspended_until, life.open_until));
    first = std::max({first, unpacked(life.last), ended.plus_days(1)});
  }
  return first;
}

Date last_day_of_all(const City& city, const std::vector<CityPatent>& patents) {
  Date last = ledger::kLastDay;
  for (const CityPatent index : patents) last = std::min(last, city.patents.last_day(index));
  return last;
}

Consent consent_of(const City& city, ConsentKind kind, const ledger::PartyId& party) {
  return {kind, party, "同意书 " + std::to_string(city.next_seq())};
}

void add_consents(const City& city, ConsentKind kind, const ledger::PartyId& source,
                  const std::vector<ledger::PartyId>& acting, std::vector<Consent>& consents) {
  if (std::ranges::find(acting, source) == acting.end()) return;
  for (const ledger::PartyId& party : acting) {
    if (party != source) consents.push_back(consent_of(city, kind, party));
  }
}

std::vector<Consent> pledgee_consents(const City& city, const std::vector<CityPatent>& patents) {
  std::vector<Consent> consents;
  std::vector<std::uint8_t> banks;
  for (const CityPatent index : patents) {
    const PatentLife& life = city.patents.at(index);
    if (!life.is_pledged || std::ranges::find(banks, life.bank) != banks.end()) continue;
    banks.push_back(life.bank);
    consents.push_back(consent_of(city, ConsentKind::kPledgee, city.id(city.bank(life.bank))));
  }
  return consents;
}

}  // namespace connectors::generator
