#pragma once

// Evaluates the rules of law against a submission: every rule in force on the day of filing is
// tested, and the grounds that apply are sorted by their effect. decide() derives the outcome.
//
// Internal to ledger/decide.

#include <string_view>

#include "ledger/decide/grounds.h"
#include "ledger/law/change.h"
#include "ledger/law/rule.h"
#include "ledger/model/state/state.h"

namespace ledger {

struct Findings {
  Grounds refusing;
  Grounds waivable;
  Grounds contradicting;  // Those of the two above that make an office's fact a discrepancy.
  Grounds warnings;
  bool refuses_facts = false;  // One of them refuses an office too.
};

// Whether the submission is a fact of an office or a court (law::is_authoritative), or a proposal.
enum class Nature : std::uint8_t { kProposal, kFact };

// Tests the rules for the submission's type. Everything that it names exists (validate.h).
Findings evaluate_rules(const State& state, const Submission& submission, Nature nature);

// What a correction or a retraction adds, which is a proposal at its own position: a right as it is
// afterwards, the patents that it draws in, and whether it extends the right on all of them.
// Reviewed from `legal_day` to `until`.
struct Weighed {
  const law::Additions& added;
  Date legal_day;
  Date until;
  Seq event;  // Of the right itself, which is no ground against it.
};

// Adds the grounds against it to `findings`, of the codes that these do not have yet. `Right` is a
// TransferRegister, a LicenceRecord or a PledgeRegister; or the HoldPurpose of a hold, which is
// weighed against the holds of others.
template <typename Right>
void weigh(Findings& findings, const State& state, const Submission& correction, const Right& right,
           const Weighed& weighed);

// Adds a ground of a general rule (law/rules/general.h), if the finding applies.
void add_general(Findings& findings, Code code, const law::Finding& finding,
                 std::string_view subject);

}  // namespace ledger
