#pragma once

// Reads the events of a patent from the log.

#include "ledger/decide/load_target.h"

namespace ledger::service {

// The events of the patent and of the licences, pledges and holds on it, ascending, with their
// current bodies in `state`. A retracted event has the body that was submitted. Corrections are
// left out: their results are in `state.restated`.
Result<std::vector<EventInPlace>> history_of_patent(const State& state, PatentIndex patent,
                                                    const EntryAt& entry_at);

}  // namespace ledger::service
