#pragma once

// ReleaseBuilder makes a Release of the journal's postings up to one position.
//
// Its series and revisions are of the month asked for, and of all before it from January of the
// year before on, which is what a growth over a year needs.

#include "projections/release/confidential.h"

namespace projections {

class ReleaseBuilder {
 public:
  ReleaseBuilder(const Calendar& calendar, ledger::Month month, Audience audience);

  // Once for each posting before the calendar's position, in order.
  void add(const Posting& posting);

  // `root` of the tree at the position. The table A15, which needs more than postings, is not in.
  Release finish(const ledger::Hash& root) &&;

 private:
  const Calendar& calendar_;
  ledger::Month month_;
  Audience audience_;
  Aggregate aggregate_;
  Confidential confidential_;
};

// The first month of a release's series.
ledger::Month first_month(ledger::Month month);

ReleaseHead head_of(const Calendar& calendar, ledger::Month month, Audience audience,
                    const ledger::Hash& root);

}  // namespace projections
