#pragma once

// What the ledger held at a moment.

#include "ledger/base/date.h"
#include "ledger/store/log.h"

namespace ledger::service {

// The number of entries recorded at `moment` or before. kCorrupt if an entry that is read is
// damaged: log2(size) of them are read, as `recorded_at` never decreases.
Result<Seq> count_recorded_until(const store::Log& log, Instant moment);

}  // namespace ledger::service
