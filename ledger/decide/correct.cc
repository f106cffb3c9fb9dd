#include "ledger/decide/correct.h"

#include <algorithm>
#include <set>

#include "ledger/base/sorted.h"
#include "ledger/decide/additions.h"
#include "ledger/decide/confirmation.h"
#include "ledger/decide/correction_state.h"
#include "ledger/decide/divergence.h"
#include "ledger/decide/validate.h"
#include "ledger/decide/waiting.h"
#include "ledger/law/authority.h"
#include "ledger/model/codes.h"
#include "ledger/model/fold/naming.h"

namespace ledger {
namespace {

Seq seq_of(const EventInPlace* event) { return event->event.seq; }

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

// The events of `events` that are in `later` and have grounds against them only if the event before
// them is `after`.
std::vector<Contradiction> contradictions(Divergence& divergence,
                                          std::span<const EventInPlace* const> events,
                                          const std::set<Seq>& later) {
  std::vector<Contradiction> found;
  if (divergence.is_none()) return found;
  for (const EventInPlace* event : events) {
    if (later.contains(seq_of(event))) {
      std::vector<Code> codes = divergence.codes_added(*event);
      if (!codes.empty()) found.push_back({event->event, std::move(codes)});
    }
    divergence.replay(*event);
  }
  return found;
}

// A fault that makes a recorded event contradictory: it refers to a right or a patent that does not
// exist, or states an exchange rate for a contract in yuan.
bool is_contradiction(Code code) {
  return code == Code::kF01 || code == Code::kF04 || code == Code::kF07;
}

// At its event; a fact may wait there for what it acts upon. What states a known right again there
// is not weighed against it.
Findings findings_at_event(const State& now, const State& state_at_event,
                           const Submission& submission, Nature nature) {
  std::vector<std::string> unknown;
  if (law::may_precede(now, submission.source, submission.body)) {
    validate_references(state_at_event, submission, &unknown);
  }
  if (waits(submission, unknown)) return findings_of_waiting(now, submission, unknown);
  const bool states_fact =
      law::is_authoritative(state_at_event, submission.source, submission.body);
  if (confirmation_of(state_at_event, submission, states_fact)) return {};
  return evaluate_rules(state_at_event, submission, nature);
}

}  // namespace

std::vector<Code> codes_against(const State& state, const EventInPlace& event) {
  const bool has_no_grounds = std::holds_alternative<ContractRegister>(event.body) ||
                              std::holds_alternative<GazetteMap>(event.body);
  if (has_no_grounds || has_names(event.body)) return {};
  const Submission submission = submission_of(event);
  std::vector<Code> codes;
  for (const Fault& fault : validate_references(state, submission)) {
    if (is_contradiction(fault.code)) codes.push_back(fault.code);
  }
  if (std::ranges::find(codes, Code::kF07) != codes.end()) return {Code::kF07};
  if (confirms(state, event)) return codes;
  const bool is_fact = law::is_authoritative(state, event.source, event.body);
  const Findings findings =
      evaluate_rules(state, submission, is_fact ? Nature::kFact : Nature::kProposal);
  const Grounds& grounds = is_fact ? findings.contradicting : findings.refusing;
  for (const Ground& ground : grounds.all()) codes.push_back(ground.code);
  sort_unique(codes);
  return codes;
}

bool confirms(const State& state, const EventInPlace& event) {
  const bool is_fact = law::is_authoritative(state, event.source, event.body);
  return confirmation_of(state, submission_of(event), is_fact).has_value();
}

CorrectionFindings evaluate_correction(const State& state, const Submission& correction,
                                       const Restatement& restatement,
                                       std::span<const EventInPlace* const> context) {
  const PartyId& source = correction.source;
  const EventInPlace& original = restatement.original;
  const auto place = static_cast<std::size_t>(
      std::ranges::lower_bound(context, seq_of(&original), {}, seq_of) - context.begin());
  LEDGER_ASSERT(place < context.size() && seq_of(context[place]) == seq_of(&original));
  std::optional<EventInPlace> before;
  if (!restatement.was_retracted) before = original;
  std::optional<EventInPlace> corrected;
  if (restatement.corrected) {
    corrected = {original.event, original.at, original.source, *restatement.corrected,
                 original.is_fact};
  }
  State state_at_event = state_before(state, context, source, corrected);
  for (const EventInPlace* earlier : context.first(place)) replay(state_at_event, *earlier);
  CorrectionFindings found;
  const bool is_fact = law::corrects_as_office(state, source);
  if (corrected) {
    found.corrected = findings_at_event(state, state_at_event, submission_of(*corrected),
                                        is_fact ? Nature::kFact : Nature::kProposal);
    found.has_authority = may_state(state_at_event, source, *corrected);
  }
  Divergence divergence(std::move(state_at_event), before, corrected);
  found.later =
      contradictions(divergence, context.subspan(place + 1), later_events(state, restatement));
  if (!is_fact) weigh_additions(found.corrected, state, correction, restatement, divergence);
  return found;
}

}  // namespace ledger
