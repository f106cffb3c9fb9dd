#pragma once

// A rule of law, as data: its number, where it is written, when it is in force, and the question
// that it asks. A table of rules is what a lawyer reviews; code only walks it.
//
// Which day selects what. The day of filing (`at`) selects the rows in force. The day of the fact
// (registration, recordation, announcement) is the day of which the questions are asked.

#include <array>
#include <cstdint>
#include <string_view>

#include "ledger/model/state.h"

namespace ledger::law {

struct Text {
  std::string_view zh;
  std::string_view en;
};

// From `from` up to the day before `until`.
struct Period {
  Date from = kFirstDay;
  Date until = kLastDay;

  constexpr bool contains(Date day) const { return from <= day && day < until; }
};

enum class Weight : std::uint8_t {
  kRefuses,
  kWaivable,  // The parties may acknowledge it (M461: statement after being told).
  kWarns,
};

// What the ground means where the office or a court states the fact that it stands against.
enum class OnFact : std::uint8_t {
  kContradicts,  // The ledger holds something else: a discrepancy.
  kIsSilent,     // It is about papers or dealings that the office has judged itself.
};

// What is printed of a rule. A released row is never edited and its number never reused: an
// amendment ends the old row's period and adds a row.
struct Row {
  std::uint16_t number = 0;  // Code * 10 + version.
  Code code = Code::kF01;
  Text article;
  Text title;
  Text detail;
  Text cure;
  Period in_force = {};
  Weight weight = Weight::kRefuses;
  OnFact on_fact = OnFact::kContradicts;
};

// The answer to a rule's question: whether the ground stands, and the events that make it so.
class Finding {
 public:
  static Finding passes() { return {}; }
  static Finding stands() {
    Finding finding;
    finding.stands_ = true;
    return finding;
  }
  static Finding stands_by(Seq fact) { return stands().with(fact); }
  static Finding stands_if(bool condition) { return condition ? stands() : passes(); }

  Finding with(Seq fact) const {
    Finding finding = *this;
    if (finding.count_ < finding.facts_.size()) finding.facts_[finding.count_++] = fact;
    return finding;
  }
  Finding& operator|=(const Finding& other) {
    stands_ = stands_ || other.stands_;
    for (std::size_t i = 0; i < other.count_; ++i) *this = with(other.facts_[i]);
    return *this;
  }

  explicit operator bool() const { return stands_; }
  const Seq* begin() const { return facts_.data(); }
  const Seq* end() const { return facts_.data() + count_; }

 private:
  bool stands_ = false;
  std::size_t count_ = 0;
  std::array<Seq, 4> facts_{};
};

// What a question looks at: the ledger's state, the submission, and the patent it is asked of.
template <typename Command>
struct Case {
  const State& state;
  const Submission& submission;
  const Command& command;
  Date day;                        // Of the fact.
  const Patent* patent = nullptr;  // Null in a question that is asked once.
};

enum class Asked : std::uint8_t { kOnce, kOfEachPatent };

template <typename Command>
struct Rule {
  Row row;
  Asked asked = Asked::kOfEachPatent;
  Finding (*ask)(const Case<Command>&) = nullptr;
};

// Where the question of a present row stood before, and in which period.
struct Former {
  Code code;
  unsigned version;
  Text article;
  Period in_force;
};

constexpr std::uint16_t row_number(Code code, unsigned version = 0) {
  return static_cast<std::uint16_t>(static_cast<unsigned>(code) * 10U + version);
}

// The present rules, and after them each former row: it asks and says what the first present rule
// of its code does.
template <typename Command, std::size_t N, std::size_t M>
constexpr auto with_former(const std::array<Rule<Command>, N>& present,
                           const std::array<Former, M>& former) {
  std::array<Rule<Command>, N + M> rules{};
  std::size_t count = 0;
  for (const Rule<Command>& rule : present) rules[count++] = rule;
  for (const Former& row : former) {
    Rule<Command>& rule = rules[count++];
    for (std::size_t i = N; i > 0; --i) {
      if (present[i - 1].row.code == row.code) rule = present[i - 1];
    }
    rule.row.number = row_number(row.code, row.version);
    rule.row.article = row.article;
    rule.row.in_force = row.in_force;
  }
  return rules;
}

// Days on which the law changed.
constexpr Date kPropertyLaw{13'787};    // 2007-10-01
constexpr Date kCivilCode{18'628};      // 2021-01-01
constexpr Date kPatentLaw2020{18'779};  // 2021-06-01
constexpr Date kM461{18'946};           // 2021-11-15
constexpr Date kM62{15'187};            // 2011-08-01
constexpr Date kRules2023{19'742};      // 2024-01-20

}  // namespace ledger::law
