#pragma once

// Reads the stored rows of the statistics: the cells of the newest position, and the journal
// (journal_block.h). Neither the State nor a snapshot is needed.
//
// All functions return kCorrupt if a row is damaged; the error names `patledger rebuild
// statistics`, which writes the rows again.

#include <functional>

#include "ledger/base/result.h"
#include "ledger/store/log.h"
#include "projections/storage/journal_block.h"

namespace projections::storage {

// Calls `visit` for each stored cell, in order of key.
ledger::Status read_cells(const ledger::store::Log& log,
                          const std::function<void(const cells::Cell&)>& visit);

// The filing days, ascending. Also kCorrupt if another version of Statistics wrote them: its
// figures differ from those of this one.
ledger::Result<std::vector<statistics::CalendarDay>> read_days(const ledger::store::Log& log);

// Calls `visit` for each record of the entries [0, until), in order. Also kCorrupt if all postings
// of the journal do not add up to the stored cells: a build without the journal wrote some of them.
ledger::Status read_journal(const ledger::store::Log& log, ledger::Seq until,
                            const std::function<void(JournalRecord)>& visit);

// read_journal() for postings alone.
ledger::Status read_postings(const ledger::store::Log& log, ledger::Seq until,
                             const std::function<void(const cells::Posting&)>& visit);

// kCorrupt if the stored journal has other records or days than `rows`, which JournalWriter made
// from the whole log. How records are divided into blocks is not compared.
ledger::Status compare_journal(const ledger::store::Log& log,
                               const std::vector<ledger::KvRow>& rows);

}  // namespace projections::storage
