#include "ledger/model/fold/evolve.h"

#include "ledger/model/commands/groups.h"
#include "ledger/model/fold/scope.h"

namespace ledger {
namespace {

void apply_body(FoldScope& scope, const EventContext& event, const Body& body) {
  std::visit([&](const auto& command) { apply(scope, event, command); }, body);
}

// The first party exists without an event.
void reset(Party& party) {
  const PartyId id = party.id;
  const State first;
  clear_facts(party);
  if (const Party* given = first.parties.find(id)) {
    std::vector<Seq> history = std::move(party.history);
    party = *given;
    party.history = std::move(history);
  }
}

void reset(Patent& patent) {
  Patent fresh;
  fresh.number = patent.number;
  fresh.history = std::move(patent.history);
  patent = std::move(fresh);
}

void reset(State& state, Ref ref) {
  switch (ref.kind) {
    case RefKind::kParty:
      return reset(state.parties.at(ref.index));
    case RefKind::kPatent:
      state.statements.erase(ref.index);
      return reset(state.patents.at(ref.index));
    case RefKind::kLicence:
      return clear_facts(state.licences.at(ref.index));
    case RefKind::kPledge:
      return clear_facts(state.pledges.at(ref.index));
    case RefKind::kHold:
      return clear_facts(state.holds.at(ref.index));
    case RefKind::kContract:
      return clear_facts(state.contracts.at(ref.index));
  }
}

template <typename T>
void intern_patents(State& state, const T& command) {
  if constexpr (NamesPatent<T>) state.patents.intern(command.patent);
  if constexpr (NamesPatents<T>) intern_all(state.patents, command.patents);
}

// The right, contract or party that a command is about; its patents are in intern_patents().
void intern_subject(State& state, const OfParty auto& command, Seq /*seq*/) {
  state.parties.intern(command.party);
}
void intern_subject(State& state, const OfLicence auto& command, Seq /*seq*/) {
  state.licences.intern(command.licence);
}
void intern_subject(State& state, const OfAcceptance auto& command, Seq seq) {
  state.licences.intern(licence_id(command, seq));
}
void intern_subject(State& state, const OfPledge auto& command, Seq /*seq*/) {
  state.pledges.intern(command.pledge);
}
void intern_subject(State& state, const OfHold auto& command, Seq /*seq*/) {
  state.holds.intern(command.hold);
}
void intern_subject(State& state, const OfContract auto& command, Seq /*seq*/) {
  state.contracts.intern(command.contract);
}
void intern_subject(State& /*state*/, const OfPatent auto& /*command*/, Seq /*seq*/) {}
void intern_subject(State& /*state*/, const OfTransfer auto& /*command*/, Seq /*seq*/) {}
void intern_subject(State& /*state*/, const OfEvent auto& /*command*/, Seq /*seq*/) {}

// Adds `seq` to the histories of `refs`. It may be an old one: a corrected body can name things
// whose histories did not have its event.
void note(State& state, const std::vector<Ref>& refs, Seq seq) {
  for (const Ref ref : refs) {
    std::vector<Seq>& history = history_of(state, ref);
    const auto place = std::ranges::lower_bound(history, seq);
    if (place == history.end() || *place != seq) history.insert(place, seq);
  }
}

void restate(State& state, Seq seq, const Restatement& restatement) {
  const Seq corrected_seq = restatement.original.event.seq;
  // So that restated_things() finds all of it.
  if (restatement.corrected) intern_things(state, *restatement.corrected, corrected_seq);
  const std::vector<Ref> refs = restated_things(state, restatement);
  note(state, touched(state, restatement.original.body, corrected_seq), seq);
  if (restatement.corrected) {
    const auto about = touched(state, *restatement.corrected, corrected_seq);
    note(state, about, corrected_seq);
    note(state, about, seq);
  }
  for (const Ref ref : refs) reset(state, ref);

  FoldScope scope(state, refs);
  for (const EventInPlace& event : restatement.history) {
    const bool is_corrected = event.event.seq == corrected_seq;
    if (is_corrected && !restatement.corrected) continue;
    const Body& body = is_corrected ? *restatement.corrected : event.body;
    apply_body(scope, {event.event.seq, event.at, event.source}, body);
  }
  state.restated.insert_or_assign(corrected_seq, restatement.corrected);
}

}  // namespace

void intern_things(State& state, const Body& body, Seq seq) {
  const auto intern = [&](const auto& command) {
    intern_patents(state, command);
    intern_subject(state, command, seq);
  };
  std::visit(intern, body);
}

// A correction changes another event and is not an event of a thing itself: see restate().
void apply(FoldScope& /*scope*/, const EventContext& /*event*/, const EventCorrect& /*body*/) {}
void apply(FoldScope& /*scope*/, const EventContext& /*event*/, const EventRetract& /*body*/) {}

void note_patents(FoldScope& scope, std::span<const PatentIndex> patents, Seq seq) {
  for (const PatentIndex index : patents) scope.patent(index, seq);
}

void link_patents(FoldScope& scope, std::span<const PatentIndex> patents, Link link, Seq seq) {
  const std::vector<Seq>& history = history_of(scope.state(), {ref_kind(link.kind), link.index});
  const bool is_new = history.empty() || history.front() == seq;  // No event has linked it before.
  for (const PatentIndex index : patents) {
    Patent* patent = scope.patent(index, seq);
    if (patent == nullptr) continue;
    std::vector<Link>& links = patent->links;
    if (!links.empty() && links.back() == link) continue;  // A patent may be listed twice.
    if (is_new || std::ranges::find(links, link) == links.end()) links.push_back(link);
  }
}

std::vector<PartyIndex> intern_all(Parties& parties, const std::vector<PartyId>& ids) {
  std::vector<PartyIndex> indices;
  indices.reserve(ids.size());
  for (const PartyId& id : ids) indices.push_back(parties.intern(id));
  return indices;
}

std::vector<PatentIndex> intern_all(Patents& patents, const std::vector<PatentNumber>& numbers) {
  std::vector<PatentIndex> indices;
  indices.reserve(numbers.size());
  for (const PatentNumber number : numbers) indices.push_back(patents.intern(number));
  return indices;
}

void evolve(State& state, const Entry& entry, const Restatement* restatement) {
  LEDGER_ASSERT(entry.seq == state.next);
  ++state.next;
  if (!entry.takes_effect()) {
    state.types.push_back(State::kNoEvent);
    return;
  }
  LEDGER_ASSERT(entry.submission.has_value());
  state.types.push_back(static_cast<std::uint8_t>(entry.submission->body.index()));
  const Submission& submission = *entry.submission;
  if (is_correction(submission.body)) {
    LEDGER_ASSERT(restatement != nullptr);
    restate(state, entry.seq, *restatement);
    return;
  }
  FoldScope scope(state);
  apply_body(scope, {entry.seq, submission.at, submission.source}, submission.body);
}

void replay(State& state, const EventInPlace& event) {
  FoldScope scope(state);
  apply_body(scope, {event.event.seq, event.at, event.source}, event.body);
}

}  // namespace ledger
