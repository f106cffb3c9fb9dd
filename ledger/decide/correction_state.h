#pragma once

// The State in which the events around a correction are tested again.
//
// Internal to ledger/decide.

#include <optional>
#include <span>

#include "ledger/model/fold/evolve.h"

namespace ledger {

// The State before the first event of `context`: no right is recorded, and it has the parties and
// the patents that the events, the correction by `source` or the corrected event name. Parties are
// as they are in `state`, without their histories. Of the currency in which the corrected event
// states an exchange rate, it has the newest one before it.
State state_before(const State& state, std::span<const EventInPlace* const> context,
                   const PartyId& source, const std::optional<EventInPlace>& corrected);

}  // namespace ledger
