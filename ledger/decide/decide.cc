#include "ledger/decide/decide.h"

#include <algorithm>

#include "ledger/base/limits.h"
#include "ledger/decide/confirmation.h"
#include "ledger/decide/correct.h"
#include "ledger/decide/evaluate.h"
#include "ledger/decide/validate.h"
#include "ledger/decide/validate_clock.h"
#include "ledger/decide/validate_days.h"
#include "ledger/decide/validate_limits.h"
#include "ledger/decide/validate_proposal.h"
#include "ledger/decide/waiting.h"
#include "ledger/law/authority.h"
#include "ledger/law/names.h"
#include "ledger/law/rules/existence.h"
#include "ledger/law/rules/facts.h"
#include "ledger/law/rules/general.h"
#include "ledger/model/codes.h"
#include "ledger/model/fold/naming.h"

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
    if (!finding) continue;
    add_general(findings, Code::kV01, finding,
                law::subject_of(expected.patent.text(), law::versions_text(state, expected)));
    is_any = true;
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

void append(std::vector<Fault>& faults, std::vector<Fault> more) {
  faults.insert(faults.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
}

// The faults of a correction: of the event that it names, and of the body that it makes.
std::vector<Fault> validate_target(const State& state, const Target& target, Date filed) {
  if (target.original == nullptr) {
    return {{Code::kF01, "/body/event",
             "no event in effect has this id, or it is itself a correction"}};
  }
  if (auto faults = validate_clock_stands(target.original->body); !faults.empty()) return faults;
  if (!target.faults.empty()) return target.faults;
  if (target.is_gone || target.retraction != nullptr) return {};
  LEDGER_ASSERT(target.restatement != nullptr);
  if (!target.restatement->corrected) return {};
  Submission corrected = *target.original;
  corrected.body = *target.restatement->corrected;
  const Body& before = target.restatement->original.body;
  std::vector<Fault> faults = validate_corrected(state, corrected, before);
  append(faults, validate_corrected_days(corrected.body, before, filed));
  return faults;
}

Decision unauthorised(const State& state, const Submission& submission,
                      const Submission* original) {
  Decision decision;
  decision.outcome = Outcome::kRefused;
  decision.grounds = {law::refusal_of(state, submission, original)};
  return decision;
}

// Whether a document of consent was stated with another act (W08).
void find_used_documents(Findings& findings, const State& state, const Body& body,
                         OptionalSeq own) {
  const auto find = [&](const Consent& consent) {
    const law::Finding finding = law::is_used_elsewhere(state, consent, own);
    if (!finding) return;
    add_general(findings, Code::kW08, finding,
                std::string(consent.party.view()) + " (" + consent.document + ")");
  };
  std::visit([&](const auto& command) { for_each_in<Consent>(command, find); }, body);
}

// What is put back, as a new registration at the position of the submission.
Findings evaluate_again(const State& state, const Submission& submission, const Target& target) {
  Submission again = *target.original;
  again.body = *target.restatement->corrected;
  again.at = submission.at;
  // A fact that waits for its beginning has nothing yet that bars it.
  std::vector<std::string> unknown;
  validate_references(state, again, &unknown);
  return waits(again, unknown) ? Findings() : evaluate_rules(state, again, Nature::kProposal);
}

// The event is retracted: nothing is left to correct or retract.
Decision gone() {
  Findings findings;
  add_general(findings, Code::kF01, law::Finding::applies(), {});
  Decision decision;
  decision.outcome = Outcome::kRefused;
  decision.grounds = std::move(findings.refusing).take();
  return decision;
}

Decision decide_findings(const State& state, const Submission& submission, const Target* target,
                         bool is_fact, Findings&& findings) {
  const bool is_stale = expects_other_version(findings, state, submission);
  const bool is_refused = is_stale || findings.refuses_facts;  // Whatever its source.
  const bool corrects = target != nullptr && target->restatement->corrected;
  const Body& stated = corrects ? *target->restatement->corrected : submission.body;
  find_used_documents(
      findings, state, stated,
      corrects ? OptionalSeq(target->restatement->original.event.seq) : OptionalSeq());
  Decision decision;
  append_sorted(decision.warnings, std::move(findings.warnings).take());
  decision.is_fact = is_fact;
  if (is_fact) {
    decide_fact(decision, std::move(findings));
    if (is_refused) decision.outcome = Outcome::kRefused;
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
    for (const Code code : contradiction.codes) {
      if (decision.cases.size() == kNamedEventsMax) break;
      decision.cases.push_back({contradiction.event, code, false, {}});
    }
    add_general(findings, Code::kW05, law::Finding::applies_by(contradiction.event.seq),
                contradiction_text(contradiction));
  }
  append_sorted(decision.warnings, std::move(findings.warnings).take());
}

Decision decide_correction(const State& state, const Submission& submission, const Target& target) {
  CorrectionFindings found =
      evaluate_correction(state, submission, *target.restatement, target.context);
  if (!found.has_authority) {
    Submission corrected = submission;
    corrected.body = *target.restatement->corrected;
    return unauthorised(state, corrected, nullptr);
  }
  bool is_fact = law::corrects_as_office(state, submission.source);
  if (target.retraction != nullptr) {
    is_fact = law::restores_rank(state, submission.source);
    if (!is_fact) found.corrected = evaluate_again(state, submission, target);
  }
  Decision decision =
      decide_findings(state, submission, &target, is_fact, std::move(found.corrected));
  if (takes_effect(decision.outcome)) reopen(decision, found.later);
  return decision;
}

Nature nature_of(const State& state, const Submission& submission) {
  return law::is_authoritative(state, submission.source, submission.body) ? Nature::kFact
                                                                          : Nature::kProposal;
}

// What a fact about an earlier day than that of the present owners leaves of the register is not
// known: T11 is of the present one. Whether its transferors were owners, settle.h says.
void drop_title_of_past(Findings& findings, const State& state, const Submission& submission) {
  const auto* transfer = std::get_if<TransferRegister>(&submission.body);
  if (transfer == nullptr) return;
  const bool is_past = std::ranges::any_of(transfer->patents, [&](PatentNumber number) {
    const PatentIndex index = *state.patents.index_of(number);
    const auto title = state.titles.find(index);
    const Date newest =
        title == state.titles.end() ? state.patents.at(index).granted : title->second.back().day;
    return transfer->registered <= newest;
  });
  if (is_past) findings.contradicting.remove(Code::kT11);
}

// "36.0 (claim, registered)"
Findings confirms(const Confirmation& confirmation) {
  std::string subject;
  law::Finding finding = law::Finding::applies();
  for (const Seq event : confirmation.events) {
    if (finding.is_full()) break;
    finding = finding.with(event);
    subject += (subject.empty() ? "" : ", ") + EventId{event, 0}.text();
  }
  if (!confirmation.differs.empty()) subject += " (" + confirmation.differs + ")";
  Findings findings;
  findings.warnings.add(Code::kW06, law::kConfirms, finding, subject);
  return findings;
}

Findings findings_of(const State& state, const Submission& submission,
                     const std::vector<std::string>& unknown, Nature nature) {
  if (waits(submission, unknown)) return findings_of_waiting(state, submission, unknown);
  const bool is_fact = nature == Nature::kFact;
  if (const auto confirmation = confirmation_of(state, submission, is_fact)) {
    return confirms(*confirmation);
  }
  Findings findings = evaluate_rules(state, submission, nature);
  if (is_fact) drop_title_of_past(findings, state, submission);
  return findings;
}

// The faults of size, or else the fields that a proposal lacks, or else the faults of content and
// of references, in this order. What a fact may name before its beginning is added to `unknown`.
std::vector<Fault> all_faults(const State& state, const Submission& submission,
                              std::vector<std::string>* unknown) {
  std::vector<Fault> faults = validate_sizes(submission.body);
  if (faults.empty()) faults = validate_proposal(state, submission);
  if (!faults.empty()) return faults;
  faults = validate(submission);
  const bool may_precede = law::may_precede(state, submission.source, submission.body);
  append(faults, validate_references(state, submission, may_precede ? unknown : nullptr));
  append(faults, validate_days(submission));
  return faults.empty() ? validate_reach(state, submission.body) : faults;
}

// What has ended is not acted upon on a later day either: of an act whose only faults are days that
// have not come, the end is reported (E01), and not when to file it again.
bool is_settled_by_end(const State& state, const Submission& submission, Nature nature,
                       const std::vector<Fault>& faults) {
  const auto place = [](const Fault& fault) {
    return std::pair<Code, std::string_view>(fault.code, fault.pointer);
  };
  const bool are_days = std::ranges::equal(faults, validate_days(submission), {}, place, place);
  const bool is_fact = nature == Nature::kFact;
  return are_days && law::has_authority(state, submission, nullptr) &&
         law::acts_on_ended(state, submission.body, submission.at.day(), is_fact).finding;
}

// A fact of the office whose names are those of one party each, with their codes. It has its form
// as stated, so that a name is listed once too.
std::optional<Submission> with_codes(const State& state, const Submission& submission) {
  std::optional<Submission> coded;
  const Body& body = submission.body;
  if (!has_names(body) || !law::may_name_parties(state, submission.source, body)) return coded;
  if (!validate_sizes(body).empty() || !validate(submission).empty()) return coded;
  if (auto codes = in_codes(state, body, submission.at)) {
    coded = submission;
    coded->body = std::move(*codes);
  }
  return coded;
}

// A correction without faults.
Decision decide_on_target(const State& state, const Submission& submission, const Target& target) {
  // Whose source may correct it.
  const Submission* named = target.retraction != nullptr ? target.retraction : target.original;
  if (!law::has_authority(state, submission, named)) return unauthorised(state, submission, named);
  if (target.is_gone) return gone();
  if (!law::still_holds(state, submission.source, target.original->body)) {
    return unauthorised(state, submission, target.original);
  }
  return decide_correction(state, submission, target);
}

}  // namespace

