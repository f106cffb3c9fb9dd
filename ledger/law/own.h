#pragma once

// What is a source's own today: a patent, a right, or what it recorded. A successor has what its
// predecessor had.
//
// Internal to ledger/law.

#include <cstdint>
#include <vector>

#include "ledger/model/commands/submission.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

// Whether the body is about what is the own of `source`, acting in these roles (roles.h).
bool is_own(const State& state, const PartyId& source, std::uint16_t acting, const Body& body);

// Those whose consent the source lacks to change or end a licence; empty if it is no party to it.
std::vector<PartyIndex> lacking_consents(const State& state, const PartyId& source,
                                         const Body& body);

const Licence* registered_licence(const State& state, std::string_view id);

}  // namespace ledger::law
