// Which things a body is about.

#include <algorithm>

#include "ledger/model/evolve.h"

namespace ledger {
namespace {

class Collector {
 public:
  explicit Collector(const State& state) : state_(state) {}

  void patent(PatentNumber number) {
    if (const auto index = state_.patents.index_of(number)) add(RefKind::kPatent, *index);
  }
  void patents(const std::vector<PatentNumber>& numbers) {
    for (const PatentNumber number : numbers) patent(number);
  }
  void licence(std::string_view id) {
    const Licence* licence = state_.licences.find(id);
    if (licence == nullptr) return;
    add(RefKind::kLicence, index_in(state_.licences, *licence));
    indices(licence->patents);
  }
  void pledge(std::string_view id) {
    const Pledge* pledge = state_.pledges.find(id);
    if (pledge == nullptr) return;
    add(RefKind::kPledge, index_in(state_.pledges, *pledge));
    indices(pledge->patents);
  }
  void hold(std::string_view id) {
    const Hold* hold = state_.holds.find(id);
    if (hold == nullptr) return;
    add(RefKind::kHold, index_in(state_.holds, *hold));
    indices(hold->patents);
  }
  void contract(std::string_view id) {
    const Contract* contract = state_.contracts.find(id);
    if (contract != nullptr) add(RefKind::kContract, index_in(state_.contracts, *contract));
  }
  void party(const PartyId& id) {
    if (const auto index = state_.parties.index_of(id)) add(RefKind::kParty, *index);
  }

  std::vector<Ref> take() && {
    std::ranges::sort(refs_);
    refs_.erase(std::unique(refs_.begin(), refs_.end()), refs_.end());
    return std::move(refs_);
  }

 private:
  template <typename T>
  static std::uint32_t index_in(const Table<T>& table, const T& item) {
    return static_cast<std::uint32_t>(&item - &table.at(0));
  }
  void add(RefKind kind, std::uint32_t index) { refs_.push_back({kind, index}); }
  void indices(const std::vector<PatentIndex>& patents) {
    for (const PatentIndex index : patents) add(RefKind::kPatent, index);
  }

  const State& state_;
  std::vector<Ref> refs_;
};

// By the name of the field that tells what a body is about: most bodies have one of these.
template <typename T>
concept IsAboutPatent = requires(const T& body) {
  PatentNumber{body.patent};
};
template <typename T>
concept IsAboutPatents = requires(const T& body) {
  body.patents.size();
};
template <typename T>
concept IsAboutLicence = requires(const T& body) {
  body.licence.size();
};
template <typename T>
concept IsAboutPledge = requires(const T& body) {
  body.pledge.size();
};
template <typename T>
concept IsAboutHold = requires(const T& body) {
  body.hold.size();
};

template <typename T>
void collect(Collector& found, const T& body) {
  if constexpr (IsAboutPatent<T>) found.patent(body.patent);
  if constexpr (IsAboutPatents<T>) found.patents(body.patents);
  if constexpr (IsAboutLicence<T>) found.licence(body.licence);
  if constexpr (IsAboutPledge<T>) found.pledge(body.pledge);
  if constexpr (IsAboutHold<T>) found.hold(body.hold);
}

void collect(Collector& found, const PartyRegister& body) { found.party(body.party); }
// A contract is no right on a patent: it does not move the patent's version.
void collect(Collector& found, const ContractRegister& body) { found.contract(body.contract); }
void collect(Collector& found, const ContractRevise& body) { found.contract(body.contract); }
void collect(Collector& found, const ContractCancel& body) { found.contract(body.contract); }
void collect(Collector& found, const ContractReceipt& body) { found.contract(body.contract); }
void collect(Collector& found, const LicenceChange& body) {
  found.licence(body.licence);
  found.patents(body.set.values.patents);
}
void collect(Collector& found, const PledgeChange& body) {
  found.pledge(body.pledge);
  found.patents(body.set.values.patents);
}
void collect(Collector& /*found*/, const EventCorrect& /*body*/) {}
void collect(Collector& /*found*/, const EventRetract& /*body*/) {}

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

// Open licences and their patents, which change each other by events that name only one of them.
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
  Collector found(state);
  if (const auto* accept = std::get_if<OpenLicenceAccept>(&body)) {
    found.patent(accept->patent);
    found.licence(licence_id(*accept, seq));
    return std::move(found).take();
  }
  std::visit([&](const auto& command) { collect(found, command); }, body);
  return std::move(found).take();
}

std::vector<Ref> restated_things(const State& state, const Restatement& restatement) {
  const Seq seq = restatement.original.event.seq;
  std::vector<Ref> things = touched(state, restatement.original.body, seq);
  const auto add = [&](const std::vector<Ref>& refs) {
    for (const Ref ref : refs) {
      if (std::ranges::find(things, ref) == things.end()) things.push_back(ref);
    }
  };
  if (restatement.corrected) add(touched(state, *restatement.corrected, seq));
  for (std::size_t i = 0; i < things.size(); ++i) add(bound_to(state, things[i]));  // It grows.
  std::ranges::sort(things);
  return things;
}

const std::vector<Seq>& history_of(const State& state, Ref ref) { return history_in(state, ref); }
std::vector<Seq>& history_of(State& state, Ref ref) { return history_in(state, ref); }

}  // namespace ledger
