#include "ledger/decide/decide.h"

#include <algorithm>

#include "ledger/base/limits.h"
#include "ledger/decide/correct.h"
#include "ledger/decide/evaluate.h"
#include "ledger/decide/validate.h"
#include "ledger/decide/validate_limits.h"
#include "ledger/law/authority.h"
#include "ledger/law/rules/general.h"
#include "ledger/model/codes.h"

namespace ledger {
namespace {

bool is_acknowledged(const Submission& submission, Code code) {
  const std::string text = code_text(code);
  return std::ranges::find(submission.acknowledge, text) != submission.acknowledge.end();
}

// What was acknowledged when the event was recorded is acknowledged for its correction too.
bool is_acknowledged(const Submission& submission, const Target* target, Code code) {
  const bool was_before = target != nullptr && is_acknowledged(*target->original, code);
  return was_before || is_acknowledged(submission, code);
}

// Whether a patent has another version than the sender expects (V01).
bool expects_other_version(Findings& findings, const State& state, const Submission& submission) {
  bool is_any = false;
  for (const Expectation& expected : submission.expect) {
    const law::Finding finding = law::is_other_version(state, expected);
    add_general(findings, Code::kV01, finding, expected.patent.text());
    is_any = is_any || finding;
  }
  return is_any;
}

// Precedence is the order of the codes: general ones first.
void append_sorted(std::vector<Ground>& to, std::vector<Ground> from) {
  to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  std::ranges::stable_sort(to, {}, &Ground::code);
}

void decide_fact(Decision& decision, Findings&& findings) {
  decision.grounds = std::move(findings.contradicting).take();
  std::ranges::stable_sort(decision.grounds, {}, &Ground::code);
  if (!decision.grounds.empty()) decision.outcome = Outcome::kDiscrepancy;
}

void decide_proposal(Decision& decision, const Submission& submission, const Target* target,
                     Findings&& findings) {
  std::vector<Ground> waivable = std::move(findings.waivable).take();
  std::erase_if(waivable, [&](const Ground& ground) {
    return is_acknowledged(submission, target, ground.code);
  });
  const bool has_waivable = !waivable.empty();
  decision.grounds = std::move(findings.refusing).take();
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

// The faults of a correction: of the event that it names, and of the body that it makes.
std::vector<Fault> validate_target(const State& state, const Target& target) {
  if (target.original == nullptr) {
    return {{Code::kF01, "/body/event",
             "no event in effect has this id, or it is itself a correction"}};
  }
  if (!target.faults.empty()) return target.faults;
  LEDGER_ASSERT(target.restatement != nullptr);
  if (!target.restatement->corrected) return {};
  Submission corrected = *target.original;
  corrected.body = *target.restatement->corrected;
  return validate_corrected(state, corrected, target.restatement->original.body);
}

Decision unauthorised(const Submission& submission) {
  Decision decision;
  decision.outcome = Outcome::kRefused;
  decision.grounds = {{Code::kA01,
                       law::authority_rule_number(submission),
                       std::string(submission.source.view()),
                       {}}};
  return decision;
}

Decision decide_findings(const State& state, const Submission& submission, const Target* target,
                         Findings&& findings) {
  const bool is_stale = expects_other_version(findings, state, submission);
  Decision decision;
  decision.warnings = std::move(findings.warnings).take();
  const bool corrects = target != nullptr && target->restatement->corrected;
  const Body& stated = corrects ? *target->restatement->corrected : submission.body;
  if (law::is_authoritative(state, submission.source, stated)) {
    decide_fact(decision, std::move(findings));
    if (is_stale) decision.outcome = Outcome::kRefused;  // The office made it a condition.
  } else {
    decide_proposal(decision, submission, target, std::move(findings));
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
  Findings findings;
  for (const Contradiction& contradiction : contradictions) {
    if (decision.reopened.size() < kNamedEventsMax) {
      decision.reopened.push_back(contradiction.event);
    }
    add_general(findings, Code::kW05, law::Finding::applies_by(contradiction.event.seq),
                contradiction_text(contradiction));
  }
  append_sorted(decision.warnings, std::move(findings.warnings).take());
}

Decision decide_correction(const State& state, const Submission& submission, const Target& target) {
  CorrectionFindings found =
      evaluate_correction(state, submission.source, *target.restatement, target.context);
  if (!found.has_authority) return unauthorised(submission);
  Decision decision = decide_findings(state, submission, &target, std::move(found.corrected));
  if (takes_effect(decision.outcome)) reopen(decision, found.later);
  return decision;
}

// The faults of size, or else those of content and of references, in this order.
std::vector<Fault> all_faults(const State& state, const Submission& submission) {
  std::vector<Fault> faults = validate_sizes(submission.body);
  if (!faults.empty()) return faults;
  faults = validate(submission);
  std::vector<Fault> unknown = validate_references(state, submission);
  faults.insert(faults.end(), std::make_move_iterator(unknown.begin()),
                std::make_move_iterator(unknown.end()));
  return faults.empty() ? validate_reach(state, submission.body) : faults;
}

}  // namespace

Decision decide(const State& state, const Submission& submission, const Target* target) {
  std::vector<Fault> faults = all_faults(state, submission);
  const bool corrects = is_correction(submission.body);
  LEDGER_ASSERT(corrects == (target != nullptr));
  if (corrects) {
    std::vector<Fault> of_target = validate_target(state, *target);
    faults.insert(faults.end(), of_target.begin(), of_target.end());
  }
  if (!faults.empty()) return malformed(std::move(faults));
  if (!law::has_authority(state, submission, corrects ? target->original : nullptr)) {
    return unauthorised(submission);
  }
  if (corrects) return decide_correction(state, submission, *target);
  return decide_findings(state, submission, nullptr, evaluate_rules(state, submission));
}

Decision examine(const State& state, const Submission& submission) {
  LEDGER_ASSERT(!is_correction(submission.body));
  std::vector<Fault> faults = all_faults(state, submission);
  if (!faults.empty()) return malformed(std::move(faults));
  Decision decision;
  Findings findings = evaluate_rules(state, submission);
  decision.warnings = std::move(findings.warnings).take();
  decide_proposal(decision, submission, nullptr, std::move(findings));
  return decision;
}

}  // namespace ledger
