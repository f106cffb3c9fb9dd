#pragma once

// The events of the common job as submissions to the ledger: of the IP office (grants, lapses), of
// banks (pledges, releases) and of a trading centre (all others), in JSON or Cap'n Proto.

#include <span>
#include <vector>

#include "deploy/patledger/bench/job.h"
#include "ledger/service/ledger.h"

namespace patledger {

// Their bytes, one after the other, and the ledger's inputs, which are views of them.
struct Submissions {
  ledger::Bytes bytes;
  std::vector<ledger::service::Input> inputs;
};

Submissions parties_as(ledger::service::Encoding encoding, JobSize size);
Submissions events_as(ledger::service::Encoding encoding, std::span<const JobEvent> events);

}  // namespace patledger
