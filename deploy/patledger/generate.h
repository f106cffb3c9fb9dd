#pragma once

// What `patledger generate` does beside writing the stream.

#include "connectors/generator/generator.h"
#include "deploy/patledger/session.h"

namespace patledger {

// Compares what must come of the plan with the ledger, and prints what differs. Exit code: kDone
// where nothing does, kRefused otherwise.
int verify_generated(const Shared& shared, const connectors::generator::Plan& plan);

}  // namespace patledger
