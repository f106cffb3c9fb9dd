#pragma once

// Which pledgees consented to an event by a document. State::documents has this beside the
// documents themselves: under the key of each pledgee, the events that state a document of its
// consent.

#include <string>

#include "ledger/model/state/state.h"

namespace ledger {

// No key of a document: no party id begins with a line end.
std::string pledgee_key(const PartyId& pledgee);

// The pledgee, or a party that succeeded it by now, has consented to the event.
bool has_consented(const State& state, PartyIndex pledgee, Seq event);

}  // namespace ledger
