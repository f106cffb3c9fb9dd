#pragma once

// The events of the common job as the ledger takes them: submissions of the IP office (grants,
// lapses), of banks (pledges, releases) and of a trading centre (all else), in JSON or Cap'n Proto.

#include <span>
#include <vector>

#include "deploy/patledger/bench_job.h"
#include "ledger/service/ledger.h"

namespace patledger {

// Their bytes, one after the other, and what the ledger receives: views of them.
struct Submissions {
  ledger::Bytes bytes;
  std::vector<ledger::Received> received;
};

Submissions parties_as(ledger::Form form, JobSize size);
Submissions events_as(ledger::Form form, std::span<const JobEvent> events);

}  // namespace patledger
