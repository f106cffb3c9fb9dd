#pragma once

// Verifies and rebuilds the stored statistics: both replay the whole log from its first entry, and
// compare or replace the rows of the cells and of the journal.
//
// `progress` receives the number of entries replayed so far.

#include <cstddef>
#include <functional>
#include <vector>

#include "ledger/base/damage.h"
#include "ledger/base/result.h"
#include "ledger/store/log.h"

namespace projections::storage {

// Adds the stored rows that cannot be read or differ from what the log gives, and the snapshots
// (ledger/service/audit/snapshots.h). An error if the entries cannot be replayed.
ledger::Status verify_statistics(const ledger::store::Log& log,
                                 std::vector<ledger::Damage>& damages,
                                 const std::function<void(ledger::Seq)>& progress);

// Writes everything that follows from the entries, without reading what it replaces: the rows, the
// snapshots and the high-water mark. Returns the number of cells. `log` is open for writing with
// LogOptions::renew_rows, or new, and nothing else writes to it.
ledger::Result<std::size_t> rebuild_statistics(ledger::store::Log& log,
                                               const std::function<void(ledger::Seq)>& progress);

}  // namespace projections::storage
