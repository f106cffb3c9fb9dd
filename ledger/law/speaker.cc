#include "ledger/law/speaker.h"

#include <array>

namespace ledger::law {

PartySet Speaker::own_of(const State& state, const PartySet& parties) const {
  std::vector<PartyIndex> own;
  if (!party) return {};
  for (const PartyIndex each : parties.all()) {
    if (state.stands_for(*party, each)) own.push_back(each);
  }
  return PartySet(std::move(own));
}

PartySet Speaker::heard(const State& state, const PartySet& acting, const PartySet& other) const {
  if (is_official || !party) return acting;
  PartySet own = own_of(state, acting);
  const auto is_own = [&](PartyIndex each) { return state.stands_for(*party, each); };
  const bool is_party = own.size() > 0 || std::ranges::any_of(other.all(), is_own);
  return is_party ? own : acting;  // Otherwise it reports a deal of others.
}

Speaker speaker_of(const State& state, const PartyId& source) {
  constexpr std::array kDealing{Role::kTradingCentre, Role::kBank, Role::kInstitution};
  const auto index = state.parties.index_of(source);
  if (!index) return {};
  const Party& party = state.parties.at(*index);
  const bool deals = std::ranges::any_of(kDealing, [&](Role role) { return party.has(role); });
  return {.party = deals ? index : std::nullopt,
          .is_centre = party.has(Role::kTradingCentre),
          .is_official = party.has(Role::kIpOffice) || party.has(Role::kCourt),
          .court = party.has(Role::kCourt) ? index : std::nullopt};
}

}  // namespace ledger::law
