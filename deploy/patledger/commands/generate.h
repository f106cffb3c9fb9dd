#pragma once

// The parts of `patledger generate`.

#include "connectors/generator/generator.h"
#include "deploy/patledger/cli/global_options.h"

namespace patledger {

// Compares the ledger with the expected results of the plan, and prints the differences. Exit code:
// kDone if nothing differs, else kRefused.
int verify_generated(const GlobalOptions& options, const connectors::generator::Plan& plan);

}  // namespace patledger
