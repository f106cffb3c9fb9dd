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

// A case that an entry opens or closes: a recorded event contradicts what the ledger holds, or does
// so no more.
struct CaseChange {
  EventId event;
  Code code{};
  bool is_closed = false;
  std::vector<PartyId> parties;  // Whom it concerns: pledgees, licensees, owners.
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
  std::vector<EventId> reopened;  // Other events that it now contradicts.
  std::vector<CaseChange> cases;  // Those of other events; at most kNamedEventsMax of each kind.
  bool is_fact = false;           // Stated by an office, a court, a registry or the operator.

  bool takes_effect() const { return ledger::takes_effect(outcome); }
  // Entries of earlier builds do not state it; a proposal is never a discrepancy.
  bool states_fact() const { return is_fact || outcome == Outcome::kDiscrepancy; }
};

}  // namespace ledger
