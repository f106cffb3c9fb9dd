#pragma once

// Statistics: contract values, transfers, licences and pledges by month and breakdown, as a pure
// fold of the log. What each thing last counted is kept beside the sums, so that whatever changes
// it later (a revision, a cancellation, a correction) restates the month of the fact in the event
// basis, and books the difference in the month of its filing in the booking basis.
//
//   contract   in the month of its registration; a cancelled one counts nothing but its receipts,
//              which were paid; money in yuan, or at the rate into yuan that is stated with it
//   receipts   in the month in which they were paid, by the breakdown of their contract
//   transfer   in the month of its registration, of a patent and of an application alike
//   licence    in the month of its recordation, unless revoked; an accepted open licence too,
//              where it has a day of recordation
//   statement  an open-licence statement, in the month of its announcement
//   pledge     in the month of its registration, unless revoked; a bundle counts once, its patents
//              each
//
// What is counted is the registration: later changes and ends of licences and pledges, and ends and
// invalidations of patents (PL 47), restate nothing; a correction of the registration does. The
// breakdown is that of the day of registration: a party that moves later does not move old figures.
// A registration that is corrected, in whatever field, is classified anew, by what is known of its
// parties and patents then.
//
// Invariants
//   P-1  For each breakdown and indicator, the sums over all months are the same in both bases.
//   P-2  Folding the same entries in the same order gives the same rows, byte for byte.
//
// Threading: one thread changes it; nobody reads while it is changed.

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ledger/model/evolve.h"
#include "projections/bookings.h"
#include "projections/cells.h"

namespace projections {

class Statistics {
 public:
  static constexpr std::string_view kName = "statistics";
  static constexpr std::uint32_t kVersion = 2;  // Raised whenever the same log gives other rows.

  // Once for each entry, in order, after evolve() has folded it into `after`; `restatement` as
  // evolve() had it. The indices of things in `after` are those of all calls before (M-5).
  void apply(const ledger::State& after, const ledger::Entry& entry,
             const ledger::Restatement* restatement = nullptr);

  const Cells& cells() const { return books_.cells; }
  // A roll-up beside the cells, by which monthly tables are answered at once; not saved.
  void keep_rollup(Dimensions by = monthly_table()) { books_.cells.keep_rollup(std::move(by)); }
  std::vector<Row> take_dirty() { return books_.cells.take_dirty(); }
  // What the last entry changed; until the next one.
  const std::vector<Posting>& postings() const { return books_.postings; }
  // The days of the ledger's own time, by which the calendar of releases goes.
  const std::vector<FilingDay>& days() const { return books_.days; }
  std::vector<Row> rows() const { return books_.cells.rows(); }

  // Appends everything to `out`: projections/snapshot.h has the form. What is dirty is
  // not kept: write the rows first.
  void save(std::string& out) const;
  // Nothing where the bytes are no snapshot of this version.
  static std::optional<Statistics> load(std::string_view bytes);

 private:
  Books books_;
};

}  // namespace projections
