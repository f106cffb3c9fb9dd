#pragma once

// A rule of law as data. A lawyer reviews the tables in ledger/law/rules; code only walks them.
//
//   Version    a text by which the rule is applied: articles, period in force, effect
//   Provision  what the rule says: code, texts for people, its versions in order of time
//   Rule       a provision for one type of submission: the day and the fields that it reads, and
//              its test. A row has one cause: a code with several causes has a row for each, with a
//              text, a cure and numbers of its own
//
// Two days. The civil day of filing (`at`) selects the version. The test is applied to the day of
// the fact, which Rule::day takes from the command; for a change it is the day of the change. What
// a proposal may cut into is reviewed for more days than that (review_days.h).
//
// A released version is never edited and its number never reused: an amendment ends the old
// version's period and adds a version.

#include <array>
#include <cstdint>
#include <initializer_list>
#include <string>

#include "ledger/law/field_set.h"
#include "ledger/law/finding.h"
#include "ledger/law/review_days.h"
#include "ledger/law/sources.h"
#include "ledger/law/speaker.h"
#include "ledger/model/code.h"
#include "ledger/model/values/fee.h"

namespace ledger {
struct Patent;
struct State;
}  // namespace ledger

namespace ledger::law {

enum class Weight : std::uint8_t {
  kRefuses,
  kWaivable,  // The parties may acknowledge it (M461 11(10), (11)).
  kWarns,
};

// What the ground means if the office or a court states the fact that it contradicts.
enum class OnFact : std::uint8_t {
  kContradicts,  // The ledger holds something else: a discrepancy.
  kIsSilent,     // Papers or dealings that the office has examined itself: no discrepancy.
  kRefuses,      // The statement contradicts itself: refused, whatever its source.
};

// A list of constants, of at most N.
template <typename T, std::size_t N>
class ShortList {
 public:
  constexpr ShortList() = default;
  constexpr ShortList(std::initializer_list<T> items) {
    for (const T& item : items) items_.at(count_++) = item;
  }
  constexpr const T* begin() const { return items_.data(); }
  constexpr const T* end() const { return items_.data() + count_; }
  constexpr bool is_empty() const { return count_ == 0; }

 private:
  std::array<T, N> items_{};
  std::size_t count_ = 0;
};

struct Citation {
  const Source* source = nullptr;
  Bilingual article = {};  // Empty: the source as a whole.
};
using Citations = ShortList<Citation, 2>;

// The days on which all cited sources are in force.
constexpr Period common_period(const Citations& citations) {
  Period common;
  for (const Citation& citation : citations) {
    const Period& period = citation.source->in_force;
    if (common.from < period.from) common.from = period.from;
    if (period.until < common.until) common.until = period.until;
  }
  return common;
}

struct Version {
  // 0 to 9, in the order of release (of E01 to 19); stored as Code * 10 + number.
  unsigned number = 0;
  Citations sources = {};
  Period in_force = common_period(sources);
  Weight weight = Weight::kRefuses;
  OnFact on_fact = OnFact::kContradicts;
  Bilingual detail = {};  // Empty: that of the provision.
  Bilingual cure = {};    // Empty: that of the provision.
};

struct Provision {
  Code code{};
  Bilingual title;
  Bilingual detail = {};
  Bilingual cure = {};
  ConsentKind consent = ConsentKind::kUnset;      // Cures it, if given by everybody concerned.
  ShortList<Version, 4> versions = {};            // Earlier texts first; no two overlap.
  Bilingual concerns = {"涉及：", "Concerns: "};  // Before what the ground names.

  // The version in force on the day of filing; null if there is none.
  constexpr const Version* version_on(Date filed) const {
    for (const Version* version = versions.end(); version != versions.begin();) {
      if ((--version)->in_force.contains(filed)) return version;
    }
    return nullptr;
  }
};

// The number of a rule version, as stored in a ground.
constexpr std::uint16_t rule_number(Code code, unsigned version = 0) {
  return static_cast<std::uint16_t>(static_cast<unsigned>(code) * 10U + version);
}

// The code of a stored number. E01 (25) has more rows than one code has numbers: those from its
// eleventh on are in the place of code 26, which is given to nothing else.
constexpr Code code_of(std::uint16_t rule) {
  const unsigned code = rule / 10U;
  return static_cast<Code>(code == 26 ? 25 : code);
}

// What is looked up of a command's lists once for all patents: named.h.
template <typename Command>
struct Named;

// What a test reads: the ledger's state, the command, and the patent that it is applied to.
template <typename Command>
struct RuleContext {
  RuleContext(const State& of, const Command& on, const Speaker& by, ReviewBasis basis_of = {},
              bool changes = false)
      : state(of),
        command(on),
        speaker(by),
        is_change(changes),
        basis(basis_of),
        named(of, on, by) {}

  void on(Date legal_day) {
    day = legal_day;
    review = {legal_day, basis};
  }

  const State& state;
  const Command& command;
  Speaker speaker;                 // Whose word it is.
  Date day;                        // Of the fact; for rules that name a day.
  ReviewDays review;               // From that day on.
  const Patent* patent = nullptr;  // For rules of scope kPatent.
  bool is_change;                  // `command` is what a change makes of a recorded right.
  ReviewBasis basis;
  Named<Command> named;
};

enum class Scope : std::uint8_t {
  kPatent,      // Tested for each patent of the command.
  kSubmission,  // Tested once.
};

// The day of the fact: where the command states it.
template <typename Command>
struct FactDay {
  Bilingual name = {};  // Empty: the rule depends on no day of the fact.
  FieldSet<Command> fields = {};
  Date (*of)(const Command&) = nullptr;
};

template <typename Command, Date Command::*Member>
consteval FactDay<Command> day_of() {
  constexpr FieldIndex<Command> kIndex(Member);
  FactDay<Command> day;
  day.fields = FieldSet<Command>{Member};
  day.of = [](const Command& command) { return command.*Member; };
  for_each_field<Command>([&](const auto& field, std::size_t index) {
    if (index == kIndex.value()) day.name = {field.name, field.name};
  });
  return day;
}

template <typename Command>
struct Rule {
  Provision provision;
  Scope scope = Scope::kPatent;
  FactDay<Command> day = {};
  FieldSet<Command> reads = {};  // Every field that the test reads, except those of `day`.
  // A change (licence.change, pledge.change) is tested by the rules that read a field which it
  // sets, except these fields.
  FieldSet<Command> not_on_change = {};
  Finding (*test)(const RuleContext<Command>&) = nullptr;
  // What the ground names beside the patent (names.h). Called only if the test applies.
  std::string (*names)(const RuleContext<Command>&) = nullptr;
};

template <typename Command>
std::string named_by(const Rule<Command>& rule, const RuleContext<Command>& ctx) {
  return rule.names == nullptr ? std::string() : rule.names(ctx);
}

}  // namespace ledger::law
