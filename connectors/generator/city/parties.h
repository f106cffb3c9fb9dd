#pragma once

// Parties: the parties of an invented city. A party is an index; its id, name and district are
// computed from the index and the seed, so parties take no memory.
//
// Names are invented; districts are those of GB/T 2260 (law.md §1.6).

#include <array>
#include <cstdint>
#include <string>

#include "connectors/generator/city/random.h"
#include "ledger/model/commands/party.h"

namespace connectors::generator {

using PartyIndex = std::uint32_t;

enum class Group : std::uint8_t {
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
};
constexpr std::size_t kGroups = 13;

class Parties {
 public:
  Parties(std::uint32_t patents, std::uint64_t seed);

  PartyIndex count() const { return begins_.back(); }
  PartyIndex count(Group group) const { return end(group) - first(group); }
  PartyIndex first(Group group) const { return begins_.at(static_cast<std::size_t>(group)); }
  PartyIndex any(Group group, Random& random) const;
  // Draws an owner of a new patent, or a buyer in a deal, by kind.
  PartyIndex any_owner(Random& random) const;
  PartyIndex any_buyer(Random& random) const;

  Group group(PartyIndex party) const;
  bool is_foreign(PartyIndex party) const { return group(party) == Group::kForeign; }
  bool is_institution(PartyIndex party) const;
  ledger::PartyId id(PartyIndex party) const;
  ledger::PartyRegister registration(PartyIndex party) const;

 private:
  PartyIndex end(Group group) const { return begins_.at(static_cast<std::size_t>(group) + 1); }
  // Random numbers that depend on the party and the seed only.
  Random draws_of(PartyIndex party) const { return Random(mixed(seed_) ^ party); }
  std::string district(PartyIndex party) const;

  std::uint64_t seed_;
  std::array<PartyIndex, kGroups + 1> begins_{};
};

}  // namespace connectors::generator
