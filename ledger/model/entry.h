#pragma once

// Entry: what the ledger stores at one position: the submission and the decision. The bytes
// received and the time are stored in the annex, outside the tree: they may differ between two
// ledgers that hold the same entries.

#include <optional>
#include <string>
#include <vector>

#include "ledger/base/hash.h"
#include "ledger/model/code.h"
#include "ledger/model/commands/submission.h"

namespace ledger {

enum class Outcome : std::uint8_t {
  kRecorded,
  kDuplicate,
  kRefused,
  kAcknowledgementRequired,
  kDiscrepancy,
  kConflict,
  kMalformed,
};
constexpr auto enum_names(Outcome /*of*/) {
  return std::to_array<std::string_view>({"recorded", "duplicate", "refused",
                                          "acknowledgement-required", "discrepancy", "conflict",
                                          "malformed"});
}

constexpr bool takes_effect(Outcome outcome) {
  return outcome == Outcome::kRecorded || outcome == Outcome::kDiscrepancy;
}

// Whether an entry takes the idempotency key. A malformed submission does not: the same id may be
// sent again, repaired.
constexpr bool takes_key(Outcome outcome) {
  switch (outcome) {
    case Outcome::kRecorded:
    case Outcome::kRefused:
    case Outcome::kAcknowledgementRequired:
    case Outcome::kDiscrepancy:
      return true;
    case Outcome::kDuplicate:
    case Outcome::kConflict:
    case Outcome::kMalformed:
      break;
  }
  return false;
}

// A fault of form in the input.
struct Fault {
  Code code{};
  std::string pointer;  // JSON pointer (RFC 6901) to the place: "/body/patents/0".
  std::string detail;   // In English.
};

// A ground against a submission, or a warning. `row` is the number of the rule version
// (law::rule_number()), by which law::find_rule() returns its texts and its period in force.
struct Ground {
  Code code{};
  std::uint16_t row = 0;
  std::string subject;  // A patent, a licence or a party.
  std::vector<EventId> facts;
};

struct Entry {
  Seq seq = 0;
  Outcome outcome = Outcome::kRecorded;
  std::optional<Submission> submission;  // Empty if it could not be decoded.
  std::string source;  // Of a submission that could not be decoded: as far as it was read.
  std::string id;
  Seq first = 0;                // kDuplicate, kConflict: the entry that took the key.
  std::vector<Ground> grounds;  // In order of precedence.
  std::vector<Ground> warnings;
  std::vector<Fault> faults;      // kMalformed.
  Hash raw{};                     // kMalformed: SHA-256 of the bytes received.
  std::vector<EventId> reopened;  // Later events that a correction now contradicts.

  bool takes_effect() const { return ledger::takes_effect(outcome); }
};

}  // namespace ledger
