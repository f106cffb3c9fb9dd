#pragma once

// Explanation: the events that make up one figure, with proofs that they are in the ledger.

#include "ledger/base/result.h"
#include "ledger/service/replay/replayer.h"
#include "ledger/store/log.h"
#include "projections/release/series/cell_filter.h"
#include "projections/statistics/query.h"

namespace projections::storage {

struct FigureId {
  ledger::Month month;
  release::CellFilter filter;
  cells::Indicator indicator = cells::Indicator::kContractValue;
};

struct Explanation {
  // One row for each posting, in order: entry, event_type, registered_by, cause, the change of the
  // figure; and proof: the audit path (RFC 6962 §2.1.1) from the leaf upwards, hexadecimal hashes
  // separated by spaces.
  statistics::Table table;
  ledger::Fen128 sum = 0;  // Money in fen.
};

// Explains `figure` as of the first `position` entries; the proofs lead to the root of that tree.
// The table has the column `proof` only if `with_proofs`. kCorrupt if a stored row is damaged.
ledger::Result<Explanation> explain(const ledger::store::Log& log, ledger::Seq position,
                                    const FigureId& figure, bool with_proofs);

}  // namespace projections::storage
