#pragma once

// Audits what is stored beside entries and outside the tree: the annex, against the entry, and the
// file of a submission that was too large for the log.

#include <functional>
#include <string>
#include <vector>

#include "ledger/base/damage.h"
#include "ledger/store/log.h"

namespace ledger::service {

struct RecordAudit {
  std::vector<Damage> damages;
  std::vector<Seq> lost;           // Positions whose entries a repair could not find.
  std::vector<Seq> without_bytes;  // Entries whose bytes, as received, are not stored here.
};

struct RecordAuditOptions {
  std::vector<Damage> damages;  // Of the log: the entries that they name are not read again.
  bool follows_topic = false;   // An oversized record may be in the topic alone.
};

// Calls `progress` with the number of entries read. An error if the log cannot be read elsewhere.
Result<RecordAudit> audit_records(const store::Log& log, const RecordAuditOptions& options,
                                  const std::function<void(Seq)>& progress);

}  // namespace ledger::service
