#pragma once

// The events behind what the ledger says of a patent, read from the log.

#include "ledger/service/target.h"

namespace ledger {

// The events of the patent and of the licences, pledges and holds on it, ascending, with the bodies
// that stand in `state`; a retracted event comes with the body that it had. Corrections themselves
// are left out: what they made of events is in `state.restated`.
Result<std::vector<Recorded>> history_of_patent(const State& state, PatentIndex patent,
                                                const EntryAt& entry_at);

}  // namespace ledger
