#pragma once

// Statistics: contract values, transfers, licences and pledges by month and breakdown, as a pure
// fold of the log (definitions: docs/law.md §7). A later change of a thing (revision,
// cancellation, correction) restates the month of the fact in the event basis, and adds the
// difference to the month of its own filing in the booking basis.
//
//   contract   counts in the month of its registration; a cancelled contract counts only its
//              receipts, which were paid. Money in yuan, or converted at the rate stated with it
//   receipts   count in the month of payment, by the breakdown of their contract
//   transfer   counts in the month of its registration, of patents and of applications alike
//   licence    counts in the month of its recordation, unless revoked; so does an accepted open
//              licence that has a day of recordation
//   statement  an open-licence statement; counts in the month of its announcement
//   pledge     counts in the month of its registration, unless revoked; a bundle counts once, but
//              with all of its patents
//
// The registration counts: later changes and ends of licences and pledges, and ends and
// invalidations of patents (PL 47), restate nothing; a correction of the registration does. The
// breakdown is that of the day of registration: if a party moves later, old figures do not change.
// A corrected registration is classified as it was, except in what the correction changes. A
// correction of the class of a party or patent restates every month that it was counted in.
//
// Invariants
//   P-1  For each breakdown and indicator, the sums over all months are equal in both bases.
//   P-2  Folding the same entries in the same order gives the same rows, byte for byte.
//
// Threading: one thread changes it; nothing reads it meanwhile.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ledger/model/fold/evolve.h"
#include "projections/cells/cells.h"
#include "projections/statistics/booking/bookings.h"

namespace projections::statistics {

class Statistics {
 public:
  static constexpr std::string_view kName = "statistics";
  // Raised whenever the same log gives other rows.
  static constexpr std::uint32_t kVersion = 6;

  // Folds one entry. To be called for every entry, in order, after evolve() has folded it into
  // `after`; `restatement` as evolve() received it. The indices in `after` are stable (M-5).
  void apply(const ledger::State& after, const ledger::Entry& entry,
             const ledger::Restatement* restatement = nullptr);

  const cells::Cells& cells() const { return books_.cells; }
  std::vector<ledger::KvRow> take_dirty() { return books_.cells.take_dirty(); }
  std::vector<ledger::KvRow> rows() const { return books_.cells.rows(); }
  // The changes that the last entry made; valid until the next one.
  const std::vector<cells::Posting>& postings() const { return books_.postings; }
  // The days that the calendar has reached so far, ascending: releases depend on them.
  const std::vector<CalendarDay>& days() const { return books_.days; }

  // Appends a snapshot (projections/statistics/snapshot.h) to `out`. A snapshot does not know which
  // rows are dirty: write those first.
  void save(std::string& out) const;
  // Empty if the bytes are not a snapshot of this version.
  static std::optional<Statistics> load(std::string_view bytes);

 private:
  Books books_;
};

}  // namespace projections::statistics