Decision decide(const State& state, const Submission& submission, Instant received,
                const Target* target) {
  if (const auto coded = with_codes(state, submission)) {
    return decide(state, *coded, received, target);
  }
  std::vector<std::string> unknown;
  std::vector<Fault> faults = validate_receipt(submission, received);
  append(faults, all_faults(state, submission, &unknown));
  append(faults, validate_clock(state, submission, received));
  const bool corrects = is_correction(submission.body);
  LEDGER_ASSERT(corrects == (target != nullptr));
  if (corrects) {
    append(faults, validate_target(state, *target, submission.at.day()));
  }
  const Nature nature = nature_of(state, submission);
  if (!faults.empty() && (corrects || !is_settled_by_end(state, submission, nature, faults))) {
    return malformed(std::move(faults));
  }
  if (corrects) return decide_on_target(state, submission, *target);
  if (!law::has_authority(state, submission, nullptr)) {
    return unauthorised(state, submission, nullptr);
  }
  return decide_findings(state, submission, nullptr, nature == Nature::kFact,
                         findings_of(state, submission, unknown, nature));
}

Decision examine(const State& state, const Submission& submission) {
  LEDGER_ASSERT(!is_correction(submission.body));
  std::vector<Fault> faults = all_faults(state, submission, nullptr);
  const Nature nature = nature_of(state, submission);
  if (!faults.empty() && !is_settled_by_end(state, submission, nature, faults)) {
    return malformed(std::move(faults));
  }
  Decision decision;
  Findings findings = findings_of(state, submission, {}, Nature::kProposal);
  find_used_documents(findings, state, submission.body, {});
  append_sorted(decision.warnings, std::move(findings.warnings).take());
  decide_proposal(decision, submission, nullptr, std::move(findings));
  return decision;
}

}  // namespace ledger
