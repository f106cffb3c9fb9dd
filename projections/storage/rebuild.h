#pragma once

// Verifies and rebuilds the stored statistics: both replay the whole log from its first entry, and
// compare or replace the rows of the cells and of the journal.
//
// `progress` receives the number of entries replayed so far.

#include <cstddef>
#include <functional>

#include "ledger/base/result.h"
#include "ledger/store/log.h"

namespace projections::storage {

// kCorrupt if a stored row differs from what the log gives.
ledger::Status verify_statistics(const ledger::store::Log& log,
                                 const std::function<void(ledger::Seq)>& progress);

// Replaces all rows of the statistics and saves a snapshot. Returns the number of cells. `log` is
// open for writing, and nothing else writes to it.
ledger::Result<std::size_t> rebuild_statistics(ledger::store::Log& log,
                                               const std::function<void(ledger::Seq)>& progress);

}  // namespace projections::storage
