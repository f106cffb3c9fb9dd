#pragma once

// The journal of postings as the log keeps it: projections/posting.h has its form.

#include <functional>

#include "ledger/service/ports.h"
#include "ledger/store/log.h"
#include "projections/statistics.h"

namespace projections {

// The postings of the entries [0, until), in order. kCorrupt where a row is no block of postings,
// or does not follow the one before; or where the whole journal does not add up to the figures, as
// that of a ledger which an older build began does not.
ledger::Status read_journal(const ledger::store::Log& log, const Statistics& statistics,
                            ledger::Seq until, const std::function<void(const Posting&)>& visit);

// Whether the stored journal says what these blocks say, whatever its own blocks are.
ledger::Status compare_journal(const ledger::store::Log& log,
                               const std::vector<ledger::Projection::Row>& blocks);

}  // namespace projections
