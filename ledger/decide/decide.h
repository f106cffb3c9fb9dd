#pragma once

// decide(): what the ledger answers to a submission. Pure: it looks at the State, the submission
// and, for a correction, at what the correction rests on; it changes nothing and sees no clock.
//
// The order of the questions: is it a submission at all (F codes: `malformed`); may this source do
// it (A01); has the ledger moved on (V01); does another's priority notice stand (H01); then the
// rows of law in force on the day of filing, in the order of their table. All grounds are told at
// once.
//
// A correction is weighed as the event that it makes, in that event's place (consequences.h); later
// events that it contradicts are told as a warning (W05) and listed.
//
// Proposals are refused; a fact of the office, a court or the registry is recorded, and where it
// contradicts the ledger it is a discrepancy. A01 refuses everybody.

#include <span>
#include <vector>

#include "ledger/model/evolve.h"

namespace ledger {

struct Decision {
  Outcome outcome = Outcome::kRecorded;
  std::vector<Ground> grounds;
  std::vector<Ground> warnings;
  std::vector<Fault> faults;      // kMalformed only.
  std::vector<EventId> reopened;  // Later events that a correction now contradicts.
};

// What a correction or retraction names, as the service found it in the log.
struct Target {
  const Submission* original = nullptr;      // As submitted. Null: there is no such event.
  const Restatement* restatement = nullptr;  // Null where the original is null or faulty.
  std::vector<Fault> faults;                 // Of the corrected body, from the codec.
  std::span<const Recorded> context =
      {};  // Events of context_things() as they stood before, ascending.
};

Decision decide(const State& state, const Submission& submission, const Target* target = nullptr);

// The grounds that would stand against a proposal of this content, whoever files it: what a bank or
// a centre asks before anything is signed. Never of a correction.
Decision examine(const State& state, const Submission& submission);

}  // namespace ledger
