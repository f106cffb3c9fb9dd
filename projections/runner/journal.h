#pragma once

// The journal of the statistics as the log keeps it: projections/release/journal_block.h has its
// form. Reading it needs neither the State nor a snapshot.

#include <functional>

#include "ledger/service/ports.h"
#include "ledger/store/log.h"
#include "projections/release/journal_block.h"

namespace projections {

// The stored figures of the newest position, in order of their keys. kCorrupt where a row is none.
ledger::Status read_cells(const ledger::store::Log& log,
                          const std::function<void(const Cell&)>& visit);

// The days of the ledger's own time, ascending. kCorrupt where a row is none, and where another
// version of the statistics wrote one: its figures are not ours.
ledger::Result<std::vector<FilingDay>> read_days(const ledger::store::Log& log);

// The records of the entries [0, until), in order. kCorrupt where a row is no block, or does not
// follow the one before; or where all postings do not add up to the stored figures, as those of a
// ledger do not that an older build began.
ledger::Status read_journal(const ledger::store::Log& log, ledger::Seq until,
                            const std::function<void(JournalRecord)>& visit);

// Of these the postings alone.
ledger::Status read_postings(const ledger::store::Log& log, ledger::Seq until,
                             const std::function<void(const Posting&)>& visit);

// Whether the stored journal says what these rows say, whatever its own blocks are.
ledger::Status compare_journal(const ledger::store::Log& log,
                               const std::vector<ledger::Projection::Row>& rows);

}  // namespace projections
