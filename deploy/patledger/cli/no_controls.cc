#include "deploy/patledger/cli/controls.h"

namespace patledger {

void add_sync_control(const Command& /*submit*/, bool& /*is_synced*/) {}
void add_commit_control(const Command& /*node*/, bool& /*trusts_committed*/) {}

}  // namespace patledger
