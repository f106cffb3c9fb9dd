#include "connectors/kafka/ingest/restored_root.h"

#include "connectors/kafka/ingest/continuity.h"

namespace connectors::kafka {

ledger::Status check_restored_root(const ledger::store::Log& log,
                                   const ledger::service::FollowedPartition& followed,
                                   const ledger::service::Restoration& restored) {
  if (restored.until == 0 || restored.until > log.size()) return ledger::Done{};
  const auto root = log.root_at(restored.until);
  if (!root) return root.error();
  if (*root == restored.root) return ledger::Done{};
  return partition_error(
      followed, "the " + std::to_string(restored.until) + " restored records give the root " +
                    ledger::hex(*root) + ", but the ledger that they were restored from has " +
                    ledger::hex(restored.root) +
                    ": another version of patledger decided them, or another producer wrote "
                    "between them");
}

}  // namespace connectors::kafka
