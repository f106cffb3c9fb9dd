#include "ledger/model/state/names.h"

#include <algorithm>

namespace ledger {
namespace {

// In place, if it is not among them.
void add_sorted(std::vector<PartyIndex>& parties, PartyIndex party) {
  const auto place = std::ranges::lower_bound(parties, party);
  if (place == parties.end() || *place != party) parties.insert(place, party);
}

}  // namespace

std::vector<PartyIndex> bearers_on(const State& state, std::string_view text, Date day) {
  std::vector<PartyIndex> parties;
  const Name* name = state.names.find(text);
  if (name == nullptr) return parties;
  for (const NameMap& map : name->maps) {
    if (map.from <= day && state.parties.at(map.party).is_registered) {
      add_sorted(parties, map.party);
    }
  }
  if (!parties.empty()) return parties;
  for (const PartyIndex index : name->bearers) {
    const Party& party = state.parties.at(index);
    if (party.is_registered && party.name_on(day) == text) parties.push_back(index);
  }
  return parties;
}

void note_bearer(State& state, const std::string& name, PartyIndex party) {
  add_sorted(state.names.at(state.names.intern(name)).bearers, party);
  unsettle_name(state, name);
}

void note_map(State& state, const GazetteMap& map, Seq seq) {
  forget_map(state, map, seq);
  const NameMap stated{seq, state.parties.intern(map.party), map.from.value_or(kFirstDay)};
  std::vector<NameMap>& maps = state.names.at(state.names.intern(map.name)).maps;
  maps.insert(std::ranges::upper_bound(maps, seq, {}, &NameMap::stated_by), stated);
  unsettle_name(state, map.name);
}

void forget_map(State& state, const GazetteMap& map, Seq seq) {
  std::vector<NameMap>& maps = state.names.at(state.names.intern(map.name)).maps;
  const auto removed =
      std::erase_if(maps, [seq](const NameMap& each) { return each.stated_by == seq; });
  if (removed > 0) unsettle_name(state, map.name);
}

void unsettle_name(State& state, std::string_view name) {
  const Name* known = state.names.find(name);
  if (known == nullptr || known->facts.empty()) return;
  state.unsettled.insert(state.names.index_of(*known));
}

void unsettle_names_of(State& state, PartyIndex party) {
  for (std::uint32_t i = 0; i < state.names.size(); ++i) {
    const Name& name = state.names.at(i);
    const bool is_its = std::ranges::binary_search(name.bearers, party) ||
                        std::ranges::find(name.maps, party, &NameMap::party) != name.maps.end();
    if (is_its && !name.facts.empty()) state.unsettled.insert(i);
  }
}

}  // namespace ledger
