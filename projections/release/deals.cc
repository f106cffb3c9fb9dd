#include "projections/release/deals.h"

#include <algorithm>

#include "projections/release/deal_fold.h"

namespace projections {

void Deals::apply(const ledger::State& after, const ledger::Entry& entry,
                  const ledger::Restatement* restatement) {
  if (!entry.takes_effect() || !entry.submission) return;
  DealFold(known_, after, entry, restatement).run();
}

std::vector<Deal> Deals::live() const {
  std::vector<Deal> live;
  for (const auto* deals : {&known_.contracts, &known_.licences, &known_.transfers}) {
    std::ranges::copy_if(*deals, std::back_inserter(live), &Deal::is_live);
  }
  std::ranges::sort(live, {}, &Deal::event);
  return live;
}

}  // namespace projections
