#pragma once

// SubmitSummary: what became of the submissions of one source, or of several, in one line for
// people:
//
//   deals.ndjson: 52 submissions: 45 recorded, 1 duplicate, 4 refused (P09 2, T04 2), 2 malformed
//   (the first at line 7: F02 /body/patents/0)
//
// Threading: one thread.

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "connectors/files/submission_reader.h"
#include "deploy/patledger/commands/rights/submitted_files.h"
#include "ledger/base/bilingual.h"
#include "ledger/model/entry.h"
#include "ledger/model/receipt.h"

namespace patledger {

class SubmitSummary {
 public:
  explicit SubmitSummary(std::span<const SubmittedFile> files);

  // What was read, in order, and what became of it, in the same order.
  void read(std::span<const connectors::files::Item> items);
  void note(const ledger::Entry& entry);
  void note(ledger::Outcome outcome);  // If no more is known.

  std::string text(ledger::Language language, ledger::Fate fate) const;

 private:
  static constexpr std::size_t kOutcomes = ledger::enum_names(ledger::Outcome{}).size();

  std::uint64_t count(ledger::Outcome outcome) const;
  // "3 refused (T04 2, P09 1)"
  std::string part(ledger::Outcome outcome, ledger::Fate fate, ledger::Language language) const;
  std::string codes() const;
  std::string name(ledger::Language language) const;
  std::string first_fault(ledger::Language language) const;

  std::size_t files_;
  std::string name_;                 // Of the one file.
  std::deque<std::uint64_t> lines_;  // Read, and not noted yet.
  std::array<std::uint64_t, kOutcomes> counts_{};
  std::map<std::string, std::uint64_t> grounds_;  // Refused submissions by code.
  std::uint64_t first_line_ = 0;                  // Of a fault; 0: none yet.
  std::string first_place_;                       // "F02 /body/patents/0"
};

}  // namespace patledger
