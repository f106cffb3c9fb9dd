#include "ledger/decide/correct.h"

#include <algorithm>
#include <map>
#include <set>

#include "ledger/decide/correction_state.h"
#include "ledger/decide/validate.h"
#include "ledger/law/authority.h"
#include "ledger/model/codes.h"

namespace ledger {
namespace {

Seq seq_of(const EventInPlace& event) { return event.event.seq; }

Submission submission_of(const EventInPlace& event) {
  return {{}, event.source, event.at, {}, {}, event.body};
}

// The events after the corrected one that the restatement may contradict.
std::set<Seq> later_events(const State& state, const Restatement& restatement) {
  std::set<Seq> seqs;
  for (const Ref ref : affected_things(state, restatement)) {
    const std::vector<Seq>& history = history_of(state, ref);
    seqs.insert(std::ranges::upper_bound(history, restatement.original.event.seq), history.end());
  }
  return seqs;
}

// The operator may correct an event of any source.
bool may_state(const State& state, const PartyId& source, const EventInPlace& event) {
  const Party* party = state.parties.find(source);
  if (party != nullptr && party->has(Role::kOperator)) return true;
  Submission submission = submission_of(event);
  submission.source = source;
  return law::has_authority(state, submission, nullptr);
}

using CodesByEvent = std::map<Seq, std::vector<Code>>;

// The codes that apply to each of `events` that is in `later`. `state` is the State before `first`,
// which is the corrected event, or empty if the event is retracted.
CodesByEvent codes_of_later(State state, const std::optional<EventInPlace>& first,
                            std::span<const EventInPlace> events, const std::set<Seq>& later) {
  CodesByEvent codes;
  if (first) replay(state, *first);
  for (const EventInPlace& event : events) {
    const Seq seq = seq_of(event);
    if (later.contains(seq)) codes.emplace(seq, codes_against(state, event));
    replay(state, event);
  }
  return codes;
}

std::vector<Contradiction> added(const CodesByEvent& before, const CodesByEvent& after) {
  std::vector<Contradiction> contradictions;
  for (const auto& [seq, codes] : after) {
    Contradiction contradiction{{seq, 0}, {}};
    std::ranges::set_difference(codes, before.at(seq), std::back_inserter(contradiction.codes));
    if (!contradiction.codes.empty()) contradictions.push_back(std::move(contradiction));
  }
  return contradictions;
}

// A fault that makes a recorded event contradictory: it refers to a right or a patent that does not
// exist, or states an exchange rate for a contract in yuan.
bool is_contradiction(Code code) {
  return code == Code::kF01 || code == Code::kF04 || code == Code::kF07;
}

}  // namespace

std::vector<Code> codes_against(const State& state, const EventInPlace& event) {
  if (std::holds_alternative<ContractRegister>(event.body)) return {};
  const Submission submission = submission_of(event);
  std::vector<Code> codes;
  for (const Fault& fault : validate_references(state, submission)) {
    if (is_contradiction(fault.code)) codes.push_back(fault.code);
  }
  const Findings findings = evaluate_rules(state, submission);
  const bool is_fact = law::is_authoritative(state, event.source, event.body);
  const Grounds& grounds = is_fact ? findings.contradicting : findings.refusing;
  for (const Ground& ground : grounds.all()) codes.push_back(ground.code);
  std::ranges::sort(codes);
  codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
  return codes;
}

CorrectionFindings evaluate_correction(const State& state, const PartyId& source,
                                       const Restatement& restatement,
                                       std::span<const EventInPlace> context) {
  const EventInPlace& original = restatement.original;
  const auto place = static_cast<std::size_t>(
      std::ranges::lower_bound(context, seq_of(original), {}, seq_of) - context.begin());
  LEDGER_ASSERT(place < context.size() && seq_of(context[place]) == seq_of(original));
  State state_at_event = state_before(state, context, source, restatement.corrected);
  for (const EventInPlace& earlier : context.first(place)) replay(state_at_event, earlier);

  std::optional<EventInPlace> before;
  if (!restatement.was_retracted) before = original;
  std::optional<EventInPlace> corrected;
  if (restatement.corrected) {
    corrected = {original.event, original.at, original.source, *restatement.corrected};
  }
  const auto events = context.subspan(place + 1);
  const std::set<Seq> later = later_events(state, restatement);
  CorrectionFindings correction;
  correction.later = added(codes_of_later(state_at_event, before, events, later),
                           codes_of_later(state_at_event, corrected, events, later));
  if (corrected) {
    correction.corrected = evaluate_rules(state_at_event, submission_of(*corrected));
    correction.has_authority = may_state(state_at_event, source, *corrected);
  }
  return correction;
}

}  // namespace ledger
