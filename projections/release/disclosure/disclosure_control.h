#pragma once

// DisclosureControl determines which cells of a release are confidential: by the primary rules, and
// by secondary suppression. It considers all publications of a month together: what was published
// stays known, and so does what has not changed since.
//
// The amounts of contracts and of pledges are protected, each by itself. If a later publication of
// a month can be protected only by suppressing its total (because one late contract could be
// computed from the difference), the public release holds it back: the month stays as published
// before, until a later publication can be protected.

#include <map>
#include <vector>

#include "projections/release/disclosure/protection.h"
#include "projections/release/series/aggregate.h"
#include "projections/release/series/series.h"

namespace projections::release {

constexpr bool is_protected(cells::Subject subject) {
  return subject == cells::Subject::kContract || subject == cells::Subject::kPledge;
}

class DisclosureControl {
 public:
  // `aggregate` outlives it.
  DisclosureControl(const Aggregate& aggregate, const DisclosureRules& rules, Audience audience)
      : aggregate_(aggregate), rules_(rules), audience_(audience) {}

  // To be called for each posting that the aggregate receives, in order.
  void add(const cells::Posting& posting);

  // The disclosure of each cell. `cells` are in order of id; from the cells of held-back
  // publications, the changes that are not to be published are removed.
  std::vector<CellDisclosure> apply(std::vector<CubeCell>& cells) const;

 private:
  using MonthKey = std::pair<ledger::Month, cells::Subject>;

  void apply_to_month(const MonthKey& key, const std::vector<cells::Posting>& postings,
                      std::vector<CubeCell>& cells, std::vector<CellDisclosure>& disclosures) const;

  const Aggregate& aggregate_;
  DisclosureRules rules_;
  Audience audience_;
  std::map<MonthKey, std::vector<cells::Posting>> postings_;
};

}  // namespace projections::release
