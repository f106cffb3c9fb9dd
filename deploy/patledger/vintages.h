#pragma once

// The revision triangle: what was published of each month, with each month's release.

#include "deploy/patledger/figures.h"
#include "projections/statistics_query.h"

namespace patledger {

// A row for each month of the query and each release that it was in, from the journal: month,
// published_with, vintage, position, and the indicators. Figures are totals.
ledger::Result<projections::Table> vintages(const Figures& figures, ledger::Seq position,
                                            const projections::Query& query);

}  // namespace patledger
