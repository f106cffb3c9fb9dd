#pragma once

// FoldScope: the part of the State that an event may change. It covers everything while entries are
// folded in order, and some things while these are folded again. Each access adds the event to the
// thing's history.
//
// Internal to evolve().

#include <algorithm>
#include <span>
#include <vector>

#include "ledger/model/fold/evolve.h"

namespace ledger {

// The event that is folded.
struct EventContext {
  Seq seq = 0;
  Instant at;
  const PartyId& source;
  bool is_fact = false;  // Entry::states_fact().
};

class FoldScope {
 public:
  explicit FoldScope(State& state) : state_(state) {}
  // Covers `refs` alone, sorted, whose histories are complete.
  FoldScope(State& state, const std::vector<Ref>& refs) : state_(state), only_(&refs) {}

  State& state() { return state_; }
  // The event that is folded next was filed on that day.
  void begin(Date filed) { filed_ = filed; }

  // Null if the scope does not cover the thing.
  Patent* patent(PatentIndex index, Seq seq) {
    Patent* patent = reach(state_.patents.at(index), {RefKind::kPatent, index}, seq);
    if (patent != nullptr) patent->newest_filing = std::max(patent->newest_filing, filed_);
    return patent;
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
  // Adds the event to the history of the thing, and changes nothing.
  void note(Ref ref, Seq seq);

 private:
  template <typename Thing>
  Thing* reach(Thing& thing, Ref ref, Seq seq) {
    if (only_ != nullptr) return std::ranges::binary_search(*only_, ref) ? &thing : nullptr;
    if (thing.history.empty() || thing.history.back() != seq) thing.history.push_back(seq);
    return &thing;
  }

  State& state_;
  const std::vector<Ref>* only_ = nullptr;
  Date filed_{kFirstDay};
};

// The effect of one event on what its scope covers. Each type of Body has one: a new type without
// it does not compile.
void apply(FoldScope& scope, const EventContext& event, const PartyRegister& body);
void apply(FoldScope& scope, const EventContext& event, const PartyRename& body);
void apply(FoldScope& scope, const EventContext& event, const PartySucceed& body);
void apply(FoldScope& scope, const EventContext& event, const GazetteMap& body);
void apply(FoldScope& scope, const EventContext& event, const PatentApply& body);
void apply(FoldScope& scope, const EventContext& event, const PatentGrant& body);
void apply(FoldScope& scope, const EventContext& event, const PatentAnnuity& body);
void apply(FoldScope& scope, const EventContext& event, const PatentSuspend& body);
void apply(FoldScope& scope, const EventContext& event, const PatentResume& body);
void apply(FoldScope& scope, const EventContext& event, const PatentInvalidation& body);
void apply(FoldScope& scope, const EventContext& event, const PatentEnd& body);
void apply(FoldScope& scope, const EventContext& event, const PatentRestore& body);
void apply(FoldScope& scope, const EventContext& event, const PatentExtend& body);
void apply(FoldScope& scope, const EventContext& event, const PatentClassify& body);
void apply(FoldScope& scope, const EventContext& event, const TransferRegister& body);
void apply(FoldScope& scope, const EventContext& event, const UseReport& body);
void apply(FoldScope& scope, const EventContext& event, const UseJustify& body);
void apply(FoldScope& scope, const EventContext& event, const LicenceRecord& body);
void apply(FoldScope& scope, const EventContext& event, const LicenceChange& body);
void apply(FoldScope& scope, const EventContext& event, const LicenceCancel& body);
void apply(FoldScope& scope, const EventContext& event, const LicenceRevoke& body);
void apply(FoldScope& scope, const EventContext& event, const OpenLicenceDeclare& body);
void apply(FoldScope& scope, const EventContext& event, const OpenLicenceAnnounce& body);
void apply(FoldScope& scope, const EventContext& event, const OpenLicenceWithdraw& body);
void apply(FoldScope& scope, const EventContext& event, const OpenLicenceAccept& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeRegister& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeChange& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeCancel& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeRevoke& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeDefault& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeCompensate& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeRecover& body);
void apply(FoldScope& scope, const EventContext& event, const PledgeDispose& body);
void apply(FoldScope& scope, const EventContext& event, const HoldPlace& body);
void apply(FoldScope& scope, const EventContext& event, const HoldRelease& body);
void apply(FoldScope& scope, const EventContext& event, const ContractRegister& body);
void apply(FoldScope& scope, const EventContext& event, const ContractRevise& body);
void apply(FoldScope& scope, const EventContext& event, const ContractCancel& body);
void apply(FoldScope& scope, const EventContext& event, const ContractReceipt& body);
void apply(FoldScope& scope, const EventContext& event, const EventCorrect& body);
void apply(FoldScope& scope, const EventContext& event, const EventRetract& body);
void apply(FoldScope& scope, const EventContext& event, const ClockDay& body);

// Clears everything of the thing except its id and its history (M-3, M-5).
template <typename T>
void clear_facts(T& thing) {
  T fresh;
  fresh.id = std::move(thing.id);
  fresh.history = std::move(thing.history);
  thing = std::move(fresh);
}

// Adds the event to the histories of `patents`.
void note_patents(FoldScope& scope, std::span<const PatentIndex> patents, Seq seq);
// Links each of `patents` to a right, once, and adds the event to its history.
void link_patents(FoldScope& scope, std::span<const PatentIndex> patents, Link link, Seq seq);

// The owners after all steps of `day`; without a history the present ones.
std::vector<PartyIndex> owners_on(const State& state, PatentIndex patent, Date day);
// Stores the rate that the event states for an amount in that currency, if it states one.
void note_rate(State& state, Seq seq, const std::optional<Currency>& currency,
               const std::optional<Exchange>& exchange);
inline void note_rate(State& state, Seq seq, const std::optional<Fee>& fee) {
  if (fee) note_rate(state, seq, fee->currency, fee->exchange);
}
inline void note_rate(State& state, Seq seq, const std::optional<Claim>& claim) {
  if (claim) note_rate(state, seq, claim->currency, claim->exchange);
}

std::vector<PartyIndex> intern_all(Parties& parties, const std::vector<PartyId>& ids);
std::vector<PatentIndex> intern_all(Patents& patents, const std::vector<PatentNumber>& numbers);

}  // namespace ledger
