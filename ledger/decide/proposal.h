#pragma once

// The minimal proposal for an act on a patent: `patledger check` examines it before anything is
// signed. A real submission can only have more grounds against it.

#include <optional>
#include <string_view>

#include "ledger/model/state/state.h"

namespace ledger {

enum class Purpose : std::uint8_t { kPledge, kTransfer, kLicence, kOpenLicence };
// "pledge", "transfer", "licence", "open-licence"; nothing for any other name.
std::optional<Purpose> parse_purpose(std::string_view name);

// All days are `today`. If `actor` is a registered owner, it acts alone. Any other party is the
// pledgee, transferee or licensee of all owners; without an actor, the operator is.
Body minimal_proposal(const State& state, const Patent& patent, Purpose purpose,
                      const std::optional<PartyId>& actor, Date today);

}  // namespace ledger
