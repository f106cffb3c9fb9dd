#pragma once

// The districts of parties, and the flow of technology between them. Internal to the
// classification.

#include <cstdint>
#include <string_view>

#include "ledger/model/state/state.h"
#include "projections/cells/breakdown.h"

namespace projections::statistics {

// The district code (GB/T 2260) of a party; cells::kDistrictAbroad for a party abroad; 0 if
// unknown.
std::uint32_t district_of(const ledger::Party& party);
// Of the party `id`, with a country and a district that it stated.
std::uint32_t district_of(const ledger::PartyId& id, std::string_view country,
                          std::string_view district);

// The flow between the districts of seller and buyer, relative to the home province.
cells::Flow flow_between(std::uint32_t seller, std::uint32_t buyer);

}  // namespace projections::statistics
