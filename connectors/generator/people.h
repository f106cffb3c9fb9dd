#pragma once

// People: the parties of an invented city, by their number. Who a party is follows from its number
// and the seed alone, so that no memory is kept of any of them.
//
// What they are called is invented; the districts are those of GB/T 2260 (law.md §1.6).

#include <array>
#include <cstdint>
#include <string>

#include "connectors/generator/random.h"
#include "ledger/model/party_commands.h"

namespace connectors::generator {

using Person = std::uint32_t;  // The number of a party, from 0.

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
  kEnterprise,  // Of the city.
  kOutside,     // Enterprises of other provinces.
  kIndividual,
  kForeign,
};
constexpr std::size_t kGroups = 13;

class People {
 public:
  People(std::uint32_t patents, std::uint64_t seed);

  Person count() const { return begins_.back(); }
  Person count(Group group) const { return end(group) - first(group); }
  Person first(Group group) const { return begins_.at(static_cast<std::size_t>(group)); }
  Person any(Group group, Random& random) const;
  // An owner as grants have them; a buyer as deals have them.
  Person any_owner(Random& random) const;
  Person any_buyer(Random& random) const;

  Group group(Person person) const;
  bool is_foreign(Person person) const { return group(person) == Group::kForeign; }
  bool is_institution(Person person) const;
  ledger::PartyId id(Person person) const;
  ledger::PartyRegister registration(Person person) const;

 private:
  Person end(Group group) const { return begins_.at(static_cast<std::size_t>(group) + 1); }
  // Draws for what is fixed about a party.
  Random fixed(Person person) const { return Random(mixed(seed_) ^ person); }
  std::string district(Person person) const;

  std::uint64_t seed_;
  std::array<Person, kGroups + 1> begins_{};
};

}  // namespace connectors::generator
