#pragma once

// What stands against a submission: every ground that a rule of law in force gives, by what it
// means. decide() settles an outcome from it.
//
// Internal to decide().

#include <string_view>
#include <vector>

#include "ledger/law/rule.h"
#include "ledger/model/entry.h"

namespace ledger {

// Collects what stands: one ground for each code, its subjects joined, its facts each once.
class Grounds {
 public:
  void add(Code code, std::uint16_t row, const law::Finding& finding, std::string_view subject);
  const std::vector<Ground>& all() const { return grounds_; }
  std::vector<Ground> take() && { return std::move(grounds_); }

 private:
  std::vector<Ground> grounds_;
};

struct Weighed {
  Grounds refusing;
  Grounds waivable;
  Grounds contradicting;  // Of the refusing and waivable: what an office's fact contradicts.
  Grounds warnings;
};

// Asks every rule of law that the submission's type meets, by the law of the day of its filing.
void weigh_law(Weighed& weighed, const State& state, const Submission& submission);
// A finding of one of the general rows, which every type meets.
void weigh_general(Weighed& weighed, Code code, const law::Finding& finding,
                   std::string_view subject);

}  // namespace ledger
