#pragma once

// Builds a monthly release from the stored journal.

#include <functional>
#include <vector>

#include "ledger/base/result.h"
#include "ledger/store/log.h"
#include "projections/release/cube/release.h"
#include "projections/statistics/booking/bookings.h"

namespace projections::storage {

struct ReleaseRequest {
  ledger::Seq position = 0;  // Number of entries that the release may use.
  ledger::Month month;
  release::Audience audience = release::Audience::kBureau;
  bool is_draft = false;  // Required if the month is open at the position.
};

// The release of `request`, with all of its tables. `days` is what read_days() returned. `progress`
// receives the seq of each record read.
//
// The public release has no A15, which is made of single deals.
//
// Threading: A15 is computed in a second thread, which ends before the call returns.
ledger::Result<release::Release> read_release(const ledger::store::Log& log,
                                              const std::vector<statistics::CalendarDay>& days,
                                              const ReleaseRequest& request,
                                              const std::function<void(ledger::Seq)>& progress);

}  // namespace projections::storage
