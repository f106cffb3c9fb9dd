// The patent as of a legal day: replays the events that had taken effect by then.

#include "ledger/model/commands/one_of.h"
#include "projections/rights/parts.h"

namespace projections::rights {
namespace {

using ledger::Body;
using ledger::Date;
using ledger::EventInPlace;
using ledger::State;

// Whether an event voids a right from the beginning.
struct VoidsFromBeginning {
  bool operator()(const ledger::PatentInvalidation& body) const {
    return body.stage == ledger::InvalidationStage::kFull;
  }
  bool operator()(
      const ledger::OneOf<ledger::LicenceRevoke, ledger::PledgeRevoke> auto& /*body*/) const {
    return true;
  }
  bool operator()(
      const ledger::OneOf<
          ledger::PartyRegister, ledger::PartyRename, ledger::PartySucceed, ledger::PatentApply,
          ledger::PatentGrant, ledger::PatentAnnuity, ledger::PatentSuspend, ledger::PatentResume,
          ledger::PatentEnd, ledger::PatentRestore, ledger::PatentExtend, ledger::PatentClassify,
          ledger::TransferRegister, ledger::LicenceRecord, ledger::LicenceChange,
          ledger::LicenceCancel, ledger::PledgeRegister, ledger::PledgeChange, ledger::PledgeCancel,
          ledger::PledgeDefault, ledger::PledgeCompensate, ledger::PledgeRecover,
          ledger::PledgeDispose, ledger::HoldPlace, ledger::HoldRelease, ledger::OpenLicenceDeclare,
          ledger::OpenLicenceAnnounce, ledger::OpenLicenceWithdraw, ledger::OpenLicenceAccept,
          ledger::ContractRegister, ledger::ContractRevise, ledger::ContractCancel,
          ledger::ContractReceipt, ledger::UseReport, ledger::UseJustify, ledger::EventCorrect,
          ledger::EventRetract, ledger::ClockDay, ledger::GazetteMap> auto& /*body*/) const {
    return false;
  }
};

bool has_effect_by(const Body& body, ledger::Instant at, Date day) {
  return effective_day(body, at) <= day || std::visit(VoidsFromBeginning{}, body);
}

ledger::Entry entry_of(const EventInPlace& recorded, const Body& body) {
  ledger::Entry entry;
  entry.seq = recorded.event.seq;
  ledger::Submission& submission = entry.submission.emplace();
  submission.source = recorded.source;
  submission.at = recorded.at;
  submission.body = body;
  entry.is_fact = recorded.is_fact;
  return entry;
}

// Only things and their histories are valid in the result: the positions between the events are
// skipped.
State replay(const State& now, std::span<const EventInPlace> history, Date day) {
  State state;
  for (const EventInPlace& recorded : history) {
    if (restated_of(now, recorded) == Restated::kRetracted) continue;
    const Body& body = current_body(now, recorded);
    if (is_correction(body) || !has_effect_by(body, recorded.at, day)) continue;
    state.next = recorded.event.seq;
    evolve(state, entry_of(recorded, body));
  }
  return state;
}

std::vector<EventInPlace> known_by(const State& now, std::span<const EventInPlace> history,
                                   Date day) {
  std::vector<EventInPlace> known;
  for (const EventInPlace& recorded : history) {
    if (has_effect_by(current_body(now, recorded), recorded.at, day)) known.push_back(recorded);
  }
  return known;
}

}  // namespace

std::optional<RightsView> rights_effective(const State& now, ledger::PatentNumber number,
                                           std::span<const EventInPlace> history, Date effective) {
  const State rights = replay(now, history, effective);
  auto view = rights_from({rights, now, effective}, number);
  if (!view) return std::nullopt;
  const ledger::Patent* patent = now.patents.find(number);
  if (patent != nullptr) view->version = patent->version();
  add_history(*view, now, known_by(now, history, effective));
  return view;
}

}  // namespace projections::rights
