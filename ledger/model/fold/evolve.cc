#include "ledger/model/fold/evolve.h"

#include "ledger/model/commands/groups.h"
#include "ledger/model/fold/naming.h"
#include "ledger/model/fold/scope.h"
#include "ledger/model/state/consents.h"
#include "ledger/model/state/names.h"

namespace ledger {
namespace {

// A named fact that waits for a party has no effect. It is in the histories of what it names.
void apply_waiting(FoldScope& scope, Seq seq, const Body& body) {
  intern_things(scope.state(), body, seq);
  for (const Ref ref : touched(scope.state(), body, seq)) scope.note(ref, seq);
}

void apply_body(FoldScope& scope, const EventContext& event, const Body& body) {
  scope.begin(event.at.day());
  if (has_names(body)) return apply_waiting(scope, event.seq, body);
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
  fresh.newest_filing = patent.newest_filing;
  fresh.history = std::move(patent.history);
  patent = std::move(fresh);
}

void forget_deals(State& state, std::uint32_t contract) {
  for_each_deal(state.contracts.at(contract), contract,
                [&state](const ContractBetween& deal) { state.deals.erase(deal); });
}

void reset(State& state, Ref ref) {
  switch (ref.kind) {
    case RefKind::kParty:
      unsettle_names_of(state, ref.index);
      return reset(state.parties.at(ref.index));
    case RefKind::kPatent:
      state.statements.erase(ref.index);
      state.titles.erase(ref.index);
      return reset(state.patents.at(ref.index));
    case RefKind::kLicence:
      return clear_facts(state.licences.at(ref.index));
    case RefKind::kPledge:
      return clear_facts(state.pledges.at(ref.index));
    case RefKind::kHold:
      return clear_facts(state.holds.at(ref.index));
    case RefKind::kContract:
      forget_deals(state, ref.index);
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
  if (!is_published_name(command.party)) state.parties.intern(command.party);
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
void intern_subject(State& /*state*/, const OfClock auto& /*command*/, Seq /*seq*/) {}

// Adds `seq` to the histories of `refs`. It may be an old one: a corrected body can name things
// whose histories did not have its event.
void note(State& state, const std::vector<Ref>& refs, Seq seq, Date filed) {
  for (const Ref ref : refs) {
    if (ref.kind == RefKind::kPatent) {
      Date& newest = state.patents.at(ref.index).newest_filing;
      newest = std::max(newest, filed);
    }
    std::vector<Seq>& history = history_of(state, ref);
    const auto place = std::ranges::lower_bound(history, seq);
    if (place == history.end() || *place != seq) history.insert(place, seq);
  }
}

// Adds the event to those of the documents of consent that the body names, or takes it from them.
void note_documents(State& state, const Body& body, Seq seq, bool adds) {
  const auto note_under = [&](const std::string& key) {
    std::vector<Seq>& seqs = state.documents[key];
    const auto place = std::ranges::lower_bound(seqs, seq);
    const bool has = place != seqs.end() && *place == seq;
    if (adds && !has) seqs.insert(place, seq);
    if (!adds && has) seqs.erase(place);
    if (seqs.empty()) state.documents.erase(key);
  };
  const auto note = [&](const Consent& consent) {
    note_under(document_key(consent));
    if (consent.kind == ConsentKind::kPledgee) note_under(pledgee_key(consent.party));
  };
  std::visit([&](const auto& command) { for_each_in<Consent>(command, note); }, body);
}

// A retraction that names another one takes it back.
void note_retraction(State& state, const Entry& entry, const Restatement& restatement) {
  const Seq event = restatement.original.event.seq;
  if (restatement.was_retracted) {
    std::erase_if(state.retractions, [&](const auto& each) { return each.second.event == event; });
  }
  if (restatement.corrected) return;
  const auto before = state.restated.find(event);
  const bool is_corrected = before != state.restated.end() && before->second;
  state.retractions[entry.seq] = {event, is_corrected ? before->second : std::nullopt};
}

// Folds the things of a restatement by entry `entry` again.
void refold(State& state, const Entry& entry, const Restatement& restatement) {
  const Seq seq = entry.seq;
  const Date filed = entry.submission->at.day();
  const Seq corrected_seq = restatement.original.event.seq;
  // So that restated_things() finds all of it.
  if (restatement.corrected) intern_things(state, *restatement.corrected, corrected_seq);
  const std::vector<Ref> refs = restated_things(state, restatement);
  note(state, touched(state, restatement.original.body, corrected_seq), seq, filed);
  if (restatement.corrected) {
    const auto about = touched(state, *restatement.corrected, corrected_seq);
    note(state, about, corrected_seq, restatement.original.at.day());
    note(state, about, seq, filed);
  }
  note_documents(state, restatement.original.body, corrected_seq, false);
  if (restatement.corrected) note_documents(state, *restatement.corrected, corrected_seq, true);
  for (const Ref ref : refs) reset(state, ref);
  state.rates.forget(corrected_seq);
  if (const auto* map = std::get_if<GazetteMap>(&restatement.original.body)) {
    forget_map(state, *map, corrected_seq);
  }

  FoldScope scope(state, refs);
  for (const EventInPlace& event : restatement.history) {
    const bool is_corrected = event.event.seq == corrected_seq;
    if (is_corrected && !restatement.corrected) continue;
    const Body& body = is_corrected ? *restatement.corrected : event.body;
    apply_body(scope, {event.event.seq, event.at, event.source, event.is_fact}, body);
  }
  const bool has_effect = restatement.corrected && !has_names(*restatement.corrected);
  if (!has_effect) state.deeds.erase(corrected_seq);
}

void restate(State& state, const Entry& entry, const Restatement& restatement) {
  refold(state, entry, restatement);
  const EventInPlace& original = restatement.original;
  const Seq corrected_seq = original.event.seq;
  forget_named(state, corrected_seq);
  const std::optional<Body>& stated =
      restatement.stated ? restatement.stated : restatement.corrected;
  if (stated && has_names(*stated)) note_named(state, corrected_seq, *stated, original.at);
  note_retraction(state, entry, restatement);
  state.restated.insert_or_assign(corrected_seq, stated);
}

// An entry that took effect moves the calendar, until a clock.day has moved it.
void move_calendar(LedgerDay& today, const Submission& submission) {
  if (const auto* clock = std::get_if<ClockDay>(&submission.body)) {
    today = {clock->day, true};
  } else if (!today.is_stated) {
    const Date filed = submission.at.day();
    today.day = std::max(today.day.value_or(filed), filed);
  }
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
// Cannot be corrected, so it is no event of a thing either: see move_calendar().
void apply(FoldScope& /*scope*/, const EventContext& /*event*/, const ClockDay& /*body*/) {}

void FoldScope::note(Ref ref, Seq seq) {
  switch (ref.kind) {
    case RefKind::kParty:
      party(ref.index, seq);
      return;
    case RefKind::kPatent:
      patent(ref.index, seq);
      return;
    case RefKind::kLicence:
      licence(ref.index, seq);
      return;
    case RefKind::kPledge:
      pledge(ref.index, seq);
      return;
    case RefKind::kHold:
      hold(ref.index, seq);
      return;
    case RefKind::kContract:
      contract(ref.index, seq);
      return;
  }
}

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

void note_rate(State& state, Seq seq, const std::optional<Currency>& currency,
               const std::optional<Exchange>& exchange) {
  if (!currency || !exchange) return;
  state.rates.note({currency->code, exchange->on, seq, exchange->rate});
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
  move_calendar(state.today, submission);
  if (is_correction(submission.body)) {
    LEDGER_ASSERT(restatement != nullptr);
    restate(state, entry, *restatement);
    return;
  }
  std::optional<Body> codes;
  if (has_names(submission.body)) {
    codes = note_named(state, entry.seq, submission.body, submission.at);
  }
  FoldScope scope(state);
  apply_body(scope, {entry.seq, submission.at, submission.source, entry.states_fact()},
             codes ? *codes : submission.body);
  note_documents(state, submission.body, entry.seq, true);
}

void settle_named(State& state, const Entry& by, const Restatement& restatement) {
  const Seq seq = restatement.original.event.seq;
  std::vector<PartyIndex> parties = parties_now(state, state.named.at(seq));
  refold(state, by, restatement);
  NamedFact& fact = state.named.at(seq);
  fact.parties = std::move(parties);
  if (fact.waits()) {
    state.waiting.insert(seq);
  } else {
    state.waiting.erase(seq);
  }
}

void replay(State& state, const EventInPlace& event) {
  FoldScope scope(state);
  apply_body(scope, {event.event.seq, event.at, event.source, event.is_fact}, event.body);
}

}  // namespace ledger
