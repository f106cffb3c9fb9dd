#pragma once

// Tables of figures computed from the stored rows, as of the newest or an older position.

#include <vector>

#include "ledger/base/result.h"
#include "ledger/store/log.h"
#include "projections/statistics/booking/bookings.h"
#include "projections/statistics/tally.h"

namespace projections::storage {

// Adds the figures of the newest position to `tally`: from the stored cells.
ledger::Status add_figures(const ledger::store::Log& log, statistics::Tally& tally);

// Adds the figures of the first `position` entries to `tally`: from the journal.
ledger::Status add_figures_at(const ledger::store::Log& log, ledger::Seq position,
                              statistics::Tally& tally);

// The revision triangle of the first `position` entries: projections/release/series/vintages.h.
// `query` has no dimensions, and the event basis.
ledger::Result<statistics::Table> read_vintages(const ledger::store::Log& log,
                                                const std::vector<statistics::CalendarDay>& days,
                                                ledger::Seq position,
                                                const statistics::Query& query);

}  // namespace projections::storage
