#pragma once

// Controls: switches that make patledger lose data, for tests that must detect a loss. The program
// has none of them (no_controls.cc); tests/faults builds one that has.

#include "deploy/patledger/cli/command.h"

namespace patledger {

// Receipts before the disk has the entries: a power cut loses data.
void add_sync_control(const Command& submit, bool& is_synced);
// A node commits before it writes, and compares nothing: records are lost.
void add_commit_control(const Command& node, bool& trusts_committed);

}  // namespace patledger
