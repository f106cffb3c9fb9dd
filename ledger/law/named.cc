#include "ledger/law/named.h"

#include "ledger/model/state/state.h"

namespace ledger::law {
namespace {

// The parties who give consents of that kind.
PartySet consenting(const State& state, std::span<const Consent> consents, ConsentKind kind) {
  std::vector<PartyIndex> parties;
  for (const Consent& consent : consents) {
    if (consent.kind != kind) continue;
    if (const auto index = state.parties.index_of(consent.party)) parties.push_back(*index);
  }
  return PartySet(std::move(parties));
}

std::vector<Claimant> claimants_of(const State& state, std::span<const OwnerEntry> entries) {
  std::vector<Claimant> claimants;
  claimants.reserve(entries.size());
  for (const OwnerEntry& entry : entries) {
    const auto index = state.parties.index_of(entry.party);
    if (index) claimants.push_back({*index, entry.share});
  }
  return claimants;
}

bool is_any_foreign(const State& state, const Claimants& claimants) {
  return std::ranges::any_of(claimants.all(), [&](const Claimant& claimant) {
    return state.parties.at(claimant.party).is_foreign();
  });
}

}  // namespace

NamedParties::NamedParties(const State& state, std::span<const PartyId> ids) {
  std::vector<PartyIndex> indices;
  indices.reserve(ids.size());
  for (const PartyId& id : ids) {
    const auto index = state.parties.index_of(id);
    const bool is_foreign = index && state.parties.at(*index).is_foreign();
    (is_foreign ? has_foreigner : has_mainlander) = true;
    if (index) indices.push_back(*index);
  }
  has_unknown = indices.size() < ids.size();
  known = PartySet(std::move(indices));
}

NamedConsents::NamedConsents(const State& state, std::span<const Consent> consents)
    : co_owners(consenting(state, consents, ConsentKind::kCoOwner)),
      pledgees(consenting(state, consents, ConsentKind::kPledgee)) {}

TextSet::TextSet(const std::vector<std::string>& texts) : texts_(texts.begin(), texts.end()) {
  std::ranges::sort(texts_);
}

Named<TransferRegister>::Named(const State& state, const TransferRegister& command)
    : from(state, command.from),
      to(claimants_of(state, command.to)),
      goes_abroad(is_any_foreign(state, to)),
      consents(state, command.consents) {}

}  // namespace ledger::law
