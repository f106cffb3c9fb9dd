#pragma once

// A ledger that has read the restored records of a partition must be the one that they were
// restored from.

#include "ledger/service/replication.h"

namespace connectors::kafka {

// kCorrupt if the log has another root there. Done if it has fewer entries.
ledger::Status check_restored_root(const ledger::store::Log& log,
                                   const ledger::service::FollowedPartition& followed,
                                   const ledger::service::Restoration& restored);

}  // namespace connectors::kafka
