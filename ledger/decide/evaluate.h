#pragma once

// Evaluates the rules of law against a submission: every rule in force on the day of filing is
// tested, and the grounds that apply are sorted by their effect. decide() derives the outcome.
//
// Internal to ledger/decide.

#include <string_view>
#include <vector>

#include "ledger/law/rule.h"
#include "ledger/model/entry.h"
#include "ledger/model/state/state.h"

namespace ledger {

// One ground for each code: its subjects are joined, each of its facts is listed once. Of many, the
// first are named: kNamedEventsMax facts, and a line of subjects with the count of all.
class Grounds {
 public:
  // `rule` is law::rule_number() of the version.
  void add(Code code, std::uint16_t rule, const law::Finding& finding, std::string_view subject);
  const std::vector<Ground>& all() const { return grounds_; }
  std::vector<Ground> take() &&;

 private:
  struct Subjects {
    std::size_t count = 0;
    std::size_t named = 0;
  };

  void add_subject(std::size_t place, std::string_view subject);

  std::vector<Ground> grounds_;
  std::vector<Subjects> subjects_;  // Of each ground.
};

struct Findings {
  Grounds refusing;
  Grounds waivable;
  Grounds contradicting;  // Those of the two above that make an office's fact a discrepancy.
  Grounds warnings;
};

// Tests the rules for the submission's type. Everything that it names exists (validate.h).
Findings evaluate_rules(const State& state, const Submission& submission);

// Adds a ground of a general rule (law/rules/general.h), if the finding applies.
void add_general(Findings& findings, Code code, const law::Finding& finding,
                 std::string_view subject);

}  // namespace ledger
