#pragma once

// Confidential finds out which cells of a release are confidential, by the primary rules and by
// suppression, over all publications of each month: what was published earlier is known for ever,
// and so is what has not changed since.
//
// Amounts are protected, each by itself: of contracts and of pledges. Where a later publication of
// a month cannot be protected but by hiding its total, because one late contract could be read off
// the difference, the public release holds it back: the month stays as it was published before,
// until a later publication can be.

#include <vector>

#include "projections/release/aggregate.h"
#include "projections/release/protection.h"
#include "projections/release/series.h"

namespace projections {

constexpr bool is_protected(Subject subject) {
  return subject == Subject::kContract || subject == Subject::kPledge;
}

class Confidential {
 public:
  // `aggregate` outlives it.
  Confidential(const Aggregate& aggregate, const DisclosureRules& rules, Audience audience)
      : aggregate_(aggregate), rules_(rules), audience_(audience) {}

  // Once for each posting of a month of the release, in order.
  void add(const Posting& posting);

  // Marks the cells, which are in order of id; of months that are held back, takes the changes
  // away that are not to be published.
  std::vector<Marking> mark(std::vector<CubeCell>& cells) const;

 private:
  using MonthKey = std::pair<ledger::Month, Subject>;

  void mark_month(const MonthKey& key, const std::vector<Posting>& postings,
                  std::vector<CubeCell>& cells, std::vector<Marking>& markings) const;

  const Aggregate& aggregate_;
  DisclosureRules rules_;
  Audience audience_;
  std::map<MonthKey, std::vector<Posting>> postings_;
};

}  // namespace projections
