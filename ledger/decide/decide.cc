#include "ledger/decide/decide.h"

#include <algorithm>

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

void settle_proposal(Decision& decision, const Submission& submission, Weighed&& weighed) {
  std::vector<Ground> waivable = std::move(weighed.waivable).take();
  std::erase_if(waivable,
                [&](const Ground& ground) { return is_acknowledged(submission, ground.code); });
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

  Decision decision;
  Weighed weighed;
  if (!law::has_authority(state, submission, corrects ? target->original : nullptr)) {
    weigh_general(weighed, Code::kA01, Finding::stands(), submission.source.view());
    decision.outcome = Outcome::kRefused;
    decision.grounds = std::move(weighed.refusing).take();
    return decision;
  }
  const bool is_stale = expects_another(weighed, state, submission);
  weigh_law(weighed, state, submission);
  decision.warnings = std::move(weighed.warnings).take();
  if (law::is_authoritative(state, submission)) {
    settle_fact(decision, std::move(weighed));
    if (is_stale) decision.outcome = Outcome::kRefused;  // The office asked to be told.
  } else {
    settle_proposal(decision, submission, std::move(weighed));
  }
  return decision;
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
  settle_proposal(decision, submission, std::move(weighed));
  return decision;
}

}  // namespace ledger
