#pragma once

// Posts what one entry changes in the figures. Internal to Statistics.

#include "ledger/model/fold/evolve.h"
#include "projections/statistics/booking/bookings.h"

namespace projections::statistics {

// Adds the postings of `entry`, which takes effect, to the books and their cells. `after` is the
// State with it; `restatement` as evolve() received it.
void post_entry(Books& books, const ledger::State& after, const ledger::Entry& entry,
                const ledger::Restatement* restatement);

}  // namespace projections::statistics
