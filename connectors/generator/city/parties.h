#pragma once

// CityParties: the parties of an invented city. A party is an index; its id, name and district are
// computed from the index and the seed, so parties take no memory.
//
// Names are invented; districts are those of GB/T 2260 (law.md §1.6).

#include <array>
#include <cstdint>
#include <string>

#include "connectors/generator/city/random.h"
#include "ledger/model/commands/party.h"

namespace connectors::generator {

using CityParty = std::uint32_t;  // By its index.

enum class PartyGroup : std::uint8_t {
  kIpOffice,
  kCourt,
  kRegistry,
  kCentre,
  kBank,
  kGuarantor,
  kAgency,
  kUniversity,
  kInstitute,
  kEnterprise,  // Enterprises of the city.
  kOutside,     // Enterprises of other provinces.
  kIndividual,
  kForeign,
  kStatistics,  // The bureau that moves the calendar.
};
constexpr std::size_t kGroups = 14;

class CityParties {
 public:
  CityParties(std::uint32_t patents, std::uint64_t seed);

  CityParty count() const { return begins_.back(); }
  CityParty count(PartyGroup group) const { return end(group) - first(group); }
  CityParty first(PartyGroup group) const { return begins_.at(static_cast<std::size_t>(group)); }
  CityParty any(PartyGroup group, Random& random) const;
  // Draws an owner of a new patent, or a buyer in a deal, by kind.
  CityParty any_owner(Random& random) const;
  CityParty any_buyer(Random& random) const;

  PartyGroup group(CityParty party) const;
  bool is_foreign(CityParty party) const { return group(party) == PartyGroup::kForeign; }
  bool is_institution(CityParty party) const;
  ledger::PartyId id(CityParty party) const;
  ledger::PartyRegister registration(CityParty party) const;

 private:
  CityParty end(PartyGroup group) const { return begins_.at(static_cast<std::size_t>(group) + 1); }
  // Random numbers that depend on the party and the seed only.
  Random draws_of(CityParty party) const { return Random(mixed(seed_) ^ party); }
  std::string district(CityParty party) const;

  std::uint64_t seed_;
  std::array<CityParty, kGroups + 1> begins_{};
};

}  // namespace connectors::generator
