// Priority notices (contract.md §3): for at most 30 days only their source may register the act
// that they reserve.

#include "connectors/generator/acts/acts.h"
#include "connectors/generator/city/picks.h"

namespace connectors::generator {

// A patent is not held again at once (H02).
bool place_hold(City& city) {
  constexpr int kDaysMax = 30;
  constexpr int kDaysBetween = 31;
  const ledger::Date day = city.today();
  if (city.holds.is_full()) return false;
  const auto fits = [day](CityPatent, const PatentLife& life) {
    const bool was_held = life.held_until >= packed(day.plus_days(-kDaysBetween));
    return !was_held && !life.is_pledged && !life.is_contested && life.open_until < packed(day);
  };
  const auto patent = pick_one(city, day, fits);
  if (!patent) return false;
  const bool is_for_transfer = city.random.chance(600);
  const CityParty source = is_for_transfer ? city.parties.any(PartyGroup::kCentre, city.random)
                                           : city.bank(any_bank(city));
  CityHold record{"H-" + std::to_string(city.next_seq()), *patent, source,
                  day.plus_days(city.random.between(7, kDaysMax)), is_for_transfer};
  ledger::HoldPlace body;
  body.hold = record.hold;
  body.patents = city.numbers({*patent});
  body.purpose = is_for_transfer ? ledger::HoldPurpose::kTransfer : ledger::HoldPurpose::kPledge;
  body.until = record.until;
  const std::uint32_t seq = city.record(city.id(source), std::move(body));
  city.touch({*patent}, day, seq);
  city.patents.at(*patent).is_reserved = true;
  city.patents.at(*patent).held_until = packed(record.until);
  city.holds.add(std::move(record), city.random);
  return true;
}

bool release_hold(City& city) {
  if (city.holds.is_empty()) return false;
  const CityHold record = city.holds.take(city.holds.any(city.random));
  city.patents.at(record.patent).is_reserved = false;
  if (record.until < city.today()) return false;  // It has expired.
  const std::uint32_t seq = city.record(city.id(record.source), ledger::HoldRelease{record.hold});
  city.touch({record.patent}, city.today(), seq);
  return true;
}

}  // namespace connectors::generator
