#pragma once

// Makes a ledger follow a topic that has the records of its log.

#include "ledger/service/replication.h"

namespace connectors::kafka {

// The log is open for writing and not empty. `followed` has the cluster's id; `restoration` is what
// the records of the partition say.
ledger::Status follow_from(ledger::store::Log& log,
                           const ledger::service::FollowedPartition& followed,
                           const ledger::service::Restoration& restoration);

}  // namespace connectors::kafka
