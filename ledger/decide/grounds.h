#pragma once

// Grounds: what the rules found against one submission, in the order in which they were tested.
//
// Internal to ledger/decide.

#include <string_view>
#include <vector>

#include "ledger/law/rule.h"
#include "ledger/model/entry.h"

namespace ledger {

// One ground for each row, so that a ground has one cause: its subjects are joined, each of its
// facts is listed once. Of many, the first are named: kNamedEventsMax facts, and a line of subjects
// with the count of all.
class Grounds {
 public:
  // `rule` is law::rule_number() of the version, the row.
  void add(Code code, std::uint16_t rule, const law::Finding& finding, std::string_view subject);
  // Those of other codes than it has, without those that `event` itself is.
  void add_others(Grounds&& from, Seq event);
  void remove(Code code);
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

}  // namespace ledger
