#pragma once

// Scope: the State as one event may change it. While entries are folded in their order it covers
// everything; while some things are folded anew it covers those alone. Whatever an event reaches
// through it is noted in that thing's history.
//
// Internal to evolve().

#include <algorithm>
#include <vector>

#include "ledger/model/evolve.h"

namespace ledger {

// An event while it is folded.
struct Happening {
  Seq seq = 0;
  Instant at;
  const PartyId& source;
};

class Scope {
 public:
  explicit Scope(State& state) : state_(state) {}
  // Only `refs`, sorted; their histories are already there.
  Scope(State& state, const std::vector<Ref>& refs) : state_(state), only_(&refs) {}

  State& state() { return state_; }

  // Each gives null where the scope does not cover the thing.
  Patent* patent(PatentIndex index, Seq seq) {
    return reach(state_.patents.at(index), {RefKind::kPatent, index}, seq);
  }
  Patent* patent(PatentNumber number, Seq seq) {
    return patent(state_.patents.intern(number), seq);
  }
  Party* party(PartyIndex index, Seq seq) {
    return reach(state_.parties.at(index), {RefKind::kParty, index}, seq);
  }
  Licence* licence(std::uint32_t index, Seq seq) {
    return reach(state_.licences.at(index), {RefKind::kLicence, index}, seq);
  }
  Pledge* pledge(std::uint32_t index, Seq seq) {
    return reach(state_.pledges.at(index), {RefKind::kPledge, index}, seq);
  }
  Hold* hold(std::uint32_t index, Seq seq) {
    return reach(state_.holds.at(index), {RefKind::kHold, index}, seq);
  }
  Contract* contract(std::uint32_t index, Seq seq) {
    return reach(state_.contracts.at(index), {RefKind::kContract, index}, seq);
  }

 private:
  template <typename Thing>
  Thing* reach(Thing& thing, Ref ref, Seq seq) {
    if (only_ != nullptr) return std::ranges::binary_search(*only_, ref) ? &thing : nullptr;
    if (thing.history.empty() || thing.history.back() != seq) thing.history.push_back(seq);
    return &thing;
  }

  State& state_;
  const std::vector<Ref>* only_ = nullptr;
};

// One event's effect, by the family of its body. Each ignores what its scope does not cover.
void apply(Scope& scope, const Happening& event, const PartyRegister& body);
void apply(Scope& scope, const Happening& event, const PatentApply& body);
void apply(Scope& scope, const Happening& event, const PatentGrant& body);
void apply(Scope& scope, const Happening& event, const PatentAnnuity& body);
void apply(Scope& scope, const Happening& event, const PatentSuspend& body);
void apply(Scope& scope, const Happening& event, const PatentResume& body);
void apply(Scope& scope, const Happening& event, const PatentInvalidation& body);
void apply(Scope& scope, const Happening& event, const PatentEnd& body);
void apply(Scope& scope, const Happening& event, const PatentRestore& body);
void apply(Scope& scope, const Happening& event, const PatentExtend& body);
void apply(Scope& scope, const Happening& event, const PatentClassify& body);
void apply(Scope& scope, const Happening& event, const TransferRegister& body);
void apply(Scope& scope, const Happening& event, const UseReport& body);
void apply(Scope& scope, const Happening& event, const UseJustify& body);
void apply(Scope& scope, const Happening& event, const LicenceRecord& body);
void apply(Scope& scope, const Happening& event, const LicenceChange& body);
void apply(Scope& scope, const Happening& event, const LicenceCancel& body);
void apply(Scope& scope, const Happening& event, const LicenceRevoke& body);
void apply(Scope& scope, const Happening& event, const OpenLicenceDeclare& body);
void apply(Scope& scope, const Happening& event, const OpenLicenceAnnounce& body);
void apply(Scope& scope, const Happening& event, const OpenLicenceWithdraw& body);
void apply(Scope& scope, const Happening& event, const OpenLicenceAccept& body);
void apply(Scope& scope, const Happening& event, const PledgeRegister& body);
void apply(Scope& scope, const Happening& event, const PledgeChange& body);
void apply(Scope& scope, const Happening& event, const PledgeCancel& body);
void apply(Scope& scope, const Happening& event, const PledgeRevoke& body);
void apply(Scope& scope, const Happening& event, const PledgeDefault& body);
void apply(Scope& scope, const Happening& event, const PledgeCompensate& body);
void apply(Scope& scope, const Happening& event, const PledgeRecover& body);
void apply(Scope& scope, const Happening& event, const PledgeDispose& body);
void apply(Scope& scope, const Happening& event, const HoldPlace& body);
void apply(Scope& scope, const Happening& event, const HoldRelease& body);
void apply(Scope& scope, const Happening& event, const ContractRegister& body);
void apply(Scope& scope, const Happening& event, const ContractRevise& body);
void apply(Scope& scope, const Happening& event, const ContractCancel& body);
void apply(Scope& scope, const Happening& event, const ContractReceipt& body);
void apply(Scope& scope, const Happening& event, const EventCorrect& body);
void apply(Scope& scope, const Happening& event, const EventRetract& body);

// The thing as if no event had spoken of it; its id and its history stay (M-3, M-5).
template <typename T>
void renew(T& thing) {
  T fresh;
  fresh.id = std::move(thing.id);
  fresh.history = std::move(thing.history);
  thing = std::move(fresh);
}

// Notes the event in the histories of `patents`.
void note_patents(Scope& scope, const std::vector<PatentIndex>& patents, Seq seq);
// Links each of `patents` to a right, once, and notes the event.
void link_patents(Scope& scope, const std::vector<PatentIndex>& patents, Link link, Seq seq);

std::vector<PartyIndex> intern_all(Parties& parties, const std::vector<PartyId>& ids);
std::vector<PatentIndex> intern_all(Patents& patents, const std::vector<PatentNumber>& numbers);

}  // namespace ledger
