// The controls of patledger_controls, the program with which tests show that they detect a loss.

#include "deploy/patledger/cli/controls.h"

namespace patledger {

void add_sync_control(const Command& submit, bool& is_synced) {
  submit.flag("!--unsafe-no-sync", is_synced, "Do not sync");
}

void add_commit_control(const Command& node, bool& trusts_committed) {
  node.flag("--unsafe-trust-committed", trusts_committed, "Commit before writing");
}

}  // namespace patledger
