// What a body is about.

#include <algorithm>
#include <set>

#include "ledger/base/sorted.h"
#include "ledger/model/commands/groups.h"
#include "ledger/model/fold/evolve.h"

namespace ledger {
namespace {

// A change of a right, whose `set` may name patents.
template <typename T>
concept HasSet = requires(const T& body) {
  body.set.values.patents;
};

class ThingCollector {
 public:
  explicit ThingCollector(const State& state) : state_(state) {}

  void patent(PatentNumber number) {
    if (const auto index = state_.patents.index_of(number)) add(RefKind::kPatent, *index);
  }
  void patents(const std::vector<PatentNumber>& numbers) {
    for (const PatentNumber number : numbers) patent(number);
  }
  void licence(std::string_view id) {
    const Licence* licence = state_.licences.find(id);
    if (licence == nullptr) return;
    add(RefKind::kLicence, state_.licences.index_of(*licence));
    indices(licence->patents);
  }
  void pledge(std::string_view id) {
    const Pledge* pledge = state_.pledges.find(id);
    if (pledge == nullptr) return;
    add(RefKind::kPledge, state_.pledges.index_of(*pledge));
    indices(pledge->patents);
  }
  void hold(std::string_view id) {
    const Hold* hold = state_.holds.find(id);
    if (hold == nullptr) return;
    add(RefKind::kHold, state_.holds.index_of(*hold));
    indices(hold->patents);
  }
  void contract(std::string_view id) {
    const Contract* contract = state_.contracts.find(id);
    if (contract != nullptr) add(RefKind::kContract, state_.contracts.index_of(*contract));
  }
  void party(const PartyId& id) {
    if (const auto index = state_.parties.index_of(id)) add(RefKind::kParty, *index);
  }

  std::vector<Ref> take() && {
    sort_unique(refs_);
    return std::move(refs_);
  }

 private:
  void add(RefKind kind, std::uint32_t index) { refs_.push_back({kind, index}); }
  void indices(const PatentList& patents) {
    for (const PatentIndex index : patents) add(RefKind::kPatent, index);
  }

  const State& state_;
  std::vector<Ref> refs_;
};

void collect(ThingCollector& found, const OfParty auto& body) { found.party(body.party); }
void collect(ThingCollector& found, const OfPatent auto& body) { found.patent(body.patent); }
void collect(ThingCollector& found, const OfTransfer auto& body) { found.patents(body.patents); }
// The patents that a right has, and those that the body puts it on.
template <OfLicence T>
void collect(ThingCollector& found, const T& body) {
  found.licence(body.licence);
  if constexpr (NamesPatents<T>) found.patents(body.patents);
  if constexpr (HasSet<T>) found.patents(body.set.values.patents);
}
template <OfPledge T>
void collect(ThingCollector& found, const T& body) {
  found.pledge(body.pledge);
  if constexpr (NamesPatents<T>) found.patents(body.patents);
  if constexpr (HasSet<T>) found.patents(body.set.values.patents);
}
template <OfHold T>
void collect(ThingCollector& found, const T& body) {
  found.hold(body.hold);
  if constexpr (NamesPatents<T>) found.patents(body.patents);
}
// A contract is not a right on a patent: it does not change the patent's version.
void collect(ThingCollector& found, const OfContract auto& body) { found.contract(body.contract); }
void collect(ThingCollector& /*found*/, const OfEvent auto& /*body*/) {}
void collect(ThingCollector& /*found*/, const OfClock auto& /*body*/) {}

// The history in the thing that `ref` names; const as the State is.
template <typename AnyState>
auto& history_in(AnyState& state, Ref ref) {
  switch (ref.kind) {
    case RefKind::kParty:
      return state.parties.at(ref.index).history;
    case RefKind::kPatent:
      return state.patents.at(ref.index).history;
    case RefKind::kLicence:
      return state.licences.at(ref.index).history;
    case RefKind::kPledge:
      return state.pledges.at(ref.index).history;
    case RefKind::kHold:
      return state.holds.at(ref.index).history;
    case RefKind::kContract:
      break;
  }
  return state.contracts.at(ref.index).history;
}

// The open licences of a patent, or the patents of an open licence: an event that names only one of
// them can change the other.
std::vector<Ref> bound_to(const State& state, Ref ref) {
  std::vector<Ref> bound;
  if (ref.kind == RefKind::kPatent) {
    for (const Link& link : state.patents.at(ref.index).links) {
      if (link.kind != LinkKind::kLicence || !state.licences.at(link.index).is_open) continue;
      bound.push_back({RefKind::kLicence, link.index});
    }
  } else if (ref.kind == RefKind::kLicence && state.licences.at(ref.index).is_open) {
    for (const PatentIndex patent : state.licences.at(ref.index).patents) {
      bound.push_back({RefKind::kPatent, patent});
    }
  }
  return bound;
}

}  // namespace

std::vector<Ref> touched(const State& state, const Body& body, Seq seq) {
  ThingCollector found(state);
  const auto visit = [&](const auto& command) {
    if constexpr (OfAcceptance<std::decay_t<decltype(command)>>) {
      found.patent(command.patent);
      found.licence(licence_id(command, seq));
    } else {
      collect(found, command);
    }
  };
  std::visit(visit, body);
  return std::move(found).take();
}

std::vector<Ref> restated_things(const State& state, const Restatement& restatement) {
  const Seq seq = restatement.original.event.seq;
  std::set<Ref> known;
  std::vector<Ref> things;
  const auto add = [&](const std::vector<Ref>& refs) {
    for (const Ref ref : refs) {
      if (known.insert(ref).second) things.push_back(ref);
    }
  };
  add(touched(state, restatement.original.body, seq));
  if (restatement.corrected) add(touched(state, *restatement.corrected, seq));
  for (std::size_t i = 0; i < things.size(); ++i) add(bound_to(state, things[i]));  // Grows.
  return {known.begin(), known.end()};
}

const std::vector<Seq>& history_of(const State& state, Ref ref) { return history_in(state, ref); }
std::vector<Seq>& history_of(State& state, Ref ref) { return history_in(state, ref); }

}  // namespace ledger
