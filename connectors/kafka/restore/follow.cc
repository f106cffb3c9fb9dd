#include "connectors/kafka/restore/follow.h"

#include "connectors/kafka/restore/restored_record.h"

namespace connectors::kafka {

ledger::Status follow_from(ledger::store::Log& log,
                           const ledger::service::FollowedPartition& followed,
                           const ledger::service::Restoration& restoration) {
  const ledger::Seq last = log.size() - 1;
  const auto entry = log.read(last);
  if (!entry) return entry.error();
  const auto annex = ledger::service::parse_annex(entry->annex);
  if (!annex) {
    return ledger::Error{ledger::ErrorCode::kCorrupt,
                         "entry " + std::to_string(last) + ": damaged annex"};
  }
  const auto record = restored_input(*annex, last, restoration);
  return ledger::service::write_cursor(log, {followed, log.size(), digest(record), restoration});
}

}  // namespace connectors::kafka
