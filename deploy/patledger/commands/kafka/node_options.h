#pragma once

// The options that `serve` and `ingest` share.

#include "deploy/patledger/cli/command.h"
#include "deploy/patledger/node/node_runner.h"

namespace patledger {

void add_node_options(const Command& command, NodeRunnerOptions& how);

}  // namespace patledger
