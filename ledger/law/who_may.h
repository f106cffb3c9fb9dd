#pragma once

// Who may submit something, for people: the detail of A01.
//
// Internal to ledger/law.

#include <cstdint>
#include <string>

#include "ledger/model/commands/submission.h"
#include "ledger/model/state/state.h"

namespace ledger::law {

enum class Holders : std::uint8_t { kNone, kNamed };

// "bank, trading-centre".
std::string role_names(std::uint16_t mask);

// The roles that may about anything, then the parties that hold the thing today. Words and ids, the
// same in each language.
std::string who_may(const State& state, const Body& body, std::uint16_t any, Holders holders);

}  // namespace ledger::law
