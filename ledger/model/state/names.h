#pragma once

// Whose a name is that the gazette prints: that of the party of its gazette.map, if there is one on
// that day; else that of the party that is registered under it on that day.

#include <string_view>
#include <vector>

#include "ledger/model/state/state.h"

namespace ledger {

// The parties whose it is, ascending. None: it is unknown; several: it is ambiguous.
std::vector<PartyIndex> bearers_on(const State& state, std::string_view name, Date day);

// The party is registered under the name, or was; on which days, Party::name_on() says.
void note_bearer(State& state, const std::string& name, PartyIndex party);

// What the party bears or is mapped to may be another's: the facts that have these names are to be
// settled again (State::unsettled). Takes time for all names.
void unsettle_names_of(State& state, PartyIndex party);
void unsettle_name(State& state, std::string_view name);

// Adds what the gazette.map of event `seq` states, and takes it back.
void note_map(State& state, const GazetteMap& map, Seq seq);
void forget_map(State& state, const GazetteMap& map, Seq seq);

}  // namespace ledger
