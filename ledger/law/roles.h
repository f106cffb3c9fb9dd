#pragma once

// Sets of roles, as bits.
//
// Internal to ledger/law.

#include <cstdint>
#include <initializer_list>

#include "ledger/model/commands/party.h"

namespace ledger::law {

constexpr std::uint16_t roles(std::initializer_list<Role> list) {
  unsigned mask = 0;
  for (const Role role : list) mask |= 1U << static_cast<unsigned>(role);
  return static_cast<std::uint16_t>(mask);
}

inline constexpr auto kOffice = roles({Role::kIpOffice});
inline constexpr auto kOfficeAndCourt = roles({Role::kIpOffice, Role::kCourt});
// They state facts.
inline constexpr auto kOffices =
    roles({Role::kIpOffice, Role::kCourt, Role::kTechRegistry, Role::kOperator});
inline constexpr auto kCentreAndOffice = roles({Role::kIpOffice, Role::kTradingCentre});
inline constexpr auto kCentre = roles({Role::kTradingCentre});
inline constexpr auto kRegistry = roles({Role::kTechRegistry});
inline constexpr auto kBank = roles({Role::kBank});
inline constexpr auto kInstitution = roles({Role::kInstitution});

}  // namespace ledger::law
