#pragma once

// ReviewDays: the days for which an act is reviewed against what it may cut into: pledges, orders
// of a court, disputes, exclusive and open licences, holds, and who the owners are (docs/law.md, "A
// proposal meets everything it would cut into").
//
// Of a proposal: its legal day and every day from there to the day of its filing, or to that of the
// newest filing about these patents, whichever is later. One order decides, and a legal day that
// the sender chooses is never a way to be earlier than what the ledger knows. Of a fact of an
// office or a court: its legal day; owners are those that the ledger knows now.
//
// The conditions of these things (conditions.h) take these days and no single day, so a rule cannot
// read the legal day alone. What is read for the legal day alone takes a Date: whether the right is
// in force, its annuities, and proceedings for its invalidation.

#include <algorithm>

#include "ledger/base/date.h"

namespace ledger::law {

// Whether the submission is a fact, and the last day for which a proposal is reviewed.
struct ReviewBasis {
  bool is_fact = false;
  Date until{kFirstDay};
};

class ReviewDays {
 public:
  ReviewDays() = default;
  ReviewDays(Date legal_day, const ReviewBasis& basis)
      : is_fact_(basis.is_fact),
        term_{legal_day, basis.is_fact ? legal_day : std::max(legal_day, basis.until)} {}

  const Term& term() const { return term_; }
  bool is_of_fact() const { return is_fact_; }

 private:
  bool is_fact_ = false;
  Term term_;
};

}  // namespace ledger::law
