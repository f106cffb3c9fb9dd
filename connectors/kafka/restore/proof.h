#pragma once

// The proof that a topic made from a log gives the same ledger: a new ledger decides all its
// records again, and has the same root.

#include <functional>
#include <string>

#include "ledger/service/replication.h"
#include "ledger/store/log.h"

namespace connectors::kafka {

// Writes the new ledger into `folder`, which is empty. kCorrupt names the first entry that differs.
// `progress` receives the number of entries decided so far.
ledger::Status prove(const ledger::store::Log& log,
                     const ledger::service::FollowedPartition& followed,
                     const ledger::service::Restoration& restoration, const std::string& folder,
                     const std::function<void(ledger::Seq done)>& progress);

}  // namespace connectors::kafka
