#pragma once

// decide(): the ledger's decision on a submission. Pure: it depends on the State, the submission,
// the moment of its receipt and, for a correction, on its Target; it has no clock and changes
// nothing. What it decides is stored: a replay does not decide again.
//
// Order of checks: faults (F codes: `malformed`); authority (A01); expected versions (V01); holds
// of other sources (H01); the rules of law in force on the day of filing. All grounds are reported
// together.
//
// A correction is evaluated as the event that it makes, at that event's position (correct.h). Later
// events that it contradicts are reported with a warning (W05) and listed. What is retracted is
// gone: it is not corrected or retracted again (F01). Retracting a retraction is weighed as a new
// registration at its own position: others have relied on the ledger meanwhile, and only the office
// and the courts restore an earlier rank.
//
// Proposals are refused. A fact of the office, a court, the contract registry or the operator is
// recorded; if it contradicts the ledger it is a discrepancy. A01 refuses everybody.

#include <span>
#include <vector>

#include "ledger/model/fold/evolve.h"

namespace ledger {

struct Decision {
  Outcome outcome = Outcome::kRecorded;
  bool is_fact = false;
  std::vector<Ground> grounds;
  std::vector<Ground> warnings;
  std::vector<Fault> faults;      // kMalformed only.
  std::vector<EventId> reopened;  // Later events that a correction contradicts.
  std::vector<CaseChange> cases;  // The cases of these; whom they concern is added in settle.h.
};

// The event that a correction or retraction names, as loaded from the log (load_target.h).
struct Target {
  const Submission* original = nullptr;  // As submitted. Null: there is no such event.
  // The retraction that is retracted; null if the correction names an event itself.
  const Submission* retraction = nullptr;
  bool is_gone = false;                      // The event, or the retraction, is retracted.
  const Restatement* restatement = nullptr;  // Null if `original` is null, or there are faults.
  std::vector<Fault> faults;                 // Of the corrected body, from the codec.
  // The events of context_things() before the correction, ascending.
  std::span<const EventInPlace* const> context = {};
};

// `received` is the entry's `recorded_at`. `target` is given exactly for corrections and
// retractions.
Decision decide(const State& state, const Submission& submission, Instant received,
                const Target* target = nullptr);

// The decision on a proposal with this content by any source: without A01 and V01, and whenever
// it is received. Not for corrections.
Decision examine(const State& state, const Submission& submission);

}  // namespace ledger
