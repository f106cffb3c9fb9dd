#include "ledger/law/cases/cases.h"

namespace ledger::law {
namespace {

using Indices = std::vector<PartyIndex>;

void add(Indices& found, const Indices& parties) {
  found.insert(found.end(), parties.begin(), parties.end());
}

// The pledgees and licensees of the rights on the patent that the event registered.
void add_sides(Indices& found, const State& state, const Patent& patent, Seq event) {
  for (const Link& link : patent.links) {
    if (link.kind == LinkKind::kPledge) {
      const Pledge& pledge = state.pledges.at(link.index);
      if (pledge.registered_by == OptionalSeq(event)) add(found, pledge.pledgees);
    } else if (link.kind == LinkKind::kLicence) {
      const Licence& licence = state.licences.at(link.index);
      if (licence.registered_by == OptionalSeq(event)) add(found, licence.licensees);
    }
  }
}

void add_transferees(Indices& found, const State& state, Seq event) {
  const auto deed = state.deeds.find(event);
  if (deed == state.deeds.end()) return;
  for (const Claimant& claimant : deed->second.to) found.push_back(claimant.party);
}

std::vector<PartyId> ids_of(const State& state, Indices&& indices) {
  const PartySet all(std::move(indices));
  std::vector<PartyId> parties;
  for (const PartyIndex party : all.all()) parties.push_back(state.parties.at(party).id);
  return parties;
}

}  // namespace

std::vector<PartyId> concerned_by(const State& state, const std::vector<Ref>& things,
                                  const Case& of) {
  if (!of.concerns.empty()) return ids_of(state, Indices(of.concerns));
  Indices by_event;
  Indices owners;
  for (const Ref ref : things) {
    if (ref.kind != RefKind::kPatent) continue;
    const Patent& patent = state.patents.at(ref.index);
    add_sides(by_event, state, patent, of.event);
    for (const Owner& owner : patent.owners) owners.push_back(owner.party);
  }
  add_transferees(by_event, state, of.event);
  return ids_of(state, by_event.empty() ? std::move(owners) : std::move(by_event));
}

}  // namespace ledger::law
