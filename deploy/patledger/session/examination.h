#pragma once

// Examination: everything that an answer of a ledger may rest on, checked against the entries and
// their tree.

#include <functional>
#include <string>
#include <vector>

#include "ledger/base/damage.h"
#include "ledger/base/hash.h"
#include "ledger/base/result.h"

namespace patledger {

struct Examination {
  std::vector<ledger::Damage> damages;
  bool is_replayed = false;  // False: rows and snapshots were not compared, as entries are damaged.
  ledger::Seq size = 0;
  ledger::Hash root{};
  std::vector<ledger::Seq> lost;  // As ledger::service::RecordAudit.
  std::vector<ledger::Seq> without_bytes;
};

// Reads everything, for which a writer does not wait. `progress` receives the number of entries
// read, several times from the first on. kNoLedger if there is no ledger, kNewer if a newer build
// wrote it; what is damaged is no error.
ledger::Result<Examination> examine(const std::string& directory,
                                    const std::function<void(ledger::Seq)>& progress);

}  // namespace patledger
