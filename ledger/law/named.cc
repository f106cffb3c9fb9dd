#include "ledger/law/named.h"

#include "ledger/model/fold/confirm.h"
#include "ledger/model/state/state.h"

namespace ledger::law {
namespace {

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

// A realisation does not replace the transferor: its document is there, or it files itself.
PartySet heard_of(const State& state, const TransferRegister& command, const Speaker& speaker,
                  const PartySet& from, const PartySet& to) {
  const bool needs_documents =
      command.cause == TransferCause::kPledgeRealisation && !speaker.is_official;
  if (needs_documents) return speaker.own_of(state, from);
  const PartySet nobody;
  return speaker.heard(state, from, speaker.is_centre ? to : nobody);  // A centre alone can file.
}

// The last one, of the last patent.
OptionalSeq known_transfer(const State& state, const TransferRegister& command,
                           const Speaker& speaker) {
  const std::vector<Seq> known = confirmed_transfers(state, command, speaker.is_official);
  return known.empty() ? OptionalSeq() : OptionalSeq(known.back());
}

// Whether each of `to` succeeded one of `from` by `day`, and each of `from` was succeeded by one of
// `to`.
bool succeed(const State& state, const PartySet& from, const PartySet& to, Date day) {
  std::vector<PartyIndex> successors;
  for (const PartyIndex party : from.all()) {
    const std::size_t before = successors.size();
    for (const Succession& each : state.parties.at(party).successions) {
      if (each.on <= day && to.has(each.successor)) successors.push_back(each.successor);
    }
    if (successors.size() == before) return false;
  }
  return PartySet(std::move(successors)).has_all(to);
}

bool are_persons(const State& state, const PartySet& parties) {
  return std::ranges::all_of(parties.all(), [&](PartyIndex party) {
    return state.parties.at(party).kind == PartyKind::kIndividual;
  });
}

bool is_any_pledgee(const State& state, const Pledge& pledge, std::span<const PartyId> parties) {
  const PartySet pledgees(std::vector<PartyIndex>(pledge.pledgees.begin(), pledge.pledgees.end()));
  return std::ranges::any_of(parties, [&](const PartyId& id) {
    const auto party = state.parties.index_of(id);
    return party && pledgees.has(*party);
  });
}

const Pledge* repeated_pledge(const State& state, const PledgeRegister& command, bool is_fact) {
  const Pledge* own = state.pledges.find(command.pledge);
  if (own != nullptr && confirms_number(state, *own, command, is_fact) &&
      is_any_pledgee(state, *own, command.pledgees)) {
    return own;
  }
  const OptionalSeq same = same_under_another_number(state, command);
  if (!same.has_value()) return nullptr;
  for (const Link& link : state.patents.find(command.patents.front())->links) {
    if (link.kind != LinkKind::kPledge) continue;
    const Pledge& pledge = state.pledges.at(link.index);
    if (pledge.registered_by == same) return &pledge;
  }
  return nullptr;
}

}  // namespace

PartySet consenting(const State& state, std::span<const Consent> consents,
                    std::initializer_list<ConsentKind> kinds) {
  std::vector<PartyIndex> parties;
  for (const Consent& consent : consents) {
    if (std::ranges::find(kinds, consent.kind) == kinds.end()) continue;
    if (const auto index = state.parties.index_of(consent.party)) parties.push_back(*index);
  }
  return PartySet(std::move(parties));
}

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

NamedConsents::NamedConsents(const State& state, std::span<const Consent> consents,
                             ConsentKind acting)
    : co_owners(consenting(state, consents, {ConsentKind::kCoOwner, acting})),
      pledgees(consenting(state, consents, {ConsentKind::kPledgee})) {}

TextSet::TextSet(const std::vector<std::string>& texts) : texts_(texts.begin(), texts.end()) {
  std::ranges::sort(texts_);
}

Named<PledgeRegister>::Named(const State& state, const PledgeRegister& command,
                             const Speaker& speaker)
    : pledgors(state, command.pledgors),
      consents(state, command.consents, ConsentKind::kPledgor),
      repeated(repeated_pledge(state, command, speaker.is_official)) {}

Named<TransferRegister>::Named(const State& state, const TransferRegister& command,
                               const Speaker& speaker)
    : from(state, command.from),
      to(claimants_of(state, command.to)),
      goes_abroad(is_any_foreign(state, to)),
      known(known_transfer(state, command, speaker)),
      consents(state, command.consents, ConsentKind::kTransferor),
      heard(heard_of(state, command, speaker, from.known, to.parties())) {
  switch (command.cause) {
    case TransferCause::kMerger:
    case TransferCause::kDivision:
      is_succession = succeed(state, from.known, to.parties(), command.registered);
      break;
    case TransferCause::kInheritance:
      is_inheritance = are_persons(state, from.known) && heard.size() == from.known.size();
      break;
    default:
      break;
  }
}

}  // namespace ledger::law
