#pragma once

// E01: a submission acts upon a pledge, a licence, a hold, a statement or a contract that has
// ended, or that was not registered or recorded yet on the day of the act. A pledge or licence ends
// with its cancellation or revocation, a licence also with its term, a hold with its last day or
// its release.
//
// A proposal comes after the end that the ledger knows, whatever its day; a fact is compared by its
// day. A cancellation for an expired term is made after the term. Compensation and recovery follow
// a recorded default, also after a realisation (CC 438).

#include "ledger/law/finding.h"
#include "ledger/law/review_days.h"
#include "ledger/law/rule.h"
#include "ledger/model/commands/submission.h"

namespace ledger::law {

std::span<const Provision> existence_provisions();

// The finding, the provision that it is of, and what the submission acts upon.
struct Existence {
  Finding finding;
  const Provision* provision = nullptr;
  std::string subject;
};
Existence acts_on_ended(const State& state, const Body& body, Date filed, bool is_fact);

}  // namespace ledger::law
