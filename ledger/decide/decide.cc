#include "ledger/decide/decide.h"

#include <algorithm>

#include "ledger/decide/consequences.h"
#include "ledger/decide/form.h"
#include "ledger/decide/weighed.h"
#include "ledger/law/authority.h"

namespace ledger {
namespace {

using law::Finding;

bool is_acknowledged(const Submission& submission, Code code) {
  const std::string text = code_text(code);
  return std::ranges::find(submission.acknowledge, text) != submission.acknowledge.end();
}

// What was acknowledged when an event was recorded need not be again when it is corrected.
bool is_acknowledged(const Submission& submission, const Target* target, Code code) {
  const bool was = target != nullptr && is_acknowledged(*target->original, code);
  return was || is_acknowledged(submission, code);
}

// Whether a patent has moved on from the version that the sender expects.
bool expects_another(Weighed& weighed, const State& state, const Submission& submission) {
  bool is_any = false;
  for (const Expectation& expected : submission.expect) {
    const Patent* patent = state.patents.find(expected.patent);
    const std::uint64_t version = patent == nullptr ? 0 : patent->version();
    if (version == expected.version) continue;
    const Finding finding =
        version == 0 ? Finding::stands() : Finding::stands_by(patent->history.back());
    weigh_general(weighed, Code::kV01, finding, expected.patent.text());
    is_any = true;
  }
  return is_any;
}

// Puts the grounds in order of precedence: as the codes are numbered, general ones first.
void append_sorted(std::vector<Ground>& to, std::vector<Ground> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  std::ranges::stable_sort(to, {}, &Ground::code);
}

void settle_fact(Decision& decision, Weighed&& weighed) {
  decision.grounds = std::move(weighed.contradicting).take();
  std::ranges::stable_sort(decision.grounds, {}, &Ground::code);
  if (!decision.grounds.empty()) decision.outcome = Outcome::kDiscrepancy;
}

void settle_proposal(Decision& decision, const Submission& submission, const Target* target,
                     Weighed&& weighed) {
  std::vector<Ground> waivable = std::move(weighed.waivable).take();
  std::erase_if(waivable, [&](const Ground& ground) {
    return is_acknowledged(submission, target, ground.code);
  });
  const bool has_waivable = !waivable.empty();
  decision.grounds = std::move(weighed.refusing).take();
  if (!decision.grounds.empty()) {
    decision.outcome = Outcome::kRefused;
  } else if (has_waivable) {
    decision.outcome = Outcome::kAcknowledgementRequired;
  }
  append_sorted(decision.grounds, std::move(waivable));
}

Decision malformed(std::vector<Fault> faults) {
  Decision decision;
  decision.outcome = Outcome::kMalformed;
  decision.faults = std::move(faults);
  return decision;
}

// What is wrong with a correction before anybody's authority is asked.
std::vector<Fault> faults_of_target(const State& state, const Target& target) {
  if (target.original == nullptr) {
    return {{Code::kF01, "/body/event", "no such event took effect, or it is a correction itself"}};
  }
  if (!target.faults.empty()) return target.faults;
  LEDGER_ASSERT(target.restatement != nullptr);
  if (!target.restatement->corrected) return {};
  Submission corrected = *target.original;
  corrected.body = *target.restatement->corrected;
  return faults_of_corrected(state, corrected, target.restatement->original.body);
}

Decision unauthorised(const Submission& submission) {
  const law::Row& row = law::authority_row(submission);
  Decision decision;
  decision.outcome = Outcome::kRefused;
  decision.grounds = {{row.code, row.number, std::string(submission.source.view()), {}}};
  return decision;
}

Decision settle(const State& state, const Submission& submission, const Target* target,
                Weighed&& weighed) {
  const bool is_stale = expects_another(weighed, state, submission);
  Decision decision;
  decision.warnings = std::move(weighed.warnings).take();
  const bool corrects = target != nullptr && target->restatement->corrected;
  const Body& stated = corrects ? *target->restatement->corrected : submission.body;
  if (law::is_authoritative(state, submission.source, stated)) {
    settle_fact(decision, std::move(weighed));
    if (is_stale) decision.outcome = Outcome::kRefused;  // The office asked to be told.
  } else {
    settle_proposal(decision, submission, target, std::move(weighed));
  }
  return decision;
}

// "41.0 (T01, T11)"
std::string contradiction_text(const Contradiction& contradiction) {
  std::string codes;
  for (const Code code : contradiction.codes) {
    codes += (codes.empty() ? "" : ", ") + code_text(code);
  }
  return contradiction.event.text() + " (" + codes + ")";
}

void reopen(Decision& decision, const std::vector<Contradiction>& contradictions) {
  Weighed weighed;
  for (const Contradiction& contradiction : contradictions) {
    decision.reopened.push_back(contradiction.event);
    weigh_general(weighed, Code::kW05, Finding::stands_by(contradiction.event.seq),
                  contradiction_text(contradiction));
  }
  append_sorted(decision.warnings, std::move(weighed.warnings).take());
}

Decision decide_correction(const State& state, const Submission& submission, const Target& target) {
  Consequences consequences =
      consequences_of(state, submission.source, *target.restatement, target.context);
  if (!consequences.has_authority) return unauthorised(submission);
  Decision decision = settle(state, submission, &target, std::move(consequences.corrected));
  if (takes_effect(decision.outcome)) reopen(decision, consequences.later);
  return decision;
}

}  // namespace

Decision decide(const State& state, const Submission& submission, const Target* target) {
  std::vector<Fault> faults = faults_of_form(submission);
  std::vector<Fault> unknown = faults_of_reference(state, submission);
  faults.insert(faults.end(), unknown.begin(), unknown.end());
  const bool corrects = is_correction(submission.body);
  LEDGER_ASSERT(corrects == (target != nullptr));
  if (corrects) {
    std::vector<Fault> of_target = faults_of_target(state, *target);
    faults.insert(faults.end(), of_target.begin(), of_target.end());
  }
  if (!faults.empty()) return malformed(std::move(faults));
  if (!law::has_authority(state, submission, corrects ? target->original : nullptr)) {
    return unauthorised(submission);
  }
  if (corrects) return decide_correction(state, submission, *target);
  Weighed weighed;
  weigh_law(weighed, state, submission);
  return settle(state, submission, nullptr, std::move(weighed));
}

Decision examine(const State& state, const Submission& submission) {
  LEDGER_ASSERT(!is_correction(submission.body));
  std::vector<Fault> faults = faults_of_form(submission);
  std::vector<Fault> unknown = faults_of_reference(state, submission);
  faults.insert(faults.end(), unknown.begin(), unknown.end());
  if (!faults.empty()) return malformed(std::move(faults));
  Decision decision;
  Weighed weighed;
  weigh_law(weighed, state, submission);
  decision.warnings = std::move(weighed.warnings).take();
  settle_proposal(decision, submission, nullptr, std::move(weighed));
  return decision;
}

}  // namespace ledger
