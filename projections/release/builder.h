#pragma once

// ReleaseBuilder builds a Release from the postings of the journal up to one position.
//
// Its series and revisions cover the requested month and all months before it from January of the
// previous year on, which the growth over a year needs.
//
// Threading: one thread.

#include "projections/release/disclosure/disclosure_control.h"

namespace projections::release {

class ReleaseBuilder {
 public:
  // A draft says that it is one, and has the same figures. It may be of a month that is open.
  ReleaseBuilder(const Calendar& calendar, ledger::Month month, Audience audience,
                 bool is_draft = false);

  // To be called once for each posting before the calendar's position, in order.
  void add(const cells::Posting& posting);

  // `root` is that of the tree at the position. Table A15, which needs deals, is not included: see
  // tables/reconciliation.h.
  Release finish(const ledger::Hash& root) &&;

 private:
  const Calendar& calendar_;
  ledger::Month month_;
  Audience audience_;
  bool is_draft_;
  Aggregate aggregate_;
  DisclosureControl disclosure_control_;
};

// The first month of the series of a release.
ledger::Month first_month(ledger::Month month);

ReleaseHead head_of(const Calendar& calendar, ledger::Month month, Audience audience, bool is_draft,
                    const ledger::Hash& root);

}  // namespace projections::release
