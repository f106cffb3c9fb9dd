#pragma once

// LedgerOfScenario: the ledger in which one scenario plays, and the judge of what "then" says.

#include <map>
#include <string>

#include "ledger/codec/json_codec.h"
#include "tests/scenarios/script.h"
#include "tests/support/memory_ledger.h"

namespace scenarios {

// How often each row of law was raised, and each code looked for and not found ("then not T04").
struct Coverage {
  std::map<std::uint16_t, int> raised;
  std::map<ledger::Code, int> passed;
};

class LedgerOfScenario {
 public:
  LedgerOfScenario(const Script& script, Coverage& coverage)
      : script_(script), coverage_(coverage) {}

  // Each gives what is wrong with the step; nothing where it went as written.
  std::string take(const Step& step);
  // After the last step: corrections left what would stand had they not been needed.
  std::string finish() const;

 private:
  // The answer to the last act.
  struct Answer {
    ledger::Outcome outcome = ledger::Outcome::kRecorded;
    std::vector<ledger::Ground> grounds;
    std::vector<ledger::Ground> warnings;
    std::vector<ledger::Fault> faults;
  };
  void act(const Step& step);
  std::string json_of(const Step& step) const;
  std::string judge(const std::string& words) const;
  std::string judge_outcome(const std::vector<std::string>& words) const;
  std::string judge_facts(const std::vector<std::string>& labels) const;
  std::string judge_not(const std::vector<std::string>& codes) const;
  std::string judge_owners(const std::vector<std::string>& words) const;
  std::string judge_standing(const std::vector<std::string>& words) const;
  std::string judge_right(const std::vector<std::string>& words, bool stands) const;
  std::string text_of_answer() const;
  std::string named(const std::string& word) const;

  const Script& script_;
  Coverage& coverage_;
  ledger::codec::JsonDecoder decoder_;
  ledger::test::MemoryLedger ledger_;
  std::map<std::string, ledger::Seq> labels_;
  Answer answer_;
  bool has_corrections_ = false;
};

}  // namespace scenarios
